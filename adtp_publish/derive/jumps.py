"""Numbers that moved further than is usual from one release of the site to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ..model.display import MINUS, number
from ..model.note import Jump
from ..model.rounding import EXACT
from .terms import HUNDRED

_NUMBER = re.compile(rf"(at least )?([{MINUS}-]?)£?([0-9][0-9,]*(?:\.[0-9]+)?)(%| points)?")


def jumps(before: Mapping[str, str], now: Mapping[str, str], most: Decimal) -> Iterator[Jump]:
    """The numbers, by name, that differ by more than `most` percent of what they were.

    Both are as readers were shown them. What is in one of the two alone, or is no number in one of them,
    has not moved: it came or went, and that is told as such.
    """
    for name in sorted(before.keys() & now.keys()):
        was, became = _read(before[name]), _read(now[name])
        if was is None or became is None or was == became:
            continue
        moved = EXACT.abs(EXACT.subtract(became, was))
        by = EXACT.multiply(EXACT.divide(moved, abs(was)), HUNDRED) if was else None
        if by is None or by > most:
            yield Jump(name, before[name], now[name], number(by, "%") if by is not None else "")


def _read(text: str) -> Decimal | None:
    """The number that a text is; nothing where it is a word, a range or a date."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    value = Decimal(found[3].replace(",", ""))
    return -value if found[2] else value
