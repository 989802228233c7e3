"""A line that is neither a field nor an item of a list: its colon is missing, or it is text or a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .around import below
from .plain_text import CUT_OFF
from .refusal import Refused
from .rows import Row, row_of, rows_above, spaces
from .trouble import Trouble

# A name, perhaps another sign in place of the colon, and what was meant for its value.
_LIKE = re.compile(
    r"([a-z][a-z_]*|[0-9]{4}/[0-9]{2})(?:(\s*[=;]\s*|\s+[-–—]\s+)|\s+)(\S.*)|([a-z][a-z_]*|[0-9]{4}/[0-9]{2})[=;]?"
)
_WORDS_OF_PROSE = 5
_SHOWN = 40  # signs of a line that are shown


def no_colon(trouble: Trouble, row: Row) -> Refused:
    """The refusal of a line, or of an item, that is neither a field nor goes on with a text."""
    if row.number == len(trouble.lines) - 1 and trouble.opened and trouble.opened[0] == row.number:
        place = (row.number, len(row.text))
        return trouble.refused("cut-off", "the file breaks off in this line", place, CUT_OFF)
    wide = row.value.find("：")
    if wide >= 0:
        message, hint = (
            "found `：`, which is no colon; wanted `:` and a space behind it",
            "type a colon in its place",
        )
        return trouble.refused("missing-colon", message, (row.number, row.value_at + wide), hint)
    wanted = _as_field(trouble.lines, row)
    block = None if wanted else _block_above(trouble.lines, row)
    if block is not None:
        return _out_of_block(trouble, row, block)
    shown = f"`{_cut(row.value)}`"
    where = "; where the text above goes on here, indent this line more"
    hint = f"write a colon behind the name{where}"
    if not wanted and _is_comment(trouble.lines, row):
        wanted = "`#` before it, where it is a comment, or the name of a field, then a colon"
        hint = f"write `# ` before it, where it is a comment{where}"
    elif not wanted:
        wanted = "the name of a field, then a colon"
        hint = f"write a colon behind the name{_such_as(row)}{where}"
        hint += "; where it is a comment, `# ` before it" if len(row.value.split()) >= _WORDS_OF_PROSE else ""
    message = f"found {shown}, without a colon; wanted {wanted}"
    return trouble.refused("missing-colon", message, (row.number, row.at), hint)


def _as_field(lines: Sequence[str], row: Row) -> str:
    """The line with its colon, where it surely is a field."""
    like = _LIKE.fullmatch(row.value)
    if like is None:
        return ""
    name = like[1] or like[4]
    is_known = any(row_of(lines, number).key == name for number in range(len(lines)))
    if like[4]:
        under = below(lines, row.number)
        holds = under is not None and under.indent > row.indent and bool(under.key or under.is_item)
        return f"`{name}:`" if is_known or holds else ""
    is_surely = is_known or row.is_item or "_" in name or (like[2] or " ").strip() in ("=", ";")
    return f"`{_cut(f'{name}: {like[3]}')}`" if is_surely else ""


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _such_as(row: Row) -> str:
    name, _, value = row.value.partition(" ")
    return f", such as `{name}: {value}`" if name.islower() and value and " " not in value else ""


def _is_comment(lines: Sequence[str], row: Row) -> bool:
    """Whether a line of prose stands beside a comment, so that it may be one that has lost its `#`."""
    beside = (number for number in (row.number - 1, row.number + 1) if 0 <= number < len(lines))
    return len(row.value.split()) >= _WORDS_OF_PROSE and any(
        lines[number].lstrip().startswith("#") for number in beside
    )


def _block_above(lines: Sequence[str], row: Row) -> Row | None:
    """The field whose block of text ends with the line above."""
    least = len(row.text) + 10_000
    for above in rows_above(lines, row.number):
        if above.opens_block:
            return above if least > (above.at if above.key else above.indent) else None
        if above.indent <= row.indent:
            return None
        least = min(least, above.indent)
    return None


def _out_of_block(trouble: Trouble, row: Row, block: Row) -> Refused:
    """The refusal of a line of a block of text that stands no further in than the name of its field."""
    first = below(trouble.lines, block.number)
    inside = first.indent if first is not None and first.number < row.number else block.at + 2
    where = f"as before the text of `{block.key}` above" if block.key else "as before the text above"
    message = (
        f"found {spaces(row.indent)} before `{_cut(row.value)}`; wanted {inside}, {where}, "
        "or the name of a field, then a colon"
    )
    hint = "put two spaces more before each line of the text than before the name of its field"
    return trouble.refused("wrong-indentation", message, (row.number, row.at), hint)
