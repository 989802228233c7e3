"""Strict YAML: the text of every value and where it stands, built straight from parser events.

What YAML allows and these forms never need (anchors, aliases, tags, merge keys, several
documents) is refused before anything is built; plain scalars keep the text that was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from posixpath import basename

from ..findings import Finding
from ..model.source import Data, RawDocument, Span
from .plain_text import FORBIDDEN, LINE_END, MAX_BYTES, decoded, unseen
from .refusal import Refused, refuse

MAX_DEPTH = 50
# The second half of an amount that a comma in braces has cut: 089 of £138,089.
_CUT = re.compile("[0-9]{3}")


def parse(content: bytes, file: str, name: str = "") -> tuple[RawDocument, tuple[Finding, ...]]:
    """Read one file. A file that is refused has no data and exactly one finding."""
    name = name or basename(file)
    try:
        text = decoded(content, file)
    except Refused as refused:
        quoted = tuple(LINE_END.split(content[:MAX_BYTES].decode("utf-8-sig", "replace")))
        return RawDocument(name, file, lines=quoted, refused=True), (refused.finding,)
    lines = tuple(text.splitlines())
    builder = _Builder(text, file)
    try:
        data = builder.build()
    except Refused as refused:
        return RawDocument(name, file, lines=lines, refused=True), (refused.finding,)
    return RawDocument(name, file, data, builder.values, builder.keys, lines), ()


class _Builder:
    """Builds data and positions from the events of the parser in one pass."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.values: dict[tuple[str, ...], Span] = {}
        self.keys: dict[tuple[str, ...], Span] = {}

    def build(self) -> Data:
        import yaml  # noqa: PLC0415 - 15 ms that `--help` need not pay

        events = iter(yaml.parse(self.text, Loader=getattr(yaml, "CLoader", yaml.Loader)))
        try:
            return self._documents(events)
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None

    def _documents(self, events: Iterator[object]) -> Data:
        data: Data = None
        seen = False
        for event in events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent" and seen:
                hint = "delete the line `---` and what follows, or move it to a file of its own"
                raise self._refused(event, "several-documents", "a second document begins here", hint)
            if kind in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent", "AliasEvent"):
                data, seen = self._node(event, events, ()), True
        return data

    def _node(self, event: object, events: Iterator[object], path: tuple[str, ...]) -> Data:
        self._check(event, path)
        kind = type(event).__name__
        self.values[path] = _span(event)
        if kind == "ScalarEvent":
            # A plain scalar has the style "" from the C parser, `None` from the other.
            plain_nothing = not event.style and event.value in ("", "~", "null")  # type: ignore[attr-defined]
            return None if plain_nothing else str(event.value)  # type: ignore[attr-defined]
        return self._mapping(events, path) if kind == "MappingStartEvent" else self._list(events, path)

    def _list(self, events: Iterator[object], path: tuple[str, ...]) -> list[Data]:
        items: list[Data] = []
        while type(event := next(events)).__name__ != "SequenceEndEvent":
            items.append(self._node(event, events, (*path, str(len(items)))))
        return items

    def _mapping(self, events: Iterator[object], path: tuple[str, ...]) -> dict[str, Data]:
        fields: dict[str, Data] = {}
        known: dict[str, Span] = {}
        while type(event := next(events)).__name__ != "MappingEndEvent":
            self._check(event, path)
            if type(event).__name__ != "ScalarEvent":
                hint = "write a word of the form, then a colon"
                raise self._refused(event, "key-not-text", "a key must be plain text", hint)
            key: str = event.value  # type: ignore[attr-defined]
            span = _span(event)
            if key == "<<":
                hint = "write the fields out instead"
                raise self._refused(event, "merge-key", "merge keys (`<<`) are not used here", hint)
            if _CUT.fullmatch(key) and _is_flow(event, self.text):
                raise self._cut(event)
            twin = known.get(unicodedata.normalize("NFC", key))
            if twin is not None:
                message = f"`{key}` stands here a second time; the first is in line {twin.line}"
                raise self._refused(event, "repeated-key", message, "keep one of the two")
            known[unicodedata.normalize("NFC", key)] = self.keys[(*path, key)] = span
            fields[key] = self._node(next(events), events, (*path, key))
        return fields

    def _cut(self, event: object) -> Refused:
        hint = "leave the comma out (`138089`), or write one field a line without the braces"
        message = "inside braces a comma ends a value, so this amount is cut in two"
        return self._refused(event, "money-in-braces", message, hint)

    def _check(self, event: object, path: tuple[str, ...]) -> None:
        if type(event).__name__ == "AliasEvent" or getattr(event, "anchor", None):
            hint = "where `&` or `*` is part of the text, put the text in quotes; otherwise write it out"
            raise self._refused(
                event, "anchor", "`&` and `*` before a value have a meaning of their own", hint
            )
        if getattr(event, "tag", None):
            hint = "where `!` is part of the text, put the text in quotes"
            raise self._refused(event, "tag", "`!` before a value has a meaning of its own", hint)
        # Between double quotes, an escape such as `\0` would bring in what the text itself may not hold.
        hidden = FORBIDDEN.search(getattr(event, "value", None) or "")
        if hidden is not None:
            raise unseen(hidden[0], self.file, _span(event))
        if len(path) > MAX_DEPTH:
            message = f"this is nested more than {MAX_DEPTH} levels deep"
            raise self._refused(event, "too-deep", message, "a plan has at most a handful of levels")

    def _refused(self, event: object, code: str, message: str, hint: str) -> Refused:
        return refuse(code, message, self.file, _span(event), hint)

    def _syntax(self, error: object) -> Refused:
        # The parser's words are about YAML's grammar; a commissioner needs the place and the usual causes.
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        span = self._inside(Span(mark.line + 1, mark.column + 1)) if mark else Span(1, 1)
        hint = (
            "the usual causes, here or in the line above: indentation that does not line up, a colon or "
            "quotation mark inside unquoted text, a tab; put such text in quotes or in a block after `|`"
        )
        message = "the layout of this file cannot be read from here on"
        return refuse("yaml-syntax", message, self.file, span, hint)

    def _inside(self, span: Span) -> Span:
        """A place in the file: what is missing at its end is missed by the parser in the line after it."""
        lines = self.text.splitlines()
        return span if span.line <= len(lines) or not lines else Span(len(lines), len(lines[-1]) + 1)


def _span(event: object) -> Span:
    start, end = event.start_mark, event.end_mark  # type: ignore[attr-defined]
    length = end.column - start.column if start.line == end.line else 1
    return Span(start.line + 1, start.column + 1, max(1, length))


def _is_flow(event: object, text: str) -> bool:
    """Whether a key follows a comma in braces, as the second half of `£138,089` does."""
    before = text[: event.start_mark.index].rstrip()  # type: ignore[attr-defined]
    return before.endswith(",") and before[-2:-1].isdigit()
