"""What `load` reads from files, before it is checked: text with positions, forms, templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, takewhile

Data = str | dict[str, "Data"] | list["Data"] | None
LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a key or value begins (line and column from 1) and how long it is on that line."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Positions:
    """Where each value and each key of a file stands, by its path in the data: line, column, length."""

    values: dict[tuple[str, ...], tuple[int, int, int]] = field(default_factory=dict, repr=False)
    keys: dict[tuple[str, ...], tuple[int, int, int]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class RawDocument:
    """A file: its path inside the plan and as the user knows it, what it says and where.

    `text` is for quoting in a finding. Few files have a finding, so `locate` works out where things
    stand in the text only when that is asked for. A file that was `refused` has no data; one that is
    `flawed` has some, but also an error that `load` found: no output may hold it.
    """

    name: str
    file: str
    data: Data = None
    text: str = field(default="", repr=False)
    locate: Callable[[str], Positions] | None = field(default=None, repr=False)
    refused: bool = False
    flawed: bool = False

    @cached_property
    def positions(self) -> Positions:
        """Where everything stands; nothing where the file was refused."""
        return Positions() if self.locate is None or self.refused else self.locate(self.text)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text, without their ends."""
        lines = LINE_END.split(self.text)
        return tuple(lines if lines[-1] else lines[:-1])

    def span(self, path: tuple[str, ...], on_key: bool) -> Span:
        """The place of a value or key; of what holds it, where it has none of its own."""
        keys, values = self.positions.keys, self.positions.values
        while path:
            first, second = (keys, values) if on_key else (values, keys)
            found = first.get(path) or second.get(path)
            if found:
                return Span(*found)
            path = path[:-1]
        return Span(1, 1)

    def span_of(self, sought: str, start: Span, nth: int = 0) -> Span:
        """Where some words stand in the value that begins at a place; that place, if in no line of it.

        `nth` is how often they stand in the value before.
        """
        value = list(self._of_value(start))
        first, line = value[0]
        value[0] = first, " " * (start.column - 1) + line[start.column - 1 :]
        lines = [line for _, line in value]
        for found in islice(as_written(sought).finditer("\n".join(lines)), nth, None):
            return _place(lines, start.line, found)
        return start

    def _of_value(self, start: Span) -> Iterator[tuple[int, str]]:
        """The lines of a value: those behind its first that are further in."""
        first = self.lines[start.line - 1]
        yield start.line, first
        for number in range(start.line, len(self.lines)):
            line = self.lines[number]
            if line.strip() and _indent(line) <= _indent(first):
                return
            yield number + 1, line


def as_written(sought: str) -> re.Pattern[str]:
    """Some words as they may stand in a file: in large or small letters, and wrapped."""
    words = (re.escape(word) for word in re.split("[ \n]+", sought))
    return re.compile("[ \n]+".join(words), re.IGNORECASE)


def times_before(sought: str, text: str, start: int) -> int:
    """How often some words begin in a text before a place, counted as `RawDocument.span_of` does."""
    return sum(1 for _ in takewhile(lambda found: found.start() < start, as_written(sought).finditer(text)))


def _place(lines: Sequence[str], first: int, found: re.Match[str]) -> Span:
    """Where words begin that were found in lines, of which the first is so many in its file."""
    begun = found.string.count("\n", 0, found.start())
    at = found.start() - sum(len(line) + 1 for line in lines[:begun])
    return Span(first + begun, at + 1, len(found[0].partition("\n")[0].rstrip()))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@dataclass(frozen=True, slots=True)
class RawPlan:
    """The files of one plan folder."""

    partnership: str
    year: str
    folder: str
    documents: tuple[RawDocument, ...]


@dataclass(frozen=True, slots=True)
class RawPlans:
    """All plan folders and the register."""

    plans: tuple[RawPlan, ...] = ()
    register: RawDocument | None = None

    def documents(self) -> dict[str, RawDocument]:
        """Every file that was read, by the path that findings give."""
        found = {document.file: document for plan in self.plans for document in plan.documents}
        return found if self.register is None else {**found, self.register.file: self.register}


@dataclass(frozen=True, slots=True)
class Templates:
    """Templates by name (`pages/home.html`), and assets by name below `assets/`.

    `files` are those of whoever has templates of their own, by name, as they know them (`theme/base.html`).
    What such a file stands in place of is a template too, below `program/`. `idle` are the names of those
    texts that no page is made of.
    """

    texts: dict[str, str] = field(default_factory=dict, repr=False)
    assets: dict[str, bytes] = field(default_factory=dict, repr=False)
    files: dict[str, str] = field(default_factory=dict, repr=False)
    idle: set[str] = field(default_factory=set, repr=False)

    def are_changed(self) -> bool:
        """Whether somebody has texts of their own, and not only assets."""
        return any(name in self.texts for name in self.files)

    def file(self, name: str) -> str:
        """The file of a template as the user knows it; that of the program where there is no other."""
        return self.files.get(name, f"templates/{name.removeprefix('program/')}")
