"""What YAML allows and these forms never need, refused event by event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..model.source import LINE_END, Span
from .anchors import QUOTE_IT, begins_with, kept_sign
from .escapes import hidden_escape
from .plain_text import FORBIDDEN
from .refusal import Refused, refuse, span_of
from .rows import row_of
from .signs import no_break_space
from .slips import recognised
from .tabs import tab

_SURROGATE = re.compile("[\ud800-\udfff]")
# The second half of an amount that a comma in braces has cut: 089 of £138,089.
_CUT = re.compile("[0-9]{3}")
_REST = re.compile("(?:,[0-9]{3})+(?![0-9])")
_AMOUNT = re.compile("[-£0-9]*[0-9]$")
# The name of the last field before an amount in braces.
_NAME = re.compile(r"([^\s{},:][^{},:]*):\s*$")
_ASKED = re.compile(r"[{\[,]\s*\?\s*$")
_TAB_BEHIND = re.compile(r":? *\t")


def refused(file: str, event: Any, code: str, message: str, hint: str) -> Refused:
    """The refusal of a file for an event of the parser, marked from its beginning to its end."""
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if start.line == end.line else 1
    return refuse(code, message, file, Span(start.line + 1, start.column + 1, max(1, length)), hint)


def kept(lines: Sequence[str], file: str, event: Any, code: str, sign: str) -> Refused:
    """The refusal of a value for a sign that YAML keeps for itself."""
    start = event.start_mark
    row = row_of(lines, start.line)
    if row.value_at == start.column and row.value:
        message, hint = kept_sign(lines, row)
    else:
        message, hint = (
            begins_with(sign, "", ""),
            f"{QUOTE_IT}; otherwise write the value out where it is wanted",
        )
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
        line = text[start.index - start.column : start.index - 1 - len(before[0])]
        rest = cut[0].replace(",", "")
        message = f"found `{before[0]}{cut[0]}` inside `{within}`{_whole(line, before[0] + cut[0], within)}"
        hint = f"leave the comma out (`{before[0]}{rest}`), or write one field a line without the braces"
        span = Span(start.line + 1, start.column, len(cut[0]))
        raise refuse("money-in-braces", message, file, span, hint, instead=rest)


def _whole(before: str, amount: str, within: str) -> str:
    """Where an amount stands that its comma cuts in two, and the line on which it stands whole.

    `before` is what stands before it on its line.
    """
    row = row_of((before,), 0)
    name = _NAME.search(before)
    below = (
        f"`{name[1]}: {amount}`" if within == "{ }" and name else f"`- {amount}`" if within == "[ ]" else ""
    )
    if not row.key or row.value[:1] != within[0] or not below:
        return f", where its comma cuts it in two; wanted each on a line of its own, without `{within}`"
    return (
        f" at `{row.key}`, where its comma cuts it in two; wanted {below} on a line of its own below "
        f"`{row.key}:`, two spaces further in, without `{within}`"
    )


def check_tab(text: str, file: str, event: Any) -> None:
    """Refuse a tab in an indentation, and around and in a plain text, where the two parsers do not agree."""
    start, end = event.start_mark, event.end_mark
    before = text[start.index - start.column : start.index]
    if "\t" in before and (before[-1] == "\t" or not before.strip(" \t-")):
        raise _tab_at(text, file, start.index - start.column + before.index("\t"))
    inside = text.find("\t", start.index, end.index)
    if inside >= 0 and getattr(event, "style", "x") in ("", None):
        raise _tab_at(text, file, inside)
    behind = _TAB_BEHIND.match(text, end.index)
    if behind is not None and end.column:
        raise _tab_at(text, file, behind.end() - 1)


def _tab_at(text: str, file: str, index: int) -> Refused:
    place = span_of(text, index)
    line = LINE_END.split(text[index - place.column + 1 :], maxsplit=1)[0]
    return tab(file, place.line - 1, place.column - 1, line)


def check_escapes(text: str, file: str, event: Any) -> None:
    """Refuse an escape that brings in what the text itself may not hold, such as a control character."""
    if FORBIDDEN.search(event.value):
        raise hidden_escape(text, file, event.start_mark.index, event.end_mark.index)
    if _SURROGATE.search(event.value):  # only the parser without C lets half a character pass
        raise recognised(text, file, event.end_mark, event.start_mark)
