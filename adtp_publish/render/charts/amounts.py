"""Charts of money: what a total is made up of, from the table that holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...model.display import within
from ...model.figure import Figure
from ...model.release import Release
from ..blocks import Block, Cell, Row, Table
from .bars import Group, bars
from .marks import Charts, Datum, Key, Look

_MONEY = "money"
_REMARK = "Bars begin at zero. The table has the same figures, with the total that they make up."
# The plan's own year is filled, the one before it outlined.
_LOOKS: tuple[Look, ...] = ("hollow", "solid")
_BLANK = "No figure"

Figures = Mapping[str, Figure]


def with_amounts(blocks: Sequence[Block], release: Release) -> list[Block]:
    """Blocks of a part, with a chart behind each table of money that is added up."""
    figures = {figure.id: figure for figure in release.figures}
    charted: list[Block] = []
    for block in blocks:
        charted.append(block)
        chart = amounts(block, figures, release.year) if isinstance(block, Table) else None
        charted += [chart] if chart is not None else []
    return charted


def amounts(table: Table, figures: Figures, year: str) -> Charts | None:
    """What the total of a table is made up of, up to the plan's own year; nothing where it has no such total.

    A table that is added up across too is drawn by what its rows come to.
    """
    total = next((row for row in reversed(table.rows) if row.total), None)
    if total is None:
        return None
    columns = _columns(table, total, figures, year)
    wanted = {name for place in columns for name in _made_of(total.cells[place], figures)}
    rows = [row for row in table.rows if any(row.cells[place].figure in wanted for place in columns)]
    looks = _LOOKS[len(_LOOKS) - len(columns) :]
    groups = [
        Group(
            row.head.text,
            tuple(
                _datum(row.cells[place], table.columns[place + 1].label, look, figures)
                for place, look in zip(columns, looks, strict=True)
            ),
        )
        for row in rows
    ]
    if not any(datum.value is not None for group in groups for datum in group.data):
        return None
    title = table.caption.partition(". ")[0]
    names = [table.columns[place + 1].label for place in columns]
    keys = tuple(Key(look, name) for look, name in zip(looks, names, strict=True))
    if len(keys) == 1:
        title, keys = f"{title}: {within(names[0])}", ()
    return Charts(f"Chart: {title}", (bars(title, groups),), keys, _REMARK)


def _columns(table: Table, total: Row, figures: Figures, year: str) -> list[int]:
    """The columns that are drawn: that of sums across, if there is one, else the plan's year and the last."""
    money = [
        place
        for place, cell in enumerate(total.cells)
        if (figure := figures.get(cell.figure)) is not None and figure.kind == _MONEY and figure.inputs
    ]
    across = [place for place in money if any(_is_across(row, place, figures) for row in table.rows)]
    return across[-1:] or [place for place in money if _year(total.cells[place], figures) <= year][-2:]


def _is_across(row: Row, place: int, figures: Figures) -> bool:
    """Whether a cell is the sum of others in its row."""
    figure = figures.get(row.cells[place].figure)
    return figure is not None and bool({cell.figure for cell in row.cells} & set(figure.inputs))


def _year(cell: Cell, figures: Figures) -> str:
    return figures[cell.figure].year


def _made_of(cell: Cell, figures: Figures) -> tuple[str, ...]:
    """What a total is the sum of, what it lacks and what stands apart in it."""
    figure = figures[cell.figure]
    return (*figure.inputs, *figure.gaps, *figure.apart)


def _datum(cell: Cell, name: str, look: Look, figures: Figures) -> Datum:
    figure = figures.get(cell.figure)
    value = figure.shown if figure is not None else None
    return Datum(name, value, cell.text or _BLANK, look, cell.figure)
