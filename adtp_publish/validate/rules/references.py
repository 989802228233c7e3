"""Fields that name something by its number: it must be there (domain.md, section 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...findings import WARNING, Finding, finding_of
from ...model.display import folded, written
from ...model.form import Check
from ...model.node import Node
from ...model.paths import form_at, towards
from ...model.plan import Document
from ...model.values import Reference
from .held import Held


def in_the_grids(held: Held, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """A place in the planning grids that no grid holds, where the grids are in the repository.

    Where a field is for an objective or for an action alone, the other is told as well.
    """
    reference = node.value
    if not isinstance(reference, Reference):
        return
    if not held.grids.lacks(reference):
        if check.by and check.by != _kind(reference):
            yield _of_another_kind(document, node, reference, check.by)
        return
    what = _kind(reference)
    name = written(reference)
    grids = held.grids
    if reference.grid in grids.whole:
        message = f"`{name}` is no {what} of {grids.called(reference.grid)}"
    else:
        message = f"`{name}` is no {what} of this plan: there is no {grids.called(reference.grid).lower()}"
    near = grids.near(reference) if held.hints.is_due(document.file) else ""
    hint = f"did you mean `{near}`?" if near else f"name an {what} of the planning grids, or add it there"
    yield finding_of("unknown-reference", message, document.file, node.path, hint)


def _kind(reference: Reference) -> str:
    return "action" if reference.action else "objective"


def _of_another_kind(document: Document, node: Node, reference: Reference, wanted: str) -> Finding:
    instead = written(replace(reference, action=0 if reference.action else 1))
    message = (
        f"found `{written(reference)}`, the number of an {_kind(reference)}; "
        f"wanted that of an {wanted}, such as `{instead}`"
    )
    hint = f"write the number of the {wanted}"
    return finding_of("misnumbered", message, document.file, node.path, hint)


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


def names_a_document(held: Held, document: Document, node: Node, _: Check) -> Iterator[Finding]:
    """A document that the plan has, by its short name, its file or its title."""
    text, plan = node.value, held.plan
    if not isinstance(text, str):
        return
    specs = [other.spec for other in plan.documents]
    names = {folded(name) for spec in specs for name in (spec.id, spec.file, spec.short, spec.title)}
    if not names.isdisjoint((folded(text), f"{folded(text)}.yaml")):
        return
    part = next((spec.id for spec in specs if spec.due), document.spec.id)
    message = f"found `{text}` at `{node.path[-1]}`; wanted a document of this plan, such as `{part}`"
    otherwise = "write the short name that its file has"
    hint = held.hints.near(document.file, text, [spec.id for spec in specs], otherwise)
    yield finding_of("unknown-document", message, document.file, node.path, hint, severity=WARNING)
