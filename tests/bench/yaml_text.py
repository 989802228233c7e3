"""Writes a document as the real plans are written: block style, the form's order, prose in blocks.

Mappings keep their order; `int`, `bool` and `date` are written bare (`yes`, `2009-03-31`); a text that YAML
would take for something else stands in quotes; a `Prose` that does not fit on its line becomes a filled block
after `|`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

WIDTH = 106

Scalar = str | int | bool | date
Value = Scalar | dict[str, "Value"] | list["Value"]

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)*", re.ASCII)
_ODD = re.compile(r": |:$| #|^[\s!&*?|>'\"%@`\[\]{},#~=-]|\s$", re.ASCII)
_WORDS = frozenset(("", "yes", "no", "true", "false", "on", "off", "null", "y", "n"))
_ITEM = re.compile(r"(?:- |[0-9]+\. )")


class Prose(str):
    """A text that may run over several lines: paragraphs, lists and tables in Markdown."""

    __slots__ = ()


def as_yaml(document: dict[str, Value]) -> str:
    """The text of one file."""
    return "\n".join(_fields(document, 0)) + "\n"


def _fields(fields: dict[str, Value], depth: int) -> Iterator[str]:
    margin = " " * depth
    for key, value in fields.items():
        name = f"{margin}{key}:"
        if isinstance(value, dict):
            yield name
            yield from _fields(value, depth + 2)
        elif isinstance(value, list):
            yield name
            yield from _items(value, depth + 2)
        elif isinstance(value, Prose) and _is_long(value, name):
            yield f"{name} |"
            yield from _block(value, depth + 2)
        else:
            yield f"{name} {_scalar(value)}"


def _items(items: list[Value], depth: int) -> Iterator[str]:
    margin = " " * depth
    for item in items:
        if isinstance(item, dict):
            lines = _fields(item, depth + 2)
            yield f"{margin}- {next(lines).lstrip()}"
            yield from lines
        elif isinstance(item, list):
            raise TypeError("a list of lists stands in no form")
        else:
            yield f"{margin}- {_scalar(item)}"


def _scalar(value: Scalar) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else _quoted(value)


def _quoted(text: str) -> str:
    if _NUMBER.fullmatch(text) or _ODD.search(text) or text.lower() in _WORDS:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return text


def _is_long(text: str, name: str) -> bool:
    return "\n" in text or len(name) + 1 + len(text) > WIDTH


def _block(text: str, depth: int) -> Iterator[str]:
    """The lines of a block: each line of the text filled, list markers hanging; tables as they are."""
    margin = " " * depth
    for line in text.split("\n"):
        if not line or line.startswith("|"):
            yield f"{margin}{line}" if line else ""
            continue
        marker = _ITEM.match(line)
        hanging = margin + " " * (marker.end() if marker else 0)
        row, empty = margin, True
        for word in line.split(" "):
            if not empty and len(row) + 1 + len(word) > WIDTH:
                yield row
                row, empty = hanging, True
            row = row + word if empty else f"{row} {word}"
            empty = False
        yield row
