"""How each kind of group or list of a form is laid out: a tree of values becomes blocks.

A form names a layout (`x-layout`); what has none, or one not known here, is laid out as plain
fields, so that nothing a plan holds is ever dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from ..model.display import written
from ..model.node import Node
from ..model.quotes import OPEN
from ..model.values import Absence
from .blocks import Block, Cell, Column, Heading, Note, Prose, Row, Table
from .context import Context
from .prose import to_html
from .quoting import Marked
from .signatures import Signatory, Signatures
from .tables import fields_of, is_value, table_of_items, table_of_rows

Layout = Callable[[Node, Context, int], list[Block]]
DEEPEST = 5


def lay_out(node: Node, made: Context, level: int) -> list[Block]:
    """The blocks of a node; headings below it begin at `level`."""
    if node.face.layout == "hidden" or (
        not node.children and node.value is None and node.face.layout != "event"
    ):
        return []
    return LAYOUTS.get(node.face.layout, fields)(node, made, min(level, DEEPEST))


def fields(node: Node, made: Context, level: int) -> list[Block]:
    """Values one a line; what is more than a value under a heading of its own, prose as prose."""
    if node.face.kind == "list":
        return records(node, made, level)
    blocks: list[Block] = []
    for is_plain, run in groupby(node.children, _is_plain):
        if is_plain:
            table = fields_of(list(run), node.face.label, made)
            blocks += [table] if table is not None else []
        else:
            blocks += _below(list(run), made, level)
    return blocks


def _below(nodes: list[Node], made: Context, level: int) -> list[Block]:
    """What is more than a value; a table takes in the sums of its columns, which stand behind it."""
    blocks: list[Block] = []
    while nodes:
        node = nodes.pop(0)
        if node.face.layout == "rows" and nodes and nodes[0].face.layout == "columns":
            blocks += _rows(node, nodes.pop(0), made, level)
        elif node.face.layout != "hidden":
            blocks += under_heading(node, made, level)
    return blocks


def _is_plain(node: Node) -> bool:
    return is_value(node) and node.face.kind != "markdown"


def under_heading(node: Node, made: Context, level: int) -> list[Block]:
    """A group or list with its label as heading; a table says its own name in its caption."""
    if node.face.kind == "markdown":
        return [*_heading(node, level), *prose(node, made, level)]
    if node.face.layout == "sections":
        return lay_out(node, made, level)  # its chapters are headings of their own
    inner = lay_out(node, made, level + 1)
    if not inner:
        return []
    captioned = isinstance(inner[0], Table) and len(inner) == 1
    return inner if captioned and level > 2 else [*_heading(node, level), *inner]


def _heading(node: Node, level: int) -> list[Block]:
    return (
        [Heading(node.face.label, min(level, DEEPEST), anchor(node), node.face.row)]
        if node.face.label
        else []
    )


def prose(node: Node, made: Context, level: int) -> list[Block]:
    """A text in Markdown."""
    if isinstance(node.value, Absence):
        return [Note(written(node.value))]
    text = str(node.value or "")
    if OPEN not in text:
        return [Prose(to_html(text, level + 1, name=anchor(node)))]
    marked = Marked(text, made.names, made.document.id, node.path, is_markdown=True)
    return [Prose(marked.html(to_html(marked.text, level + 1, name=anchor(node))))]


def records(node: Node, made: Context, level: int) -> list[Block]:
    """A table with a row for each item; what an item holds beside it follows the table."""
    key = _key(node)
    table = table_of_items(node.children, key, node.face.label, made)
    return [*([table] if table else []), *nested(node.children, key, made, level)]


def nested(items: Sequence[Node], key: str, made: Context, level: int) -> list[Block]:
    """What items of a list hold beside their values: lists of the same kind, of all items in one table."""
    blocks: list[Block] = []
    kinds = {
        child.face.order: child.face
        for item in items
        for child in item.children
        if child.face.kind == "list" and child.face.layout in ("records", "cards")
    }
    for _, face in sorted(kinds.items()):
        held = [
            (made.cell(item.child(key)).text, part)
            for item in items
            if (found := item.child(face.name)) is not None
            for part in found.children
        ]
        inner_key = next((part.children[0].path[-1] for _, part in held if part.children), "")
        table = table_of_items([part for _, part in held], inner_key, face.label, made)
        if table is not None:
            blocks += [Heading(face.label, min(level, DEEPEST), f"{anchor(held[0][1])}-{face.name}"), table]
    return blocks


def cards(node: Node, made: Context, level: int) -> list[Block]:
    """Each item under a heading of its own, its values one a line."""
    blocks: list[Block] = []
    key = _key(node)
    for index, item in enumerate(node.children):
        name = item.child(key)
        title = made.cell(name).text if name else f"{node.face.label} {index + 1}"
        plain = [c for c in item.children if is_value(c) and c.face.kind != "markdown"]
        values = fields_of([child for child in plain if child.path[-1] != key], title, made)
        blocks.append(Heading(title, min(level, DEEPEST), anchor(item)))
        blocks += [values] if values else []
        for child in item.children:
            if child not in plain:
                blocks += under_heading(child, made, level + 1)
    return blocks


def rows(node: Node, made: Context, level: int) -> list[Block]:
    """A table with a row for each group."""
    return _rows(node, None, made, level, headed=False)


def _rows(node: Node, total: Node | None, made: Context, level: int, headed: bool = True) -> list[Block]:
    table = table_of_rows(node, total, node.face.label, made)
    others = [child for child in node.children if child.face.kind not in ("group", "list")]
    extra = fields_of(others, node.face.label, made)
    blocks: list[Block] = [block for block in (table, extra) if block is not None]
    nested = [
        lay_out(part, made, level + 1)
        for child in node.children
        for part in child.children
        if _is_block(part)
    ]
    blocks += [block for part in nested for block in part]
    return [*_heading(node, level), *blocks] if headed and blocks and level <= 2 else blocks


def _is_block(node: Node) -> bool:
    return node.face.layout in ("evidence", "records", "cards")


def columns(node: Node, made: Context, level: int) -> list[Block]:
    """Values beside one another: one a line where they stand alone."""
    table = table_of_items([node], "", node.face.label, made)
    if table is None:
        return []
    cells = zip(table.columns[1:], table.rows[0].cells, strict=True)
    lines = tuple(Row(Cell(column.label), (cell,)) for column, cell in cells)
    return [
        Table(
            node.face.label,
            (Column("", False, 4), Column("Value", any(c.numeric for c in table.columns), 3)),
            lines,
            table.footnotes,
            table.has_derived,
            table.has_provisional,
        )
    ]


def event(node: Node, made: Context, level: int) -> list[Block]:
    """That something happened; the public is told no more."""
    inner = fields(node, made, level)
    return inner or [Note("Yes")]


def signatories(node: Node, made: Context, level: int) -> list[Block]:
    """The approval block: the edition's declaration and a place for each to sign."""
    approved = made.document.root.find("approved")
    people = tuple(
        Signatory(
            item.text("post"),
            made.cell(item.child("locality")).text,
            item.text("name"),
            made.cell(item.child("signed")).text,
        )
        for item in node.children
    )
    return [Signatures(made.release.declaration, made.cell(approved).text if approved else "", people)]


def anchor(node: Node) -> str:
    """The address of a heading inside its page: the place in the document."""
    path = "-".join(part.replace("/", "-").replace("_", "-") for part in node.path)
    return path or "top"


def _key(node: Node) -> str:
    """The field that names an item: the first of its form."""
    return next((child.path[-1] for item in node.children for child in item.children[:1]), "")


LAYOUTS: dict[str, Layout] = {
    "fields": fields,
    "rows": rows,
    "columns": columns,
    "years": columns,
    "ratings": columns,
    "records": records,
    "cards": cards,
    "event": event,
    "signatories": signatories,
}
