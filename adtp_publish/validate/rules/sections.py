"""Part 1: its sections in order, and references to them that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import ERROR, Finding, finding_of
from ...model.node import Node
from ...model.paths import BETWEEN, place_of
from ...model.plan import Document, Plan
from ...near import NEAR_NUMBER, Hints
from .numbering import BEFORE_ALL, Section, follows, left_out, misnumbered, naming, numbered, sought_in_vain
from .part1 import narratives


def unknown_sections(plan: Plan) -> Iterator[Finding]:
    """Where a section is named by its number, there is one of that number.

    Silent where the number is missing because a section is numbered wrongly: that is told there.
    """
    hints = Hints()
    for form, document, sections in narratives(plan):
        known = dict.fromkeys(section.text for section in numbered(sections))
        for node in naming(document):
            named = node.value
            if not isinstance(named, str) or named in known or named in sought_in_vain(document, sections):
                continue
            otherwise = "name the `number` of a section of this document"
            hint = hints.near(document.file, named, known, otherwise, NEAR_NUMBER)
            place = place_of(form, document.root, node.path)
            message = f"found `{named}` at `{place}`; wanted the number of a section of this document"
            yield finding_of("unknown-section", message, document.file, node.path, hint)


def section_order(plan: Plan) -> Iterator[Finding]:
    """Sections are numbered in order and none is left out: after 3.12 comes 3.13, 3.12.1 or 4.0."""
    for _, document, sections in narratives(plan):
        wrong = misnumbered(document, sections)
        listed = numbered(sections)
        texts = [section.text for section in listed]
        before = Section((), "", BEFORE_ALL)
        for section in listed:
            if (right := wrong.get(section.path)) is not None:
                if texts.count(section.text) == 1:  # one that stands there twice is told as such
                    yield _misnumbered(document, section, before, right)
                before = right
                continue
            found = _out_of_order(document, section, before, texts)
            if found is not None:
                yield found
            before = max(before, section, key=lambda item: item.number)


def _misnumbered(document: Document, section: Section, before: Section, right: Section) -> Finding:
    """A section numbered wrongly; an error where its right number is named: that leads nowhere."""
    named = next((node for node in naming(document) if node.value == right.text), None)
    after = f" behind `{before.text}`" if before.text else " as the first"
    why = f", which `{_told(named)}` names" if named is not None else ""
    message = f"found section `{section.text}`{after}; wanted `{right.text}`{why}"
    hint = f"number it `{right.text}`, or put in the section `{right.text}` that is missing"
    severity = ERROR if named is not None else ""
    return finding_of("section-order", message, document.file, section.path, hint, severity=severity)


def _told(node: Node) -> str:
    """The field that names a section, without the place in its list."""
    return BETWEEN.join(step for step in node.path if not step.isdigit())


def _out_of_order(document: Document, section: Section, before: Section, texts: list[str]) -> Finding | None:
    if section.number < before.number:
        message = (
            f"found section `{section.text}` behind `{before.text}`; "
            f"wanted it before, or a number that follows `{before.text}`"
        )
        hint = f"move it to its place, or number it as the section that follows `{before.text}`"
        return finding_of("section-order", message, document.file, section.path, hint)
    if document.partial or section.number == before.number or section.number in follows(before.number):
        return None
    lacks = left_out(section.number, before.number)
    if lacks in texts:
        return None
    after = f"behind `{before.text}`" if before.text else "as the first"
    message = f"found section `{section.text}` {after}; wanted `{lacks}` before it, or as its number"
    hint = "number the sections without a gap, or put in what is missing"
    return finding_of("section-order", message, document.file, section.path, hint)
