"""Slips that YAML lets pass in silence: it reads something else than what was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from ..findings import Finding
from ..model.source import Span
from .indentation import INDENT, other_items
from .layout import no_space
from .quotes import CURLY, curly, swallows, unclosed
from .refusal import Refused, placed, refuse
from .rows import in_quotes, row_of, rows_above, spaces
from .signs import MARKER, list_marker, no_break_space
from .trouble import Trouble
from .unsure_line import ends_list, within_list

_LOST = re.compile(r"[ \t]+(?=#\S)")
_JOINED = re.compile(r"[a-z][a-z0-9_]*:(?!//)(?=\S)")
# With these a text may begin that was meant to be in quotes, or to have a space before it.
ODD_BEGINNING = frozenset((*CURLY, "\xa0"))


def lost_after_hash(text: str, file: str, event: Any) -> tuple[str, Finding] | None:
    """What stands behind a value after a space and `#`: lost, and without a space behind it no comment."""
    end = event.end_mark
    lost = _LOST.match(text, end.index)
    if lost is None:
        return None
    line_end = text.find("\n", lost.end())
    rest = text[lost.end() : line_end if line_end >= 0 else len(text)].rstrip()
    shown = rest if len(rest) <= 40 else f"{rest[:40]}…"
    line = text[event.start_mark.index - event.start_mark.column : line_end if line_end >= 0 else len(text)]
    row = row_of((line.split("\n", 1)[0],), 0)
    is_value = row.key and row.value_at == event.start_mark.column
    where = f"the text of `{row.key}`" if is_value else "a text"
    if event.style:
        wanted = "wanted it inside the quotation marks"
    elif event.value and not any(sign.isalpha() for sign in event.value):
        wanted = f"wanted a space behind it, as in `# {shown[1:]}`, where it is a comment"
    else:
        wanted = (
            in_quotes(f"{event.value} {rest}".strip())
            if is_value
            else "wanted quotation marks around all of it"
        )
    message = f"found `#` in {where}, so `{shown}` is lost; {wanted}"
    hint = "put the whole text in double quotes; where it is a comment, write a space behind the `#`"
    span = Span(end.line + 1, end.column + lost.end() - lost.start() + 1, len(rest))
    return rest, placed("lost-after-hash", message, file, span, hint)


def swallowed(text: str, lines: Sequence[str], file: str, event: Any) -> Refused | None:
    """The refusal of a text in which YAML has swallowed what was meant for more than a text."""
    start, end = event.start_mark, event.end_mark
    if event.style:
        return _field_in_quotes(text, lines, file, event) if start.line != end.line else None
    value: str = event.value
    if not value:
        return None
    if value[0] == "\xa0" or value[-1] == "\xa0":
        at = start if value[0] == "\xa0" else end
        return no_break_space(file, at.line, at.column - (at is end))
    stands_alone = not text[start.index - start.column : start.index].strip()
    for number in range(start.line if stands_alone else start.line + 1, end.line + 1):
        slip = _alone(lines, file, number, start.line)
        if slip is not None:
            return slip
    closing = text[end.index : end.index + 1]
    if closing and closing in ",]}" and start.line == end.line and not value.endswith(("”", "’", "»")):
        trouble = Trouble(text, (), file, start.line, start.column, None)
        return curly(trouble, row_of((), start.line), value, start.column)
    return None


def _ends_list(lines: Sequence[str], file: str, first: int, number: int) -> Refused | None:
    """A field that ends a list, with a text into which the next item of the list is read."""
    odd, item = row_of(lines, first), row_of(lines, number)
    if not odd.key or not item.is_item or not ends_list(lines, odd, item):
        return None
    message, hint = within_list(odd, item)
    return refuse("wrong-indentation", message, file, Span(first + 1, odd.indent + 1), hint)


def _alone(lines: Sequence[str], file: str, number: int, first: int) -> Refused | None:
    """A line of an unquoted text, with the first one, that was meant for a field or an item of a list."""
    line = lines[number]
    said = line.strip()
    span = Span(number + 1, len(line) - len(line.lstrip()) + 1)
    if said == "-" or said.startswith("- "):
        return _ends_list(lines, file, first, number) or _item(lines, file, number)
    if MARKER.match(said):
        return list_marker(file, number, span.column - 1, said[0])
    if said.startswith("-\xa0"):
        return no_break_space(file, number, line.index("\xa0"))
    joined = _JOINED.match(said)
    if joined is not None:
        return no_space(file, number, span.column - 1, joined)
    return None


def _item(lines: Sequence[str], file: str, number: int) -> Refused:
    """The refusal of an item of a list that is read as text."""
    row = row_of(lines, number)
    above = (other for other in rows_above(lines, number) if other.is_item and other.indent < row.indent)
    wanted = other_items(row, islice(above, 1))
    message = f"found {row.shown}, read as a part of the text above it; wanted it below the name of its list"
    if wanted:
        message = f"found {spaces(row.indent)} before {row.shown}; wanted {wanted}"
    return refuse("wrong-indentation", message, file, Span(number + 1, row.indent + 1), INDENT)


def _field_in_quotes(text: str, lines: Sequence[str], file: str, event: Any) -> Refused | None:
    row = row_of(lines, event.start_mark.line)
    if row.value_at != event.start_mark.column or not swallows(lines, row, event.end_mark.line):
        return None
    return unclosed(Trouble(text, lines, file, row.number, row.value_at, None), row)
