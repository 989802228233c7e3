"""Local priorities of Part 2 that the key priorities of Part 1 do not name."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.form import Form
from ...model.node import Node, Path
from ...model.plan import Document, Plan
from ...model.search import found
from .common import held
from .part1 import narratives


def ticks_without_key_priority(plan: Plan) -> Iterator[Finding]:
    """A tick belongs only where Part 1 names a key priority (domain.md, section 2).

    It is named if one of the words that the form gives for its row stands in a key priority, or in a
    section that Part 1 gives for the key priorities. One finding for a document: it is one question.
    """
    said = ""
    for form, document in held(plan):
        if not _ticks(form, document):
            continue
        said = said or _key_priorities(plan)
        if not said:
            return
        lacking = [
            (node.path, name)
            for node, name, words in _ticks(form, document)
            if not any(w in said for w in words)
        ]
        if lacking:
            told = "; ".join(name for _, name in lacking)
            message = f"ticked as a priority, but no key priority of Part 1 names it: {told}"
            hint = "take the tick out, or name it among the key priorities of Part 1"
            path = _common([path for path, _ in lacking])
            yield finding_of("tick-not-named", message, document.file, path, hint, on_key=len(lacking) > 1)


def _ticks(form: Form, document: Document) -> list[tuple[Node, str, tuple[str, ...]]]:
    """Each tick that is set, what its row is called, and the words by which Part 1 may name it."""
    ticks = []
    for group, holder in found(form, document.root, _holds_rows):
        for row in holder.children:
            field = group.field(row.face.name)
            if field is None or field.limits is None or not field.limits.words:
                continue
            for tick in row.children:
                named = field.field(tick.face.name)
                if named is not None and named.limits and named.limits.named and tick.value is True:
                    name = f"{group.face.label.partition(':')[0]}, {field.face.label}"
                    ticks.append((tick, name, field.limits.words))
    return ticks


def _key_priorities(plan: Plan) -> str:
    """What Part 1 says of its key priorities, folded; nothing where it may not say all."""
    for _, document, sections in narratives(plan):
        listed = document.root.child("key_priorities")
        if document.partial or listed is None or not listed.children:
            continue
        wanted = {item.text("section") for item in listed.children}
        element = document.root.find("elements", "priorities")
        wanted |= (
            {node.value for node in element.children if isinstance(node.value, str)} if element else set()
        )
        texts = [item.text("priority") for item in listed.children]
        for item in sections.children:
            if _is_in(item.text("number"), wanted):
                texts += [item.text("title"), item.text("text")]
        return "\n".join(texts).casefold()
    return ""


def _is_in(number: str, wanted: set[str]) -> bool:
    """Whether a section is one of those, or inside one: 4.4.1 is inside 4.4."""
    parts = number.split(".")
    return any(".".join(parts[:length]) in wanted for length in range(2, len(parts) + 1))


def _holds_rows(form: Form) -> bool:
    return any(field.limits is not None and field.limits.words for field in form.fields)


def _common(paths: list[Path]) -> Path:
    """The place that holds them all."""
    first, *others = paths
    length = next(
        (n for n in range(len(first), 0, -1) if all(path[:n] == first[:n] for path in others)),
        0,
    )
    return first[:length]
