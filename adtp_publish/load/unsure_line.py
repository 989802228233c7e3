"""Lines that do not line up where those around show more than one way to mend that: both are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .around import Around
from .odd_line import NO_NAME, STEP, odd_one
from .refusal import Refused
from .rows import Row, levels, rows_above, spaces
from .trouble import Trouble


def _goes_on_with_list(trouble: Trouble, near: Around) -> Refused | None:
    """An item behind a line that ends its list."""
    odd = near.lower
    if odd is None or not near.row.is_item or not odd.key or not ends_list(trouble.lines, odd, near.row):
        return None
    # It may be the name of another list, of such items.
    if not odd.value and (near.first is None or near.first.key == near.row.key):
        return None
    message, hint = within_list(odd, near.row)
    return trouble.refused("wrong-indentation", message, (odd.number, odd.indent), hint)


def ends_list(lines: Sequence[str], odd: Row, item: Row) -> bool:
    """Whether an item stands in line with those above a line that is further out and ends their list."""
    before = levels(lines, odd.number).get(item.indent)
    is_like = before is not None and before.is_item and before.indent == item.indent
    return before is not None and is_like and before.key == item.key


def within_list(odd: Row, item: Row) -> tuple[str, str]:
    """Message and hint for a line that ends a list which goes on below it."""
    message = (
        f"found {spaces(odd.indent)} before {odd.shown}, which ends the list above, but {item.shown} below "
        "goes on with it; wanted more, as before the fields of the item above"
    )
    return message, "put as many spaces before it as before the lines above that it belongs with"


def _under_a_name(trouble: Trouble, near: Around) -> Refused | None:
    """A field in line with a name above it that has no value, and a line below it that is further in."""
    row, first = near.row, near.above
    name = next(rows_above(trouble.lines, first.number), None) if first is not None else None
    if first is None or name is None or row.is_item or not first.key or not first.value:
        return None
    if not name.key or name.value or first.at != name.at or row.indent != first.at + STEP:
        return None
    message = (
        f"found {spaces(first.at)} before `{first.key}` but {row.indent} before `{row.key}` below; wanted "
        f"{row.indent} before both, where they belong to `{name.key}`, or {first.at}"
    )
    hint = "put as many spaces before one of them as before the other"
    return trouble.refused("wrong-indentation", message, (first.number, first.at), hint)


def _after_one_further_out(trouble: Trouble, near: Around) -> Refused | None:
    """A line further in than a field above it, and in line with what stands above that."""
    row, odd = near.row, near.above
    if odd is None or not odd.key or not odd.value or odd.is_item or row.is_item or row.indent <= odd.at + 1:
        return None
    before = levels(trouble.lines, odd.number).get(row.indent)
    if before is None or before.at != row.indent:
        return None
    message = (
        f"found {spaces(odd.indent)} before `{odd.key}` but {row.indent} before `{row.key}` below; wanted "
        f"more before `{odd.key}`, or the name of the group of `{row.key}`, then a colon, in the line between"
    )
    hint = (
        "look at both lines: put spaces before the first, or write the name of what holds the second above it"
    )
    return trouble.refused("wrong-indentation", message, (odd.number, odd.indent), hint)


def _nothing_holds(trouble: Trouble, near: Around) -> Refused | None:
    """A line further in than a field above it that has a value."""
    row, above = near.row, near.above
    if above is None or not above.key or not above.value or row.is_item or row.indent <= above.at:
        return None
    if row.indent == above.at + 1:
        return odd_one(trouble, row, above.at, f"as before `{above.key}` above")
    message = (
        f"found {spaces(row.indent)} before `{row.key}`, which nothing above holds; wanted the name of its "
        f"group, then a colon, in the line above, or {spaces(above.at)}, as before `{above.key}`"
    )
    return trouble.refused("wrong-indentation", message, (row.number, row.indent), NO_NAME)


UNSURE_LINES: tuple[Callable[[Trouble, Around], Refused | None], ...] = (
    _goes_on_with_list,
    _under_a_name,
    _after_one_further_out,
    _nothing_holds,
)
