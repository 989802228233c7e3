"""Paths through a document: from a place of a form to its nodes, and from one place to another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .display import written
from .form import Form
from .node import Node, Path

BETWEEN = " > "


def nodes_at(node: Node, path: Path) -> list[Node]:
    """The nodes that a path of a form leads to: `*` is each item, `pack=march` each that says so."""
    found = [node]
    for step in path:
        if step == "*":
            found = [item for one in found for item in one.children]
        elif "=" in step:
            field, _, wanted = step.partition("=")
            found = [item for one in found for item in one.children if item.text(field) == wanted]
        else:
            found = [below for one in found for below in one.children if below.path[-1] == step]
    return found


def places_at(root: Node, path: Path) -> list[Path]:
    """The places that a path of a form stands for, whether or not the plan has anything there."""
    if "*" not in path:
        return [path]
    last = len(path) - path[::-1].index("*")
    return [(*node.path, *path[last:]) for node in nodes_at(root, path[:last])]


def towards(path: Path, relative: str) -> Path:
    """Where a relative path leads from the group that holds the field at `path` (`../total/2009~10`)."""
    steps = list(path[:-1])
    for step in relative.split("/"):
        if step == "..":
            steps.pop()
        else:
            steps.append(step.replace("~", "/"))
    return tuple(steps)


def form_at(form: Form, path: Path) -> Form | None:
    """The field of a form at a place of a document."""
    at: Form | None = form
    for step in path:
        if at is None:
            return None
        at = at.item if at.item is not None else at.field(step)
    return at


def field_at(form: Form, path: Path) -> Form:
    """The field of a form at a place that a rule of the form or a document of it leads to: it is there."""
    field = form_at(form, path)
    assert field is not None, f"{form.face.name} has no {'/'.join(path)}"
    return field


def pointed_at(root: Node, path: Path) -> tuple[Path, bool]:
    """How a finding points at a field: at its value, or by the key of what holds it if it is not typed."""
    node = root.find(*path)
    return path, node is None or node.value is None


def row_at(root: Node, path: Path) -> str:
    """The number on the form of the row that a place of a document is in; empty where it has none."""
    row, node = "", root.child(path[0]) if path else None
    for step in (*path[1:], ""):
        if node is None:
            break
        row = node.face.row or row
        node = node.child(step) if step else None
    return row


def is_typed(node: Node | None) -> bool:
    """Whether a plan has something there: a field that only follows from others has no value of its own."""
    return node is not None and (node.value is not None or any(is_typed(below) for below in node.children))


def years(form: Form) -> tuple[str, ...]:
    """The years that the columns of a row are for, in the order of the form."""
    return tuple(field.face.name for field in form.fields if field.year)


def year_before(form: Form, year: str) -> str:
    """The column before that of a year; empty where the form has none."""
    return next((first for first, second in pairwise(years(form)) if second == year), "")


def steps(form: Form, root: Node | None, path: Path) -> Iterator[tuple[str, Form | None, str | None]]:
    """Each step of a path with the field of the form there, and of an item of a list what names it.

    The name of an item is what stands in the field that identifies it, empty where that is not filled
    in; of what is no item it is `None`.
    """
    at: Form | None = form
    node = root
    for step in path:
        node = node.child(step) if node else None
        if at is not None and at.item is not None:
            key = node.find(at.key) if node and at.key else None
            at = at.item
            yield step, at, written(key.value) if key else ""
        else:
            at = at.field(step) if at else None
            yield step, at, None


def place_of(form: Form, root: Node | None, path: Path) -> str:
    """A path as people write it, `pdu > change > 2008/09`; an item by its name, else by its place."""
    named = (
        step if name is None else name or str(int(step) + 1) for step, _, name in steps(form, root, path)
    )
    return BETWEEN.join(named)


def names_on_the_way(form: Form, root: Node, path: Path) -> tuple[str, ...]:
    """The names of the list items that a path goes through, each by the field that identifies it."""
    return tuple(name or step for step, _, name in steps(form, root, path) if name is not None)
