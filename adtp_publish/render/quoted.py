"""The figures that prose quotes, in a table behind it: each with what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ..model.display import capital, written
from ..model.figure import Figure
from ..model.node import Node, Path
from .blocks import Block, Cell, Column, Heading, Row, Table
from .context import Context
from .layouts import DEEPEST, anchor

_SHORT = 8
_OTHERS = ("part_of", "complement_of", "part", "whole")


def quoted(node: Node, made: Context, level: int) -> list[Block]:
    """The figures that the texts below a node quote, in one table, each with the row it belongs to."""
    entries = list(_evidence(node, ""))
    table = _evidence_table(entries, f"Figures quoted: {node.face.label}", made)
    if table is None:
        return []
    return [Heading("Figures quoted", min(level, DEEPEST), f"{anchor(node)}-figures"), table]


def _evidence(node: Node, owner: str) -> Iterator[tuple[str, Node]]:
    if node.face.layout == "evidence":
        yield from ((owner, entry) for entry in node.children)
        return
    for child in node.children:
        is_item = node.face.kind == "list" and child.children
        name = written(child.children[0].value) if is_item else owner
        yield from _evidence(child, name if len(name) <= _SHORT else owner)


def _evidence_table(entries: Sequence[tuple[str, Node]], caption: str, made: Context) -> Table | None:
    if not entries:
        return None
    wanted = (("locality", 2), ("period", 2), ("indicator", 2), ("source", 3), ("note", 3))
    used = [(name, label, width) for name, width in wanted if (label := _label(name, entries, made))]
    since = len(made.notes)
    rows: list[Row] = []
    for place, of_list in groupby(entries, key=lambda pair: pair[1].path[:-1]):
        for owner, entry in of_list:
            cells = (_value(entry, made), *(made.cell(entry.child(name)) for name, _, _ in used))
            rows.append(Row(_head(entry, made), cells, owner))
        rows += _groups(place, rows[-1].number, len(used), made)
    return Table(
        caption,
        (
            Column("Figure", False, 5),
            Column("Value", False, 2),
            *(Column(label, False, w) for _, label, w in used),
        ),
        tuple(rows),
        made.take_notes(since),
        has_derived=any(cell.derived for row in rows for cell in row.cells),
        searched=False,
    )


def _label(name: str, entries: Sequence[tuple[str, Node]], made: Context) -> str:
    """What a column is called; nothing where it would be empty."""
    held = (field for _, entry in entries if (field := entry.child(name)) is not None)
    return next((field.face.label for field in held if made.cell(field).text), "")


def _head(entry: Node, made: Context) -> Cell:
    """What is counted, under it the figures that it belongs to by their labels, behind it program names."""
    others = [node for name in _OTHERS if (node := entry.child(name)) is not None]
    detail = " · ".join(f"{node.face.label}: {_named(node, made)}" for node in others)
    names = [node for name in ("group", "complete") if (node := entry.child(name)) is not None]
    told = (f"{node.face.label}: {made.cell(node).text}" for node in names)
    coded = " · ".join(filter(None, (made.cell(entry.child("id")).text, *told)))
    return Cell(entry.text("label"), detail=detail, coded=coded)


def _named(node: Node, made: Context) -> str:
    """The label of the figure that a field names; its name where that is none, or one of several."""
    name = made.cell(node).text
    found = made.names.look_up(name, made.document.id, node.path)
    return found.label if isinstance(found, Figure) else name


def _groups(place: Path, owner: str, others: int, made: Context) -> Iterator[Row]:
    """What the entries of each complete group in a list of them come to."""
    for figure in made.figures.values():
        if figure.path[:-1] == (*place, "sum"):
            empty = (Cell("", "absent"),) * others
            yield Row(Cell(figure.label), (made.of_figure(figure), *empty), owner)


def _value(entry: Node, made: Context) -> Cell:
    cell = made.cell(entry.child("value"))
    words = (entry.text("qualifier"), cell.text, entry.text("unit"))
    text = " ".join(word for word in words if word)
    return replace(cell, text=capital(text), kind="text")
