"""Figures named in prose lead to where they stand: an anchor at each cell that is named, and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from html import escape, unescape

from ..model.release import Release, ReleasedDocument
from .blocks import Block, Cell, Fields, Note, Prose, Row, Run, Table
from .quoting import quoted_figures

# The address of the place of a figure: empty where it has none.
Place = Callable[[str], str]
_ANCHOR = "figure-"
_LINK = re.compile(r'<a data-figure="([^"]*)"([^>]*)>(.*?)</a>')


def anchor_of(figure: str, release: Release) -> str:
    """What the place of a figure on its page is called."""
    return _ANCHOR + figure.removeprefix(f"{release.key}/")


def shown_in(blocks: Iterable[Block]) -> set[str]:
    """The figures that have a cell in some blocks."""
    return {cell.figure for block in blocks for cell in _cells(block) if cell.figure}


def anchored(blocks: Sequence[Block], wanted: Collection[str], release: Release) -> list[Block]:
    """Blocks with an anchor at the first cell of each wanted figure; no other cell needs one."""
    waiting = set(wanted)

    def cell(one: Cell) -> Cell:
        if one.figure not in waiting:
            return one
        waiting.discard(one.figure)
        return replace(one, anchor=anchor_of(one.figure, release))

    return [_with_cells(block, cell) if waiting else block for block in blocks]


def linked(blocks: Sequence[Block], place: Place) -> list[Block]:
    """Blocks in which each figure named in prose leads to its place, where it has one."""
    return [_linked(block, place) for block in blocks]


def linked_inside(blocks: Sequence[Block], release: Release, document: ReleasedDocument) -> list[Block]:
    """Blocks of a document on paper: a figure named in its prose leads to its place where it is in it."""
    quoted = quoted_figures(release, [document])
    if not quoted:
        return [*blocks]
    here = shown_in(blocks) & quoted
    return linked(
        anchored(blocks, here, release), lambda name: f"#{anchor_of(name, release)}" if name in here else ""
    )


def _linked(block: Block, place: Place) -> Block:
    if isinstance(block, Prose):
        return replace(block, html=_LINK.sub(lambda found: _html(found, place), block.html))
    if isinstance(block, Note):
        return replace(block, runs=_lines(block.runs, place))
    return _with_cells(
        block, lambda cell: replace(cell, runs=_lines(cell.runs, place)) if cell.runs else cell
    )


def _html(found: re.Match[str], place: Place) -> str:
    href = place(unescape(found[1]))
    named = f'data-figure="{found[1]}"{found[2]}'
    if not href:
        return f"<span {named}>{found[3]}</span>"
    return f'<a href="{escape(href)}" {named}>{found[3]}</a>'


def _lines(lines: Sequence[tuple[Run, ...]], place: Place) -> tuple[tuple[Run, ...], ...]:
    return tuple(
        tuple(replace(run, href=place(run.figure)) if run.figure else run for run in line) for line in lines
    )


def _cells(block: Block) -> Iterable[Cell]:
    if isinstance(block, Table | Fields):
        for row in block.rows:
            yield from (row.head, *row.cells)


def _with_cells(block: Block, cell: Callable[[Cell], Cell]) -> Block:
    if not isinstance(block, Table | Fields):
        return block

    def row(one: Row) -> Row:
        return replace(one, head=cell(one.head), cells=tuple(map(cell, one.cells)))

    return replace(block, rows=tuple(map(row, block.rows)))
