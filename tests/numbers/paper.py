"""The text of a tagged PDF as its readers have it: rows of tables and prose, in their logical order.

Read from the structure tree, with what stands on the page in each marked piece; nothing else is trusted.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCKS = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CELLS = ("/TD", "/TH")


@dataclass
class Paper:
    """What a PDF says: the cells of each row, those of heads of tables apart, and all other text as one."""

    rows: list[list[str]] = field(default_factory=list)
    heads: list[list[str]] = field(default_factory=list)
    prose: str = ""


def squeezed(text: str) -> str:
    """A text without white space and soft hyphens: lines are broken anew on paper."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def read(content: bytes) -> Paper:
    """The text of a PDF; `AssertionError` where it is not tagged or a piece of its text has no place."""
    reader = PdfReader(io.BytesIO(content))
    root: Any = reader.trailer["/Root"]
    pages = {page.indirect_reference.idnum: pieces_of(page, reader) for page in reader.pages}  # type: ignore[union-attr]
    paper, prose = Paper(), list[str]()
    for kid in kids_of(root["/StructTreeRoot"]):
        _walk(kid, pages, paper, prose)
    paper.prose = "".join(prose)
    return paper


def _walk(element: Any, pages: dict[int, dict[int, str]], paper: Paper, prose: list[str]) -> None:
    tag = element["/S"]
    if tag == "/Lbl":
        return  # a bullet is no text
    if tag == "/THead":
        head = Paper()
        for kid in kids_of(element):
            _walk(kid, pages, head, prose)
        paper.heads += head.rows  # repeated on each page
    elif tag == "/TR":
        cells = (kid for kid in kids_of(element) if kid["/S"] in _CELLS)
        paper.rows.append([squeezed("".join(text_of(cell, pages))) for cell in cells])
    elif any(isinstance(kid, int) for kid in kids_of(element)):
        prose.append(squeezed("".join(text_of(element, pages))))
    else:
        for kid in kids_of(element):
            if "/S" in kid:
                _walk(kid, pages, paper, prose)


def kids_of(element: Any) -> list[Any]:
    """What stands under an element of the structure: elements, and numbers of marked pieces."""
    found = element.get("/K", [])
    found = found.get_object() if hasattr(found, "get_object") else found
    kids = found if isinstance(found, list) else [found]
    return [kid.get_object() for kid in kids]


def text_of(element: Any, pages: dict[int, dict[int, str]]) -> Iterator[str]:
    """The text of an element and of all under it, in order; `pages` are the pieces of each page."""
    page = element.raw_get("/Pg").idnum if "/Pg" in element else 0
    for kid in kids_of(element):
        if isinstance(kid, int):
            yield pages[page][kid]
        elif "/S" in kid:
            yield from text_of(kid, pages)


def pieces_of(page: Any, reader: PdfReader) -> dict[int, str]:
    """The text of each marked piece of a page, by its number."""
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    found: dict[int, str] = {}
    font, piece = dict[int, str](), -1
    for operands, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
        if operator == b"BDC" and isinstance(operands[1], DictionaryObject) and "/MCID" in operands[1]:
            piece = int(str(operands[1]["/MCID"]))
            found[piece] = ""
        elif operator == b"EMC":
            piece = -1
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and piece >= 0:
            shown = operands[0] if operator == b"TJ" else operands
            found[piece] += "".join(_decoded(text, font) for text in shown if isinstance(text, bytes | str))
    return found


def _decoded(text: bytes | str, font: dict[int, str]) -> str:
    raw = text if isinstance(text, bytes) else getattr(text, "original_bytes")  # noqa: B009 - of pypdf's own str
    return "".join(font[int.from_bytes(raw[at : at + 2])] for at in range(0, len(raw), 2))


def _letters(font: Any) -> dict[int, str]:
    """What each glyph of a font stands for."""
    letters: dict[int, str] = {}
    for kind, block in _BLOCKS.findall(font["/ToUnicode"].get_object().get_data()):
        ranges = _RANGE.findall(block) if kind == b"bfrange" else ((a, a, b) for a, b in _PAIR.findall(block))
        for first, last, code in ranges:
            text = bytes.fromhex(code.decode()).decode("utf-16-be")
            for step, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
                letters[glyph] = text[:-1] + chr(ord(text[-1]) + step)
    return letters
