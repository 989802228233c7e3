"""Rows of a form that follow from other rows say so on paper, in the form's own numbers: `= 1.1 − 1.2`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model.figure import Figure
from ..model.letters import LETTERS
from ..model.node import Node
from ..model.paths import row_at
from ..model.release import Release, ReleasedDocument
from .blocks import Block, Row, Table

_LETTER = re.compile(r"\b[a-z]\b")


def derived_rows(blocks: Sequence[Block], release: Release, document: ReleasedDocument) -> list[Block]:
    """The blocks of a document, its numbered rows with their rule where they have one.

    Whether the plan states the figure or it was worked out makes no difference: the form has it follow.
    """
    figures = {figure.id: figure for figure in release.figures if figure.document == document.id}
    return [
        replace(block, rows=tuple(_told(row, figures, document.root) for row in block.rows))
        if isinstance(block, Table)
        else block
        for block in blocks
    ]


def _told(row: Row, figures: Mapping[str, Figure], root: Node) -> Row:
    if not row.number:
        return row
    # A year in which a row is empty leaves it out of its sum: the rule of the most inputs is the form's.
    known = (figures[cell.figure] for cell in row.cells if cell.figure in figures)
    rules = [(len(figure.inputs), _rule(figure, figures, root, row.number)) for figure in known]
    rule = max(rules, default=(0, ""))[1]
    return replace(row, rule=f"= {rule}") if rule else row


def _rule(figure: Figure, figures: Mapping[str, Figure], root: Node, own: str) -> str:
    """The rule of a figure with the numbers of rows for its letters; nothing where it is of no other rows."""
    inputs = [figures.get(name) for name in dict.fromkeys(figure.inputs)]
    rows = [row_at(root, each.path) if each is not None else "" for each in inputs]
    if not figure.symbols or not all(rows) or own in rows or len(rows) > len(LETTERS):
        return ""
    named = dict(zip(LETTERS, rows, strict=False))
    return _LETTER.sub(lambda letter: named.get(letter[0], letter[0]), figure.symbols)
