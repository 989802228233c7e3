"""Slips with signs that YAML keeps for itself at the beginning of a text, and with spaces that are none."""

from __future__ import annotations

import re
from itertools import islice

from ..model.source import Span
from .anchors import QUOTE_IT, begins_with, kept_sign, number_alone
from .refusal import Refused, refuse
from .rows import BLOCK, Row, rows_above
from .tabs import tab, tab_before
from .trouble import Trouble

MARKER = re.compile(r"[–—•·▪‣] ")
_KEPT = "@`%|>,]}"
_TWINS = {"[": "]", "{": "}"}
_IN_QUOTES = re.compile(r'"(?:[^"\\]|\\.)*+"?')
DIRECTIVE = "a line that begins with `%` is not used here"
DELETE_LINE = "delete the line; where it is text, put it in a block after `|`"


def space_slip(trouble: Trouble) -> Refused | None:
    """A tab in an indentation, or a no-break space where a space is meant."""
    for row in (*trouble.rows, *islice(rows_above(trouble.lines, trouble.line), 1)):
        if "\t" in row.text[: row.indent]:
            return tab_before(trouble, row)
        if "\t" in row.text[: row.at]:
            return tab(trouble.file, row.number, row.text.index("\t"), row.text)
        if row.number == trouble.line and row.text[trouble.column : trouble.column + 1] == "\t":
            return tab(trouble.file, row.number, trouble.column, row.text)
        wanted = row.text[: row.at].find("\xa0")
        if wanted < 0 and row.colon < 0:
            wanted = (
                row.text.find(":\xa0", row.at) + 1 or row.text.find("-\xa0", row.at, row.at + 2) + 1 or -1
            )
        elif wanted < 0 and row.text[row.colon + 1 : row.colon + 2] == "\xa0":
            wanted = row.colon + 1
        if wanted >= 0:
            return no_break_space(trouble.file, row.number, wanted)
    return None


def no_break_space(file: str, line: int, column: int) -> Refused:
    """The refusal of a no-break space (U+00A0) where YAML wants a space or nothing; places from 0."""
    message = "this looks like a space but is a no-break space (U+00A0), as Word and web pages have them"
    return refuse(
        "no-break-space", message, file, Span(line + 1, column + 1), "delete it and type a space", " "
    )


def list_marker(file: str, line: int, column: int, sign: str) -> Refused:
    """The refusal of another sign where an item of a list begins; its place from 0."""
    message = f"the items of a list begin with `- `, not with `{sign} `"
    span = Span(line + 1, column + 1)
    return refuse("list-marker", message, file, span, "write a dash and a space", "-")


def sign_slip(trouble: Trouble) -> Refused | None:
    """A value or line that begins with a sign that YAML keeps for itself."""
    above = next((row for row in rows_above(trouble.lines, trouble.line) if row.at < trouble.row.at), None)
    if above is not None and MARKER.match(said := above.text[above.at :]):
        return list_marker(trouble.file, above.number, above.at, said[0])
    for row in trouble.rows:
        found = _sign(trouble, row) or _line(trouble, row)
        if found is not None:
            return found
    return _left_open(trouble)


def _sign(trouble: Trouble, row: Row) -> Refused | None:
    value, place = row.value, (row.number, row.value_at)
    sign = value[:1]
    if row.text.startswith("%"):
        return trouble.refused("directive", DIRECTIVE, (row.number, 0), DELETE_LINE)
    if value.startswith("```"):
        hint = "delete the line: the marks of a code block do not belong into the file"
        return trouble.refused(
            "sign-at-beginning", "the line begins with the marks of a code block", place, hint, length=3
        )
    if value.startswith("* "):
        return list_marker(trouble.file, row.number, row.value_at, "*")
    if sign and sign in "*&!":
        message, hint = kept_sign(trouble.lines, row)
        return trouble.refused("tag" if sign == "!" else "anchor", message, place, hint)
    if row.key and (value == "-" or value.startswith(("- ", "? "))):
        return _dash(trouble, row, place)
    if sign and sign in _KEPT and not BLOCK.fullmatch(value):
        return _kept(trouble, row, place)
    return _brackets(trouble, row) if sign in _TWINS else None


