"""Fields that name something by its number: it must be there (domain.md, section 2)."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.form import Check
from ...model.node import Node
from ...model.paths import form_at, towards
from ...model.plan import Document
from ...model.values import Reference
from .held import Held


def in_the_grids(held: Held, document: Document, node: Node, _: Check) -> Iterator[Finding]:
    """A place in the planning grids that no grid holds, where the grids are in the repository."""
    reference = node.value
    if not isinstance(reference, Reference) or not held.grids.lacks(reference):
        return
    what = "action" if reference.action else "objective"
    name = written(reference)
    grids = held.grids
    if reference.grid in grids.whole:
        message = f"`{name}` is no {what} of {grids.called(reference.grid)}"
    else:
        message = f"`{name}` is no {what} of this plan: there is no {grids.called(reference.grid).lower()}"
    near = grids.near(reference) if held.hints.is_due(document.file) else ""
    hint = f"did you mean `{near}`?" if near else f"name an {what} of the planning grids, or add it there"
    yield finding_of("unknown-reference", message, document.file, node.path, hint)


def names_a_row(held: Held, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """The number or the label of a row of the form."""
    text = node.value
    if not isinstance(text, str):
        return
    form = held.plan.edition.form(document.spec.schema)
    tables = (form_at(form, towards(node.path, name)) for name in check.of)
    rows = [row for table in tables if table for row in table.fields]
    numbers = [row.face.row for row in rows if row.face.row]
    labels = [row.face.label for row in rows]
    if set(text.split()) & set(numbers) or text.casefold() in {label.casefold() for label in labels}:
        return
    message = f"`{text}` is no row of this form"
    otherwise = f'write the number of the row, such as `"{numbers[-1]}"`'
    hint = held.hints.near(document.file, text, [*numbers, *labels], otherwise)
    yield finding_of("unknown-row", message, document.file, node.path, hint)
