"""What the templates of PDFs ask about a block: where a row may break, how wide its columns are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Row, Table

_TALL = 420
"""Letters in one cell from which a row may be split between two pages: about eight lines."""

_LETTER = 1.05
"""The width of a letter of a table, in hundredths of the width of a portrait page between its margins."""

_PADDING = 2.4
"""What a cell has beside its text, in the same measure."""

_MARKS = 1.5
"""What a column of numbers has besides, where marks may stand in it."""

_WIDE = 0.8
"""How small a wide table is set."""

_LONGEST = 22
"""Letters of a word from which it may be broken: an address, not a word."""

_LINK = re.compile(r"<a( [^>]*)?>(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_START = re.compile(r'<ol start="([0-9]{1,9})">')
_BACK = re.compile(r' <a class="app-back"[^>]*>[^<]*</a>')
_LEADS_ON = re.compile(r' href="(?:(?:https|mailto|tel):|#)')
_OF_FIGURES = re.compile(r' data-(?:figure|format)="[^"]*"')


def tall(row: Row) -> bool:
    """Whether a row is so tall that keeping it on one page would leave a hole on the page before."""
    return max(len(cell.text) for cell in (row.head, *row.cells)) >= _TALL


def shares(table: Table) -> list[str]:
    """The widths of a table's columns in per cent.

    They are as wide as they want to be, but no narrower than their longest word and, where
    another column can use the room, no wider than their longest line. If all the words
    together are wider than the page, each column gets its part of it.
    """
    sizes = [_size(table, place) for place in range(len(table.columns))]
    wants = [column.width for column in table.columns]
    least, most = [size[0] for size in sizes], [size[1] for size in sizes]
    if sum(least) >= 100:
        given = [100 * width / sum(least) for width in least]
    elif sum(most) < 100:
        given = _fitted(wants, least, [100.0] * len(wants))
    else:
        given = _fitted(wants, least, most)
    return [f"{width:.2f}%" for width in given]


def _fitted(wants: Sequence[int], least: Sequence[float], most: Sequence[float]) -> list[float]:
    """Widths in proportion to `wants` within bounds that together are a hundred: found by halving."""

    def widths(unit: float) -> list[float]:
        return [min(max(want * unit, low), high) for want, low, high in zip(wants, least, most, strict=True)]

    small, large = 0.0, 100.0
    for _ in range(40):
        unit = (small + large) / 2
        small, large = (unit, large) if sum(widths(unit)) < 100 else (small, unit)
    return widths(large)


def _size(table: Table, place: int) -> tuple[float, float]:
    """How wide a column must be for its longest word, and for its longest line."""
    column = table.columns[place]
    words, lines = _word(column.label), _word(column.label)
    for row in table.rows:
        cell = row.cells[place - 1] if place else row.head
        number = max(len(row.number) + 2, 6) if row.number and not place else 0
        line = max(map(len, cell.lines), default=0) if cell.kind == "lines" else len(cell.text)
        # A rating is one piece, with its letter before it and a box around it.
        words = max(words, number + (line + 3 if cell.kind == "rating" else _word(cell.text)))
        lines = max(lines, number + line + 3)
    beside = _PADDING + (_MARKS if column.numeric and (table.has_derived or table.footnotes) else 0)
    scale = _LETTER * (_WIDE if table.wide else 1)
    return scale * min(words, _LONGEST) + beside, scale * lines + beside


def _word(text: str) -> int:
    return max((len(word) for word in text.replace("-", "- ").split()), default=0)


def on_paper(html: str) -> str:
    """Sanitised HTML as WeasyPrint can make a sound PDF of it.

    A tag inside a link breaks PDF/UA (it makes a second link that no tag holds); an address
    relative to a page leads nowhere from a file (only footnotes are in it); the start of a list is
    only read from styles. The way back from a footnote is for a screen.
    """

    def link(found: re.Match[str]) -> str:
        attributes, text = found[1] or "", _TAG.sub("", found[2])
        return f"<a{attributes}>{text}</a>" if _LEADS_ON.search(attributes) else text

    html = _BACK.sub("", _OF_FIGURES.sub("", html))
    html = _START.sub(lambda found: f'<ol style="counter-reset: list-item {int(found[1]) - 1}">', html)
    return _LINK.sub(link, html)
