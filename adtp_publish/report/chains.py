"""Chains of figures as text, and as data for other programs: every step with its value and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..model.chain import Step
from ..model.display import exact, number
from ..model.figure import Figure
from ..model.rounding import rounded
from .harmless import visible, whole_line

# Where the value of a figure is typed: file, line and column; nothing where it only follows.
Where = Callable[[Figure], tuple[str, int, int] | None]
_STEP = "  "


def as_text(step: Step, where: Where) -> str:
    """A chain for a terminal: what the figure is, then each step below what it is worked out from."""
    head = [whole_line(visible(step.figure.id)), whole_line(f"{_STEP}{visible(step.figure.label)}")]
    return "\n".join([*head, *_lines(step, where, 1, "")])


def _lines(step: Step, where: Where, depth: int, name: str) -> Iterator[str]:
    figure, indent = step.figure, _STEP * depth
    yield whole_line(f"{indent}{value_of(figure)}{name}{_place(where(figure))}")
    if step.told:
        yield f"{indent}{_STEP}worked out above"
        return
    if figure.formula:
        yield whole_line(f"{indent}{_STEP}= {visible(figure.formula)}")
        if figure.working and figure.working != figure.formula:
            yield whole_line(f"{indent}{_STEP}= {visible(figure.working)}")
    for below in step.inputs:
        yield from _lines(below, where, depth + 2, f"  {visible(_called(below.figure.label, figure.label))}")


def value_of(figure: Figure) -> str:
    """What a figure is: its value, before rounding where that shows more, and what the form states."""
    if figure.word or figure.stated_word:
        stated = f", stated as {figure.stated_word}" if figure.stated_word not in ("", figure.word) else ""
        return f"{figure.word or figure.stated_word}{stated}"
    if figure.value is None:
        return figure.absence.word if figure.absence else "not known"
    least = "at least " if figure.gaps else ""
    shown = f"{least}{number(figure.value, figure.unit, figure.places)}"
    notes = []
    if rounded(figure.value, figure.places) != figure.value:
        notes.append(f"{exact(figure.value, figure.unit)} before rounding")
    if figure.stated is not None:
        notes.append(f"the form states {number(figure.stated, figure.unit, figure.places)}")
    if figure.gaps:
        notes.append(f"{len(figure.gaps)} not known")
    return f"{shown} ({'; '.join(notes)})" if notes else shown


def _called(label: str, above: str) -> str:
    """What an input is called: its label without the beginning that is that of its figure too."""
    own, before = label.split(", "), above.split(", ")
    while len(own) > 1 and before and own[0] == before[0]:
        own, before = own[1:], before[1:]
    return ", ".join(own)


def _place(place: tuple[str, int, int] | None) -> str:
    return f"  [{visible(place[0])}:{place[1]}]" if place else ""


def as_data(step: Step, where: Where) -> dict[str, Any]:
    """A chain as JSON takes it: numbers as text, exact; inputs below their figure."""
    figure, place = step.figure, where(step.figure)
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
        "working": figure.working or None,
        "explained": figure.explained or None,
        "file": place[0] if place else None,
        "line": place[1] if place else None,
        "column": place[2] if place else None,
        "told_above": step.told,
        "inputs": [as_data(below, where) for below in step.inputs],
    }
