"""Part 3: the numbers of objectives and actions, which documents everywhere refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.node import Node
from ...model.plan import Document, Plan
from ...model.values import Reference
from .common import held
from .numbers import actions_of, begun_by_all, number_of, objectives_of

_OWN_NUMBER = re.compile(r"[0-9]+$", re.ASCII)


def grids(plan: Plan) -> Iterator[tuple[Document, tuple[Node, ...]]]:
    """The planning grids that are held, each with its objectives."""
    for form, document in held(plan):
        field = form.field("objectives")
        if field is not None and field.face.layout == "objectives":
            yield document, objectives_of(document)


def misnumbered(plan: Plan) -> Iterator[Finding]:
    """An objective outside its grid, an action outside its objective (domain.md, section 2, Part 3)."""
    for document, objectives in grids(plan):
        grid = _grid(document)
        numbers = [number_of(objective) for objective in objectives]
        for objective, number in zip(objectives, numbers, strict=True):
            if number is None or numbers.count(number) > 1:  # it is told of the number that is there twice
                continue
            if grid is not None and number.grid != grid:
                message = f"objective `{written(number)}` stands in planning grid {grid}"
                hint = f"number it `{grid}.{number.objective}.0`, or move it to planning grid {number.grid}"
                yield _at_number(objective, message, document, hint)
            elif number.action:
                message = f"`{written(number)}` is the number of an action, and this is an objective"
                hint = f"number the objective `{number.grid}.{number.objective}.0`"
                yield _at_number(objective, message, document, hint)
            elif (meant := begun_by_all(objective)) is not None:
                yield _other_than_its_actions(objective, number, meant, document)
            else:
                yield from _strangers(objective, number, document)


def _other_than_its_actions(
    objective: Node, number: Reference, meant: Reference, document: Document
) -> Finding:
    """One number that all actions under it speak against is the slip, not each of theirs."""
    begin = f"{meant.grid}.{meant.objective}."
    message = (
        f"found objective `{written(number)}` over actions that all begin with `{begin}`; "
        f"wanted `{written(meant)}`"
    )
    return _at_number(objective, message, document, f"write `{written(meant)}`, or renumber its actions")


def _strangers(objective: Node, number: Reference, document: Document) -> Iterator[Finding]:
    for action in actions_of(objective):
        own = number_of(action)
        if own is None:
            continue
        if (own.grid, own.objective) != (number.grid, number.objective):
            message = (
                f"found action `{written(own)}` under objective `{written(number)}`; "
                f"wanted a number that begins with `{number.grid}.{number.objective}.`, "
                f"or the action moved under `{own.grid}.{own.objective}.0`"
            )
            hint = (
                f"number it `{number.grid}.{number.objective}.{own.action or 1}`, "
                f"or move it under objective `{own.grid}.{own.objective}.0`"
            )
            yield _at_number(action, message, document, hint)
        elif not own.action:
            message = f"`{written(own)}` is the number of the objective, and this is an action"
            hint = f"number the action `{number.grid}.{number.objective}.1`, or as the next that is free"
            yield _at_number(action, message, document, hint)


def _at_number(item: Node, message: str, document: Document, hint: str) -> Finding:
    return finding_of("misnumbered", message, document.file, (*item.path, "number"), hint)


def _grid(document: Document) -> int | None:
    """The number of a grid: the one that its short name in the edition ends with."""
    match = _OWN_NUMBER.search(document.spec.id)
    return int(match[0]) if match else None
