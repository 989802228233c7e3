"""How much is said of one file by all that look at it together: nobody reads thousands of findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .codes import ERROR, SEVERITIES
from .findings import Finding, finding_of
from .model.source import RawDocument
from .report.text import located, plural
from .validate.bounds import MOST

_COUNT, _EMPTY = "more-findings", "not-filled-in"
# To find the place of a finding takes a while: in a file of more, those found first are looked at.
_ENOUGH = 1_000


def at_most_fifty(findings: Iterable[Finding], documents: Mapping[str, RawDocument]) -> tuple[Finding, ...]:
    """The findings; of a file that has more than fifty the worst, then the first, and a count of the others.

    What is counted already is counted with them. Fields that are not filled in have a count of their own.
    To do it twice changes nothing.
    """
    of_files: dict[str, list[Finding]] = {}
    for finding in findings:
        of_files.setdefault(finding.file, []).append(finding)
    return tuple(
        finding
        for found in of_files.values()
        for finding in (found if len(found) <= MOST else _bounded(found, documents))
    )


def _bounded(found: Sequence[Finding], documents: Mapping[str, RawDocument]) -> Sequence[Finding]:
    """The findings of one file."""
    counts = [finding for finding in found if finding.code == _COUNT]
    empty = [finding for finding in found if finding.code == _EMPTY]
    rest = [finding for finding in dict.fromkeys(found) if finding.code not in (_COUNT, _EMPTY)]
    if len(rest) <= MOST:
        return found
    rest.sort(key=_severity)
    first = sorted(located(rest[:_ENOUGH], documents), key=lambda f: (_severity(f), f.line, f.column))
    hidden = [*first[MOST:], *rest[_ENOUGH:]]
    if not hidden:
        return [*first, *counts, *empty]
    return [*first[:MOST], _count(hidden, counts), *empty]


def _count(hidden: Sequence[Finding], counts: Sequence[Finding]) -> Finding:
    """One finding for all that is not shown, as bad as the worst of it; it stands at the first of the worst.

    A document with an error in its form is looked at no further, so that there may be more.
    """
    number = len(hidden) + sum(len(finding.also) for finding in counts)
    at_least = "at least " if counts else ""
    message = f"found {at_least}{plural(number, 'more finding')} in this file; the {MOST} worst are shown"
    first = hidden[0]
    severity = ERROR if any(finding.is_error for finding in counts) else first.severity
    made = finding_of(
        _COUNT, message, first.file, first.path, "mend those and check again", severity=severity
    )
    return replace(made, line=first.line, column=first.column, length=first.length)


def _severity(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)
