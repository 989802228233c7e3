"""Strict YAML: the text of every value and where it stands, built straight from parser events.

What YAML allows and these forms never need (anchors, aliases, tags, merge keys, several
documents) is refused before anything is built; plain scalars keep the text that was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from posixpath import basename

from ..findings import ERROR, Finding
from ..model.source import Data, RawDocument, Span

MAX_BYTES = 512 * 1024
MAX_DEPTH = 50
# Control characters, the marks that turn text around or end a line unseen, and what is no character at all.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n|\r|\n")


class _Refused(Exception):
    """A file that is refused: carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def parse(content: bytes, file: str, name: str = "") -> tuple[RawDocument, tuple[Finding, ...]]:
    """Read one file. A file that is refused has no data and exactly one finding."""
    name = name or basename(file)
    try:
        text = _decoded(content, file)
    except _Refused as refused:
        return RawDocument(name, file, refused=True), (refused.finding,)
    lines = tuple(text.splitlines())
    builder = _Builder(text, file)
    try:
        data = builder.build()
    except _Refused as refused:
        return RawDocument(name, file, lines=lines, refused=True), (refused.finding,)
    return RawDocument(name, file, data, builder.values, builder.keys, lines), ()


def _refuse(code: str, message: str, file: str, span: Span, hint: str) -> _Refused:
    return _Refused(
        Finding(code, ERROR, message, file, hint=hint, line=span.line, column=span.column, length=span.length)
    )


def _decoded(content: bytes, file: str) -> str:
    if len(content) > MAX_BYTES:
        message = f"this file has {len(content) // 1024} kB; at most {MAX_BYTES // 1024} kB are read"
        raise _refuse("file-too-large", message, file, Span(1, 1), "split it, or move long text elsewhere")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind a byte order mark.
        *whole, last = _LINE_END.split(error.object[: error.start].decode("utf-8", "replace"))
        message = f"this is not UTF-8 text: byte 0x{error.object[error.start]:02x} cannot be read"
        place = Span(len(whole) + 1, len(last) + 1)
        hint = "save the file again as UTF-8 (in Notepad: Save as, Encoding UTF-8)"
        raise _refuse("not-utf-8", message, file, place, hint) from None
    found = _FORBIDDEN.search(text)
    if found is not None:
        *whole, last = _LINE_END.split(text[: found.start()])
        raise _unseen(found[0], file, Span(len(whole) + 1, len(last) + 1))
    return text


def _unseen(character: str, file: str, span: Span) -> _Refused:
    message = f"there is a character here that cannot be seen: U+{ord(character):04X}"
    return _refuse("forbidden-character", message, file, span, "delete it and type the text again")


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
            twin = known.get(unicodedata.normalize("NFC", key))
            if twin is not None:
                message = f"`{key}` stands here a second time; the first is in line {twin.line}"
                raise self._refused(event, "repeated-key", message, "keep one of the two")
            known[unicodedata.normalize("NFC", key)] = self.keys[(*path, key)] = span
            fields[key] = self._node(next(events), events, (*path, key))
        return fields

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
        hidden = _FORBIDDEN.search(getattr(event, "value", None) or "")
        if hidden is not None:
            raise _unseen(hidden[0], self.file, _span(event))
        if len(path) > MAX_DEPTH:
            message = f"this is nested more than {MAX_DEPTH} levels deep"
            raise self._refused(event, "too-deep", message, "a plan has at most a handful of levels")

    def _refused(self, event: object, code: str, message: str, hint: str) -> _Refused:
        return _refuse(code, message, self.file, _span(event), hint)

    def _syntax(self, error: object) -> _Refused:
        # The parser's words are about YAML's grammar; a commissioner needs the place and the usual causes.
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        span = self._inside(Span(mark.line + 1, mark.column + 1)) if mark else Span(1, 1)
        hint = (
            "the usual causes, here or in the line above: indentation that does not line up, a colon or "
            "quotation mark inside unquoted text, a tab; put such text in quotes or in a block after `|`"
        )
        message = "the layout of this file cannot be read from here on"
        return _refuse("yaml-syntax", message, self.file, span, hint)

    def _inside(self, span: Span) -> Span:
        """A place in the file: what is missing at its end is missed by the parser in the line after it."""
        lines = self.text.splitlines()
        return span if span.line <= len(lines) or not lines else Span(len(lines), len(lines[-1]) + 1)


def _span(event: object) -> Span:
    start, end = event.start_mark, event.end_mark  # type: ignore[attr-defined]
    length = end.column - start.column if start.line == end.line else 1
    return Span(start.line + 1, start.column + 1, max(1, length))
