"""Slips with quotation marks: one that is not closed, one inside its own text, a curly one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from .refusal import Refused
from .rows import QUOTED, Row, row_of
from .trouble import Trouble

CURLY = {"“": "”", "„": "“”", "‘": "’", "«": "»"}
# A backslash between double quotes that begins no sign: not one of YAML's letters, not enough digits, or
# the number of half a character.
_NO_ESCAPE = re.compile(
    r"""(?<!\\)(?:\\\\)*(\\(?:[^0abt\tnvfre \"/\\N_LPxuU]|x(?![0-9a-fA-F]{2})
    |u(?![0-9a-fA-F]{4})|u[dD][89a-fA-F]
    |U(?!(?:000[0-9a-fA-F]|0010)[0-9a-fA-F]{4})|U0000[dD][89a-fA-F]))""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|.)")
_SHOWN = 60  # signs of a text that are shown
_NAMES = {'"': "double", "'": "single"}


def quote_slip(trouble: Trouble) -> Refused | None:
    """The first text in quotes, up to where the parser stopped, that does not end where it should."""
    starts = [0, *accumulate(len(line) + 1 for line in trouble.lines)]
    text = "\n".join(trouble.lines)
    behind = 0
    for row in _in_quotes(trouble):
        begin = starts[row.number] + row.value_at
        if begin < behind:
            continue  # a line of a text that goes on over several
        match = QUOTED[row.value[0]].match(text, begin)
        if match is None:
            return unclosed(trouble, row)
        behind = match.end()
        last = text.count("\n", begin, behind) + row.number
        rest = trouble.lines[last][behind - starts[last] :]
        if last > row.number and swallows(trouble.lines, row, last):
            return unclosed(trouble, row)
        if rest.strip() and not rest.lstrip().startswith("#"):
            return unclosed(trouble, row) if last > row.number else _goes_on(trouble, row, match[0], rest)
    return _in_double_quotes(trouble) or _in_braces(trouble)


def _in_quotes(trouble: Trouble) -> Iterator[Row]:
    """The lines, up to the one where the parser stopped, whose value begins with a quotation mark."""
    block: int | None = None
    for number in range(trouble.line + 1):
        line = trouble.lines[number]
        if block is not None and (not line.strip() or len(line) - len(line.lstrip(" ")) > block):
            continue
        block = None
        row = row_of(trouble.lines, number)
        if row.opens_block:
            block = row.at if row.key else row.indent
        elif row.value[:1] in QUOTED:
            yield row


def swallows(lines: Sequence[str], opening: Row, last: int) -> bool:
    """Whether a text in quotes that goes on over several lines takes in a field no deeper than its own."""
    rows = (row_of(lines, number) for number in range(opening.number + 1, last + 1))
    return any(row.key and " " not in row.key and row.indent <= opening.indent for row in rows)


def unclosed(trouble: Trouble, row: Row) -> Refused:
    """The refusal for a quotation mark that is never closed, where it was opened."""
    sign = row.value[0]
    escape = bad_escape(trouble, row.number) if sign == '"' else None
    if escape is not None:
        return escape
    where = f" at `{row.key}`" if row.key else ""
    shown = row.value if len(row.value) <= _SHOWN else f"{row.value[:_SHOWN]}…"
    message = f"found `{shown}`{where}, without its closing quotation mark; wanted {_closed(trouble, row)}"
    hint = f"write `{sign}` behind the text too, or take this one out"
    if sign == "'":
        hint = "where it is an apostrophe, put the text in double quotes; otherwise write `'` behind it too"
    elif row.value.endswith('\\"'):
        hint = "a backslash keeps the quotation mark behind it from closing the text: write it twice"
    return trouble.refused("unclosed-quote", message, (row.number, row.value_at), hint)


