"""What is known of a document before anybody writes it, field by field: carried over, or said beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.yaml_text import TEXTS, is_mistakable, is_plain, quoted
from .hints import Schema, comment

# Signs that stand in a block of text as they are, though they cannot be printed.
_IN_BLOCKS = "\n\t\N{NO-BREAK SPACE}"
# What an item of a list in prose begins with.
MARKS = ("- ", "* ", "+ ")


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of one field.

    `value` is its text and `texts` those of a list, both as they were typed; `fields` and `items` are
    what is known below it. `said` are remarks that stand above it as comments, such as what an earlier
    report said. `asked` says that it is an empty field although a plan may do without it, `idle` that it
    is a comment although a plan should have it. Of a group that names `only` some fields no other is
    written.
    """

    value: str = ""
    texts: tuple[str, ...] = ()
    fields: Mapping[str, Given] = field(default_factory=dict)
    items: tuple[Given, ...] = ()
    said: tuple[str, ...] = ()
    asked: bool = False
    idle: bool = False
    only: tuple[str, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether the field is written as a field, even where a plan may do without it."""
        return bool(self.value or self.texts or self.items or self.asked or _is_any_held(self.fields))

    def remarks(self, indent: int) -> list[str]:
        """What is said beside the field, as lines of comment."""
        return [line for text in self.said for part in _parts(text) for line in comment(part, indent)]


NOTHING = Given()


def _is_any_held(fields: Mapping[str, Given]) -> bool:
    return any(below.is_held for below in fields.values())


def _parts(text: str) -> list[str]:
    """The paragraphs of a text and the items of its lists, each on one line."""
    parts: list[str] = []
    for paragraph in text.split("\n\n"):
        for number, line in enumerate(paragraph.split("\n")):
            if number and parts and not line.lstrip().startswith(MARKS):
                parts[-1] += f" {line.strip()}"
            else:
                parts.append(line.strip())
    return [part for part in parts if part]


def typed(head: str, text: str, part: Schema) -> list[str]:
    """A value behind the `head` of its line: plain, in quotes or as a block, as its kind has it."""
    if "\n" in text:
        is_odd = text[0].isspace() or not text.translate(dict.fromkeys(map(ord, _IN_BLOCKS))).isprintable()
        if is_odd:
            return [f"{head} {quoted(text)}"]
        lines = text.removesuffix("\n").split("\n")
        return [f"{head} |", *(f"  {line}" if line else "" for line in lines)]
    is_text = is_plain(text) and not (is_mistakable(text) and part.get("x-kind") in TEXTS)
    return [f"{head} {text}" if is_text else f"{head} {quoted(text)}"]
