"""Layouts of targets: a series with its baseline, changes and outturn, and several owners' series."""

from __future__ import annotations

from dataclasses import replace

from ..model.node import Node
from .blocks import Block, Cell, Column, Heading, Row, Table
from .context import Context
from .layouts import DEEPEST, anchor, lay_out
from .tables import cell_of, fields_of, is_value, made_table

# What came of a series of targets, beside it.
_OUTTURN = ("outturn", "outturn_less_target", "outturn_of_target")
_SERIES = ("baseline", "basis", "change", "stated", "explained", *_OUTTURN)


def series(node: Node, made: Context, level: int) -> list[Block]:
    """A target series, its background figures and remarks; they need no name but that of the table above."""
    table = series_table(node, node.face.label, made)
    return [table, *_remarks(node, "", made), *_groups(node, made, level)]


def of_several_owners(node: Node, made: Context, level: int) -> list[Block]:
    """The series of each target under its own heading: whose it is, then the numbers by year."""
    blocks: list[Block] = []
    for item in node.children:
        name, others = item.children[0], item.children[1:]
        title = made.cell(name).text
        of_it = replace(item, children=others)
        blocks += [
            Heading(title, min(level, DEEPEST), anchor(item)),
            *_remarks(of_it, title, made),
            series_table(of_it, f"{title}: numbers", made),
            *_groups(of_it, made, level),
        ]
    return blocks


def series_table(group: Node, caption: str, made: Context) -> Table:
    """A target series: baseline and years across, number and change down.

    A year of which only the outturn is known has its column too.
    """
    number, change, baseline = group.child("stated"), group.child("change"), group.child("baseline")
    by_year = (number, change, *(group.child(name) for name in _OUTTURN))
    years = sorted({node.path[-1] for part in by_year if part is not None for node in part.children})
    since = len(made.notes)
    first = [baseline] if baseline is not None else []
    rows = []
    if number is not None or baseline is not None:
        cells = [made.cell(node) for node in first]
        cells += [cell_of(number.child(year) if number else None, made) for year in years]
        rows.append(Row(Cell("Number of people"), tuple(cells)))
    if change is not None:
        basis = group.text("basis")
        cells = [Cell("") for _ in first] + [cell_of(change.child(year), made) for year in years]
        rows.append(Row(Cell(f"Change {basis}" if basis else "Change"), tuple(cells)))
    for part in (group.child(name) for name in _OUTTURN):
        if part is not None and part.children:
            cells = [Cell("") for _ in first] + [cell_of(part.child(year), made) for year in years]
            rows.append(Row(Cell(part.face.label), tuple(cells)))
    columns = [Column("", False, 3), *(Column(node.face.label, True) for node in first)]
    columns += [Column(year, True) for year in years]
    return made_table(caption, columns, rows, since, made)


def _rest(node: Node) -> list[Node]:
    return [child for child in node.children if child.path[-1] not in _SERIES]


def _remarks(node: Node, caption: str, made: Context) -> list[Block]:
    values = fields_of([child for child in _rest(node) if is_value(child)], caption, made)
    return [values] if values is not None else []


def _groups(node: Node, made: Context, level: int) -> list[Block]:
    return [
        block for child in _rest(node) if not is_value(child) for block in lay_out(child, made, level + 1)
    ]
