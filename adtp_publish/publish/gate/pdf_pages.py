"""The pages of a PDF as a reader sees them: the text of each paragraph, cell and heading by itself.

Our PDFs are tagged: their structure says which text makes a paragraph, and what is in no part of it stands in
the head or foot of a page. Of a page without tags all is one text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .piece import CannotRead, Piece
from .words import BREAK

# Elements inside of a paragraph; each other element is a text of its own.
_INLINE = frozenset(
    ("Span", "NonStruct", "Link", "Em", "Strong", "Code", "Quote", "Reference", "Note", "Annot")
)
_ROW = "TR"
# Two texts of a margin that are farther apart than so many heights of a letter have nothing in common.
_APART = 2.0


@dataclass(slots=True)
class Block:
    """The text of an element: its kind, its row of a table and its place in that; -1 where it is in none."""

    kind: str
    row: int = -1
    cell: int = -1
    marks: list[int] = field(default_factory=list)
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A text as it is set: its mark in the structure, and where it stands on the page."""

    mark: int
    text: str
    left: float
    line: float
    right: float
    height: float


def pages_of(content: bytes) -> Iterator[Piece]:
    """A piece for each page, and for each text that goes on from one to the next. Raises `CannotRead`."""
    import pypdfium2  # noqa: PLC0415 - a large library, wanted only where there are PDFs

    try:
        document = pypdfium2.PdfDocument(content)
        try:
            before: list[Block] = []
            for number in range(len(document)):
                text, blocks = _page(document[number])
                yield Piece(f"page {number + 1}", text)
                for joined in _going_on(before, blocks):
                    yield Piece(f"page {number} and the next", joined)
                before = blocks
        finally:
            document.close()
    except pypdfium2.PdfiumError as trouble:
        raise CannotRead(f"it is no PDF that can be opened: {trouble}") from None


def _page(page: Any) -> tuple[str, list[Block]]:
    """The text of a page with a break between its blocks and margins; and the blocks of its structure."""
    text = page.get_textpage()
    try:
        blocks = list(_blocks(page))
        of_mark = {mark: block for block in blocks for mark in block.marks}
        if not of_mark:
            return text.get_text_bounded(), []
        loose, shown = "", _shown(page, text)
        last: dict[int, _Shown] = {}
        margin: _Shown | None = None
        for item in shown:
            block = of_mark.get(item.mark)
            if block is None:
                loose += ("" if margin is None else _between(margin, item)) + item.text
                margin = item
            else:
                previous = last.get(id(block))
                block.text += ("" if previous is None or previous.line == item.line else "\n") + item.text
                last[id(block)] = item
        return BREAK.join((*(block.text for block in blocks), loose)), blocks
    finally:
        text.close()
        page.close()


def _between(one: _Shown, other: _Shown) -> str:
    """What is to stand between two texts of a head or foot: they go on, on the same line or the next one."""
    far = _APART * max(one.height, other.height)
    if one.line == other.line and abs(other.left - one.right) < far:
        return ""
    return "\n" if abs(one.line - other.line) < far and abs(one.left - other.left) < far else BREAK


def _shown(page: Any, text: Any) -> Iterator[_Shown]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - see above

    def said(raw: Any) -> str:
        return _string(lambda buffer, size: pdfium.FPDFTextObj_GetText(raw, text.raw, buffer, size))

    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = item.get_bounds()
        mark, line = pdfium.FPDFPageObj_GetMarkedContentID(item.raw), round(item.get_matrix().f, 1)
        yield _Shown(mark, said(item.raw), left, line, right, top - bottom)


def _string(ask: Callable[[Any, int], int]) -> str:
    """A string of the library, which is asked for its length in bytes first; it ends in a zero."""
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


# --- the structure


def _blocks(page: Any) -> Iterator[Block]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - see above

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        rows = [0]
        for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)
            if child:
                yield from _below(pdfium, child, None, rows)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _below(pdfium: Any, element: Any, parent: Block | None, rows: list[int]) -> Iterator[Block]:
    """The blocks of an element and of all below it; what is inline adds its marks to its parent's."""
    kind = _string(lambda buffer, size: pdfium.FPDF_StructElement_GetType(element, buffer, size))
    block = parent
    if parent is None or kind not in _INLINE:
        block = Block(kind, parent.row if parent else -1, parent.cell if parent else -1)
        if kind == _ROW:
            rows[0] += 1
            block.row = rows[0]
        yield block
    assert block is not None
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            if kind == _ROW:
                block.cell = number
            yield from _below(pdfium, child, block, rows)
        elif (mark := pdfium.FPDF_StructElement_GetChildMarkedContentID(element, number)) >= 0:
            block.marks.append(mark)


def _going_on(before: list[Block], after: list[Block]) -> Iterator[str]:
    """The texts that go on on the next page: the last paragraph, or the cells of a row that is broken."""
    ended = [block for block in before if block.text.strip()]
    begun = [block for block in after if block.text.strip()]
    if not ended or not begun:
        return
    last, first = ended[-1], begun[0]
    if last.row < 0 and first.row < 0:
        if last.kind == first.kind:
            yield f"{last.text}\n{first.text}"
        return
    row = next((block.row for block in begun if block.kind == "TD" or block.row < 0), -1)
    if last.row < 0 or row < 0:
        return
    lower = {block.cell: block for block in ended if block.row == last.row}
    upper: dict[int, Block] = {}
    for block in begun:
        if block.row == row:
            upper.setdefault(block.cell, block)
    # Of a row that is broken some cells have ended: in a row of its own all of them begin.
    if len(upper) < len(lower) or len(lower) == 1:
        yield from (f"{lower[cell].text}\n{upper[cell].text}" for cell in sorted(lower.keys() & upper.keys()))
