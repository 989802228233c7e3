"""Layouts of targets: a series with its baseline, changes and outturn, and several owners' series."""

from __future__ import annotations

from dataclasses import replace

from ..model.node import Node
from .blocks import Block, Heading
from .context import Context
from .layouts import DEEPEST, anchor, lay_out
from .tables import OUTTURN, fields_of, is_value, series_table

_SERIES = ("baseline", "basis", "change", "stated", "explained", *OUTTURN)


def series(node: Node, made: Context, level: int) -> list[Block]:
    """A target series, its background figures and remarks."""
    table = series_table(node, node.face.label, made)
    return [table, *_remarks(node, node.face.label, made), *_groups(node, made, level)]


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


def _rest(node: Node) -> list[Node]:
    return [child for child in node.children if child.path[-1] not in _SERIES]


def _remarks(node: Node, caption: str, made: Context) -> list[Block]:
    values = fields_of([child for child in _rest(node) if is_value(child)], caption, made)
    return [values] if values is not None else []


def _groups(node: Node, made: Context, level: int) -> list[Block]:
    return [
        block for child in _rest(node) if not is_value(child) for block in lay_out(child, made, level + 1)
    ]
