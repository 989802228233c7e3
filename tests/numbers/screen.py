"""What a page or a print document says, as a program reads it: cells, rows, prose, each with its figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("meta", "link", "br", "hr", "img", "input", "col", "path", "wbr"))
INLINE = frozenset(("a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup"))
CELLS = frozenset(("td", "th", "dd", "dt"))
# Text that is no part of what a page says.
_OUTSIDE = frozenset(("style", "script", "title"))


@dataclass
class Shown:
    """An element: what it says, the marks behind that, and the figure that it says it is."""

    tag: str
    figure: str = ""
    numeric: bool = False
    text: str = ""
    marks: str = ""
    format: str = ""

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a table or a list of fields, and no words within a sentence."""
        return self.tag in CELLS


@dataclass
class _Open:
    tag: str
    classes: frozenset[str]
    shown: Shown | None = None
    row: list[Shown] | None = field(default=None)


class Page(HTMLParser):
    """A page: the cells of each row behind the head of its table, all figures, and its prose in pieces."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Shown]] = []
        self._heads: list[list[Shown]] = []
        self.figures: list[Shown] = []
        self.cells: list[Shown] = []
        self.prose: list[str] = [""]
        self.contents: list[str] = [""]
        self._open: list[_Open] = []
        self.feed(text)
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        given = {name: value or "" for name, value in attrs}
        classes = frozenset(given.get("class", "").split())
        opened = _Open(tag, classes)
        if "data-figure" in given or tag in CELLS:
            numeric = any(name.endswith("numeric") for name in classes)
            opened.shown = Shown(
                tag, given.get("data-figure", ""), numeric, format=given.get("data-format", "")
            )
            self._note(opened.shown)
        if tag == "tr":
            opened.row = []
            (self._heads if self._inside("thead") else self.rows).append(opened.row)
        if tag not in INLINE:
            self._apart()
        self._open.append(opened)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        opened = self._open.pop()
        assert opened.tag == tag, (opened.tag, tag)
        if tag not in INLINE:
            self._apart()

    def handle_data(self, data: str) -> None:
        if self._inside(*_OUTSIDE):
            return
        is_mark = any("marks" in name for opened in self._open for name in opened.classes)
        for opened in self._open:
            if opened.shown is not None:
                opened.shown.marks += data if is_mark else ""
                opened.shown.text += "" if is_mark else data
        if not self._inside("tr"):
            is_contents = any("contents" in opened.classes for opened in self._open)
            (self.contents if is_contents else self.prose)[-1] += data

    def _apart(self) -> None:
        self.prose.append("")
        self.contents.append("")

    def _note(self, shown: Shown) -> None:
        if shown.figure:
            self.figures.append(shown)
        if shown.is_cell:
            self.cells.append(shown)
            row = next((o.row for o in reversed(self._open) if o.row is not None), None)
            if row is not None:
                row.append(shown)

    @property
    def heads(self) -> list[list[str]]:
        """The cells of each row in the head of a table."""
        return [[cell.text + cell.marks for cell in row] for row in self._heads]

    def _inside(self, *tags: str) -> bool:
        return any(opened.tag in tags for opened in self._open)
