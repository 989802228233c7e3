"""Values as they are written into a file: lines of YAML in the canonical layout (decision 0010)."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from ..model.yaml_text import STEP, is_plain, looks_like_number, quoted

# What a file says: a text, or fields and items that hold some. A text with a line end is a block.
Value = str | dict[str, "Value"] | list["Value"]
# Prose longer than this stands in a block, with lines of this width: as the plans have it.
_WIDE = 100


def prose(text: str) -> str:
    """A text of a person as a plan holds it: on one line if it is short, else a block of lines.

    Paragraphs stay; within them the lines are broken anew.
    """
    parts = [part.strip() for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")]
    parts = [part for part in parts if part]
    if not parts:
        return ""
    if len(parts) == 1 and "\n" not in parts[0] and len(parts[0]) <= _WIDE - 20:
        return parts[0]
    return "\n\n".join("\n".join(_broken(part)) for part in parts) + "\n"


def _broken(part: str) -> Iterator[str]:
    for line in part.split("\n"):
        yield from wrap(line.rstrip(), _WIDE, break_long_words=False, break_on_hyphens=False) or [""]


def lines_of(name: str, value: Value, indent: int = 0) -> list[str]:
    """The lines of a field, or with an empty name those of the items of a list."""
    margin = " " * indent
    if isinstance(value, list) and not name:
        return [line for item in value for line in _item(item, indent)]
    head = f"{margin}{name if is_plain(name) else quoted(name)}:"
    if isinstance(value, str):
        return _scalar(head, value, indent)
    if isinstance(value, list):
        return [head, *lines_of("", value, indent + STEP)]
    return [head, *(line for key, held in value.items() for line in lines_of(key, held, indent + STEP))]


def _item(item: Value, indent: int) -> list[str]:
    if isinstance(item, dict):
        below = [line for key, held in item.items() for line in lines_of(key, held, indent + STEP)]
        return [f"{' ' * indent}- {below[0].lstrip()}", *below[1:]]
    assert isinstance(item, str)
    return _scalar(f"{' ' * indent}-", item, indent)


def _scalar(head: str, text: str, indent: int) -> list[str]:
    if text.endswith("\n"):
        margin = " " * (indent + STEP)
        return [f"{head} |", *(margin + line if line else "" for line in text.removesuffix("\n").split("\n"))]
    return [f"{head} {text if is_plain(text) and not _is_odd(text) else quoted(text)}"]


def _is_odd(text: str) -> bool:
    """Whether a text has to be told from a number: counts and days are written as they are."""
    return looks_like_number(text) and not text.isdecimal()
