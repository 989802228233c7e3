"""Chains of figures as text, and as data for other programs: every step with its value and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..model.chain import Step
from ..model.figure import Figure
from ..model.letters import letter
from ..model.telling import called, rounded_to, told, value_of
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
        if figure.symbols:
            yield f"{indent}{_STEP}= {visible(figure.symbols)}"
        if figure.working and figure.working != figure.formula:
            yield whole_line(f"{indent}{_STEP}= {visible(figure.working)}")
        if how := rounded_to(figure):
            yield f"{indent}{_STEP}{how}"
    for below in step.inputs:
        named = letter(figure, below.figure.id)
        name = visible(below.name or called(below.figure.label, figure.label))
        yield from _lines(below, where, depth + 2, f"  {named}: {name}" if named else f"  {name}")


def _place(place: tuple[str, int, int] | None) -> str:
    return f"  [{visible(place[0])}:{place[1]}]" if place else ""


def as_data(step: Step, where: Where) -> dict[str, Any]:
    """A chain as JSON takes it: numbers as text, exact; inputs below their figure."""
    place = where(step.figure)
    return {
        **told(step.figure),
        "file": place[0] if place else None,
        "line": place[1] if place else None,
        "column": place[2] if place else None,
        "told_above": step.told,
        **({"plan": step.name} if step.name else {}),
        "inputs": [as_data(below, where) for below in step.inputs],
    }
