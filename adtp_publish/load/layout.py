"""Slips of layout: a colon inside a text, a colon or space that is missing, a line indented wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.source import Span
from .plain_text import CUT_OFF
from .quotes import curly
from .refusal import Refused, refuse
from .rows import Row, in_quotes, levels, row_of, rows_above
from .signs import DELETE_LINE, DIRECTIVE
from .trouble import Trouble

_END = re.compile(r"\.\.\.\s*")
_NAME = re.compile(r"([a-z][a-z_]*) (\S.*)")
_HASH = re.compile(r"\s#")
_NO_SPACE = re.compile(r"[^\s:]+:(?!//)(?=\S)")
INDENT = (
    "put as many spaces before it as before the lines that it belongs with; two more for what is inside it"
)


def document_slip(trouble: Trouble) -> Refused | None:
    """A line that ends a document before the file ends: `...` or one that begins with `%`."""
    before = enumerate(trouble.lines[: trouble.line])
    number = next((n for n, line in before if line.startswith("%") or _END.fullmatch(line)), None)
    if number is None:
        return None
    if trouble.lines[number].startswith("%"):
        return trouble.refused("directive", DIRECTIVE, (number, 0), DELETE_LINE)
    message, hint = "`...` ends the document here, but more follows", "delete this line"
    return trouble.refused("several-documents", message, (number, 0), hint, length=3)


def colon_slip(trouble: Trouble) -> Refused | None:
    """A colon inside unquoted text, at which the parser stopped."""
    row = trouble.row
    if trouble.lines[trouble.line][trouble.column : trouble.column + 1] != ":":
        return None
    if row.text[: trouble.column].strip(" -")[-1:] in ("", "{", "[", ","):
        hint = "write a word of the form, then a colon"
        place = (trouble.line, trouble.column)
        return trouble.refused("key-not-text", "there is no name before this colon", place, hint)
    if trouble.column > row.colon:
        return curly(trouble, row, row.value, row.value_at) or _colon(trouble)
    lone: Row | None = None  # the first of the lines above that have no name of a field
    above = None
    for above in rows_above(trouble.lines, trouble.line):
        if above.key or above.is_item:
            break
        lone = above
    goes_on = above is not None and above is not lone and above.value and row.indent > above.indent
    if lone is not None and not goes_on:
        return _no_colon(trouble, lone, None)
    return _colon(trouble) if " " in row.key or lone is not None else wrong_indentation(trouble, row)


def _colon(trouble: Trouble) -> Refused:
    message = "found a colon in a text without quotation marks; wanted them around all of it"
    hint = "put the whole text in double quotes, or in a block after `|`"
    row = trouble.row
    is_value = bool(row.key) and trouble.column > row.colon
    if is_value and row.value.startswith("{"):
        message = f"found a colon too many inside `{{ }}` at `{row.key}`; wanted a comma between the fields"
        hint = "write a comma between the fields, or one field a line without the braces"
    elif is_value and not row.value.startswith(("[", '"', "'")):
        message = f"found a colon in the text of `{row.key}`; {in_quotes(row.value)}"
    return trouble.refused("colon-in-text", message, (trouble.line, trouble.column), hint)


def missing_sign(trouble: Trouble) -> Refused | None:
    """A line without a colon, or without the space behind it, or behind a dash."""
    return next((slip for row in trouble.rows if (slip := _missing(trouble, row)) is not None), None)


def _missing(trouble: Trouble, row: Row) -> Refused | None:
    above = next(rows_above(trouble.lines, row.number), None)
    if row.text[row.at : row.at + 1] == "-" and not row.is_item:
        message = "there is no space behind this dash"
        hint = "write a dash and a space before each item of a list"
        return trouble.refused("missing-space", message, (row.number, row.at), hint)
    if row.key or not row.value:
        return None
    goes_on = above is not None and not above.opens_block and row.indent > above.indent
    lost = _HASH.search(above.value) if above is not None and goes_on else None
    if above is not None and lost is not None:
        return _lost_text(trouble, above, lost.start() + 1)
    joined = _NO_SPACE.match(row.value)
    if joined is not None:
        return no_space(trouble.file, row.number, row.value_at, joined)
    return None if row.is_item else _no_colon(trouble, row, above)


def _no_colon(trouble: Trouble, row: Row, above: Row | None) -> Refused:
    """The refusal of a line that is neither a field nor an item of a list."""
    if row.number == len(trouble.lines) - 1 and trouble.opened and trouble.opened[0] == row.number:
        place = (row.number, len(row.text))
        return trouble.refused("cut-off", "the file breaks off in this line", place, CUT_OFF)
    if above is not None and above.opens_block:
        message = f"the text of the block that begins in line {above.number + 1} is not indented"
        hint = "put two spaces more before each line of the text than before the name of its field"
        return trouble.refused("wrong-indentation", message, (row.number, row.at), hint)
    wide = row.value.find("：")
    if wide >= 0:
        message, hint = (
            "found `：`, which is no colon; wanted `:` and a space behind it",
            "type a colon in its place",
        )
        return trouble.refused("missing-colon", message, (row.number, row.value_at + wide), hint)
    like = _NAME.fullmatch(row.value)
    is_name = like is not None and ("_" in like[1] or any(_named(trouble.lines, like[1])))
    message = f"found `{row.value[:40]}`, without a colon; wanted "
    message += f"`{like[1]}: {like[2][:40]}`" if like and is_name else "the name of a field, then a colon"
    two = f", such as `{like[1]}: {like[2]}`" if like and not is_name and " " not in like[2] else ""
    hint = f"write a colon behind the name{two}; where the text above goes on here, indent this line more"
    return trouble.refused("missing-colon", message, (row.number, row.at), hint)


def _named(lines: Sequence[str], name: str) -> Iterator[bool]:
    """Whether each line of the file is a field of that name."""
    return (row_of(lines, number).key == name for number in range(len(lines)))


def no_space(file: str, line: int, column: int, joined: re.Match[str]) -> Refused:
    """The refusal for a name and value, at a place from 0, with a colon but no space between them."""
    message = f"there is no space behind the colon of `{joined[0][:-1][:40]}`"
    span = Span(line + 1, column + joined.end())
    return refuse("missing-space", message, file, span, "write a space behind the colon", ": ")


def _lost_text(trouble: Trouble, row: Row, at: int) -> Refused:
    """The refusal for a text that a `#` ends before its last line."""
    where = f"the text of `{row.key}`" if row.key else "a text"
    message = f"found `#` in {where}, so it ends there; wanted all of it on the lines below, behind a `|`"
    hint = "put the whole text in a block after `|`, or take the `#` out"
    return trouble.refused("lost-after-hash", message, (row.number, row.value_at + at), hint)


def indentation_slip(trouble: Trouble) -> Refused | None:
    """A line that does not line up with any of those that it can belong to."""
    row = trouble.row
    if not (row.key or row.is_item) or trouble.column > row.at:
        return None
    return wrong_indentation(trouble, row)


def wrong_indentation(trouble: Trouble, row: Row) -> Refused | None:
    """The refusal of a line for its indentation, with those that would do."""
    open_at = levels(trouble.lines, row.number)
    what = f"`{row.key}`" if row.key and not row.is_item else "this item of a list"
    place = (row.number, row.indent)
    same = open_at.get(row.indent)
    if same is None:
        return _between(trouble, row, open_at)
    if row.is_item and not (same.is_item and same.indent == row.indent):
        message = f"{what} stands in line with the field `{same.key}`; wanted below its own, further in"
        return trouble.refused("wrong-indentation", message, place, INDENT)
    if not row.is_item and same.is_item and same.indent == row.indent:
        message = (
            f"{what} stands in line with the dash of a list; wanted in line with the text behind the dash"
        )
        return trouble.refused("wrong-indentation", message, place, INDENT)
    return None


def _between(trouble: Trouble, row: Row, open_at: dict[int, Row]) -> Refused | None:
    """The refusal of a line for an indentation that no line above it has."""
    if not open_at:
        return None
    if row.indent < min(open_at):
        return _first_line(trouble, row)
    items = [column for column, above in open_at.items() if above.is_item and above.indent == column]
    alike = items if row.is_item and items else [*open_at]
    wanted = " or ".join(str(column) for column in sorted(alike)[-3:])
    begins = f"{'- ' if row.is_item else ''}{row.key or row.value[:40]}".strip()
    beside = "the other items of the list" if row.is_item and items else "the lines that it belongs with"
    message = f"found {_spaces(row.indent)} before `{begins}`; wanted {wanted}, as before {beside}"
    return trouble.refused("wrong-indentation", message, (row.number, row.indent), INDENT)


def _first_line(trouble: Trouble, row: Row) -> Refused:
    """The refusal of the first line of a file for an indentation that those below it do not have."""
    first = next(found for n in range(row.number) if (found := row_of(trouble.lines, n)).says_something)
    message = (
        f"the first line is indented by {_spaces(first.indent)}, but `{row.text.strip()[:40]}` below is not"
    )
    return trouble.refused("wrong-indentation", message, (first.number, 0), "take the spaces before it out")


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"
