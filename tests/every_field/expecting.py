"""What a reader should find of a field: its value as it is written, and the labels that it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adtp_publish.model.display import written
from adtp_publish.model.node import Node
from tests.every_field.reading import Said, folded
from tests.every_field.trees import place

# Fields that stand under another label than their own, by the place of the field in its form.
_OTHERWISE: dict[tuple[str, ...], tuple[str, ...]] = {
    # A heading says itself what it is: its number and its words.
    ("sections", "*", "number"): (),
    ("sections", "*", "title"): (),
    ("sections", "*", "text"): (),
    ("objectives", "*", "number"): (),
    ("objectives", "*", "objective"): ("Objective",),
    ("title",): (),
    ("basis",): ("Change",),
    # The words before and after a figure are parts of what is shown as its value.
    ("qualifier",): ("Value",),
    ("unit",): ("Value",),
    # A locality stands behind the post, a stream as a row of its table.
    ("signatories", "*", "locality"): ("Approv",),
    ("other_streams", "*", "stream"): (),
    ("delivery", "*", "reference"): (),
    # The approval and the record have words of their own.
    ("approved",): ("Approved",),
    ("signatories", "*", "post"): ("Approv",),
    ("published", "on"): ("Published",),
    ("withdrawn", "on"): ("Withdrawn",),
    ("corrections", "*", "on"): ("Correct",),
    ("corrections", "*", "document"): ("Correct",),
    ("corrections", "*", "reason"): ("Correct",),
    # A footnote says what it is a note on.
    ("explained",): ("The form states",),
}


_LAYOUT = re.compile(r"^\s*(?:[-*+]|[0-9]+\.)\s+|^\|?[-:| ]+\|?$|^\[\^[\w-]+\]:|\[\^[\w-]+\]", re.MULTILINE)


def words(text: str) -> str:
    """The words of a text, without the signs and numbers that lay it out in Markdown."""
    plain = _LAYOUT.sub("", text)
    return " ".join(re.findall(r"\w+", plain.casefold()))


def shown(node: Node) -> str:
    """The value of a field as a reader sees it; of a figure that is only worked out, nothing."""
    text = written(node.value, node.face.unit)
    if node.face.kind == "quarter":
        text = f"Quarter {text.removeprefix('q')}"
    if node.face.kind == "rating" and text in "GARL":
        text = {"G": "Green", "A": "Amber", "R": "Red", "L": "Lavender"}[text]
    return " ".join(text.split())


def labels(node: Node, above: Sequence[Node]) -> tuple[str, ...]:
    """The labels that a value stands under: its own, else that of the group which is shown in one cell."""
    where = place(node.path)
    for end, instead in _OTHERWISE.items():
        if where[-len(end) :] == end or ("explained" in where and end == ("explained",)):
            return instead
    holder = above[-1]
    if holder.face.layout == "inline":
        return (holder.face.short or holder.face.label or above[-2].face.label,)
    face = node.face
    return (face.short or face.label, *_row(node, above))


def _row(node: Node, above: Sequence[Node]) -> tuple[str, ...]:
    """For a value that others share, the row that it is in: the group's label or the item's name."""
    if node.face.kind not in ("money", "tick", "rating", "percent", "count"):
        return ()
    holder = above[-2] if above[-1].face.layout == "ratings" else above[-1]
    if holder.face.kind != "group" or holder.face.layout in ("series", "fields") or not holder.path:
        return ()
    name = next(
        (child for child in holder.children if child.face.kind in ("line", "text", "reference")), None
    )
    is_item = holder.path[-1].isdigit()
    if is_item and name is not None and name is not node:
        return (" ".join(written(name.value).split()),)
    return (holder.face.short or holder.face.label,) if holder.face.label and not is_item else ()


def stands(node: Node, above: Sequence[Node], said: Said) -> bool:
    """Whether what a reader is given says a value under its labels."""
    value, under = shown(node), labels(node, above)
    if node.face.kind == "markdown" and isinstance(node.value, str):
        wanted = [folded(label) for label in under]
        beneath = (folded(" ".join((*piece.under, piece.text))) for piece in said.pieces)
        is_there = words(node.value) in words(said.text)
        return is_there and any(all(label in around for label in wanted) for around in beneath)
    ways = (value, value[:1].upper() + value[1:], value.replace("part", "Part "))
    return any(piece.says(way, under) for way in ways for piece in said.by_words(way))
