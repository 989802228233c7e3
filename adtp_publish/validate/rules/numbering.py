"""Numbers of sections: what may follow what, and the one that is numbered wrongly.

Sections are numbered in order and none is left out: after 3.12 comes 3.13, 3.12.1 or 4.0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...model.node import Node, Path
from ...model.plan import Document

Number = tuple[int, ...]
BEFORE_ALL: Number = (0,)


@dataclass(frozen=True, slots=True)
class Section:
    """A section that has a number: where that stands, as it is written and as numbers."""

    path: Path
    text: str
    number: Number


def numbered(sections: Node) -> list[Section]:
    """The sections of a document in their order; those without a number are told elsewhere."""
    return [
        Section((*item.path, "number"), text, tuple(int(part) for part in text.split(".")))
        for item in sections.children
        if (text := item.text("number"))
    ]


def naming(document: Document) -> Iterator[Node]:
    """The fields of Part 1 that name a section: its elements and its key priorities."""
    for element in document.root.items("elements"):
        yield from element.children
    for item in document.root.items("key_priorities"):
        if (node := item.child("section")) is not None:
            yield node


def misnumbered(document: Document, sections: Node) -> dict[Path, Section]:
    """Sections that only a slip can have numbered so, by their place, each with what it should be.

    Such a number breaks the order, nothing names it, and one that no other section has fits between the
    section before and the one behind. What else is out of order for it, or sought in vain, follows.
    """
    listed = numbered(sections)
    count = Counter(section.number for section in listed)
    named = {node.value for node in naming(document)}
    found: dict[Path, Section] = {}
    before = BEFORE_ALL
    for place, section in enumerate(listed):
        behind = listed[place + 1].number if place + 1 < len(listed) else None
        is_free = section.text not in named or count[section.number] > 1
        right = None
        if is_free and _breaks(section.number, before, behind, is_whole=not document.partial):
            right = _fitting(section.number, before, behind, count)
        if right:
            found[section.path] = Section(section.path, written(right), right)
        before = max(before, section.number) if right is None else right
    return found


def sought_in_vain(document: Document, sections: Node) -> set[str]:
    """The numbers that no section has only because one is numbered wrongly, which is told at it."""
    return {section.text for section in misnumbered(document, sections).values()}


def follows(before: Number) -> set[Number]:
    """The numbers that may follow one: the next at each depth, or the first below it."""
    chapters = {(before[0] + 1, 0), (before[0] + 1, 1)}
    siblings = {(*before[:depth], before[depth] + 1) for depth in range(1, len(before))}
    return chapters | siblings | {(*before, 0), (*before, 1)}


def left_out(number: Number, before: Number) -> str:
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
    return written(lacks)


def written(number: Number) -> str:
    """A number of a section as it is written: `3.12`."""
    return ".".join(str(part) for part in number)


def _breaks(number: Number, before: Number, behind: Number | None, *, is_whole: bool) -> bool:
    """Whether a number breaks the order; in a document held in part any may be left out."""
    if number <= before or (behind is not None and behind < number):
        return True
    return is_whole and number not in follows(before)


def _fitting(number: Number, before: Number, behind: Number | None, count: Counter[Number]) -> Number | None:
    """The number that no section has, that fits in place of one and differs in a single part from it.

    With no section behind it to say more, only a last part in the same chapter may have been left out.
    """
    fitting = [
        other
        for other in follows(before)
        if len(other) == len(number) and other[0] and not count[other]
        if behind is None or behind in follows(other)
        if sum(a != b for a, b in zip(other, number, strict=True)) == 1
        if behind is not None or (before < number and other[:-1] == number[:-1] and other[0] == before[0])
    ]
    # A chapter ends in 0 and its sections do not.
    return min(fitting, key=lambda other: (bool(other[-1]) != bool(number[-1]), other), default=None)
