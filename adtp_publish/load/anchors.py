"""Texts that begin with `&`, `*` or `!`, which YAML keeps for itself, and numbers behind such a sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .around import below
from .rows import BLOCK, Row, in_quotes

NUMBER = re.compile(r"£?[0-9][0-9.,]*%?")
_NAMED = re.compile(r"[&*]([\w-]+)(?:\s+(\S.*))?")
QUOTE_IT = "put the text in double quotes, or take the sign out where it is not meant"
_OUT = "take the sign and the word behind it out: names of values are not used here"


def number_alone(row: Row) -> tuple[str, str] | None:
    """Message and hint for a number behind a sign that is no part of it."""
    number = row.value[1:].strip()
    if not NUMBER.fullmatch(number):
        return None
    return f"found `{row.value}`{_at(row)}; wanted the number alone, `{number}`", f"write `{number}`"


def begins_with(sign: str, key: str, value: str) -> str:
    """What is said of a text that begins with a sign that it cannot begin with; key and value may lack."""
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    # A word before a list is rather an anchor than a text: nobody can tell what is meant.
    words = value.partition(" ")[2]
    is_text = value and words[:1] not in tuple("[{|>") and " #" not in value and not value.startswith("!!")
    exact = in_quotes(value) if is_text else "wanted quotation marks around all of it"
    return f"found a text that begins with {shown}{f' at `{key}`' if key else ''}; {exact}"


def kept_sign(lines: Sequence[str], row: Row) -> tuple[str, str]:
    """Message and hint for a value that begins with `&`, `*` or `!`."""
    number = number_alone(row)
    if number is not None:
        return number
    sign, value = row.value[0], row.value
    named = _NAMED.fullmatch(value.partition(" #")[0].rstrip()) if sign != "!" else None
    text = begins_with(sign, row.key, value), QUOTE_IT
    if named is None:
        return text
    name, rest = named[1], named[2] or ""
    twin = _line_with(lines, f"{'*' if sign == '&' else '&'}{name}")
    if sign == "*":
        return text if rest or (len(name) == 1 and not twin) else _repeated(row, f"*{name}", twin)
    return _named(lines, row, name, rest, is_used=bool(twin)) or text


def _line_with(lines: Sequence[str], word: str) -> int:
    """The first line, from 1, that holds a word; 0 without one."""
    return next((number for number, line in enumerate(lines, 1) if word in line.split()), 0)


def _named(lines: Sequence[str], row: Row, name: str, rest: str, *, is_used: bool) -> tuple[str, str] | None:
    """Message and hint for a name that is given to a value; nothing where it may be a text."""
    found = f"found `&{name}`{_at(row)}"
    under = below(lines, row.number)
    holds = under is not None and under.indent > row.indent and not rest
    if holds or BLOCK.fullmatch(rest) or rest[:1] in tuple("[{"):
        left = f": `{row.key}:{f' {rest}' if rest else ''}`" if row.key else ""
        return f"{found}, a name for what it stands before; wanted it taken out{left}", _OUT
    # A single letter is rather "and so on": `&c`.
    if not rest or (len(name) == 1 and not is_used):
        return None
    message = f"{found}, a name for the text behind it; wanted `{rest[:60]}` alone, or quotation marks "
    return f"{message}around all of it, where the sign is meant", f"{_OUT}; or put the text in double quotes"


def _repeated(row: Row, word: str, line: int) -> tuple[str, str]:
    """Message and hint for a value that repeats what has its name in a line, 0 where that is not known."""
    which = f"which repeats what stands in line {line}" if line else "which stands for a text elsewhere"
    message = (
        f"found `{word}`{_at(row)}, {which}; wanted that text itself, "
        f'or quotation marks, `"{word}"`, where the sign is meant'
    )
    return message, "write the value out where it is wanted, or put the text in double quotes"


def _at(row: Row) -> str:
    return f" at `{row.key}`" if row.key else ""
