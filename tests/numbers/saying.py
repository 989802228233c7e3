"""Whether a text says a figure of the model, and nothing else: written once more, apart from the program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from adtp_publish.model.figure import Figure

from .paper import squeezed

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
NUMBER = re.compile(r"\u2212?£?[0-9][0-9,]*(?:\.[0-9]+)?%?")
# As people write large numbers: the exact value is that many times one of these.
SCALES = {"thousand": 1000, "million": 1_000_000}
SCALED = re.compile(r"([0-9]+(?:\.[0-9]+)?)(thousand|million)")
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
    before, after = over_gaps(figure)
    if not text.startswith(before) or after not in text:
        return False
    return _is_number(figure, value, text.removeprefix(before).replace(after, "", 1), alone)


def _is_number(figure: Figure, value: Decimal, text: str, alone: bool) -> bool:
    if "notknown" in text or text.startswith("atleast"):
        return False
    if scaled := SCALED.search(text):
        return Decimal(scaled[1]) * SCALES[scaled[2]] == value
    numbers = NUMBER.findall(text)
    if not numbers or numbers[0] != in_letters(value, figure.unit):
        return False
    return not alone or text.removeprefix("+").removesuffix("points") == numbers[0]


def over_gaps(figure: Figure) -> tuple[str, str]:
    """What stands before and after a number that was worked out over gaps: a sum is the least that it is."""
    count = len(figure.gaps)
    if not count or figure.stated is not None:
        return "", ""
    if figure.at_least:
        return "atleast", f",{count}row{'s' if count > 1 else ''}notknown"
    return "", f"({count}notknown)"


def says_in_prose(figure: Figure, text: str) -> bool:
    """Whether words within a sentence are a figure's: each number in them is its own, however rounded."""
    text = squeezed(text)
    values = [value for value in (figure.shown, figure.value) if value is not None]
    if scaled := SCALED.search(text):
        return Decimal(scaled[1]) * SCALES[scaled[2]] in values
    numbers = NUMBER.findall(text)
    return all(any(_is(number, value) for value in values) for number in numbers) or bool(figure.word)


def _is(number: str, value: Decimal) -> bool:
    digits = re.sub("[^0-9.]", "", number)
    return rounded(abs(value), len(digits.partition(".")[2])) == Decimal(digits)


def lacking(figures: Iterable[Figure], seen: Iterable[str], where: str) -> list[str]:
    """The figures that an output should have and has not, and those that it has and should not."""
    wanted, found = {figure.id for figure in figures}, set(seen)
    missing = [f"{where}: {name} is missing" for name in sorted(wanted - found)]
    return missing + [f"{where}: {name} is no figure of it" for name in sorted(found - wanted)]
