"""From a number to a place in a picture: exact, then rounded once: the same numbers give the same text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from ...model.rounding import EXACT, rounded

_PLACES = 2
_ZERO = Decimal(0)
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers from `low` to `high`, zero always among them: a bar is as long as its number."""

    low: Decimal
    high: Decimal

    @staticmethod
    def of(values: Iterable[Decimal]) -> Scale:
        """The scale that all these numbers fit on."""
        known = [_ZERO, *values]
        low, high = min(known), max(known)
        return Scale(low, high if high > low else Decimal(1))

    def share(self, value: Decimal) -> Decimal:
        """How far along the scale a number is, from 0 to 1."""
        return EXACT.divide(EXACT.subtract(value, self.low), EXACT.subtract(self.high, self.low))

    def length(self, value: Decimal) -> Decimal:
        """How much of the scale a bar from zero to a number takes, from 0 to 1."""
        return EXACT.divide(abs(value), EXACT.subtract(self.high, self.low))


def percent(share: Decimal) -> str:
    """A share of the width: `43.2%`."""
    return f"{_plain(share * _WHOLE)}%"


def ems(height: Decimal) -> str:
    """A height: `1.5em`."""
    return f"{_plain(height)}em"


def _plain(value: Decimal) -> str:
    """A number with at most two decimals, none of them idle."""
    digits = f"{rounded(value, _PLACES):f}"
    return digits.rstrip("0").rstrip(".")


def broken(text: str, most: int) -> tuple[str, ...]:
    """A text in lines of at most `most` letters; a longer word is broken, a year behind its stroke."""
    pieces = (piece for word in text.split(" ") for piece in _pieces(word, most))
    return tuple(wrap(" ".join(pieces), most, break_long_words=False, break_on_hyphens=True))


def _pieces(word: str, most: int) -> Iterator[str]:
    parts = word.replace("/", "/ ").split(" ") if len(word) > most else [word]
    for part in parts:
        yield from (part[start : start + most] for start in range(0, len(part), most))
