"""Tables made from the tree of a document: rows of groups, items of lists, series over years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.display import within
from ..model.form import NUMBERS, Face
from ..model.node import Node
from ..model.quotes import PROSE
from .blocks import Cell, Column, Fields, Row, Table
from .context import Context

SPREAD = frozenset(("columns", "years", "ratings", "inline"))
_WIDE = 8
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Way:
    """A column of a table: the names that lead from an item to its value, and the labels on the way."""

    names: tuple[str, ...]
    labels: tuple[str, ...]
    kind: str
    order: tuple[int, ...]
    full: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """What stands over the column."""
        return ": ".join(self.labels)


def _numbered(face: Face, short: str = "") -> str:
    """A label, or a short one, with the number that the form has for it."""
    return f"{face.row} {short or face.label}".strip()


def is_value(node: Node) -> bool:
    """Whether a node is shown in one cell: a value, a list of values, a post."""
    if node.face.kind in ("group", "list"):
        return node.face.layout == "inline"
    return True


def ways(node: Node, above: Way = Way((), (), "", ())) -> Iterator[Way]:
    """The values under an item that stand in columns of its row, groups of years spread out."""
    for child in node.children:
        face = child.face
        if face.layout == "hidden" or face.name == "explained":
            continue
        # A group of ratings needs no name over its quarters; a long name is said once, under the table.
        labels = above.labels if face.layout == "ratings" else (*above.labels, _numbered(face, face.short))
        full = (*above.full, (face.short, face.label)) if face.short else above.full
        way = Way((*above.names, child.path[-1]), labels, face.kind, (*above.order, face.order), full)
        if is_value(child):
            yield way
        elif face.kind == "group" and face.layout in SPREAD:
            yield from ways(child, way)


def all_ways(items: Sequence[Node]) -> list[Way]:
    """The columns that any of the items has, in the order of the form."""
    found = {way.names: way for item in items for way in ways(item)}
    return sorted(found.values(), key=lambda way: way.order)


def _meanings(columns: Sequence[Way]) -> tuple[tuple[str, str], ...]:
    """The long names of columns whose heads are short."""
    names = dict.fromkeys(pair for way in columns for pair in way.full)
    return tuple((short, within(label)) for short, label in names)


def table_of_items(items: Sequence[Node], key: str, caption: str, made: Context) -> Table | None:
    """A table with a row for each item of a list and a column for each of its values."""
    columns = [way for way in all_ways(items) if way.names != (key,)]
    heads_ = (child.face for item in items for child in item.children if child.path[-1] == key)
    head = next((_numbered(face) for face in heads_), "")
    if not items:
        return None
    since = len(made.notes)
    rows = [
        Row(
            _head(item.child(key), made, index),
            tuple(cell_of(item.find(*way.names), made) for way in columns),
        )
        for index, item in enumerate(items)
    ]
    short = all(len(made.cell(item.child(key)).text) <= _SHORT for item in items)
    name = 1 if short else 5 if len(columns) < _WIDE else 3
    heads = [Column(head or "Number", False, name), *map(_column, columns)]
    table = made_table(caption, heads, rows, since, made)
    return replace(table, meanings=_meanings(columns))


def table_of_rows(group: Node, total: Node | None, caption: str, made: Context) -> Table | None:
    """A table with a row for each group below a group, and a total row where the form has one.

    A list right before a row on the form is what makes that row up (the streams of *Other* in Part 4): its
    items stand under the row, as parts of it. Without that row they stand where the form has them.
    """
    rows_of = [c for c in group.children if c.face.kind == "group" and c.face.layout != "hidden"]
    lists = [child for child in group.children if child.face.kind == "list"]
    columns = all_ways([*rows_of, *([total] if total else [])])
    if not rows_of or not columns:
        return None
    since = len(made.notes)
    rows: list[Row] = []
    sums = {child.face.order for child in rows_of}
    for child in group.children:
        if child in lists and child.face.order + 1 not in sums:
            rows += _items(child, columns, made)
        elif child in rows_of:
            rows.append(_row(child, columns, made))
            parts = (one for one in lists if one.face.order + 1 == child.face.order)
            rows += [replace(row, part=True) for one in parts for row in _items(one, columns, made)]
    if total is not None:
        rows.append(_row(total, columns, made, is_total=True))
    numbered = any(row.number for row in rows)
    head = Column("Row" if numbered else "", False, 5 if numbered else 3)
    table = made_table(caption, [head, *map(_column, columns)], rows, since, made)
    faces = (child.face for child in group.children if child.face.row and child.face.help)
    helps = tuple((_numbered(face), face.help) for face in faces)
    return replace(table, helps=helps, meanings=_meanings(columns))


def _items(node: Node, columns: list[Way], made: Context) -> list[Row]:
    return [_row(item, columns, made, item.children[0]) for item in node.children]


def _row(
    node: Node, columns: list[Way], made: Context, name: Node | None = None, is_total: bool = False
) -> Row:
    head = made.cell(name) if name else Cell(node.face.label)
    cells = tuple(cell_of(node.find(*way.names), made) for way in columns)
    return Row(head, cells, node.face.row, is_total or node.face.name == "total")


def fields_of(nodes: Sequence[Node], caption: str, made: Context) -> Fields | None:
    """Names and values one a line, for values that stand beside one another in a group."""
    shown = [node for node in nodes if node.face.layout != "hidden" and node.face.name != "explained"]
    if not shown:
        return None
    since = len(made.notes)
    rows = tuple(Row(_defined(node), (cell_of(node, made),), node.face.row) for node in shown)
    cells = [cell for row in rows for cell in row.cells]
    return Fields(
        caption,
        rows,
        made.take_notes(since),
        any(cell.derived for cell in cells),
        any(cell.provisional for cell in cells),
    )


def _defined(node: Node) -> Cell:
    """The label of a value; that of a figure with what is counted, in the words of the form's help."""
    return Cell(node.face.label, detail=node.face.help if node.face.kind in NUMBERS else "")


def _head(node: Node | None, made: Context, index: int) -> Cell:
    return made.cell(node) if node is not None else Cell(str(index + 1))


def cell_of(node: Node | None, made: Context) -> Cell:
    """The cell of a value; of a group or list what is under it, in one line."""
    if node is not None and node.face.kind in ("group", "list"):
        return Cell(inline(node, made))
    return made.cell(node)


def inline(node: Node, made: Context) -> str:
    """A post or a list of short values in one line."""
    return ", ".join(text for child in node.children if (text := made.cell(child).text))


def _column(way: Way) -> Column:
    numeric = way.kind in NUMBERS
    return Column(way.label, numeric, 2 if numeric else 5 if way.kind in PROSE else 3)


def made_table(
    caption: str, columns: Sequence[Column], rows: Sequence[Row], since: int, made: Context
) -> Table:
    """A table with the footnotes that its cells have added since there were `since` of them."""
    cells = [cell for row in rows for cell in row.cells]
    return Table(
        caption=caption,
        columns=tuple(columns),
        rows=tuple(rows),
        footnotes=made.take_notes(since),
        has_derived=any(cell.derived for cell in cells),
        has_provisional=any(cell.provisional for cell in cells),
        wide=len(columns) > _WIDE,
    )
