"""Read a file as it was typed, from the events of the parser and the text between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .gaps import Gap, Line, NotUnderstood, gap_of
from .nodes import Entry, Group, Scalar, Typed

_BLOCK = re.compile(r"[|>](?P<marks>[-+0-9]*)[ \t]*(?P<note>#.*)?")


def read_typed(text: str) -> Typed:
    """A file that the strict loader takes, with `\\n` at every line's end.

    Raises `NotUnderstood` where there is text that is neither a value, punctuation nor a comment.
    """  # noqa: D301 - the line end is written as an escape on purpose
    import yaml  # noqa: PLC0415 - 15 ms that `--help` need not pay

    reader = _Reader(text)
    events = iter(yaml.parse(text, Loader=getattr(yaml, "CLoader", yaml.Loader)))
    for event in events:
        if type(event).__name__ in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent"):
            return reader.whole(event, events)
    raise NotUnderstood(text[:1])


class _Reader:
    """Walks the events; `at` is the end of what was last read, `last` the entry on whose line that is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.last: Entry | None = None
        self.comments: list[str] = []
        self.closed: list[Group] = []  # what ended since the last value, the innermost first

    def whole(self, event: Any, events: Iterator[Any]) -> Typed:
        entry = Entry(None)
        self._value(event, events, entry, -1)
        root = entry.value
        end = self._gap(len(self.text))
        if isinstance(root, Group):
            below = self._tails(end, -1)
            root.tail.extend(line.comment for line in below)
            while root.tail and not root.tail[-1]:
                del root.tail[-1]
        first = root.entries[0].above if isinstance(root, Group) and root.entries else []
        first[:0] = [*entry.above, *entry.beside]  # where the whole file stands in braces
        return Typed(_head(first), root, self.comments)

    def _value(self, event: Any, events: Iterator[Any], entry: Entry, column: int) -> None:
        """Read the value of an entry; `column` is that of the group that holds it."""
        kind = type(event).__name__
        if kind == "ScalarEvent":
            entry.held.append(self._scalar(event, entry, column))
            return
        group = Group(kind == "SequenceStartEvent", event.start_mark.column)
        entry.held.append(group)
        if event.flow_style:
            self._above(event.start_mark.index, entry)
            self.at, self.last = event.end_mark.index, entry
        last = self._fill(group, events, is_flow=event.flow_style)
        if event.flow_style:
            within = self._gap(last.start_mark.index)
            group.tail.extend(line.comment for line in within.lines if line.comment)
            self.at, self.last = last.end_mark.index, entry
        else:
            self.closed.append(group)

    def _fill(self, group: Group, events: Iterator[Any], is_flow: bool) -> Any:
        """Read the entries of a group up to the event that ends it."""
        ends = "SequenceEndEvent" if group.is_list else "MappingEndEvent"
        while type(event := next(events)).__name__ != ends:
            if group.is_list:
                entry = Entry(None)
                group.entries.append(entry)
                self._start(event.start_mark.index, entry, group.column, is_flow)
            else:
                above = Entry(None)
                self._start(event.start_mark.index, above, group.column, is_flow)
                entry = Entry(self._token(event), above.above)
                group.entries.append(entry)
                self.last = entry
                event = next(events)
            self._value(event, events, entry, group.column)
        return event

    def _start(self, index: int, entry: Entry, column: int, is_flow: bool) -> None:
        """An entry begins: what stands before it belongs to it, or to the end of what was closed."""
        gap = self._gap(index)
        lines = gap.lines if is_flow else self._tails(gap, column)
        entry.above.extend(line.comment for line in lines)
        self.at = index

    def _above(self, index: int, entry: Entry) -> None:
        """A value begins: comments between it and its key are put above the key."""
        entry.above.extend(line.comment for line in self._gap(index).lines if line.comment)
        self.at = index

    def _gap(self, index: int) -> Gap:
        gap = gap_of(self.text[self.at : index])
        self.comments += filter(None, (gap.beside, *(line.comment for line in gap.lines)))
        if gap.beside and self.last is not None:
            self.last.beside.append(gap.beside)
        elif gap.beside:  # at the very beginning of the file
            return Gap("", (Line(gap.beside, 0, inside=True), *gap.lines))
        return gap

    def _tails(self, gap: Gap, column: int) -> tuple[Line, ...]:
        """Give comments that stand further in than what comes next to the groups that end here."""
        lines = list(gap.lines)
        while self.closed:
            place = next((n for n, line in enumerate(lines) if line.comment), None)
            if place is None or lines[place].inside or lines[place].column <= column:
                break
            mine = lines[place].column
            fitting = next((n for n, group in enumerate(self.closed) if group.column <= mine), -1)
            self.closed = self.closed[fitting:]
            self.closed[0].tail.extend(line.comment for line in lines[: place + 1])
            del lines[: place + 1]
        self.closed = []
        return tuple(lines)

    def _scalar(self, event: Any, entry: Entry, column: int) -> Scalar:
        self._above(event.start_mark.index, entry)
        self.last = entry
        return self._token(event, column)

    def _token(self, event: Any, column: int = -1) -> Scalar:
        start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
        raw = self.text[start:end]
        self.closed = []
        if style not in ("|", ">"):
            self.at = end
            return Scalar(event.value, raw, style)
        return self._block(event.value, start, raw[: raw.rindex("\n") + 1], column)

    def _block(self, value: str, start: int, raw: str, column: int) -> Scalar:
        """A text after `|` or `>`; `raw` are its whole lines."""
        head, _, body = raw.removesuffix("\n").partition("\n")
        found = _BLOCK.fullmatch(head.rstrip(" \t"))
        if found is None:
            raise NotUnderstood(head)
        digit = next((int(mark) for mark in found["marks"] if mark.isdigit()), 0)
        indent = max(column, 0) + digit if digit else _indent_of(body)
        lines = body.split("\n") if "\n" in raw.removesuffix("\n") else []
        # Blank lines below it are not part of the text: they stand above what comes next.
        while lines and "+" not in found["marks"] and not lines[-1][indent:] and not lines[-1].strip(" \t"):
            del lines[-1]
        text = "\n".join((head[0] + found["marks"], *lines))
        self.at = start + len("\n".join((head, *lines)))
        self.comments += filter(None, (found["note"],))
        return Scalar(value, text, head[0], indent, found["note"] or "")


def _indent_of(body: str) -> int:
    """The spaces before the first line that holds something; of empty lines none is a text of its own."""
    return next(
        (len(line) - len(line.lstrip(" ")) for line in body.split("\n") if line.strip(" \t")), len(body)
    )


def _head(first: list[str]) -> list[str]:
    """Take what belongs to the file from the lines above its first field: what a blank line parts from it."""
    parted = max((n + 1 for n, line in enumerate(first) if not line), default=0)
    head = first[:parted]
    del first[:parted]
    return head
