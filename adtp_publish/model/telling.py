"""How a figure is told in words: one way for `explain`, for pages and for data."""

from __future__ import annotations

from typing import Any

from .display import exact, number
from .figure import Figure
from .rounding import rounded

_AGREES = "as the form states"


def value_of(figure: Figure) -> str:
    """What a figure is: its value, before rounding where that shows more, and what the form states."""
    word, stated = figure.word, figure.stated_word
    if word and stated:
        return f"{word} ({_AGREES if word == stated else f'the form states {stated}'})"
    if word or stated:
        return word or stated
    if figure.value is None:
        return figure.absence.word if figure.absence else "not known"
    shown = f"{least(figure)}{number(figure.value, figure.unit, figure.places)}"
    notes = []
    if rounded(figure.value, figure.places) != figure.value:
        notes.append(f"{exact(figure.value, figure.unit)} before rounding")
    if figure.stated == figure.value:
        notes.append(_AGREES)
    elif figure.stated is not None:
        notes.append(f"the form states {number(figure.stated, figure.unit, figure.places)}")
    if figure.gaps:
        notes.append(f"{len(figure.gaps)} not known")
    return f"{shown} ({'; '.join(notes)})" if notes else shown


def rounding(figure: Figure) -> str:
    """How a figure that is worked out is rounded; nothing where it comes out even."""
    if not _is_rounded(figure):
        return ""
    assert figure.value is not None, "only a value is rounded"
    return f"{exact(figure.value, figure.unit)} before rounding, {rounded_to(figure)}"


def rounded_to(figure: Figure) -> str:
    """To how many decimals a figure is rounded, and how; nothing where it comes out even."""
    if not _is_rounded(figure):
        return ""
    kinds = ("a whole number", "one decimal")
    places = kinds[figure.places] if figure.places < len(kinds) else f"{figure.places} decimals"
    return f"rounded half away from zero to {places}"


def _is_rounded(figure: Figure) -> bool:
    if figure.value is None or figure.status != "derived":
        return False
    return rounded(figure.value, figure.places) != figure.value


def told(figure: Figure) -> dict[str, Any]:
    """A figure as data takes it: numbers as text, exact and unrounded; `None` for what it has not."""
    return {
        "id": figure.id,
        "label": figure.label,
        "year": figure.year,
        "unit": figure.unit,
        "status": figure.status,
        "value": None if figure.value is None else format(figure.value, "f"),
        "shown": value_of(figure),
        "decimals": figure.places,
        "stated": None if figure.stated is None else format(figure.stated, "f"),
        "word": figure.word or None,
        "absence": figure.absence.word if figure.absence and figure.value is None else None,
        "gaps": list(figure.gaps),
        "formula": figure.formula or None,
        "symbols": figure.symbols or None,
        "working": figure.working or None,
        "rounding": rounding(figure) or None,
        "explained": figure.explained or None,
    }


def least(figure: Figure) -> str:
    """`at least ` before a sum over a gap; what else follows over one can be more or less than it says."""
    return "at least " if figure.at_least else ""


def called(label: str, above: str) -> str:
    """What an input is called: its label without the beginning that is that of its figure too."""
    own, before = label.split(", "), above.split(", ")
    while len(own) > 1 and before and own[0] == before[0]:
        own, before = own[1:], before[1:]
    return ", ".join(own)
