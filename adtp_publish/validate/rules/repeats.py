"""Items of a list that people refer to by a number or name: none may stand there twice."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.form import Form
from ...model.node import Node
from ...model.plan import Plan


def repeated_items(plan: Plan) -> Iterator[Finding]:
    """The same PCT, objective, action, section or stream twice in one list."""
    for document in plan.documents:
        yield from repeated(plan.edition.form(document.spec.schema), document.root, document.file)


def repeated(form: Form, node: Node, file: str) -> Iterator[Finding]:
    """Items of the lists below a node that have the same name."""
    if form.item is not None and form.key:
        seen: set[str] = set()
        for item in node.children:
            name = item.find(form.key)
            text = written(name.value) if name else ""
            if text and text in seen:
                message = f"`{text}` stands in this list twice ({form.face.label})"
                hint = "give one of them another number or name, or take it out"
                yield finding_of("repeated-item", message, file, (*item.path, form.key), hint)
            seen.add(text)
    for child in node.children:
        below = form.item or form.field(child.path[-1])
        if below is not None:
            yield from repeated(below, child, file)
