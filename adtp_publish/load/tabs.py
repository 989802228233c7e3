"""Tabs where YAML wants spaces: what is wanted in their place."""

from __future__ import annotations

from ..model.source import Span
from .around import below
from .refusal import Refused, refuse
from .rows import Row, rows_above, spaces
from .trouble import Trouble

_SIGNS = {":": "colon", "-": "dash"}
_SPACES = "put spaces in place of the tab, two for each step; editors can write spaces when Tab is pressed"


def tab(file: str, line: int, column: int, text: str) -> Refused:
    """The refusal of a tab where white space has a meaning; its place from 0, and the text of its line."""
    before, behind = text[:column], text[column:].lstrip(" \t")
    if not behind:
        message, hint = "found a tab at the end of this line; wanted it deleted", "delete the tab"
        if not before.strip():
            message = "found a tab in a line without text; wanted it deleted"
    elif not before.strip():
        message, hint = "found a tab at the beginning of this line; wanted spaces", _SPACES
    elif behind[0] == "#" or before.rstrip(" ")[-1] in ":-":
        where = "before a comment" if behind[0] == "#" else f"behind the {_SIGNS[before.rstrip(' ')[-1]]}"
        message, hint = f"found a tab {where}; wanted a space", "put a space in place of the tab"
    else:
        message, hint = "found a tab in this line; wanted a space", "put a space in place of the tab"
    return refuse("tab", message, file, Span(line + 1, column + 1), hint)


def tab_before(trouble: Trouble, row: Row) -> Refused:
    """The refusal of a tab in an indentation, with the spaces that are wanted where they are certain."""
    at = row.text.index("\t")
    if not row.text.strip():
        return tab(trouble.file, row.number, at, row.text)
    wanted, why = _wanted(trouble, row)
    message = f"found a tab before `{row.text.strip()[:40]}`; wanted "
    message += f"{spaces(wanted)}, {why}" if why else "spaces"
    length, instead = 1, ""
    if why and wanted > at:
        length, instead = row.indent - at, " " * (wanted - at)
    return trouble.refused("tab", message, (row.number, at), _SPACES, length=length, instead=instead)


def _wanted(trouble: Trouble, row: Row) -> tuple[int, str]:
    """How many spaces are wanted, and as before which lines; nothing where these do not agree.

    They do where the line is the first of its group and the next one the second, or where it stands between
    two fields of a group of which the first has a value, so that nothing can stand further in below it.
    """
    above, under = next(rows_above(trouble.lines, row.number), None), below(trouble.lines, row.number)
    if above is None or "\t" in above.text[: above.indent]:
        return 0, ""
    if under is None or "\t" in under.text[: under.indent] or under.is_item != row.is_item:
        return 0, ""
    if above.key and not above.value and under.indent > above.at:
        return under.indent, "as before the next line"
    is_between = above.key and above.value and not above.opens_block and above.at == under.indent
    return (under.indent, "as before the lines around it") if is_between and not row.is_item else (0, "")