def _closed(trouble: Trouble, row: Row) -> str:
    """The text with both its marks, where it surely ends with its line; else where the second belongs."""
    below = row_of(trouble.lines, row.number + 1)
    ends = below.key or below.is_item or not below.says_something
    if row.value[0] == "'" or not ends or any(sign in row.value[1:] for sign in '"\\#'):
        return f"`{row.value[0]}` behind the text too"
    return f'`{row.value[:_SHOWN]}"`' if len(row.value) <= _SHOWN else '`"` at the end of the line too'


def _goes_on(trouble: Trouble, row: Row, quoted: str, rest: str) -> Refused:
    sign = quoted[0]
    end = row.value_at + len(quoted)
    hint = "put the whole text in a block after `|`, or take the quotation marks out"
    if sign == "'" and rest[0].isalpha():
        message = f"the text in single quotes ends at the apostrophe before `{_word(rest)}`"
        hint = "put the text in double quotes: there an apostrophe is only an apostrophe"
        return trouble.refused("quote-inside-text", message, (row.number, end - 1), hint)
    message = f"the text in {_NAMES[sign]} quotes ends here, but `{_word(rest.strip())}` follows it"
    return trouble.refused("quote-inside-text", message, (row.number, end - 1), hint)


def _in_double_quotes(trouble: Trouble) -> Refused | None:
    line, column = trouble.opened or (0, 0)
    if trouble.opened is None or trouble.lines[line][column : column + 1] != '"':
        return None
    return bad_escape(trouble, trouble.line)


def bad_escape(trouble: Trouble, line: int) -> Refused | None:
    """The refusal of a backslash in double quotes that stands for nothing, as in a path of Windows."""
    found = _NO_ESCAPE.search(trouble.lines[line])
    if found is None:
        return None
    start = found.start(1)
    shown = (_NUMBER.match(trouble.lines[line], start) or found)[0]
    single = _in_single_quotes(row_of(trouble.lines, line).value)
    wanted = f"single quotes: `{single}`" if single else "two backslashes in place of one"
    message = f"found `{shown}` between double quotes, where a backslash begins a sign that cannot be typed"
    message = f"{message}; wanted {wanted}"
    hint = "write the backslash twice, or put the text in single quotes"
    return trouble.refused("bad-escape", message, (line, start), hint, length=len(shown))


def _in_single_quotes(value: str) -> str:
    """A text in double quotes that ends with its line, in single ones; not where it holds quotes."""
    text = value[1:-1]
    is_whole = len(value) > 1 and value[0] == value[-1] == '"' and len(value) <= _SHOWN
    return f"'{text}'" if is_whole and not any(sign in text for sign in "'\"") else ""


def _in_braces(trouble: Trouble) -> Refused | None:
    """A quotation mark inside braces or brackets on one line that has no twin there."""
    for row in trouble.rows:
        if row.value[:1] in ("{", "[") and row.value.replace('\\"', "").count('"') % 2:
            place = (row.number, row.value_at + row.value.rindex('"'))
            message = 'there is a quotation mark `"` without its twin inside the braces'
            hint = "write it before and behind the text, or write one field a line without the braces"
            return trouble.refused("unclosed-quote", message, place, hint)
    return None


def curly(trouble: Trouble, row: Row, value: str, at: int) -> Refused | None:
    """The refusal of a value whose writer took curly quotation marks for those of YAML."""
    if value[:1] not in CURLY:
        return None
    opening = value[0]
    message = f"`{opening}` is not a quotation mark of YAML, so it does not hold this text together"
    hint = 'write straight quotation marks (`"`) before and behind the text'
    whole = value[-1] in CURLY[opening] and not any(sign in value for sign in '"\\')
    instead = f'"{value[1:-1]}"' if whole and value.count(opening) == 1 else ""
    length = len(value) if instead else 1
    return trouble.refused("smart-quotes", message, (row.number, at), hint, length=length, instead=instead)


def _word(rest: str) -> str:
    return rest.split(maxsplit=1)[0][:30]
