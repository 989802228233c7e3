"""A document as names in prose see it: its values, its evidence entries, and why it is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from .figure import Figure
from .form import Face
from .node import Node, Path
from .quotes import OPEN, PROSE
from .release import Release, ReleasedDocument

EVIDENCE = "evidence"
# How a figure reads whose document is left out for its errors.
LEFT_OUT = "not available"
NOTE: Path = ("note",)
_NOTHING = Node(Face("", "", "group"), ())


@dataclass(frozen=True, slots=True)
class Held:
    """A document as names in prose see it: its values, and why it is not there.

    `lists` gives its lists of evidence, for whoever has found them more quickly than by walking.
    """

    root: Node
    absent: str = ""
    lists: Callable[[], Iterable[Node]] | None = None

    @classmethod
    def left_out(cls) -> Held:
        """A document that has errors: all that it holds is as good as not there."""
        return cls(_NOTHING, LEFT_OUT)


def held_of(release: Release) -> dict[str, Held]:
    """The documents of a release as names in prose see them, those that are left out too."""
    left_out = {name: Held.left_out() for name in release.left_out}
    return left_out | {item.id: Held(item.root, item.absent) for item in release.documents}


def texts_of(document: ReleasedDocument) -> Iterator[tuple[Path, str]]:
    """The texts of a released document in which something may be named, with their places; its note last."""
    texts = [(node.path, node.value) for node in document.root.walk() if node.face.kind in PROSE]
    for path, text in (*texts, (NOTE, document.note)):
        if isinstance(text, str) and OPEN in text:
            yield path, text


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


def _lists(held: Held) -> Iterable[Node]:
    """The lists of evidence of a document."""
    if held.lists is not None:
        return held.lists()
    return (node for node in held.root.walk() if node.face.layout == EVIDENCE)


def entries(held: Held) -> Entries:
    """The evidence entries of a document, by their names and by the group that they stand in."""
    places: dict[str, dict[Path, list[Path]]] = {}
    groups: dict[Path, list[tuple[str, Path, str]]] = {}
    for node in _lists(held):
        group = node.path[:-1]
        for entry in node.children:
            if name := entry.text("id"):
                value = (*entry.path, "value")
                places.setdefault(name, {}).setdefault(group, []).append(value)
                groups.setdefault(group, []).append((name, value, entry.text("unit")))
    return Entries(places, groups)
