"""What YAML allows and these forms never need, refused event by event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..model.source import Span
from .plain_text import FORBIDDEN, unseen
from .refusal import Refused, refuse, span_of
from .rows import row_of
from .signs import QUOTE_IT, begins_with, no_break_space, tab
from .slips import recognised

_SURROGATE = re.compile("[\ud800-\udfff]")
# The second half of an amount that a comma in braces has cut: 089 of £138,089.
_CUT = re.compile("[0-9]{3}")
_REST = re.compile("(?:,[0-9]{3})+(?![0-9])")
_AMOUNT = re.compile("[-£0-9]*[0-9]$")
_ASKED = re.compile(r"[{\[,]\s*\?\s*$")
_TAB_BEHIND = re.compile(r":? *\t")


def refused(file: str, event: Any, code: str, message: str, hint: str) -> Refused:
    """The refusal of a file for an event of the parser, marked from its beginning to its end."""
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if start.line == end.line else 1
    return refuse(code, message, file, Span(start.line + 1, start.column + 1, max(1, length)), hint)


def kept(lines: Sequence[str], file: str, event: Any, code: str, sign: str) -> Refused:
    """The refusal of a value for a sign that YAML keeps for itself."""
    row = row_of(lines, event.start_mark.line)
    is_value = row.value_at == event.start_mark.column and row.key
    message = begins_with(sign, row.key, row.value) if is_value else begins_with(sign, "", "")
    hint = QUOTE_IT if sign == "!" else f"{QUOTE_IT}; otherwise write the value out where it is wanted"
    start = event.start_mark
    return refuse(code, message, file, Span(start.line + 1, start.column + 1), hint)


def key_of(text: str, file: str, event: Any, mapping: Any) -> str:
    """The name of a field of the group that began with `mapping`; raises `Refused`."""
    hint = "write a word of the form, then a colon"
    key: str | None = getattr(event, "value", None)
    if key is None:
        message = "a list or a group stands where the name of a field belongs"
        raise refused(file, event, "key-not-text", message, hint)
    if "\xa0" in key and not event.style:
        place = span_of(text, text.index("\xa0", event.start_mark.index))
        raise no_break_space(file, place.line - 1, place.column - 1)
    if not key or key.isspace():
        raise refused(file, event, "key-not-text", "there is no name before this colon", hint)
    if key == "<<":
        message = "merge keys (`<<`) are not used here"
        raise refused(file, event, "merge-key", message, "write the fields out instead")
    if _is_asked_for(text, event, mapping):
        message = "`?` before the name of a field is not used here"
        raise refused(file, event, "key-not-text", message, f"write `{key}:` without the question mark")
    check_cut(text, file, event)
    return key


def _is_asked_for(text: str, event: Any, mapping: Any) -> bool:
    """Whether a `?` stands before a key: it then begins further in than its group."""
    start = event.start_mark
    if mapping.flow_style:
        return bool(_ASKED.search(text[max(0, start.index - 100) : start.index]))
    return bool(start.column != mapping.start_mark.column)


def check_cut(text: str, file: str, event: Any, within: str = "{ }") -> None:
    """Refuse what follows a comma in braces or brackets as the second half of `£138,089` does."""
    if event.style or not _CUT.fullmatch(event.value):
        return
    start = event.start_mark
    cut = _REST.match(text, start.index - 1)
    before = _AMOUNT.search(text[max(0, start.index - 20) : start.index - 1])
    if cut is not None and before is not None:
        what = "field" if within == "{ }" else "item"
        message = (
            f"found `{before[0]}{cut[0]}` inside `{within}`, where its comma cuts it in two; "
            f"wanted each {what} on a line of its own, without `{within}`"
        )
        rest = cut[0].replace(",", "")
        hint = f"leave the comma out (`{before[0]}{rest}`), or write one field a line without the braces"
        span = Span(start.line + 1, start.column, len(cut[0]))
        raise refuse("money-in-braces", message, file, span, hint, instead=rest)


def check_tab(text: str, file: str, event: Any) -> None:
    """Refuse a tab in an indentation, and around and in a plain text, where the two parsers do not agree."""
    start, end = event.start_mark, event.end_mark
    before = text[start.index - start.column : start.index]
    if "\t" in before and (before[-1] == "\t" or not before.strip(" \t-")):
        raise tab(file, start.line, before.index("\t"), indents=not before.strip())
    inside = text.find("\t", start.index, end.index)
    if inside >= 0 and getattr(event, "style", "x") in ("", None):
        place = span_of(text, inside)
        indents = not text[inside - place.column + 1 : inside].strip()
        raise tab(file, place.line - 1, place.column - 1, indents=indents)
    behind = _TAB_BEHIND.match(text, end.index)
    if behind is not None and end.column:
        raise tab(file, end.line, end.column + behind.end() - end.index - 1, indents=False)


def check_escapes(text: str, file: str, event: Any) -> None:
    """Refuse an escape that brings in what the text itself may not hold, such as a control character."""
    hidden = FORBIDDEN.search(event.value)
    if hidden is not None:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if start.line == end.line else 1
        raise unseen(hidden[0], file, Span(start.line + 1, start.column + 1, max(1, length)))
    if _SURROGATE.search(event.value):  # only the parser without C lets half a character pass
        raise recognised(text, file, event.end_mark, event.start_mark)
