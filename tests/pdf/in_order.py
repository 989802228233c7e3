"""The text of a document in the order in which it is read: of the HTML that it is made of, and of its tags.

Both are lists of what comes one after the other: text between tables as one, and each row of a table. White
space and soft hyphens are left out, since lines are broken anew on paper.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from pypdf import PdfReader

from tests.numbers.paper import kids_of, pieces_of, squeezed, text_of

_CELLS = ("/TD", "/TH")
# Stands for the page that an entry of the contents leads to.
PAGE = "\0"
_VOID = frozenset(("meta", "col", "br"))
_START = re.compile(r"counter-reset: list-item (-?[0-9]+)")


@dataclass
class Line:
    """A row of a table by its cells, or text between tables; a `head` may stand once more on a next page."""

    cells: list[str]
    row: bool = False
    head: bool = False


def of_tags(content: bytes) -> list[Line]:
    """What a reader's program reads of a PDF, in the order of its structure."""
    reader = PdfReader(io.BytesIO(content))
    root: Any = reader.trailer["/Root"]
    pages = {page.indirect_reference.idnum: pieces_of(page, reader) for page in reader.pages}  # type: ignore[union-attr]
    lines: list[Line] = []
    for kid in kids_of(root["/StructTreeRoot"]):
        _walk(kid, pages, lines, head=False)
    return lines


def _walk(element: Any, pages: dict[int, dict[int, str]], lines: list[Line], *, head: bool) -> None:
    if element["/S"] == "/TR":
        cells = [kid for kid in kids_of(element) if kid["/S"] in _CELLS]
        lines.append(Line([squeezed("".join(text_of(cell, pages))) for cell in cells], row=True, head=head))
        return
    page = element.raw_get("/Pg").idnum if "/Pg" in element else 0
    for kid in kids_of(element):
        if isinstance(kid, int):
            _say(lines, pages[page][kid])
        elif "/S" in kid:
            _walk(kid, pages, lines, head=head or element["/S"] == "/THead")


def _say(lines: list[Line], text: str) -> None:
    text = squeezed(text)
    if text and (not lines or lines[-1].row):
        lines.append(Line([text]))
    elif text:
        lines[-1].cells[0] += text


def of_html(html: str) -> list[Line]:
    """What the HTML of a document says; bullets and numbers of lists as the styles set them."""
    reader = _Reader()
    reader.feed(html.partition("<body")[2].partition(">")[2])
    reader.close()
    return reader.lines


@dataclass
class _List:
    """A list that is open: the last number of its items, or none where it has bullets or no signs."""

    sign: str
    number: int = 0


@dataclass
class _Reader(HTMLParser):
    lines: list[Line] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    in_cell: bool = False
    head: bool = False
    contents: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.contents or (given.get("class") or "") == "contents":
            self.contents += tag not in _VOID
        if tag == "ul":
            self.lists.append(_List("" if self.contents else "•"))
        elif tag == "ol":
            start = _START.search(given.get("style") or "")
            self.lists.append(_List(".", int(start[1]) if start else 0))
        elif tag == "li":
            self._item()
        elif tag == "thead":
            self.head = True
        elif tag == "tr":
            self.lines.append(Line([], row=True, head=self.head))
        elif tag in ("td", "th"):
            self.in_cell = True
            self.lines[-1].cells.append("")

    def _item(self) -> None:
        last = self.lists[-1]
        last.number += 1
        self.handle_data(f"{last.number}." if last.sign == "." else last.sign)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.lists.pop()
        elif tag == "thead":
            self.head = False
        elif tag in ("td", "th"):
            self.in_cell = False
        elif tag == "li" and self.contents:
            self.handle_data(PAGE)
        if self.contents and tag not in _VOID:
            self.contents -= 1

    def handle_data(self, data: str) -> None:
        if self.in_cell:
            self.lines[-1].cells[-1] += squeezed(data)
        else:
            _say(self.lines, data)


def differing(html: list[Line], tags: list[Line]) -> Iterator[str]:
    """Where the tags say other than the HTML: nothing where both say the same in the same order.

    A head that is repeated on the next page is read once; the parts of a row or a text that is broken
    between pages are put together again.
    """
    waiting = list(tags)
    for line in html:
        if not any(line.cells):
            continue
        found = _next(line, waiting)
        if not _is(found, line):
            yield f"wanted {line.cells}, found {found}"
            return
    if waiting:
        yield f"wanted no more, found {waiting[0].cells}"


def pages_of_contents(html: list[Line], tags: list[Line]) -> list[int]:
    """The page numbers behind the entries of the contents, as they are read."""
    waiting = list(tags)
    for line in html:
        read = _next(line, waiting)
        if any(PAGE in cell for cell in line.cells):
            found = re.fullmatch(_pattern(line.cells[0]), read[0])
            return [int(number) for number in found.groups()] if found else []
    return []


def _next(line: Line, waiting: list[Line]) -> list[str]:
    """Take the parts of a line from what was not read yet."""
    found = [""] * len(line.cells)
    while waiting and not _is(found, line):
        part = waiting[0]
        if part.head and not line.head:
            del waiting[0]  # once more on a new page
            continue
        if part.row != line.row or len(part.cells) != len(found):
            break
        longer = [one + more for one, more in zip(found, part.cells, strict=True)]
        if not all(_begins(whole, one) for whole, one in zip(line.cells, longer, strict=True)):
            break
        found = longer
        del waiting[0]
    return found


def _is(found: list[str], line: Line) -> bool:
    return len(found) == len(line.cells) and all(
        re.fullmatch(_pattern(whole), one) for whole, one in zip(line.cells, found, strict=True)
    )


def _begins(whole: str, one: str) -> bool:
    return PAGE in whole or whole.startswith(one)


def _pattern(whole: str) -> str:
    return "([0-9]+)".join(map(re.escape, whole.split(PAGE)))
