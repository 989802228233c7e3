"""What stands around a line that lines up with none above it: enough to tell which of them is the odd one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .rows import Row, row_of, rows_above

_ONE_WORD = re.compile(r"[a-z][a-z_]*")


@dataclass(frozen=True, slots=True)
class Around:
    """A line, the nearest one above it, and the nearest one above that stands further out.

    `first` is the line below `lower`; `group` counts the lines in line with this one, itself included, up to
    `after`, the next one further out.
    """

    row: Row
    above: Row | None
    lower: Row | None
    first: Row | None
    group: int
    after: Row | None


def around(lines: Sequence[str], row: Row) -> Around:
    """The lines around one that says something."""
    above = next(rows_above(lines, row.number), None)
    lower = next((one for one in rows_above(lines, row.number) if one.indent < row.indent), None)
    first = below(lines, lower.number) if lower is not None else None
    group, after = 1, below(lines, row.number)
    while after is not None and after.indent >= row.indent:
        group += after.indent == row.indent
        after = below(lines, after.number)
    return Around(row, above, lower, first, group, after)


def below(lines: Sequence[str], number: int) -> Row | None:
    """The next line below one that says something."""
    rows = (row_of(lines, other) for other in range(number + 1, len(lines)))
    return next((row for row in rows if row.says_something), None)


def is_alone(lines: Sequence[str], first: Row, row: Row) -> bool:
    """Whether all lines from the first one of a group up to another stand further in than it."""
    rows = (row_of(lines, number) for number in range(first.number + 1, row.number))
    return all(other.indent > first.indent for other in rows if other.says_something)


def without_name(lines: Sequence[str], row: Row) -> Row | None:
    """The first of the lines right above one that are neither fields nor items, nor go on with a text above.

    An item is such a line too, where what stands behind its dash was meant for a field.
    """
    nameless: list[Row] = []
    holder: Row | None = None
    for holder in rows_above(lines, row.number):
        if holder.is_item and not holder.key and _was_field(holder, row):
            return nameless[-1] if nameless else holder
        if holder.key or holder.is_item:
            break
        nameless.append(holder)
    else:
        holder = None
    least = -1 if holder is None else _least(lines, holder)
    return next((one for one in reversed(nameless) if least < 0 or one.indent <= least), None)


def _least(lines: Sequence[str], holder: Row) -> int:
    """The column up to which a line below one ends its text, or the block of text in which it stands."""
    least = holder.indent
    for above in rows_above(lines, holder.number):
        if above.opens_block and above.at < least:
            return above.at
        least = min(least, above.indent)
        if not least:
            break
    if not holder.value:
        return -1
    return holder.at if holder.key else holder.indent


def _was_field(item: Row, row: Row) -> bool:
    """Whether the fields of an item stand in line with it or, where it is one word, below it."""
    return row.indent == item.at or bool(row.indent > item.at and _ONE_WORD.fullmatch(item.value))
