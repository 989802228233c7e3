"""Lengths that a build measured in its PDFs, as findings: they stand in place of the estimates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from .checking import Checked, settled_findings, without
from .findings import Finding
from .model.length import Length
from .validate.rules.length import CODE, length_finding
from .validate.waiting import CAUSE

# The finding that is known only once a document is laid out.
LENGTH = CODE
_TENTHS = 10


def measured(checked: Checked, lengths: Mapping[tuple[str, str], Length]) -> tuple[Finding, ...]:
    """The findings on narratives that are so long, by plan and document.

    They are settled as all are: by the edition, the plan's explanations and `--strict`.
    """
    findings: list[Finding] = []
    for derived in checked.plans:
        plan = derived.plan
        for document in plan.documents:
            length = lengths.get((plan.key, document.spec.id), Length())
            tenths = length.tenths
            if tenths and not document.partial:
                told = f"{tenths // _TENTHS}.{tenths % _TENTHS} pages of its PDF, {_pages(length)}"
                found = tuple(length_finding(plan.edition, document, tenths, told))
                if found:
                    empty = (f for f in checked.findings if f.code == CAUSE and f.file == document.file)
                    settled = settled_findings(derived, (*found, *empty), checked.is_strict)
                    findings += [finding for finding in settled if finding.code == LENGTH]
    return tuple(findings)


def _pages(length: Length) -> str:
    """The pages on which a narrative stands."""
    return f"page {length.first}" if length.first == length.last else f"pages {length.first} to {length.last}"


def files_of(checked: Checked, lengths: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The files of the documents that were measured."""
    files = {(d.plan.key, item.spec.id): item.file for d in checked.plans for item in d.plan.documents}
    return frozenset(files[name] for name in lengths if name in files)


def without_estimates(findings: Iterable[Finding], files: frozenset[str]) -> tuple[Finding, ...]:
    """The findings without the estimated lengths of documents that were measured."""
    return tuple(finding for finding in findings if finding.code != LENGTH or finding.file not in files)


def without_errors(checked: Checked, findings: Iterable[Finding]) -> Checked:
    """The plans with the documents marked in which there is an error, so that no output holds them."""
    bad = tuple(findings)
    return replace(checked, plans=tuple(without(derived, bad) for derived in checked.plans))
