"""A document as names in prose see it: its values, its evidence entries, and why it is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .figure import Figure
from .form import Face
from .node import Node, Path
from .plan import Release

EVIDENCE = "evidence"
# How a figure reads whose document is left out for its errors.
LEFT_OUT = "not available"
_NOTHING = Node(Face("", "", "group"), ())


@dataclass(frozen=True, slots=True)
class Part:
    """A document as names in prose see it: its values, and why it is not there.

    `lists` gives its lists of evidence, for whoever has found them more quickly than by walking.
    """

    root: Node
    absent: str = ""
    lists: Callable[[], Iterable[Node]] | None = None

    @classmethod
    def left_out(cls) -> Part:
        """A document that has errors: all that it holds is as good as not there."""
        return cls(_NOTHING, LEFT_OUT)


def parts_of(release: Release) -> dict[str, Part]:
    """The documents of a release as names in prose see them, those that are left out too."""
    held = {name: Part.left_out() for name in release.left_out}
    return held | {item.id: Part(item.root, item.absent) for item in release.documents}


@dataclass(frozen=True, slots=True)
class Entry:
    """An evidence entry: its `id`, its figure, and the unit that it names (`people`, `quarter`)."""

    name: str
    figure: Figure
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Where the values of the evidence entries of a document stand: by name and group, and by group."""

    places: dict[str, dict[Path, list[Path]]]
    groups: dict[Path, list[tuple[str, Path, str]]]
    figures: dict[Path, list[Entry]] = field(default_factory=dict)


def _lists(part: Part) -> Iterable[Node]:
    """The lists of evidence of a document."""
    if part.lists is not None:
        return part.lists()
    return (node for node in part.root.walk() if node.face.layout == EVIDENCE)


def entries(part: Part) -> Entries:
    """The evidence entries of a document, by their names and by the group that they stand in."""
    places: dict[str, dict[Path, list[Path]]] = {}
    groups: dict[Path, list[tuple[str, Path, str]]] = {}
    for node in _lists(part):
        group = node.path[:-1]
        for entry in node.children:
            if name := entry.text("id"):
                value = (*entry.path, "value")
                places.setdefault(name, {}).setdefault(group, []).append(value)
                groups.setdefault(group, []).append((name, value, entry.text("unit")))
    return Entries(places, groups)
