"""Layouts of whole parts: sections of Part 1, evidence, objectives, rated rows, comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model.node import Node
from ..model.release import ReleasedDocument
from .blocks import Block, Cell, Column, Heading, Prose, Row, Table
from .context import Context
from .coverage import ratings_counted
from .layouts import DEEPEST, LAYOUTS, anchor, fields, lay_out, nested, prose
from .quoted import quoted
from .tables import inline, is_value, table_of_items
from .targets import of_several_owners, series

# What the anchors of numbered sections begin with.
SECTION = "section-"


def sections(node: Node, made: Context, level: int) -> list[Block]:
    """The narrative, section by section; the figures that it quotes follow in one table."""
    blocks: list[Block] = []
    for item in node.children:
        number, title = item.text("number"), item.text("title")
        depth = level if number.endswith(".0") else level + number.count(".")
        # A draft may have sections whose numbers are not filled in.
        address = f"{SECTION}{number.replace('.', '-')}" if number else anchor(item)
        blocks.append(Heading(title, min(depth, DEEPEST), address, number))
        text = item.child("text")
        if text is not None:
            blocks += prose(text, made, min(depth, DEEPEST))
    return blocks


def nothing(node: Node, made: Context, level: int) -> list[Block]:
    """Evidence is gathered for a whole part of a document: see `quoted`."""
    return []


def objectives(node: Node, made: Context, level: int) -> list[Block]:
    """The objectives of a grid, each with its delivery plan as a table."""
    blocks: list[Block] = []
    for item in node.children:
        number = made.cell(item.child("number")).text
        title = made.cell(item.child("objective")).text
        # A draft may have objectives whose numbers are not filled in.
        address = f"objective-{number}" if number else anchor(item)
        blocks.append(Heading(f"Objective: {title}", min(level, DEEPEST), address, number))
        themes = item.child("themes")
        if themes is not None and themes.children:
            blocks.append(Prose(f"<p>Cross-cutting themes: {inline(themes, made)}</p>"))
        actions = item.child("actions")
        if actions is not None:
            blocks += LAYOUTS["records"](actions, made, level + 1)
        blocks += _rest(item, ("number", "objective", "themes", "actions"), made, level + 1)
    return blocks


def rated(node: Node, made: Context, level: int) -> list[Block]:
    """Rows with a rating for each quarter, a count of the ratings, and what a row holds beside it."""
    items = node.children
    key = next((child.path[-1] for item in items for child in item.children[:1]), "")
    table = table_of_items(items, key, node.face.label, made)
    blocks: list[Block] = [table] if table else []
    counts = ratings_counted(node, made)
    if counts is not None:
        blocks.append(counts)
    return [*blocks, *nested(items, key, made, level)]


def _rest(item: Node, shown: tuple[str, ...], made: Context, level: int) -> list[Block]:
    blocks: list[Block] = []
    for child in item.children:
        if child.path[-1] not in shown and not is_value(child):
            blocks += lay_out(child, made, level)
    return blocks


def comments(node: Node, made: Context, level: int) -> list[Block]:
    """Comments by quarter; an undated one stands last."""
    blocks: list[Block] = []
    texts = [child for child in node.children if is_value(child)]
    rows = tuple(Row(Cell(child.face.label), (made.cell(child),)) for child in texts)
    if rows:
        blocks.append(
            Table(node.face.label, (Column("Quarter", False, 1), Column("Comment", False, 9)), rows)
        )
    for child in node.children:
        if not is_value(child):
            blocks += lay_out(child, made, level + 1)
    return blocks


def document_blocks(document: ReleasedDocument, made: Context) -> list[Block]:
    """All blocks of a document: each part of it and the figures it quotes."""
    root = document.root
    loose = [child for child in root.children if is_value(child) and child.face.kind != "markdown"]
    parts = [replace(root, children=tuple(loose))] if loose else []
    parts += [replace(root, children=(child,)) for child in root.children if child not in loose]
    blocks: list[Block] = []
    for part in parts:
        inner = fields(part, made, 2)
        blocks += inner
        first = part.children[0] if part.children else part
        apart = first.face.layout == "sections" or not any(isinstance(block, Heading) for block in blocks)
        blocks += quoted(first, made, 2 if apart else 3)
    return list(_numbered_once(blocks))


def _numbered_once(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; where a form has one number for several sections, it stands at the first of them."""
    said = ""
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            yield replace(block, number="") if block.number == said else block
            said = block.number or said
        else:
            yield block


LAYOUTS.update(
    {
        "sections": sections,
        "evidence": nothing,
        "objectives": objectives,
        "rated": rated,
        "comments": comments,
        "series": series,
        "targets": of_several_owners,
    }
)
