"""The exact reader: the text of every value and where it stands, built from the events of the YAML parser.

What YAML allows and these forms never need (anchors, aliases, tags, merge keys, several documents) is
refused before anything is built; plain scalars keep the text that was typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import Any

from ..findings import Finding
from ..model.source import LINE_END, Data, Positions
from .refusal import refuse, span_of
from .signs import DELETE_LINE, DIRECTIVE
from .silent import ODD_BEGINNING, lost_after_hash, swallowed
from .slips import recognised
from .unwanted import check_cut, check_escapes, check_tab, kept, key_of, refused

MAX_DEPTH = 50
MAX_VALUES = 50_000
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)*+%")
_BLOCKS = frozenset(("|", ">"))
_NOTHING = frozenset(("", "~", "null"))
Path = tuple[str, ...]


class Exact:
    """Builds data and positions from the events of the parser in one pass.

    `found` are findings that do not keep the file from being read.
    """

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.positions = Positions()
        self.found: list[Finding] = []
        # Many files hold none of these signs, and then nothing is to be looked for.
        self._hash = " #" in text or "\t#" in text
        self._tab = "\t" in text

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_END.split(self.text)

    def read(self) -> Data:
        """The data of the file; raises `Refused`."""
        import yaml  # noqa: PLC0415 - 15 ms that a file in the everyday layout need not pay

        directive = _DIRECTIVE.match(self.text)
        if directive is not None:
            place = span_of(self.text, directive.end() - 1)
            raise refuse("directive", DIRECTIVE, self.file, place, DELETE_LINE)
        parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(self.text)
        self._next = parser.get_event
        self._scalar, self._mapping = yaml.ScalarEvent, yaml.MappingStartEvent
        try:
            return self._document(yaml.DocumentStartEvent, yaml.NodeEvent)
        except yaml.MarkedYAMLError as error:
            raise recognised(self.text, self.file, error.problem_mark, error.context_mark) from None
        except (yaml.YAMLError, ValueError, OverflowError):  # the parser without C has no words for these
            raise recognised(self.text, self.file, None, None) from None

    def _document(self, starts: type, node: type) -> Data:
        data: Data = None
        seen = False
        while (event := self._next()) is not None:
            if isinstance(event, starts):
                self._check_start(event, seen)
            elif isinstance(event, node):
                data, seen = self._read(event, (), own_line=True), True
        return data

    def _check_start(self, event: Any, seen: bool) -> None:
        if seen:
            message = "found `---`, which ends the document here; wanted the line taken out"
            hint = (
                "delete the line `---`; where what follows is another document, move it to a file of its own"
            )
            raise refused(self.file, event, "several-documents", message, hint)

    def _read(self, event: Any, path: Path, own_line: bool) -> Data:
        """The value that begins with an event; `own_line` says that its key stands in a line above."""
        self._check(event)
        start, end = event.start_mark, event.end_mark
        one_line = start.line == end.line
        length = end.column - start.column if one_line else 1
        values = self.positions.values
        values[path] = (start.line + 1, start.column + 1, length or 1)
        if len(values) > MAX_VALUES:
            message = f"this file has more than {MAX_VALUES} values"
            raise refused(
                self.file, event, "file-too-large", message, "split it, or take out what is not meant"
            )
        if event.__class__ is not self._scalar:
            if len(path) > MAX_DEPTH:
                message = f"this is nested more than {MAX_DEPTH} levels deep"
                raise refused(self.file, event, "too-deep", message, "a plan has at most a handful of levels")
            return self._fields(event, path) if event.__class__ is self._mapping else self._items(path)
        value: str = event.value
        if event.style in _BLOCKS:
            return value
        lost = lost_after_hash(self.text, self.file, event) if self._hash else None
        if lost is not None:
            self.found.append(lost[1])
        if not one_line or own_line or value[:1] in ODD_BEGINNING or value[-1:] == "\xa0":
            slip = swallowed(self.text, self._lines, self.file, event)
            if slip is not None:
                raise slip
        # A plain scalar has the style "" from the C parser, `None` from the other.
        if value in _NOTHING and not event.style:
            return lost[0] if lost else None  # the field was filled in, though all of it is lost
        return value

    def _items(self, path: Path) -> list[Data]:
        items: list[Data] = []
        while (event := self._next()).__class__.__name__ != "SequenceEndEvent":
            if event.__class__ is self._scalar:
                check_cut(self.text, self.file, event, "[ ]")
            items.append(self._read(event, (*path, str(len(items))), own_line=False))
        return items

    def _fields(self, start: Any, path: Path) -> dict[str, Data]:
        fields: dict[str, Data] = {}
        known: dict[str, int] = {}
        keys = self.positions.keys
        while (event := self._next()).__class__.__name__ != "MappingEndEvent":
            self._check(event)
            key = key_of(self.text, self.file, event, start)
            mark = event.start_mark
            same = key if key.isascii() else unicodedata.normalize("NFC", key)
            if same in known:
                otherwise = "" if key in fields else ", its letters made otherwise"
                message = f"`{key}` stands here a second time{otherwise}; the first is in line {known[same]}"
                raise refused(self.file, event, "repeated-key", message, "keep one of the two")
            known[same] = mark.line + 1
            below = (*path, key)
            keys[below] = (mark.line + 1, mark.column + 1, event.end_mark.column - mark.column or 1)
            value = self._next()
            fields[key] = self._read(value, below, own_line=value.start_mark.line != mark.line)
        return fields

    def _check(self, event: Any) -> None:
        if event.anchor or event.__class__.__name__ == "AliasEvent":
            raise kept(self._lines, self.file, event, "anchor", self.text[event.start_mark.index])
        if event.tag:
            raise kept(self._lines, self.file, event, "tag", "!")
        if self._tab:
            check_tab(self.text, self.file, event)
        if event.__class__ is self._scalar and event.style == '"':
            check_escapes(self.text, self.file, event)