def _line(trouble: Trouble, row: Row) -> Refused | None:
    """A line with a colon, of which the name begins with such a sign."""
    if not row.key or row.key[0] not in _KEPT:
        return None
    sign = "a backtick" if row.key[0] == "`" else f"`{row.key[0]}`"
    message = f"found a line that begins with {sign}; wanted `#` before it, where it is a comment, or a name"
    hint = "write `# ` before it, where it is a comment; take the sign out, where a field begins here"
    return trouble.refused("sign-at-beginning", message, (row.number, row.at), hint)


def _dash(trouble: Trouble, row: Row, place: tuple[int, int]) -> Refused:
    value = row.value
    message, hint = begins_with(value[:2], row.key, value), QUOTE_IT
    if value == "-":
        message = "`-` is no value; wanted why there is none, such as `to be confirmed` or `not applicable`"
        hint = "write the word for it; a list begins on the next line"
    elif value[0] == "-":
        hint += "; a list begins on the next line"
    return trouble.refused("sign-at-beginning", message, place, hint)


def _kept(trouble: Trouble, row: Row, place: tuple[int, int]) -> Refused:
    value = row.value
    sign, rest = value[0], value[1:].strip()
    where = f" at `{row.key}`" if row.key else ""
    message, hint = begins_with(sign, row.key, value), QUOTE_IT
    if sign in "|>":
        message = f"found a text behind `{sign}`{where}; wanted it on the lines below, indented"
        hint = f"{QUOTE_IT}; a block of text begins on the line below `{sign}`"
        if sign == ">" and rest[:1].isdigit():
            message = f"found `{value}`{where}; wanted the number alone, `{rest}`"
            hint = f"write `{rest}`; that it is more belongs into a `note` or a comment of the form"
    elif sign == "%" and rest.isdigit():
        message = f"found `{value}`{where}, its sign before the number; wanted `{rest}%`"
        hint = f"write `{rest}%`"
    elif sign == "@":
        message, hint = number_alone(row) or (message, hint)
    return trouble.refused("sign-at-beginning", message, place, hint)


def _brackets(trouble: Trouble, row: Row) -> Refused | None:
    """A value in brackets or braces that are not closed, or that more text follows."""
    sign, place = row.value[0], (row.number, row.value_at)
    end = _closed(row.value)
    if end < 0 and _closed("\n".join((row.value, *trouble.lines[row.number + 1 :]))) < 0:
        message = f"the `{sign}` that is opened here is not closed"
        hint = f"write `{_TWINS[sign]}` behind it, or put the text in double quotes"
        return trouble.refused("unclosed-bracket", message, place, hint)
    rest = row.value[end + 1 :].strip() if end >= 0 else ""
    if rest and not rest.startswith("#"):
        hint = f"{QUOTE_IT}; up to `{_TWINS[sign]}` it is read as {'a list' if sign == '[' else 'fields'}"
        message = begins_with(sign, row.key, row.value)
        if row.value.startswith("[[") and not {'"', "\\"} & set(row.value) and " #" not in row.value:
            # The name of a figure: it is a text for sure.
            value = row.value.rstrip()
            quoted, length = f'"{value}"', len(value)
            return trouble.refused("sign-at-beginning", message, place, hint, length=length, instead=quoted)
        return trouble.refused("sign-at-beginning", message, place, hint)
    return None


def _closed(text: str) -> int:
    """Where the bracket with which a text begins is closed; -1 where it is not."""
    plain = _IN_QUOTES.sub(lambda match: "x" * len(match[0]), text)
    depth = 0
    for found in re.finditer(r"[][{}]", plain):
        depth += 1 if found[0] in _TWINS else -1
        if depth == 0:
            return found.start()
    return -1


def _left_open(trouble: Trouble) -> Refused | None:
    """A bracket further up that the parser was still reading."""
    if trouble.opened is None:
        return None
    line, column = trouble.opened
    sign = trouble.lines[line][column : column + 1]
    below = "\n".join((trouble.lines[line][column:], *trouble.lines[line + 1 :]))
    if sign not in _TWINS or _closed(below) >= 0:
        return None
    message = f"the `{sign}` that is opened here is not closed"
    hint = f"write `{_TWINS[sign]}` behind it, or put the text in double quotes"
    return trouble.refused("unclosed-bracket", message, (line, column), hint)
