"""Findings that wait: what is said of a place that is still to be filled in is that, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ..codes import ERROR
from ..findings import Finding
from ..model.node import Path

CAUSE = "not-filled-in"


def without_waiting(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those of a field, group or item that holds an empty field: one cause, one finding.

    A narrative is not too short while a section has no text, and an action lacks no date while it
    is empty itself. Errors never wait.
    """
    empty: dict[str, set[Path]] = {}
    for finding in findings:
        if finding.code == CAUSE:
            holding = empty.setdefault(finding.file, set())
            holding.update(
                path[:end] for path in (finding.path, *finding.also) for end in range(1, len(path) + 1)
            )
    if not empty:
        return tuple(findings)
    return tuple(
        finding
        for finding in findings
        if finding.code == CAUSE
        or finding.severity == ERROR
        or not _waits(finding.path, empty.get(finding.file, frozenset()))
    )


def _about(path: Path) -> Path:
    """What a finding is about: the whole item, where it points at a field of an item of a list."""
    return path[:-1] if len(path) > 1 and path[-2].isdecimal() else path


def _waits(path: Path, holding: Set[Path]) -> bool:
    """Whether a place holds an empty field."""
    return _about(path) in holding
