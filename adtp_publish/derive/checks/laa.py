"""The Local Area Agreement action plan against the plan that it stands beside (domain.md, section 2)."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import number
from ...model.form import Check
from ...model.node import Path
from ...model.paths import pointed_at, towards
from .series import unlike
from .sheet import Sheet

_COUNT = "count"


def same_as(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """A series that another document of the plan gives too: year by year the same numbers.

    What is worked out is compared, so that a stated figure that is wrong is not told twice.
    """
    name, _, place = check.of[0].partition(":")
    document, theirs = sheet.plan.document(name), sheet.others.get(name, {})
    if document is None:
        return
    start = towards(path[:1], place)
    pairs = (
        (figure, other)
        for figure in sheet.figures.values()
        if figure.kind == _COUNT
        and figure.path[: len(path)] == path
        and (other := theirs.get((*start, *figure.path[len(path) :]))) is not None
    )
    for figure, other in unlike(pairs):
        mine, their = number(figure.value or 0), number(other.value or 0)
        typed = sheet.document.root.find(*figure.path) is not None
        found = f"found {mine} at" if typed else f"found {mine}, worked out for"
        message = f"{found} {sheet.at(figure.path)}; wanted {their}, as in {document.spec.short} of this plan"
        hint = f"correct the one that is out of date: this, or `{' > '.join(other.path)}` of `{name}`"
        at, on_key = pointed_at(sheet.document.root, figure.path)
        yield finding_of("laa-differs", message, sheet.file, at, hint, on_key)
