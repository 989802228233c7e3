"""Part 1: the documents that are made of sections, and the elements that the guidance asks for."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.form import Form
from ...model.node import Node
from ...model.plan import Document, Plan
from .common import held


def narratives(plan: Plan) -> Iterator[tuple[Form, Document, Node]]:
    """The documents that are made of numbered sections, each with the list of them."""
    for form, document in held(plan):
        field = form.field("sections")
        node = document.root.child("sections") if field and field.face.layout == "sections" else None
        if node is not None:
            yield form, document, node


def missing_elements(plan: Plan) -> Iterator[Finding]:
    """An element that no section is said to cover (domain.md, section 2: a missing one is a warning)."""
    for form, document, sections in narratives(plan):
        elements = form.field("elements")
        if document.partial or elements is None:
            continue
        node = document.root.child("elements")
        named = {child.face.name for child in node.children if child.children} if node else set()
        lacking = [field.face for field in elements.fields if field.face.name not in named]
        if lacking:
            told = ", ".join(f"`{face.name}` ({face.label})" for face in lacking)
            lines = "each name" if len(lacking) > 1 else f"`{lacking[0].name}:`"
            message = (
                f"found no section for {told} at `elements`; wanted {lines} there, "
                f"and below it a line{_such_as(sections)} with the number of the section"
            )
            hint = "write the section if there is none, and name its number under `elements`"
            path = node.path if node else ()
            yield finding_of("missing-element", message, document.file, path, hint, on_key=True)


def _such_as(sections: Node) -> str:
    """An example of the line that names a section, with the first number that there is."""
    number = next((text for item in sections.children if (text := item.text("number"))), "")
    return f' such as `- "{number}"`' if number else ""
