"""The evidence entries beside a text, as the numbers typed in it are compared with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...model.figure import Figure
from ...model.figure_text import in_sentence
from ...model.parts import Entry
from ...model.rounding import rounded
from ...model.typed_numbers import NUMBERED, WORDS, Typed

# So many entries that are words are looked for in a text.
_WORDED = 40
IN_WORDS = ("", "words", "Words")
_UNITS = frozenset(("£", "%"))
# Figures by the value that a reader is shown and its unit.
Index = dict[tuple[Decimal, str], list[Entry]]


@dataclass(frozen=True, slots=True)
class Number:
    """A typed number with what it may be."""

    start: int
    end: int
    may_be: Sequence[Entry]


def shown(figure: Figure) -> Decimal | None:
    """The value that a reader is shown of a figure."""
    return None if figure.shown is None else rounded(figure.shown, figure.places)


def unit_of(figure: Figure) -> str:
    """The sign by which a number that is typed can be told from others; empty for a noun."""
    return figure.unit if figure.unit in _UNITS else ""


class Beside:
    """The evidence entries under one heading, by their values; those that are words apart."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.index: Index = {}
        self._found: dict[tuple[Decimal, str, str], list[Entry]] = {}
        self.worded = [one for one in entries if one.figure.word][:_WORDED]
        for entry in entries:
            if (value := shown(entry.figure)) is not None:
                self.index.setdefault((value, unit_of(entry.figure)), []).append(entry)

        self.has_words = any((Decimal(value), "") in self.index for value in WORDS)

    def numbers(self, text: str) -> Iterator[Number]:
        """Dates, months, years, ranges and durations that a text has in the same words."""
        for entry in self.worded:
            ways = dict.fromkeys(filter(None, (in_sentence(entry.figure, form) for form in IN_WORDS)))
            words = "|".join(r"[ \n]+".join(map(re.escape, way.split())) for way in ways)
            match = re.search(rf"(?<![\w/.,-])(?:{words})(?![\w/-]|[.,][0-9])", text)
            if match is not None:
                yield Number(match.start(), match.end(), [entry])

    def may_be(self, typed: Typed) -> list[Entry]:
        """The entries that a number may be: `quarter 3` is one of a quarter alone, and no other number is."""
        key = typed.value, typed.unit, _one(typed.numbers)
        if key not in self._found:
            near = self.index.get(key[:2], [])
            self._found[key] = [entry for entry in near if _numbering(entry.unit) == key[2]]
        return self._found[key]


def _numbering(unit: str) -> str:
    return unit if unit in NUMBERED and _one(unit) == unit else ""


def _one(word: str) -> str:
    """What a plural numbers: `quarter` for `quarters`; any other word, such as `class`, as it is."""
    singular = f"{word.removesuffix('ies')}y" if word.endswith("ies") else word.removesuffix("s")
    return singular if singular in NUMBERED else word
