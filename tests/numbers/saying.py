"""Whether a text says a figure of the model, and nothing else: written once more, apart from the program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from adtp_publish.model.figure import Figure

from .paper import squeezed

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
NUMBER = re.compile(r"\u2212?£?[0-9][0-9,]*(?:\.[0-9]+)?%?")
RATINGS = {"G": "GGreen", "A": "AAmber", "R": "RRed", "L": "LLavender"}


def rounded(value: Decimal, places: int) -> Decimal:
    """A number rounded half away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), context=EXACT)


def shown(figure: Figure) -> Decimal | None:
    """What readers are shown of a figure: as the form states it, else as it was worked out, rounded."""
    value = figure.value if figure.stated is None else figure.stated
    return None if value is None else rounded(value, figure.places)


def in_letters(value: Decimal, unit: str) -> str:
    """A number with its sign, commas and unit."""
    sign = "\u2212" if value < 0 else ""
    digits = f"{abs(value):,f}"
    return f"{sign}£{digits}" if unit == "£" else f"{sign}{digits}%" if unit == "%" else f"{sign}{digits}"


def says(figure: Figure, text: str, alone: bool = False) -> bool:
    """Whether a cell says a figure: its number or word, and of a sum over a gap that it is one.

    `alone` asks that nothing else stands there, as in a column of numbers; a figure that prose quotes has
    words around it.
    """
    text = squeezed(text)
    if figure.kind == "rating":
        return text == RATINGS[figure.stated_word or figure.word]
    if figure.word:
        word = re.escape(squeezed(figure.word).casefold())
        return re.search(rf"(?<![0-9.,]){word}(?![0-9])", text.casefold()) is not None
    value = shown(figure)
    if value is None:
        return figure.absence is not None and text.casefold() == squeezed(figure.absence.word).casefold()
    numbers = NUMBER.findall(text)
    if not numbers or numbers[0] != in_letters(value, figure.unit):
        return False
    is_open, gaps = bool(figure.gaps) and figure.stated is None, f"({len(figure.gaps)}notknown)"
    if (gaps in text) != is_open or text.startswith("atleast") > is_open:
        return False
    rest = text.removesuffix(gaps).removeprefix("atleast").removeprefix("+").removesuffix("points")
    return not alone or rest == numbers[0]


def says_in_prose(figure: Figure, text: str) -> bool:
    """Whether words within a sentence are a figure's: each number in them is its own, however rounded."""
    numbers = NUMBER.findall(squeezed(text))
    values = [value for value in (figure.shown, figure.value) if value is not None]
    return all(any(_is(number, value) for value in values) for number in numbers) or bool(figure.word)


def _is(number: str, value: Decimal) -> bool:
    digits = re.sub("[^0-9.]", "", number)
    return rounded(abs(value), len(digits.partition(".")[2])) == Decimal(digits)


def lacking(figures: Iterable[Figure], seen: Iterable[str], where: str) -> list[str]:
    """The figures that an output should have and has not, and those that it has and should not."""
    wanted, found = {figure.id for figure in figures}, set(seen)
    missing = [f"{where}: {name} is missing" for name in sorted(wanted - found)]
    return missing + [f"{where}: {name} is no figure of it" for name in sorted(found - wanted)]
