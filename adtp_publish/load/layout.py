"""Slips of layout: a colon inside a text, a space that is missing, a line that ends the document."""

from __future__ import annotations

import re

from ..model.source import Span
from .around import without_name
from .indentation import wrong_indentation
from .nameless import no_colon
from .odd_line import lost_space
from .quotes import curly
from .refusal import Refused, refuse
from .rows import Row, in_quotes, row_of, rows_above
from .signs import DELETE_LINE, DIRECTIVE
from .trouble import Trouble

_END = re.compile(r"\.\.\.\s*")
_YEAR = re.compile(r"[0-9]{4}/[0-9]{2}")
_FIELD = re.compile(r"(?:^|[,;]?\s+)([a-z][a-z_]*|[0-9]{4}/[0-9]{2}):(?=\s)")
_HASH = re.compile(r"\s#")
_NO_SPACE = re.compile(r"[^\s:]+:(?!//)(?=\S)")


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
    nameless = without_name(trouble.lines, row)
    if nameless is not None:
        return no_colon(trouble, nameless)
    above = next(rows_above(trouble.lines, trouble.line), None)
    goes_on = above is not None and not above.key and not above.is_item
    return _colon(trouble) if " " in row.key or goes_on else wrong_indentation(trouble, row)


def _colon(trouble: Trouble) -> Refused:
    message = "found a colon in a text without quotation marks; wanted them around all of it"
    hint = "put the whole text in double quotes, or in a block after `|`"
    row = trouble.row
    is_value = bool(row.key) and trouble.column > row.colon
    if is_value and row.value.startswith("{"):
        message = f"found a colon too many inside `{{ }}` at `{row.key}`; wanted a comma between the fields"
        hint = "write a comma between the fields, or one field a line without the braces"
    elif is_value and (fields := _fields_on_line(trouble, row)):
        message = f"found {len(fields)} fields on one line; wanted a line for each: {', then '.join(fields)}"
        message += ", two spaces further in" if fields[0].endswith(":`") else ""
        hint = "write each field on a line of its own, in line with each other"
    elif is_value and not row.value.startswith(("[", '"', "'")):
        message = f"found a colon in the text of `{row.key}`; {in_quotes(row.value)}"
    return trouble.refused("colon-in-text", message, (trouble.line, trouble.column), hint)


def _fields_on_line(trouble: Trouble, row: Row) -> list[str]:
    """The fields of a line, as they should stand, where more than one surely stands on it."""
    known = {
        row_of(trouble.lines, number).key for number in range(len(trouble.lines)) if number != row.number
    }
    found = [one for one in _FIELD.finditer(row.value) if _YEAR.fullmatch(one[1]) or one[1] in known]
    if not found or row.value[0] in "[\"'":
        return []
    starts = [(0, row.key), *((one.end(), one[1]) for one in found)]
    ends = [*(one.start() for one in found), len(row.value)]
    return [
        f"`{f'{name}: {row.value[start:end].strip()[:40]}'.rstrip()}`"
        for (start, name), end in zip(starts, ends, strict=True)
    ]


def missing_sign(trouble: Trouble) -> Refused | None:
    """A line without a colon, or without the space behind it, or behind a dash."""
    return next((slip for row in trouble.rows if (slip := _missing(trouble, row)) is not None), None)


def _missing(trouble: Trouble, row: Row) -> Refused | None:
    above = next(rows_above(trouble.lines, row.number), None)
    glued = lost_space(trouble, row)
    if glued is not None:
        return glued
    if row.key or not row.value:
        return None
    goes_on = above is not None and not above.opens_block and row.indent > above.indent
    lost = _HASH.search(above.value) if above is not None and goes_on else None
    if above is not None and lost is not None:
        return _lost_text(trouble, above, lost.start() + 1)
    joined = _NO_SPACE.match(row.value)
    if joined is not None:
        return no_space(trouble.file, row.number, row.value_at, joined)
    return None if row.is_item else no_colon(trouble, row)


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
