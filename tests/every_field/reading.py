"""What a page or the HTML of a PDF says: each piece of text with all that it stands under.

A cell stands under the caption of its table, the head of its column and that of its row; anything under
the headings before it, of each level the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

_WORD = re.compile(r"\w+")
_VOID = frozenset(("meta", "link", "br", "hr", "img", "input", "col", "path"))
# A number of a footnote says nothing, and is in the way of the words around it.
_UNREAD = frozenset(("script", "style", "svg", "title", "sup"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PIECES = frozenset((*_HEADINGS, "p", "li", "dt", "dd", "th", "td", "caption", "blockquote", "pre"))
# Marks at a figure say how it came about, not what it is.
_MARKS = "marks"


@dataclass(frozen=True)
class Piece:
    """A piece of text, and what it stands under: headings, a caption, the heads of a column and a row."""

    text: str
    under: tuple[str, ...]
    heading: bool = False

    @cached_property
    def around(self) -> str:
        """All that it stands under, and itself, as labels are looked for."""
        return folded(" · ".join((*self.under, self.text)))

    def says(self, value: str, labels: tuple[str, ...]) -> bool:
        """Whether a value stands here, under each of the labels."""
        return value in self.text and all(folded(label) in self.around for label in labels)


def folded(text: str) -> str:
    """A text without capitals and with each white space as one space."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True)
class Said:
    """What a page says: its pieces, and all of its text as it is read."""

    pieces: tuple[Piece, ...]
    text: str

    @cached_property
    def words(self) -> dict[str, list[Piece]]:
        """The pieces that each word stands in."""
        found: dict[str, list[Piece]] = {}
        for piece in self.pieces:
            for word in dict.fromkeys(_WORD.findall(piece.text)):
                found.setdefault(word, []).append(piece)
        return found

    def by_words(self, text: str) -> list[Piece]:
        """The pieces that may hold a text: those with the rarest of its words."""
        lists = [self.words.get(word, []) for word in _WORD.findall(text)]
        return min(lists, key=len) if lists else list(self.pieces)


def said_by(html: str) -> Said:
    """What a page says."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.found, "nothing was read"
    return Said(tuple(reader.found), "".join(reader.all))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Piece] = []
        self.all: list[str] = []
        self.headings: dict[int, str] = {}
        self.caption, self.name = "", ""
        self.columns: list[str] = []
        self.row: list[str] = []
        self.in_head = False
        self.texts: list[tuple[str, list[str]]] = []
        self.unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID or tag in _PIECES:
            self._hear(" ")
        if tag in _VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        if self.unread or tag in _UNREAD or any(name.endswith(_MARKS) for name in classes):
            self.unread.append(tag)
            return
        if tag in ("table", "dl"):
            self.caption, self.columns, self.name = "", [], ""
        elif tag == "thead":
            self.in_head = True
        elif tag == "tr":
            self.row = []
        if tag in _PIECES:
            self.texts.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self.unread:
            self.unread.pop()
            return
        if tag == "thead":
            self.in_head = False
        elif tag in ("table", "dl"):
            self.caption, self.columns, self.row, self.name = "", [], [], ""
        if tag in _PIECES and self.texts and self.texts[-1][0] == tag:
            _, said = self.texts.pop()
            self._end(tag, " ".join("".join(said).split()))

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self._hear(data)

    def _hear(self, data: str) -> None:
        self.all.append(data)
        # A paragraph in a cell is the cell's text too.
        for _, said in self.texts:
            said.append(data)

    def _end(self, tag: str, text: str) -> None:
        if tag in _HEADINGS:
            self.headings = {level: was for level, was in self.headings.items() if level < _HEADINGS[tag]}
            self.found.append(Piece(text, tuple(self._above()), heading=True))
            self.headings[_HEADINGS[tag]] = text
        elif tag == "caption":
            self.caption = text
            self.found.append(Piece(text, tuple(self._above())))
        elif tag == "dt":
            self.name = text
        elif tag in ("th", "td") and self.in_head:
            self.columns.append(text)
        elif tag in ("th", "td"):
            column = self.columns[len(self.row)] if len(self.row) < len(self.columns) else ""
            self.row.append(text)
            self.found.append(Piece(text, (*self._above(), column, *self.row[:1])))
        elif text:
            self.found.append(Piece(text, (*self._above(), self.name)))

    def _above(self) -> Iterator[str]:
        yield from (text for _, text in sorted(self.headings.items()))
        if self.caption:
            yield self.caption
