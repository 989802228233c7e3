"""What a document holds: a tree of values, each with the face of its field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .form import Face
from .values import Scalar

Path = tuple[str, ...]
# No list has an item of a number as long as this.
_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Node:
    """A field as it stands in a document: a value, or the fields or items under it.

    `path` is the logical place inside the document (list items by their position, from 0).
    `id` names it among all plans, once figures are derived: that of its figure, where it has one.
    """

    face: Face
    path: Path
    value: Scalar | None = None
    children: tuple[Node, ...] = ()
    id: str = ""

    def child(self, name: str) -> Node | None:
        """The field or item directly under this one with that name or position."""
        if name.isdecimal() and len(name) < _DIGITS and int(name) < len(self.children):
            item = self.children[int(name)]
            if item.path[-1] == name:
                return item  # where it is sought in vain, below, it is no item of a list
        for node in self.children:
            if node.path[-1] == name:
                return node
        return None

    def find(self, *names: str) -> Node | None:
        """The node that a chain of names leads to, if all of it is there."""
        node: Node | None = self
        for name in names:
            node = node.child(name) if node else None
        return node

    def items(self, *names: str) -> tuple[Node, ...]:
        """What is directly under the node that a chain of names leads to: the items of a list; or nothing."""
        node = self.find(*names)
        return node.children if node else ()

    def text(self, *names: str) -> str:
        """The text at a chain of names; an empty text where there is none."""
        node = self.child(names[0]) if len(names) == 1 else self.find(*names)
        return node.value if node and isinstance(node.value, str) else ""

    def walk(self) -> Iterator[Node]:
        """This node and all under it, in the order of the form."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


@dataclass(slots=True)
class _Open:
    """A node while it is made: the same slots, not yet closed to changes."""

    face: Face
    path: Path
    value: Scalar | None = None
    children: tuple[Node, ...] = ()
    id: str = ""


def made(face: Face, path: Path, value: Scalar | None = None, children: tuple[Node, ...] = ()) -> Node:
    """A node, made in a third of the time that its own class takes.

    A frozen record sets each of its fields by a call. A national set has half a million nodes, and
    making them was most of the time of reading it.
    """
    node = _Open(face, path, value, children)
    node.__class__ = Node  # type: ignore[assignment]
    return node  # type: ignore[return-value]
