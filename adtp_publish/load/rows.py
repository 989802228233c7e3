"""A line of a file as a person reads it: indentation, dashes, a field's name, its value.

Only for finding out what went wrong in a file that the parser cannot read, so a guess is good enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# The sign that begins a block of text: `|`, `>`, perhaps with how its end is kept.
BLOCK = re.compile(r"[|>][-+1-9]{0,2}(?:\s+#.*)?")
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*+'", re.DOTALL)}
_SPACES = " \t\xa0"
_SHOWN = 60  # signs of a text that are shown


@dataclass(frozen=True, slots=True)
class Row:
    """A line, counted from 0, with columns from 0.

    `at` is where it begins behind its indentation and dashes, `colon` where the colon of its key is (-1
    without one), `value_at` where its value begins. A comment or an empty line has neither.
    """

    number: int
    text: str
    indent: int
    at: int
    key: str
    colon: int
    value: str
    value_at: int

    @property
    def is_item(self) -> bool:
        """Whether it begins an item of a list."""
        return self.at > self.indent

    @property
    def says_something(self) -> bool:
        """Whether it is neither empty nor a comment."""
        return bool(self.key or self.value or self.is_item)

    @property
    def shown(self) -> str:
        """How it begins, as messages name it."""
        return f"`{'- ' if self.is_item else ''}{self.key or self.value[:40]}`".replace(" `", "`")

    @property
    def opens_block(self) -> bool:
        """Whether a block of text begins behind it."""
        return bool(BLOCK.fullmatch(self.value))


def spaces(count: int) -> str:
    """A number of spaces in words."""
    return "1 space" if count == 1 else f"{count} spaces"


def in_quotes(value: str) -> str:
    """What is wanted of a text that cannot stand without quotation marks, with the text as it should be."""
    sign = next((sign for sign in "\"'" if sign not in value and (sign == "'" or "\\" not in value)), "")
    if not sign:
        return "wanted all of it on the lines below, behind a `|`"
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN].rstrip()}…"
    return f"wanted quotation marks around all of it: `{sign}{shown}{sign}`"


def row_of(lines: Sequence[str], number: int) -> Row:
    """A line of a file read so; an empty one where the file has ended."""
    text = lines[number] if 0 <= number < len(lines) else ""
    indent = at = len(text) - len(text.lstrip(_SPACES))
    while text[at : at + 1] == "-" and text[at + 1 : at + 2] in ("", *_SPACES):
        rest = text[at + 1 :]
        at = len(text) - len(rest.lstrip(_SPACES)) if rest else at + 1
    if text[at : at + 1] == "#":
        return Row(number, text, indent, at, "", -1, "", at)
    colon = _colon(text, at)
    rest = text[colon + 1 :] if colon >= 0 else text[at:]
    value_at = len(text) - len(rest.lstrip(_SPACES))
    key = text[at:colon].strip() if colon >= 0 else ""
    return Row(number, text, indent, at, key, colon, text[value_at:].rstrip(), value_at)


def _colon(text: str, at: int) -> int:
    """The colon behind the name of a field: the first one that a space or the end of the line follows."""
    quoted = QUOTED.get(text[at : at + 1])
    if quoted is not None:
        match = quoted.match(text, at)
        return match.end() if match and text[match.end() : match.end() + 1] == ":" else -1
    while (found := text.find(":", at)) >= 0:
        if text[found + 1 : found + 2] in ("", *_SPACES):
            return found
        at = found + 1
    return -1


def rows_above(lines: Sequence[str], number: int) -> Iterator[Row]:
    """The lines above one that say something, nearest first."""
    for above in range(min(number, len(lines)) - 1, -1, -1):
        row = row_of(lines, above)
        if row.says_something:
            yield row


def levels(lines: Sequence[str], number: int) -> dict[int, Row]:
    """Where the fields and lists that are open at a line begin: by column, with the nearest line of each."""
    open_at: dict[int, Row] = {}
    least = len(lines[number]) + 10_000 if number < len(lines) else 10_000
    for row in rows_above(lines, number):
        if row.opens_block and row.indent < least:  # what seemed to be lines of the file was a block's text
            open_at = {column: above for column, above in open_at.items() if column <= row.indent}
        if not (row.key or row.is_item) or row.indent > least:
            continue
        for column in {row.at, row.indent} if row.key else {row.indent}:
            if column <= least:
                open_at.setdefault(column, row)
        least = min(least, row.indent)
        if not least:
            break
    return open_at
