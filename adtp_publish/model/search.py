"""Find the fields of a document that a rule is about, without looking at any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
    way = _way(form, wanted, through)
    if way is not None:
        _gather(way, node, result)
    return result


@dataclass(frozen=True, slots=True, eq=False)
class _Way:
    """A field that is wanted or leads to one that is, with the fields under it, or the item, that do."""

    form: Form
    is_wanted: bool
    below: Mapping[str, _Way]
    item: _Way | None


def _gather(way: _Way, node: Node, result: list[tuple[Form, Node]]) -> None:
    if way.is_wanted:
        result.append((way.form, node))
    if way.item is not None:
        for child in node.children:
            _gather(way.item, child, result)
    elif way.below:
        ways = way.below
        for child in node.children:
            if (below := ways.get(child.path[-1])) is not None:
                if below.below or below.item is not None:
                    _gather(below, child, result)
                else:
                    result.append((below.form, child))


@cache
def _way(form: Form, wanted: Wanted, through: Wanted | None) -> _Way | None:
    fields = [below for below in form.fields if through is None or through(below)]
    item = form.item if form.item is not None and (through is None or through(form.item)) else None
    ways = {below.face.name: way for below in fields if (way := _way(below, wanted, through)) is not None}
    of_item = _way(item, wanted, through) if item is not None else None
    is_wanted = wanted(form)
    return _Way(form, is_wanted, ways, of_item) if is_wanted or ways or of_item is not None else None
