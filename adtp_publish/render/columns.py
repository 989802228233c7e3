"""How wide the columns of a table on paper are, which of its rows may break, and whether the table may.

Columns are fixed before a table is laid out: that takes a tenth of the time off, and what follows from
the widths (how tall a row will be) is known where the template is filled in. Sizes are in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .blocks import Fields, Row, Table
from .letters import BOLD, MEAN, lines_of, parts, wide, word_wide

PAGES = {"portrait": 499.0, "landscape": 746.0}
"""How wide a page is between its margins."""

_SIZE, _SMALL = 9.0, 7.5
_LINE, _BETWEEN = 1.3, 6.5
_PADDING, _TIGHT = 10.0, 5.0
_MARKS = 7.5
"""What a column of numbers has besides, where marks may stand in it."""

_TALL = 12
"""Lines of a row from which it may be split: kept on one page it would leave a hole on the page before."""

_ROWS = 4
"""Rows of a table from which neither the first nor the last may stand alone on a page."""

_WHOLE = {"portrait": 300.0, "landscape": 110.0}
"""How tall a table may be to be kept on one page."""

_SHORT, _SHORTS = 17, 0.75
"""Letters of a cell that is not broken, and how much of the page such cells may take together."""

_STEP = 6.0
"""In what steps the room of a page is given to columns."""

_FOLDED = 0.4
"""How much of the longest line of a column of numbers it is wide at least."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table on paper: widths in per cent, the classes of its rows, whether it stays on one page.

    A row may be a total, `tall` (it may be split), `first` or `last` (it does not stand alone on a page).
    """

    widths: tuple[str, ...]
    classes: tuple[str, ...]
    whole: bool


def laid(table: Table, page: str) -> Laid:
    """How a table stands on a page, `portrait` or `landscape`.

    No column is narrower than its longest word. Where all lines fit, columns are as wide as they want to
    be; where some have to be broken, the room goes where it takes most off the tallest cells, and columns
    of numbers are alike. If the words together are wider than the page, each column gets its part of it.
    """
    room = PAGES[page]
    columns = _alike(table, [_measured(table, place) for place in range(len(table.columns))])
    if sum(column.short for column in columns) < room * _SHORTS:
        columns = [replace(column, least=column.short) for column in columns]
    least, most = [column.least for column in columns], [column.most for column in columns]
    wants = [float(column.width) for column in table.columns]
    if sum(least) >= room:
        given = [room * width / sum(least) for width in least]
    elif sum(most) < room:
        given = _fitted(wants, most, [room] * len(wants), room)
    else:
        given = _given(columns, wants, room)
    lines = [_lines(table, row, given) for row in table.rows]
    height = sum(_height(table, count) for count in lines) + _height(table, 2)
    whole = height < _WHOLE[page]
    return Laid(
        tuple(f"{100 * width / room:.2f}%" for width in given), _classes(table.rows, lines, whole), whole
    )


def laid_fields(block: Fields) -> Laid:
    """The same of names and values: the names have one of three widths, so that tables look alike."""
    longest = max((len(row.head.text) for row in block.rows), default=0)
    name = next((share for letters, share in ((26, 0.22), (38, 0.33)) if longest <= letters), 0.45)
    if all(cell.kind == "number" for row in block.rows for cell in row.cells):
        name = 0.72
    room = PAGES["portrait"] * (1 - name) - _PADDING
    lines = [max(1, sum(lines_of(cell, room, _SIZE) for cell in row.cells)) for row in block.rows]
    height = sum(count * _SIZE * _LINE + _BETWEEN for count in lines)
    widths = (f"{100 * name:.0f}%", f"{100 - 100 * name:.0f}%")
    whole = height < _WHOLE["portrait"] / 2
    return Laid(widths, _classes(block.rows, lines, whole), whole)


def _classes(rows: Sequence[Row], lines: Sequence[int], whole: bool) -> tuple[str, ...]:
    ends = {} if whole or len(rows) < _ROWS else {0: "first", len(rows) - 1: "last"}
    found = []
    for place, (row, count) in enumerate(zip(rows, lines, strict=True)):
        held = "tall" if count > _TALL else ends.get(place, "")
        found.append(f"total {held}".strip() if row.total else held)
    return tuple(found)


def _fitted(
    wants: Sequence[float], least: Sequence[float], most: Sequence[float], room: float
) -> list[float]:
    """Widths in proportion to `wants` within bounds, together as wide as the page: found by halving."""

    def widths(unit: float) -> list[float]:
        return [min(max(want * unit, low), high) for want, low, high in zip(wants, least, most, strict=True)]

    small, large = 0.0, room
    for _ in range(40):
        unit = (small + large) / 2
        small, large = (unit, large) if sum(widths(unit)) < room else (small, unit)
    return widths(large)


@dataclass(frozen=True, slots=True)
class _Measured:
    """What a column needs: its longest word and line with what is beside them; its cells."""

    least: float
    short: float  # the least, and no short cell such as a date broken
    most: float
    beside: float
    cells: tuple[float, ...]

    def cost(self, width: float) -> float:
        """How tall the cells are at a width: squares, since the tallest cell of a row is its height."""
        room = width - self.beside
        return sum((cell / room) ** 2 for cell in self.cells if cell > room)


def _alike(table: Table, columns: Sequence[_Measured]) -> list[_Measured]:
    """Columns of numbers as wide as the widest of them, and no wider for the sake of a word among them."""
    numeric = [column.least for column, of in zip(columns, table.columns, strict=True) if of.numeric]
    if table.wide or not numeric:
        return list(columns)
    return [
        replace(column, least=max(numeric), short=max(numeric), cells=()) if of.numeric else column
        for column, of in zip(columns, table.columns, strict=True)
    ]


def _given(columns: Sequence[_Measured], wants: Sequence[float], room: float) -> list[float]:
    """The room of a page in steps, each to the column whose cells get lowest by it; the rest as wanted."""
    widths = [column.least for column in columns]
    left = room - sum(widths)
    gains = [_gain(column, width) for column, width in zip(columns, widths, strict=True)]
    while left >= _STEP and max(gains) > 0:
        place = gains.index(max(gains))
        widths[place] += _STEP
        left -= _STEP
        gains[place] = _gain(columns[place], widths[place])
    return [width + left * want / sum(wants) for width, want in zip(widths, wants, strict=True)]


def _gain(column: _Measured, width: float) -> float:
    return column.cost(width) - column.cost(width + _STEP)


def _measured(table: Table, place: int) -> _Measured:
    column = table.columns[place]
    size, beside = _measures(table)
    beside += _MARKS if column.numeric and (table.has_derived or table.footnotes) else 0
    word, line = word_wide(column.label), len(column.label) * MEAN * BOLD
    short, cells = word, []
    for row in table.rows:
        cell = row.cells[place - 1] if place else row.head
        number = max(wide(row.number) + 1, 4.0) if row.number and not place else 0.0
        rated = wide(f"M {cell.text}") + 1.2 if cell.kind == "rating" else 0.0
        longest = max(map(len, parts(cell)), default=0) * MEAN
        word = max(word, number + (rated or word_wide(" ".join(parts(cell)))))
        line = max(line, number + (rated or longest + 0.8))
        # What is more than a number among numbers: "at least £3,750,000, 1 row not known".
        word = max(word, longest * _FOLDED) if column.numeric else word
        short = max(short, number + (wide(cell.text) if len(cell.text) <= _SHORT else 0))
        cells.append(size * (rated or number + sum(map(len, parts(cell))) * MEAN))
    least, most = (size * width + beside for width in (word, max(line, word)))
    return _Measured(least, max(least, size * short + beside), most, beside, tuple(cells))


def _measures(table: Table) -> tuple[float, float]:
    return (_SMALL, _TIGHT) if table.wide else (_SIZE, _PADDING)


def _lines(table: Table, row: Row, widths: Sequence[float]) -> int:
    """How many lines a row will have, about."""
    size, beside = _measures(table)
    cells = (row.head, *row.cells)
    indent = size * 4 if row.number else 0.0
    rooms = (width - beside - (0 if place else indent) for place, width in enumerate(widths))
    return max(lines_of(cell, room, size) for cell, room in zip(cells, rooms, strict=True))


def _height(table: Table, lines: int) -> float:
    size, _ = _measures(table)
    return lines * size * _LINE + _BETWEEN
