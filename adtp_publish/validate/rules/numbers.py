"""The numbers of a planning grid as they stand there: which it has, and whether they are in order."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.node import Node
from ...model.plan import Document
from ...model.values import Reference

OBJECTIVES = "objectives"


def objectives_of(document: Document) -> tuple[Node, ...]:
    """The objectives of a document, if its form has any."""
    node = document.root.child(OBJECTIVES)
    return node.children if node is not None and node.face.layout == OBJECTIVES else ()


def actions_of(objective: Node) -> tuple[Node, ...]:
    """The actions and milestones of an objective."""
    return objective.items("actions")


def number_of(item: Node) -> Reference | None:
    """The number of an objective or action, if it has one."""
    node = item.child("number")
    return node.value if node and isinstance(node.value, Reference) else None


def begun_by_all(objective: Node) -> Reference | None:
    """The other objective whose number all actions of this one begin with; none for an action alone."""
    numbers = [number_of(action) for action in actions_of(objective)]
    begun = {Reference(number.grid, number.objective, 0) for number in numbers if number}
    is_one = len(begun) == 1 and len(numbers) > 1 and None not in numbers
    return begun.pop() if is_one and number_of(objective) not in begun else None


def repeats(numbers: Sequence[Reference | None]) -> bool:
    """Whether a number stands there twice."""
    held = [number for number in numbers if number]
    return len(set(held)) < len(held)


def in_order(objectives: Sequence[Node], grid: int) -> bool:
    """Whether all numbers of a grid are as they should be: each from 1 without a gap, at its place."""
    own = [number_of(objective) for objective in objectives]
    if set(own) != {Reference(grid, place, 0) for place in range(1, len(own) + 1)}:
        return False
    for objective, number in zip(objectives, own, strict=True):
        actions = [number_of(action) for action in actions_of(objective)]
        if number is None:
            continue
        if set(actions) != {
            Reference(number.grid, number.objective, place) for place in range(1, len(actions) + 1)
        }:
            return False
    return True
