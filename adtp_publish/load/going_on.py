"""What else is wrong in a file that cannot be read: its other slips, so that all are mended in one go.

A slip inside the value of one line is put out of the way, and the file is read on. Where it is not
certain which lines the slip has spoilt, nothing more is said: a finding that follows from another
would send people looking for what is not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import Finding
from ..model.source import LINE_END
from .around import below
from .exact import Exact
from .refusal import Refused
from .rows import Row, row_of

_OF_ONE_VALUE = frozenset(
    ("anchor", "bad-escape", "colon-in-text", "money-in-braces", "no-break-space", "quote-inside-text",
     "sign-at-beginning", "smart-quotes", "tag")
)  # fmt: skip
# The parser has lost its way: what it says from there may follow from what was found before.
_LOST = frozenset(("yaml-syntax", "cut-off"))
_EMPTY = "''"
# A file is read anew for each slip; a large one only a few times, so that it takes no longer than a moment.
_MOST, _MOST_OF_LARGE, _LARGE = 20, 3, 60_000


def slips_beside(text: str, file: str, first: Finding) -> tuple[Finding, ...]:
    """The slips below the first one that keeps a file from being read, in the order of their lines."""
    lines = LINE_END.split(text)
    found: dict[int, Finding] = {}
    last = first
    for _ in range(_MOST if len(text) <= _LARGE else _MOST_OF_LARGE):
        if last.code not in _OF_ONE_VALUE or not _is_put_aside(lines, row_of(lines, last.line - 1)):
            break
        reader = Exact("\n".join(lines), file)
        slip: Finding | None = None
        try:
            reader.read()
        except Refused as refused:
            slip = refused.finding
        found |= {each.line: each for each in reader.found if each.line > first.line}
        if slip is None or slip.line <= last.line or slip.code in _LOST:
            break
        found[slip.line] = last = slip
    return tuple(found[line] for line in sorted(found))


def _is_put_aside(lines: list[str], row: Row) -> bool:
    """Put nothing in place of the value of a line; not where other lines may belong to it."""
    is_whole = (row.value[:1] in tuple("{[")) == (row.value[-1:] in tuple("}]"))
    if not row.value or row.opens_block or not is_whole or _goes_on(lines, row):
        return False
    lines[row.number] = row.text[: row.value_at] + _EMPTY
    return True


def _goes_on(lines: Sequence[str], row: Row) -> bool:
    """Whether the line below stands further in than this one, so that it may go on with its text."""
    follows = below(lines, row.number)
    return follows is not None and follows.indent > row.indent and not (row.is_item and follows.at == row.at)
