"""Part 3: the numbers of objectives and actions, which documents everywhere refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.node import Node
from ...model.plan import Document, Plan
from ...model.values import Reference
from .common import held

_OWN_NUMBER = re.compile(r"[0-9]+$", re.ASCII)
_MOST_NAMED = 4
_AN = {"objective": "an objective", "action": "an action"}


def grids(plan: Plan) -> Iterator[tuple[Document, tuple[Node, ...]]]:
    """The planning grids that are held, each with its objectives."""
    for form, document in held(plan):
        field = form.field("objectives")
        if field is not None and field.face.layout == "objectives":
            node = document.root.child("objectives")
            yield document, node.children if node else ()


def actions_of(objective: Node) -> tuple[Node, ...]:
    """The actions and milestones of an objective."""
    node = objective.child("actions")
    return node.children if node else ()


def misnumbered(plan: Plan) -> Iterator[Finding]:
    """An objective outside its grid, an action outside its objective (domain.md, section 2, Part 3)."""
    for document, objectives in grids(plan):
        grid = _grid(document)
        for objective in objectives:
            number = _number(objective)
            if number is None:
                continue
            if grid is not None and number.grid != grid:
                message = f"objective `{written(number)}` stands in planning grid {grid}"
                hint = f"number it `{grid}.{number.objective}.0`, or move it to planning grid {number.grid}"
                yield _at_number(objective, message, document, hint)
            elif number.action:
                message = f"`{written(number)}` is the number of an action, and this is an objective"
                hint = f"number the objective `{number.grid}.{number.objective}.0`"
                yield _at_number(objective, message, document, hint)
            else:
                yield from _strangers(objective, number, document)


def _strangers(objective: Node, number: Reference, document: Document) -> Iterator[Finding]:
    for action in actions_of(objective):
        own = _number(action)
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


def numbering_gaps(plan: Plan) -> Iterator[Finding]:
    """A number that is left out among objectives or actions; a document held in part may lack some."""
    for document, objectives in grids(plan):
        if document.partial:
            continue
        numbers = [_number(item) for item in objectives]
        if len({item.grid for item in numbers if item}) == 1 and not any(
            item.action for item in numbers if item
        ):
            yield from _gaps("objective", objectives, [n.objective if n else 0 for n in numbers], document)
        for objective in objectives:
            owner, actions = _number(objective), actions_of(objective)
            own = [_number(action) for action in actions]
            if owner and all(
                n and (n.grid, n.objective) == (owner.grid, owner.objective) and n.action for n in own
            ):
                yield from _gaps("action", actions, [n.action if n else 0 for n in own], document)


def _gaps(what: str, items: Sequence[Node], numbers: Sequence[int], document: Document) -> Iterator[Finding]:
    """One finding for a list: at the item behind its first gap, naming all that is left out."""
    lacking = [number for number in range(1, max(numbers, default=0)) if number not in numbers]
    if not lacking:
        return
    behind = min((n, place) for place, n in enumerate(numbers) if n > lacking[0])[1]
    number = _number(items[behind])
    if number is None:
        return
    named = [
        f"`{number.grid}.{number.objective}.{n}`" if what == "action" else f"`{number.grid}.{n}.0`"
        for n in lacking
    ]
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    told = ", ".join(named[:_MOST_NAMED]) + more
    message = f"there is {_AN[what]} `{written(number)}`, but no {told}"
    hint = "number them without a gap, or put in what is left out; renumber what refers to them too"
    yield finding_of("numbering-gap", message, document.file, (*items[behind].path, "number"), hint)


def _at_number(item: Node, message: str, document: Document, hint: str) -> Finding:
    return finding_of("misnumbered", message, document.file, (*item.path, "number"), hint)


def _number(item: Node) -> Reference | None:
    node = item.child("number")
    return node.value if node and isinstance(node.value, Reference) else None


def _grid(document: Document) -> int | None:
    """The number of a grid: the one that its short name in the edition ends with."""
    match = _OWN_NUMBER.search(document.spec.id)
    return int(match[0]) if match else None
