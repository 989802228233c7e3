"""Find the fields of a document that a rule is about, without looking at any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from .form import Form
from .node import Node

Wanted = Callable[[Form], bool]


def found(form: Form, node: Node, wanted: Wanted, through: Wanted | None = None) -> list[tuple[Form, Node]]:
    """The fields at or under a node that are wanted, each with its form, in the order of the document.

    `wanted` is a function of a form alone: what it says is kept for each form, so that a rule costs
    next to nothing where its fields are few. `through` says which fields are looked into at all.
    """
    result: list[tuple[Form, Node]] = []
    _gather(form, node, wanted, through, result)
    return result


def _gather(
    form: Form, node: Node, wanted: Wanted, through: Wanted | None, result: list[tuple[Form, Node]]
) -> None:
    is_wanted, ways, item = _ways(form, wanted, through)
    if is_wanted:
        result.append((form, node))
    if item is not None:
        for child in node.children:
            _gather(item, child, wanted, through, result)
    elif ways:
        for child in node.children:
            if (below := ways.get(child.face.name)) is not None:
                _gather(below, child, wanted, through, result)


@cache
def _ways(form: Form, wanted: Wanted, through: Wanted | None) -> tuple[bool, Mapping[str, Form], Form | None]:
    """Whether a field is wanted, and the fields under it, or its item, that lead to one that is."""

    def leads(below: Form) -> bool:
        if through is not None and not through(below):
            return False
        is_wanted, ways, item = _ways(below, wanted, through)
        return is_wanted or bool(ways) or item is not None

    ways = {below.face.name: below for below in form.fields if leads(below)}
    return wanted(form), ways, form.item if form.item is not None and leads(form.item) else None
