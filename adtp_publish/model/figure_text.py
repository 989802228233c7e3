"""How a figure stands in a sentence: as it is shown, or in the format that the sentence asks for."""

from __future__ import annotations

import re
from decimal import Decimal

from .display import MINUS, RATINGS, capital, exact, number
from .figure import Figure
from .number_words import MOST, in_words
from .rounding import decimals, rounded
from .telling import least

# What each format makes of a figure, for findings and the docs.
FORMATS = {
    "number": "without its unit: `5` for 5%, `12` for 12 weeks",
    "words": "in words: `three`, `five per cent`",
    "Words": "in words, at the beginning of a sentence: `Three`",
    "million": "in millions: `12.5 million`, `£20 million`",
    "change": "with its sign: `+2%`, `" + MINUS + "3%`",
    "exact": "before it is rounded: `4,041.0801`",
}
_NOT_IN_MILLIONS, _MOST_DECIMALS = frozenset(("%", "% points")), 2
# How figures are called that are changes: in the forms, and by whoever names an evidence entry.
_CHANGE = re.compile(
    r"\b(changes?|differences?|rises?|rose|risen|falls?|fell|fallen|drops?|growth|gains?|loss(es)?|more|fewer|less"
    r"|(in|de)creas(e|es|ed)|reductions?|movements?)\b",
    re.IGNORECASE,
)
_NAMED = {"%": " per cent", "£": " pounds", "% points": " percentage points"}


def in_sentence(figure: Figure, form: str = "") -> str | None:
    """A figure as a sentence has it; `None` where the format is not known or does not fit it.

    A figure that is not there reads as its reason, and a sum over a gap says `at least`.
    """
    if form and form not in FORMATS:
        return None
    if figure.kind == "rating":
        word = figure.stated_word or figure.word
        return None if form else RATINGS.get(word, word)
    if figure.shown is None and not figure.word:
        return figure.absence.word if figure.absence else "not known"
    if not form:
        return figure.word or f"{_least(figure)}{number(figure.shown or 0, figure.unit, figure.places)}"
    return _formatted(figure, form)


def _formatted(figure: Figure, form: str) -> str | None:
    shown = figure.shown
    if shown is None:
        return None  # a date or a range: it has no number of its own
    places = decimals(shown) if figure.word else figure.places
    match form:
        case "number":
            return f"{_least(figure)}{number(shown, '', places)}"
        case "million":
            return None if figure.word else _in_millions(figure, shown)
        case "exact":
            value = shown if figure.value is None else figure.value
            return None if figure.word else f"{_least(figure)}{exact(value, figure.unit)}"
        case "change":
            sign = "+" if rounded(shown, places) > 0 else ""
            fits = is_change(figure) and not figure.word and not figure.gaps
            return f"{sign}{number(shown, figure.unit, places)}" if fits else None
    return _worded(figure, rounded(shown, places), form == "Words")


def is_change(figure: Figure) -> bool:
    """Whether a figure says by how much something changes or differs, as its unit, label or rule tells.

    Points and what is below zero are nothing else; of the rest, what is called so, and differences.
    """
    is_below = figure.shown is not None and figure.shown < 0
    is_called = _CHANGE.search(figure.label) is not None
    return figure.unit == "% points" or is_below or is_called or figure.symbols == "a − b"


def _in_millions(figure: Figure, shown: Decimal) -> str | None:
    """A number of millions that needs no more than two decimals to be right."""
    millions = shown.scaleb(-6).normalize()
    if figure.unit in _NOT_IN_MILLIONS or abs(millions) < 1 or decimals(millions) > _MOST_DECIMALS:
        return None
    return f"{_least(figure)}{number(millions, figure.unit, decimals(millions))} million"


def _worded(figure: Figure, shown: Decimal, is_first: bool) -> str | None:
    if shown != shown.to_integral_value() or abs(shown) > MOST:
        return None
    plain = number(shown)
    if figure.word and not figure.word.startswith(plain):
        return None
    unit = figure.word.removeprefix(plain) if figure.word else _NAMED.get(figure.unit, "")
    words = f"{_least(figure)}{in_words(int(shown))}{unit}"
    return capital(words) if is_first else words


def _least(figure: Figure) -> str:
    return least(figure) if figure.stated is None else ""
