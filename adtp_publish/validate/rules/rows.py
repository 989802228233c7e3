"""The rows of a report are the priorities and objectives of the plan (domain.md, section 2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.form import Check
from ...model.node import Node, Path
from ...model.paths import form_at
from ...model.plan import Document
from ...model.values import Reference
from .held import Held
from .reports import Report

_MOST_NAMED = 3


def rows_of(held: Held, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """A list that has a row for each item of a list of another document, and no other."""
    name, _, path = check.of[0].partition(":")
    other = held.plan.document(name)
    theirs = other.root.find(*path.split("/")) if other and not other.broken and not other.partial else None
    if other is None or theirs is None or not theirs.children:
        return
    wanted = _names(held, other, theirs)
    mine = _names(held, document, node)
    for row, place in mine.items():
        if row not in wanted:
            otherwise = f"correct its number, or add it to `{other.spec.file}`"
            message = f"`{row}` is no row of `{path}` of {other.spec.short}"
            hint = held.hints.near(document.file, row, wanted, otherwise)
            yield finding_of("row-not-in-plan", message, document.file, place, hint)
    gone = [row for row in wanted if row not in mine]
    if gone and not document.partial:
        yield _not_reported(gone, f"of `{path}` of {other.spec.short}", document, node.path)


def objectives(held: Held, report: Report) -> Iterator[Finding]:
    """The objectives of a report are those of the planning grids, where these are in the repository."""
    rows = {row.key: row for row in report.rows.values() if isinstance(row.key, Reference)}
    grids = held.grids
    for reference, row in rows.items():
        if grids.lacks(reference):
            near = grids.near(reference) if held.hints.is_due(report.document.file) else ""
            message = f"`{row.name}` is no objective of the planning grids"
            hint = f"did you mean `{near}`?" if near else "correct its number, or add it to its grid"
            yield finding_of("row-not-in-plan", message, report.document.file, row.node.path, hint)
    gone = [written(reference) for reference in grids.objectives if reference not in rows]
    lists = [row.node.path[:-1] for row in rows.values()]
    if gone and lists and not report.document.partial:
        yield _not_reported(gone, "of the planning grids", report.document, lists[0])


def _not_reported(names: Sequence[str], of: str, document: Document, path: Path) -> Finding:
    listed = ", ".join(f"`{name}`" for name in names[:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    message = f"there is no row for {listed}{more} {of}"
    hint = "add a row with its rating, also where there is nothing to say"
    return finding_of("row-not-reported", message, document.file, path, hint, True)


def _names(held: Held, document: Document, node: Node) -> dict[str, Path]:
    form = form_at(held.plan.edition.form(document.spec.schema), node.path)
    found = {}
    for item in node.children:
        name = item.child(form.key) if form else None
        if name is not None:
            found[written(name.value)] = name.path
    return found
