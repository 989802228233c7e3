"""What stands where on the pages of a PDF, asked of poppler, and what is wrong with it.

Places are in points from the top left corner of a page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import Destination

from tests.pdf.reading import run, unspaced

MARGIN, TOP = 48.2, 56.7  # 17 mm and 20 mm
# Letters may reach over their own width, and boxes of letters are taller than lines.
_SLACK, _SHRUNK, _COVERED = 1.5, 0.3, 0.12
# What lies across a page is a mark and no text of it.
_MARK = 30.0
_PAGE = re.compile(r'<page width="([0-9.]+)" height="([0-9.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*?)</word>'
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the box around it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page: its body in reading order, its foot, and the page's number in the foot."""

    width: float
    height: float
    head: tuple[Word, ...]
    body: tuple[Word, ...]
    foot: tuple[Word, ...]
    number: tuple[Word, ...]


@cache
def laid_out(path: Path) -> tuple[Page, ...]:
    """The pages of a PDF."""
    found = _PAGE.findall(run("pdftotext", "-bbox", str(path), "-"))
    return tuple(_page(float(width), float(height), words) for width, height, words in found)


def _page(width: float, height: float, inside: str) -> Page:
    words = [_word(*found) for found in _WORD.findall(inside)]
    words = [word for word in words if word.bottom - word.top < _MARK]
    # "Page 3 of 12" stands at the foot, and further right than all else there.
    at = max((n for n, word in enumerate(words) if word.text == "Page"), key=lambda n: words[n].top)
    number = tuple(words[at : at + 4])
    line = number[0].top - 2
    foot = tuple(word for word in words if word.top > line and word not in number)
    head = tuple(word for word in words if word.bottom < TOP - 4)
    body = tuple(word for word in words if word.top <= line and word not in head)
    return Page(width, height, head, body, foot, number)


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(html.unescape(text), float(left), float(top), float(right), float(bottom))


def outside(path: Path) -> Iterator[str]:
    """Words outside the margins, below the body or off the page; a foot that touches its number."""
    for count, page in enumerate(laid_out(path), 1):
        edge = page.width - MARGIN + _SLACK
        words = (*page.head, *page.body, *page.foot, *page.number)
        for word in words:
            if word.left < MARGIN - _SLACK or word.right > edge:
                yield f"{path.name}, page {count}: `{word.text}` reaches over the margin"
        for word in page.body:
            if word.top < TOP - 8 or word.bottom > page.number[0].top - 8:
                yield f"{path.name}, page {count}: `{word.text}` reaches over the head or the foot"
        for word in page.foot:
            if word.bottom > page.height - 8 or word.right > page.number[0].left - 4:
                yield f"{path.name}, page {count}: `{word.text}` of the foot has no room"


def overlapping(path: Path) -> Iterator[str]:
    """Words that stand on one another."""
    for count, page in enumerate(laid_out(path), 1):
        words = sorted((*page.head, *page.body, *page.foot, *page.number), key=lambda word: word.top)
        for at, one in enumerate(words):
            for other in words[at + 1 :]:
                if other.top >= one.bottom:
                    break
                if _covered(one, other) > _COVERED:
                    yield f"{path.name}, page {count}: `{one.text}` and `{other.text}` stand on one another"


def _covered(one: Word, other: Word) -> float:
    """How much of the smaller of two words the other covers, their boxes cut down to what letters take."""
    across = min(one.right, other.right) - max(one.left, other.left)
    tops = [word.top + _SHRUNK * (word.bottom - word.top) for word in (one, other)]
    bottoms = [word.bottom - _SHRUNK * (word.bottom - word.top) for word in (one, other)]
    down = min(bottoms) - max(tops)
    sizes = ((word.right - word.left) * (word.bottom - word.top) for word in (one, other))
    return across * down / max(min(sizes), 1) if across > 0 and down > 0 else 0


def stranded(path: Path) -> Iterator[str]:
    """Headings that end a page while what belongs to them stands on the next."""
    pages, headings = laid_out(path), list(_headings(path))
    assert headings, path.name
    for at, (level, title, number, top) in enumerate(headings):
        page = pages[number]
        below = [word for word in page.body if page.height - word.top < top + 3]
        own = _beginning(below, title)
        last = max((word.bottom for word in own), default=0.0)
        if own and any(word.top > last - 4 and word not in own for word in below):
            continue
        following = headings[at + 1] if at + 1 < len(headings) else None
        if number + 1 == len(pages) or (following and following[0] <= level and _opens(pages, following)):
            continue
        yield f"{path.name}, page {number + 1}: `{title}` is the last of the page"


def _headings(path: Path) -> Iterator[tuple[int, str, int, float]]:
    """Level, title, page from 0 and place from the bottom of each heading."""
    reader = PdfReader(path)

    def below(items: Sequence[Any], level: int) -> Iterator[tuple[int, str, int, float]]:
        for item in items:
            if isinstance(item, Destination):
                number = reader.get_destination_page_number(item)
                assert number is not None
                assert item.top is not None
                yield level, str(item.title), number, float(item.top)
            else:
                yield from below(item, level + 1)

    return below(list(reader.outline), 1)


def _beginning(words: Sequence[Word], title: str) -> list[Word]:
    """The first words that together are a title."""
    found: list[Word] = []
    for word in words:
        found.append(word)
        if "".join(one.text for one in found) == unspaced(title):
            return found
    return []


def _opens(pages: Sequence[Page], heading: tuple[int, str, int, float]) -> bool:
    """Whether a heading is the first on its page."""
    _, title, number, _ = heading
    return bool(_beginning(pages[number].body, title))


def empty(path: Path) -> Iterator[str]:
    """Pages with nothing on them but their head and foot."""
    for count, page in enumerate(laid_out(path), 1):
        if len(page.body) < 2:
            yield f"{path.name}, page {count}: nothing is on it"


def headless(path: Path) -> Iterator[str]:
    """Tables that have no head on one of their pages, and heads with no row under them.

    In the tags of a PDF the part of a table on each page is a table of its own. One without a head has
    rows of a name and one value. Their text is not asked for: on long documents that takes minutes.
    """
    lines = run("pdfinfo", "-struct", str(path)).splitlines()
    starts = [at for at, line in enumerate(lines) if line.strip().startswith("Table ")]
    for count, at in enumerate(starts, 1):
        depth = _depth(lines[at])
        end = next((n for n in range(at + 1, len(lines)) if _depth(lines[n]) <= depth), len(lines))
        part = [line.strip().partition(" ")[0].rstrip(":") for line in lines[at + 1 : end]]
        if "THead" in part and "TD" not in part[part.index("TBody") if "TBody" in part else len(part) :]:
            yield f"{path.name}: the head of table {count} stands alone"
        if "THead" not in part and part.count("TD") > part.count("TR"):
            yield f"{path.name}: table {count} has no head on a page"


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
