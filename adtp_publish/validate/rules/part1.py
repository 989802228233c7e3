"""Part 1: the elements that the guidance asks for, its sections in order, references that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.form import Form
from ...model.node import Node
from ...model.plan import Document, Plan
from ..wording import NEAR_NUMBER, Hints
from .common import held

Number = tuple[int, ...]


def narratives(plan: Plan) -> Iterator[tuple[Form, Document, Node]]:
    """The documents that are made of numbered sections, each with the list of them."""
    for form, document in held(plan):
        field = form.field("sections")
        node = document.root.child("sections") if field and field.face.layout == "sections" else None
        if node is not None:
            yield form, document, node


def missing_elements(plan: Plan) -> Iterator[Finding]:
    """An element that no section is said to cover (domain.md, section 2: a missing one is a warning)."""
    for form, document, _ in narratives(plan):
        elements = form.field("elements")
        if document.partial or elements is None:
            continue
        node = document.root.child("elements")
        named = {child.face.name for child in node.children if child.children} if node else set()
        lacking = [field.face for field in elements.fields if field.face.name not in named]
        if lacking:
            told = "; ".join(f"`{face.name}` ({face.label})" for face in lacking)
            message = f"`elements` names no section for {told}"
            hint = "write the section if there is none, and name its number under `elements`"
            path = node.path if node else ()
            yield finding_of("missing-element", message, document.file, path, hint, on_key=True)


def unknown_sections(plan: Plan) -> Iterator[Finding]:
    """Where a section is named by its number, there is one of that number."""
    hints = Hints()
    for _, document, sections in narratives(plan):
        known = dict.fromkeys(item.text("number") for item in sections.children)
        elements, priorities = document.root.child("elements"), document.root.child("key_priorities")
        named = [node for element in (elements.children if elements else ()) for node in element.children]
        named += [
            node for item in (priorities.children if priorities else ()) if (node := item.child("section"))
        ]
        for node in named:
            if isinstance(node.value, str) and node.value not in known:
                otherwise = "name the `number` of a section of this document"
                hint = hints.near(document.file, node.value, known, otherwise, NEAR_NUMBER)
                message = f"there is no section `{node.value}` in this document"
                yield finding_of("unknown-section", message, document.file, node.path, hint)


def section_order(plan: Plan) -> Iterator[Finding]:
    """Sections are numbered in order and none is left out: after 3.12 comes 3.13, 3.12.1 or 4.0."""
    for _, document, sections in narratives(plan):
        before: Number = (0,)
        last = ""
        seen = {item.text("number") for item in sections.children}
        for item in sections.children:
            text = item.text("number")
            if not text:
                continue  # not filled in yet, which is said elsewhere
            number = tuple(int(part) for part in text.split("."))
            path = (*item.path, "number")
            if number < before:
                message = f"section `{text}` stands behind `{last}`, which comes after it"
                hint = f"move it to its place, or number it as the section that follows `{last}`"
                yield finding_of("section-order", message, document.file, path, hint)
                continue
            if not document.partial and number not in _after(before) and number != before:
                wanted = _missing(number, before)
                behind = f"follows `{last}`" if last else "is the first"
                message = f"section `{text}` {behind}, and there is no `{wanted}`"
                hint = "number the sections without a gap, or put in what is missing"
                if wanted not in seen:
                    yield finding_of("section-order", message, document.file, path, hint)
            before, last = number, text


def _after(number: Number) -> set[Number]:
    """The numbers that may follow one: the next at each depth, or the first below it."""
    chapters = {(number[0] + 1, 0), (number[0] + 1, 1)}
    siblings = {(*number[:depth], number[depth] + 1) for depth in range(1, len(number))}
    return chapters | siblings | {(*number, 0), (*number, 1)}


def _missing(number: Number, before: Number) -> str:
    """The number that is left out before one."""
    same = next(
        (depth for depth, (a, b) in enumerate(zip(number, before, strict=False)) if a != b), len(before)
    )
    if same == 0:
        lacks: Number = (before[0] + 1, 0) if number[0] > before[0] + 1 else (number[0], 0)
    elif same < len(before) and number[same] == before[same] + 1:
        lacks = number[: same + 1]
    else:
        lacks = (*number[:same], before[same] + 1 if same < len(before) else 1)
    return ".".join(str(part) for part in lacks)
