"""Tables of counts: how many rows have each rating, and how that moves."""

from __future__ import annotations

from ..model.display import RATINGS, number
from ..model.figure import Figure
from ..model.node import Node
from .blocks import Cell, Column, Row, Table
from .context import Context

_WORDS = tuple(RATINGS)


def ratings_counted(node: Node, made: Context) -> Table | None:
    """How many rows have each rating, by quarter; below a quarter, how that moved since the one before."""
    found = {figure.path[-3:]: figure for figure in _under(node, made)}
    quarters = list(dict.fromkeys(quarter for what, quarter, _ in found if what == "count"))
    rows = []
    for quarter in quarters:
        rows.append(_row(quarter.upper(), "count", quarter, found))
        if ("movement", quarter, _WORDS[0]) in found:
            rows.append(_row(f"{quarter.upper()}, change on the quarter before", "movement", quarter, found))
    columns = (Column("Quarter", False, 3), *(Column(RATINGS[word], True, 2) for word in _WORDS))
    caption = f"{node.face.label}: ratings counted"
    return Table(caption, columns, tuple(rows), has_derived=True) if rows else None


def _under(node: Node, made: Context) -> list[Figure]:
    length = len(node.path) + 1
    places = ((*node.path, "count"), (*node.path, "movement"))
    return [figure for figure in made.figures.values() if figure.path[:length] in places]


def _row(head: str, what: str, quarter: str, found: dict[tuple[str, ...], Figure]) -> Row:
    figures = [found[what, quarter, word] for word in _WORDS]
    signed = what == "movement"
    return Row(Cell(head), tuple(_cell(figure, signed=signed) for figure in figures))


def _cell(figure: Figure, *, signed: bool = False) -> Cell:
    value = figure.value or 0
    text = f"+{number(value)}" if signed and value > 0 else number(value)
    return Cell(text, "number", True, figure=figure.id)
