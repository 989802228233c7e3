"""How a figure is told in words: one way for `explain`, for pages and for data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .display import exact, number
from .figure import Figure
from .rounding import rounded

_AGREES = "as the form states"


def value_of(figure: Figure, *, as_stated: bool = False) -> str:
    """What a figure is: its value, before rounding where that shows more, and what the form states.

    First comes what is worked out; where the form states another number, that one if `as_stated`, as a
    working has it that goes by it.
    """
    word, stated = figure.word, figure.stated_word
    if word and stated:
        return f"{word} ({_AGREES if word == stated else f'the form states {stated}'})"
    if word or stated:
        return word or stated
    if figure.value is None:
        return figure.absence.word if figure.absence else "not known"
    shown = f"{least(figure)}{number(figure.value, figure.unit, figure.places)}"
    notes = []
    if as_stated and figure.stated not in (None, rounded(figure.value, figure.places)):
        return _stated_first(figure, shown)
    if rounded(figure.value, figure.places) != figure.value:
        notes.append(f"{exact(figure.value, figure.unit)} before rounding")
    if figure.formula and figure.worked_out is None:
        notes.append(f"{_AGREES}; it cannot be worked out")
    elif figure.stated == figure.value:
        notes.append(_AGREES)
    elif figure.stated is not None:
        notes.append(f"the form states {number(figure.stated, figure.unit, figure.places)}")
    if figure.gaps:
        notes.append(f"{len(figure.gaps)} not known")
    return f"{shown} ({'; '.join(notes)})" if notes else shown


def _stated_first(figure: Figure, worked_out: str) -> str:
    assert figure.stated is not None, "it is asked for where there is one"
    gaps = f"; {len(figure.gaps)} not known" if figure.gaps else ""
    stated = number(figure.stated, figure.unit, figure.places)
    return f"{stated}, {_AGREES} ({worked_out} worked out{gaps})"


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


def told(figure: Figure, *, as_stated: bool = False) -> dict[str, Any]:
    """A figure as data takes it: numbers as text, exact and unrounded; `None` for what it has not.

    What is stated and cannot be worked out has no `value`. `as_stated` is as in `value_of`.
    """
    return {
        "id": figure.id,
        "label": figure.label,
        "year": figure.year,
        "unit": figure.unit,
        "status": figure.status,
        "value": _plain(figure.worked_out if figure.formula else figure.value),
        "shown": value_of(figure, as_stated=as_stated),
        "decimals": figure.places,
        "stated": _plain(figure.as_stated),
        "word": figure.word or None,
        "absence": figure.absence.word if figure.absence and figure.value is None else None,
        "gaps": list(figure.gaps),
        "formula": figure.formula or None,
        "symbols": figure.symbols or None,
        "working": figure.working or None,
        "rounding": rounding(figure) or None,
        "explained": figure.explained or None,
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def least(figure: Figure) -> str:
    """`at least ` before a sum over a gap; what else follows over one can be more or less than it says."""
    return "at least " if figure.at_least else ""


def called(label: str, above: str) -> str:
    """What an input is called: its label without the beginning that is that of its figure too."""
    own, before = label.split(", "), above.split(", ")
    while len(own) > 1 and before and own[0] == before[0]:
        own, before = own[1:], before[1:]
    return ", ".join(own)
