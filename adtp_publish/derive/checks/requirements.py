"""Numbers that a report gives from the beginning of the year on do not fall from report to report."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import number
from ...model.form import Check
from ...model.node import Path
from .sheet import Sheet


def never_falls(sheet: Sheet, path: Path, _: Check) -> Iterator[Finding]:
    """A number to date is at least that of the report before (domain.md, section 2)."""
    now = sheet.figures.get(path)
    if now is None or now.value is None:
        return
    earlier = [d for d in sheet.plan.documents if d.spec.schema == sheet.document.spec.schema]
    before = None
    for document in earlier[: earlier.index(sheet.document)]:
        figure = sheet.others.get(document.spec.id, {}).get(path)
        before = (document, figure.value) if figure is not None and figure.value is not None else before
    if before is None or now.value >= before[1]:
        return
    told = f"at least the {number(before[1])} of {before[0].spec.short}"
    message = f"found {number(now.value)} at {sheet.at(path)}; wanted {told}"
    hint = "write the number from the beginning of the year on, not that of the quarter alone"
    yield finding_of("to-date-falls", message, sheet.file, path, hint)
