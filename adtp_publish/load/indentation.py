"""The line that is indented wrongly, where the parser stopped: beside its list, or between those above."""

from __future__ import annotations

from collections.abc import Iterable

from .around import Around, around, below, without_name
from .nameless import no_colon
from .odd_line import ODD_LINES, STEP, lost_dash, shifted_item
from .refusal import Refused
from .rows import Row, levels, row_of, rows_above, spaces
from .trouble import Trouble
from .unsure_line import UNSURE_LINES

INDENT = (
    "put as many spaces before it as before the lines that it belongs with; two more for what is inside it"
)


def indentation_slip(trouble: Trouble) -> Refused | None:
    """A line that does not line up with any of those that it can belong to."""
    row = trouble.row
    if not (row.key or row.is_item) or trouble.column > row.at:
        return None
    nameless = without_name(trouble.lines, row)
    if nameless is not None and (
        nameless.at == row.at or (nameless.at < row.at and " " not in nameless.value)
    ):
        return no_colon(trouble, nameless)
    return wrong_indentation(trouble, row)


def wrong_indentation(trouble: Trouble, row: Row) -> Refused | None:
    """The refusal of a line for its indentation, or of the odd one above it on account of which it stops."""
    open_at = levels(trouble.lines, row.number)
    same = open_at.get(row.indent)
    near = around(trouble.lines, row)
    if same is not None:
        return _in_line(trouble, near, same, open_at)
    odd = (found for rule in (*ODD_LINES, *UNSURE_LINES) if (found := rule(trouble, near)) is not None)
    return next(odd, None) or _between(trouble, row, open_at)


def _in_line(trouble: Trouble, near: Around, same: Row, open_at: dict[int, Row]) -> Refused | None:
    """The refusal of an item in line with fields, or of a field in line with items."""
    row = near.row
    is_list = same.is_item and same.indent == row.indent
    if row.is_item and not is_list:
        wanted = other_items(row, open_at.values())
        wanted = wanted or f"below the name of its list, not in line with the field `{same.key}`"
        message = f"found {spaces(row.indent)} before {row.shown}; wanted {wanted}"
        return trouble.refused("wrong-indentation", message, (row.number, row.indent), INDENT)
    if row.is_item or not is_list:
        return None
    if same.key == row.key:
        return lost_dash(trouble, row)
    shifted = shifted_item(trouble, near)
    if shifted is not None:
        return shifted
    message = (
        f"`{row.key}` stands in line with the dash of a list; wanted in line with the text behind the dash"
    )
    return trouble.refused("wrong-indentation", message, (row.number, row.indent), INDENT)


def other_items(row: Row, above: Iterable[Row]) -> str:
    """The spaces before the items above that begin with the same field: of their list an item is one."""
    alike = {other.indent for other in above if other.is_item and other.key == row.key}
    columns = sorted(alike - {row.indent})
    wanted = " or ".join(str(column) for column in columns)
    return f"{wanted}, as before the other items of the list" if wanted else ""


def _between(trouble: Trouble, row: Row, open_at: dict[int, Row]) -> Refused | None:
    """The refusal of a line for an indentation that no line above it has."""
    if not open_at:
        return None
    if row.indent < min(open_at):
        return _first_line(trouble, row)
    wanted = other_items(row, open_at.values()) if row.is_item else _as_around(trouble, row, open_at)
    if not wanted:
        items = [above for column, above in open_at.items() if above.is_item and above.indent == column]
        near = [item.indent for item in items] if row.is_item and items else [*open_at]
        further_out = max((column for column in near if column < row.indent), default=None)
        further_in = min((column for column in near if column > row.indent), default=None)
        columns = " or ".join(str(column) for column in (further_out, further_in) if column is not None)
        wanted = f"{columns}, as before the lines that it belongs with"
    message = f"found {spaces(row.indent)} before {row.shown}; wanted {wanted}"
    return trouble.refused("wrong-indentation", message, (row.number, row.indent), INDENT)


def _as_around(trouble: Trouble, row: Row, open_at: dict[int, Row]) -> str:
    """The spaces before the line above and the one below, where they stand in line."""
    above, under = next(rows_above(trouble.lines, row.number), None), below(trouble.lines, row.number)
    if above is None or under is None:
        return ""
    # Without a value it may hold the next line, or stand in line with it below a name that holds both.
    inside = under.indent - row.indent
    beside = under.indent in (above.at, above.at if above.value else above.at + STEP)
    holds = row.opens_block or (not row.value and (inside > STEP or not beside))
    if holds and inside > 0 and under.indent - STEP in open_at:
        return f"{under.indent - STEP}, two less than before {under.shown} below"
    if not above.key or under.is_item or (inside > 0 and not row.value):
        return ""
    agree = under.indent == above.at and above.at in open_at
    return f"{above.at}, as before `{above.key}` above and `{under.key}` below" if agree else ""


def _first_line(trouble: Trouble, row: Row) -> Refused:
    """The refusal of the first line of a file for an indentation that those below it do not have."""
    first = next(found for n in range(row.number) if (found := row_of(trouble.lines, n)).says_something)
    message = (
        f"the first line is indented by {spaces(first.indent)}, but `{row.text.strip()[:40]}` below is not"
    )
    return trouble.refused("wrong-indentation", message, (first.number, 0), "take the spaces before it out")
