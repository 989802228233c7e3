"""Where something stands in a document, in words that people write: `pdu > change > 2008/09`."""

from __future__ import annotations

from .display import written
from .form import Form
from .node import Node, Path

BETWEEN = " > "


def place_of(form: Form, root: Node, path: Path) -> str:
    """A path inside a document as a plan names it; an item of a list by its name, else by its place."""
    parts: list[str] = []
    at: Form | None = form
    node: Node | None = root
    for step in path:
        child = node.child(step) if node else None
        if at is not None and at.item is not None:
            key = child.find(at.key) if child and at.key else None
            parts.append((written(key.value) if key else "") or str(int(step) + 1))
            at = at.item
        else:
            parts.append(step)
            at = at.field(step) if at else None
        node = child
    return BETWEEN.join(parts)


def beside(path: Path, relative: str) -> Path:
    """The path that leads from the group around a field to another: `../baseline`; `~` stands for a slash."""
    at = list(path[:-1])
    for part in relative.split("/"):
        if part == "..":
            at.pop()
        else:
            at.append(part.replace("~", "/"))
    return tuple(at)
