"""Put a value, a field or an item into the text of a file; every other byte of it stays as it was typed.

Decision 0022. Each function takes a file and gives its new bytes. What it was meant to say is read
again, with its comments; where that is not so, `NotPlaced` is raised and nothing is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from ..load.strict_yaml import parse
from ..model.source import Data
from .formatting import tidied
from .gaps import NotUnderstood
from .lines import Value, lines_of
from .reading import read_typed

Path = tuple[str, ...]
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_END = re.compile(r"[\r\n]+$")
_MARK = "\ufeff"


class NotPlaced(Exception):
    """A file that is laid out in so unusual a way that a value cannot be put into it with certainty."""


@dataclass(frozen=True, slots=True)
class Placing:
    """A file that is written into; `form` is the order of its own fields."""

    content: bytes
    form: tuple[str, ...]

    def has(self, path: Path) -> bool:
        """Whether the file has a field at that path."""
        return path in parse(self.content, "")[0].positions.keys

    def value(self, path: Path, text: str) -> Placing:
        """The file with another text in place of a value on one line."""
        span = parse(self.content, "")[0].positions.values.get(path)
        if span is None:
            raise NotPlaced
        lines, (line, column, length) = self._lines(), span
        old = lines[line - 1]
        lines[line - 1] = old[: column - 1] + text + old[column - 1 + length :]
        return self._sure(lines, path, text)

    def field(self, name: str, value: Value) -> Placing:
        """The file with one more field of its own, behind those that the form has before it."""
        keys = self._keys()
        above = [key for key in self.form[: self.form.index(name)] if key in keys]
        if not above:
            raise NotPlaced
        column = keys[above[-1]]
        lines = self._lines()
        at = self._end((above[-1],), column)
        self._insert(lines, at, _indented(lines_of(name, value), column - 1))
        return self._sure(lines, (name,), value)

    def item(self, name: str, value: Value) -> Placing:
        """The file with one more item at the end of a list; the list itself where there is none yet."""
        document = parse(self.content, "")[0]
        held = document.data.get(name) if isinstance(document.data, dict) else None
        if not held:
            return (self.without(name) if name in self._keys() else self).field(name, [value])
        if not isinstance(held, list):
            raise NotPlaced
        first = document.positions.values.get((name, "0"))
        lines = self._lines()
        dash = lines[first[0] - 1].find("- ") if first else -1
        if dash < 0 or lines[first[0] - 1 if first else 0][:dash].strip():
            raise NotPlaced  # in brackets
        self._insert(lines, self._end((name,), self._keys()[name]), lines_of("", [value], dash))
        return self._sure(lines, (name, str(len(held))), value)

    def below(self, path: Path, value: Value) -> Placing:
        """The file with a field at the end of a group that has none of that name."""
        keys = parse(self.content, "")[0].positions.keys
        column = next((place[1] for at, place in keys.items() if len(at) > 1 and at[:-1] == path[:-1]), 0)
        if not column:
            raise NotPlaced
        lines = self._lines()
        end = self._end(path[:-1], keys[path[:-1]][1])
        self._insert(lines, end, lines_of(path[-1], value, column - 1))
        return self._sure(lines, path, value)

    def without(self, path: str | Path) -> Placing:
        """The file without a field and all that it holds."""
        path = (path,) if isinstance(path, str) else path
        line, column, _ = parse(self.content, "")[0].positions.keys[path]
        lines = self._lines()
        del lines[line - 1 : self._end(path, column)]
        return self._sure(lines, path, None)

    def _keys(self) -> dict[str, int]:
        """The fields of the file itself with the column in which each begins."""
        keys = parse(self.content, "")[0].positions.keys
        return {path[0]: place[1] for path, place in keys.items() if len(path) == 1}

    def _lines(self) -> list[str]:
        return _LINES.findall(self.content.decode())

    def _end(self, path: Path, column: int) -> int:
        """How many lines there are up to the end of what a field holds."""
        positions = parse(self.content, "")[0].positions
        places = {**positions.keys, **positions.values}
        end = max(place[0] for at, place in places.items() if at[: len(path)] == path)
        last, lines = end, self._lines()
        for number in range(end, len(lines)):
            text = lines[number].strip()
            if text and len(lines[number]) - len(lines[number].lstrip(" ")) < column:
                break
            last = number + 1 if text else last
        return last

    def _insert(self, lines: list[str], at: int, new: Sequence[str]) -> None:
        ends = (_END.search(line) for line in lines)
        end = next((found[0] for found in ends if found), "\n")
        if lines and not _END.search(lines[at - 1]):
            lines[at - 1] += end
        lines[at:at] = [line + end for line in new]

    def _sure(self, lines: Iterable[str], path: Path, value: Value | None) -> Placing:
        """The new file, once it is read again: it says what it is to say, and has all of its comments."""
        new = "".join(lines).encode()
        before, after = parse(self.content, "")[0], parse(new, "")[0]
        if after.refused or after.data != _with(before.data, path, value):
            raise NotPlaced
        try:
            comments = [sorted(read_typed(tidied(each)).comments) for each in (self.content, new)]
        except NotUnderstood:
            raise NotPlaced from None
        if comments[0] != comments[1]:
            raise NotPlaced
        return Placing(new, self.form)


def _indented(lines: Iterable[str], by: int) -> list[str]:
    return [" " * by + line if line else line for line in lines]


def _with(data: Data, path: Path, value: Any) -> Data:
    """The data with a value at a path, or without it."""
    if not path:
        return cast(Data, value)
    if isinstance(data, list):
        here = int(path[0])
        return [
            *data[:here],
            _with(data[here] if here < len(data) else None, path[1:], value),
            *data[here + 1 :],
        ]
    held = dict(data) if isinstance(data, dict) else {}
    if len(path) == 1 and value is None:
        return {name: item for name, item in held.items() if name != path[0]}
    return {**held, path[0]: _with(held.get(path[0]), path[1:], value)}
