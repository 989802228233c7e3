"""The odd line above the one where the parser stopped, where the lines around it agree with each other.

The parser stops at the first line that does not fit what stands above, so it often blames a good line for
the bad one before it. Each rule here names another line only where the lines themselves show that it is the
odd one; where they do not, `indentation.py` words what the parser found.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .around import Around, is_alone
from .refusal import Refused
from .rows import Row, levels, rows_above, spaces
from .trouble import Trouble

STEP = 2  # spaces of one step inwards, in every form
_YEAR = re.compile(r"[0-9]{4}/[0-9]{2}")
NO_NAME = (
    "write the name and a colon in the line above, two spaces further out than this one; or take spaces out, "
    "so that it stands in line with the fields of its group"
)
_HINT = "put as many spaces before it as before the lines around it that it belongs with"


def lost_dash(trouble: Trouble, row: Row) -> Refused:
    """The refusal of an item of a list that has lost its dash."""
    message = f"found `{row.key}` without a dash; wanted `- {row.key}`, as at the other items of the list"
    hint = "write a dash and a space before the first field of each item"
    return trouble.refused("list-marker", message, (row.number, row.indent), hint)


def lost_space(trouble: Trouble, row: Row) -> Refused | None:
    """The refusal of a dash without the space behind it."""
    if row.text[row.at : row.at + 1] != "-" or row.is_item:
        return None
    said = row.text[row.at + 1 :].strip()[:40]
    message = f"found `-{said}`, without a space behind the dash; wanted `- {said}`"
    hint = "write a dash and a space before each item of a list"
    return trouble.refused("missing-space", message, (row.number, row.at), hint)


def shifted_item(trouble: Trouble, near: Around) -> Refused | None:
    """The first item of a list, further in than its fields show that it should stand."""
    first, lower = near.first, near.lower
    if first is None or lower is None or lower.value or not first.is_item:
        return None
    wanted = lower.at + STEP
    fields = first.at - first.indent + wanted
    is_like = not near.row.is_item or near.row.key == first.key
    fits = is_like and near.row.indent == (wanted if near.row.is_item else fields)
    if first.indent <= wanted or not fits or not is_alone(trouble.lines, first, near.row):
        return None
    return odd_one(trouble, first, wanted, _why(near.row, lower, wanted))


def _glued(trouble: Trouble, near: Around) -> Refused | None:
    return lost_space(trouble, near.lower) if near.lower is not None else None


def _no_dash(trouble: Trouble, near: Around) -> Refused | None:
    """The first item of a list without its dash, as those below show it."""
    row, lower, first, after = near.row, near.lower, near.first, near.after
    if lower is None:
        return None
    if row.is_item and first is not None and not first.is_item and not lower.value:
        is_first = first.key == row.key and first.indent == row.indent + STEP
        return lost_dash(trouble, first) if is_first else None
    is_first = not row.is_item and not lower.is_item and after is not None and after.is_item
    if after is None or not is_first or (after.indent, after.key) != (lower.indent, lower.key):
        return None
    return lost_dash(trouble, lower)


def _wide_dash(trouble: Trouble, near: Around) -> Refused | None:
    """An item with too many spaces behind its dash, so that its own fields are out of line with it."""
    item = near.lower
    if item is None or not item.is_item or not item.indent + STEP == near.row.indent < item.at:
        return None
    found = spaces(item.at - item.indent - 1)
    message = f"found {found} behind the dash before `{item.key or item.value[:40]}`; wanted 1"
    return trouble.refused(
        "wrong-indentation", message, (item.number, item.indent + 1), "leave one space behind the dash"
    )


def _first_too_far_out(trouble: Trouble, near: Around) -> Refused | None:
    """The first line of a group, further out than those below it."""
    row, first = near.row, near.lower
    name = next(rows_above(trouble.lines, first.number), None) if first is not None else None
    if first is None or name is None or not name.key or name.value or row.is_item:
        return None
    wanted = name.at + STEP
    fits = first.at - first.indent + wanted == row.indent and first.indent != wanted
    fits = fits and (first.is_item or first.indent < wanted)
    # In line with the name it might be the next field, below one that is not filled in.
    if first.indent == name.at and first.is_item:
        fits = fits and near.after is not None and near.after.is_item and near.after.indent == wanted
    elif first.indent == name.at:
        has_children = near.first is not None and near.first.indent == wanted + STEP and near.above != first
        fits = fits and (near.group > 1 or has_children)
    return odd_one(trouble, first, wanted, _why(row, name, wanted)) if fits else None


def _first_too_far_in(trouble: Trouble, near: Around) -> Refused | None:
    """The first line of a group, further in than those below it; more than one lack the name of a group."""
    row, first, name = near.row, near.first, near.lower
    if first is None or name is None or name.value or not name.key or first.indent <= row.indent:
        return None
    if first.is_item or row.is_item or row.indent != name.at + STEP:
        return shifted_item(trouble, near)
    before = levels(trouble.lines, name.number).get(row.indent)
    if near.above == first and before is None:
        return odd_one(trouble, first, row.indent, _why(row, name, row.indent))
    if first.indent != row.indent + STEP:
        return None
    wanted = f"the name of its group in the line above it, or {row.indent} here too"
    if near.above == first:
        wanted = f"{row.indent} here too"
    if before is not None:  # the name of both may have slipped out of the group above
        wanted += f", or {row.indent} before `{name.key}` above"
    message = (
        f"found {spaces(first.indent)} before `{first.key}` but {row.indent} before `{row.key}` below, both "
    )
    message += f"in `{name.key}`; wanted {wanted}"
    return trouble.refused("wrong-indentation", message, (first.number, first.indent), NO_NAME)


def _between_its_like(trouble: Trouble, near: Around) -> Refused | None:
    """A line further out than both the line above it and the one below, which stand in line."""
    row, odd = near.row, near.lower
    before = levels(trouble.lines, odd.number).get(row.indent) if odd is not None else None
    if odd is None or before is None or odd.is_item or row.is_item or before.at != row.indent:
        return None
    are_years = all(_YEAR.fullmatch(one.key) for one in (before, odd, row))
    is_inside = near.after is not None and near.after.indent > odd.indent
    if not (are_years or is_inside):
        return None
    inner = next(rows_above(trouble.lines, odd.number), row)
    # It may belong to the inner group or to the outer one.
    if odd.value and inner.key and inner.at > row.indent:
        message = f"found {spaces(odd.indent)} before {odd.shown}; wanted {inner.at}, as before "
        message += f"`{inner.key}` above, or {row.indent}, as before `{row.key}` below"
        return trouble.refused("wrong-indentation", message, (odd.number, odd.indent), _HINT)
    return odd_one(trouble, odd, row.indent, f"as before `{before.key}` above")


def _why(row: Row, name: Row, wanted: int) -> str:
    return f"as before {row.shown} below" if row.indent == wanted else f"two more than before `{name.key}`"


def odd_one(trouble: Trouble, row: Row, wanted: int, why: str) -> Refused:
    """The refusal of a line that alone does not stand where those around it do."""
    message = f"found {spaces(row.indent)} before {row.shown}; wanted {wanted}, {why}"
    return trouble.refused("wrong-indentation", message, (row.number, row.indent), _HINT)


ODD_LINES: tuple[Callable[[Trouble, Around], Refused | None], ...] = (
    _glued,
    _no_dash,
    _wide_dash,
    _between_its_like,
    _first_too_far_out,
    _first_too_far_in,
)
