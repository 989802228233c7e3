"""What is asked about a document on paper: its contents, which sections lie across, how tall its foot is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from .blocks import Block, Heading, Table

_LINK = re.compile(r"<a( [^>]*)?>(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_START = re.compile(r'<ol start="([0-9]{1,9})">')
_BACK = re.compile(r' <a class="app-back"[^>]*>[^<]*</a>')
_LEADS_ON = re.compile(r' href="(?:(?:https|mailto|tel):|#)')
_OF_FIGURES = re.compile(r' data-(?:figure|format)="[^"]*"')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_LEADS = re.compile(r"<p>((?:(?!</p>).){1,240}</p>\s*<(?:table|ul|ol)\b)", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
_BETWEEN_TAGS = re.compile(r">[^<]+<")
_WORD = re.compile(r"(?:&[#0-9A-Za-z]+;|[^\s<>&])+")
_LETTER = re.compile(r"&[#0-9A-Za-z]+;|.", re.DOTALL)

_FEW = 14
"""Rows of a table in prose that stay on one page."""

_ACROSS = 100
"""Letters of a table in prose that stand beside one another on a page."""

_BESIDE = 2
"""What a cell of such a table has beside its words, in letters."""

_FOOT = {"portrait": 122, "landscape": 181}
"""Letters of a line of the foot, beside the page's number."""

_FOOT_ROOM, _FOOT_LINE, _FOOT_LINES = 22, 4, 2
"""Millimetres below a page with a foot of two lines, and of each line more."""

_CONTENTS_FROM, _CONTENTS_OF_TWO = 6, 11
"""A document has contents from so many headings; where it has fewer, from so many of two levels."""

LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that lie on pages of one kind: from a heading of the second level to the next, or less."""

    page: str
    turned: bool
    blocks: tuple[Block, ...]


def sections(blocks: Sequence[Block], page: str) -> list[Section]:
    """The sections of a document; one with a table too wide for its page lies across as far as that."""
    held: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            held.append([])
        held[-1].append(block)
    return [part for section in held for part in _lie(section, page) if part.blocks]


def _lie(section: Sequence[Block], page: str) -> Iterator[Section]:
    wide = [place for place, block in enumerate(section, 1) if isinstance(block, Table) and block.wide]
    turned = max(wide, default=0) if page != LANDSCAPE else 0
    yield Section(LANDSCAPE, True, tuple(section[:turned]))
    yield Section(page, False, tuple(section[turned:]))


def contents(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """The headings that the contents of a long document lead to; none for a short one."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    chapters = tuple(heading for heading in headings if heading.level == 2)
    if len(chapters) >= _CONTENTS_FROM:
        return chapters
    both = tuple(heading for heading in headings if heading.level <= 3)
    return both if len(both) >= _CONTENTS_OF_TWO else ()


def stranded(block: Heading, following: Block | None) -> bool:
    """Whether nothing belongs to a heading: it is the last, or one that is not below it follows."""
    return following is None or (isinstance(following, Heading) and following.level <= block.level)


def foot_room(lines: Sequence[str], page: str) -> str:
    """How much room the foot of a page takes, with names as long as they are."""
    count = sum(max(1, ceil(len(line) / _FOOT[page])) for line in lines)
    return f"{_FOOT_ROOM + _FOOT_LINE * max(0, count - _FOOT_LINES)}mm"


def on_paper(html: str) -> str:
    """Sanitised HTML as WeasyPrint can make a sound PDF of it.

    A tag inside a link breaks PDF/UA (it makes a second link that no tag holds); an address
    relative to a page leads nowhere from a file (only footnotes are in it); the start of a list is
    only read from styles. The way back from a footnote is for a screen. Words of a table that is
    wider than the page may be broken; a line or two that lead to a list or table stay with it.
    """

    def link(found: re.Match[str]) -> str:
        attributes, text = found[1] or "", _TAG.sub("", found[2])
        return f"<a{attributes}>{text}</a>" if _LEADS_ON.search(attributes) else text

    html = _BACK.sub("", _OF_FIGURES.sub("", html))
    html = _START.sub(lambda found: f'<ol style="counter-reset: list-item {int(found[1]) - 1}">', html)
    html = _LEADS.sub(r'<p class="lead">\1', _LINK.sub(link, html))
    return _TABLE.sub(lambda found: _fitting(_kept(found[0])), html)


def _kept(table: str) -> str:
    """A table of prose; a short one stays on one page."""
    return table.replace("<table>", '<table class="whole">', 1) if table.count("<tr>") <= _FEW else table


def _fitting(table: str) -> str:
    """A table of prose; where its longest words do not fit beside one another, with places to break them."""
    longest = [max(words, default=0) for words in _columns(table)]
    room = _ACROSS - _BESIDE * len(longest)
    if sum(longest) <= room:
        return table
    most = max(3, _share(longest, room))

    def broken(found: re.Match[str]) -> str:
        letters = _LETTER.findall(found[0])
        pieces = ("".join(letters[at : at + most]) for at in range(0, len(letters), most))
        return "<wbr>".join(pieces)

    return _BETWEEN_TAGS.sub(lambda text: f">{_WORD.sub(broken, text[0][1:-1])}<", table)


def _columns(table: str) -> Iterator[list[int]]:
    """How many letters the longest word of each cell has, column by column."""
    rows = [_CELL.findall(row) for row in _ROW.findall(table)]
    for place in range(max(map(len, rows), default=0)):
        cells = (_TAG.sub("", row[place]) for row in rows if place < len(row))
        yield [max(map(len, cell.split()), default=0) for cell in cells]


def _share(longest: Sequence[int], room: int) -> int:
    """The most letters that every word may keep together, so that all columns fit."""
    return next(
        (most for most in range(max(longest), 0, -1) if sum(min(n, most) for n in longest) <= room), 1
    )
