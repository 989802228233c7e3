"""Whether a text says a figure of the model, and nothing else: written once more, apart from the program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from adtp_publish.model.figure import Figure

from .paper import squeezed
from .wording import EXACT, SCALED, SCALES, UNITS, as_scaled, in_letters, plain, rounded, words

NUMBER = re.compile(r"\u2212?£?[0-9][0-9,]*(?:\.[0-9]+)?%?")
NAMES = {"G": "Green", "A": "Amber", "R": "Red", "L": "Lavender"}
_UNSEEN = re.compile("[\u00ad\u200b]")
RATINGS = {"G": "GGreen", "A": "AAmber", "R": "RRed", "L": "LLavender"}


def shown(figure: Figure) -> Decimal | None:
    """What readers are shown of a figure: as the form states it, else as it was worked out, rounded."""
    value = figure.value if figure.stated is None else figure.stated
    return None if value is None else rounded(value, figure.places)


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
        return Decimal(scaled[2]) * SCALES[scaled[3]] == value
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


def says_in_prose(figure: Figure, text: str, form: str = "") -> bool:
    """Whether words within a sentence are a figure's and nothing else, in the format they say they have."""
    text = " ".join(_UNSEEN.sub("", text).split())
    least = "at least " if over_gaps(figure)[0] else ""
    if form == "million":
        value = shown(figure)
        return value is not None and _as_million(value, figure.unit, text.removeprefix(least))
    wanted = in_prose(figure, form)
    if not wanted or not text:
        return False
    wanted = least + wanted
    return text == (wanted[:1].upper() + wanted[1:] if form == "Words" else wanted)


def _as_million(value: Decimal, unit: str, text: str) -> bool:
    return text.endswith(" million") and as_scaled(value, unit, squeezed(text))


def in_prose(figure: Figure, form: str) -> str:
    """How a figure reads in a format; an empty text where it has none of it."""
    word = figure.stated_word or figure.word
    if figure.kind == "rating":
        return "" if form else NAMES[word]
    value = figure.value if figure.stated is None else figure.stated
    if form and value is None:
        return ""
    if value is None:
        return word or (figure.absence.word if figure.absence else "not known")
    return figure.word if figure.word and not form else _of_value(figure, value, form)


def _of_value(figure: Figure, value: Decimal, form: str) -> str:
    unit = "" if form == "number" else figure.unit
    points = " points" if unit == "% points" else ""
    if form == "exact":
        digits = rounded(value if figure.value is None else figure.value, 4).normalize(EXACT)
        return in_letters(rounded(digits, max(0, -int(digits.as_tuple().exponent))), unit) + points
    number = value if figure.word else rounded(value, figure.places)
    if form.casefold() == "words":
        noun = figure.word.removeprefix(plain(number)) if figure.word else UNITS.get(unit, "")
        return f"{words(number)}{noun}" if words(number) else ""
    sign = "+" if form == "change" and number > 0 else ""
    return f"{sign}{plain(number) if figure.word else in_letters(number, unit)}{points}"


def lacking(figures: Iterable[Figure], seen: Iterable[str], where: str) -> list[str]:
    """The figures that an output should have and has not, and those that it has and should not."""
    wanted, found = {figure.id for figure in figures}, set(seen)
    missing = [f"{where}: {name} is missing" for name in sorted(wanted - found)]
    return missing + [f"{where}: {name} is no figure of it" for name in sorted(found - wanted)]
