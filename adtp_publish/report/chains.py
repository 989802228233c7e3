"""Chains of figures as text, and as data for other programs: every step with its value and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ..model.chain import Step
from ..model.figure import Figure
from ..model.letters import letter
from ..model.node import Path
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
    yield whole_line(f"{indent}{value_of(figure, as_stated=step.as_stated)}{name}{_place(where(figure))}")
    if step.told:
        yield f"{indent}{_STEP}worked out above"
        return
    if figure.formula:
        yield whole_line(f"{indent}{_STEP}= {visible(figure.formula)}")
        if figure.symbols:
            yield f"{indent}{_STEP}= {visible(figure.symbols)}"
        if rows := _rows(figure, where):
            yield from (f"{indent}{_STEP * 3}{row}" for row in rows)
        elif figure.working and figure.working != figure.formula:
            yield whole_line(f"{indent}{_STEP}= {visible(figure.working)}")
        if how := rounded_to(figure):
            yield f"{indent}{_STEP}{how}"
    if figure.differs:
        yield whole_line(f"{indent}{_STEP}what the form states differs{_explained(figure)}")
    for below in step.inputs:
        named = letter(figure, below.figure.id)
        name = visible(below.name or called(below.figure.label, figure.label))
        yield from _lines(below, where, depth + 2, f"  {named}: {name}" if named else f"  {name}")


def _rows(figure: Figure, where: Where) -> list[str]:
    """What a count counts, each with its place; nothing where there are no places."""
    placed = [(called, where(replace(figure, path=path))) for called, path in figure.rows]
    return [whole_line(f"{visible(called)}{_place(place)}") for called, place in placed if place]


def _explained(figure: Figure) -> str:
    return f": {visible(figure.explained)}" if figure.explained else ", and no reason is given"


def _place(place: tuple[str, int, int] | None) -> str:
    return f"  [{visible(place[0])}:{place[1]}]" if place else ""


def as_data(step: Step, where: Where) -> dict[str, Any]:
    """A chain as JSON takes it: numbers as text, exact; inputs below their figure."""
    figure, place = step.figure, where(step.figure)
    return {
        **told(figure, as_stated=step.as_stated),
        "file": place[0] if place else None,
        "line": place[1] if place else None,
        "column": place[2] if place else None,
        "told_above": step.told,
        **({"plan": step.name} if step.name else {}),
        **({"rows": [_row(figure, *row, where) for row in figure.rows]} if figure.rows else {}),
        "inputs": [as_data(below, where) for below in step.inputs],
    }


def _row(figure: Figure, called: str, path: Path, where: Where) -> dict[str, Any]:
    file, line, column = where(replace(figure, path=path)) or (None, None, None)
    return {"name": called, "file": file, "line": line, "column": column}
