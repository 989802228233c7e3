"""Find the fields that a rule names, relative to the field it gives (`../change`, `../*/total`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.display import written
from ..model.form import Form
from ..model.node import Node, Path

_SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


class Place:
    """A field of a form at a concrete place of a document; `node` is what the plan has there.

    Made when it is first asked for: of the thousands of fields of a plan few have a rule or are
    named by one. `id` and `labels` follow from those of the place that holds it.
    """

    __slots__ = ("_below", "_id", "_labels", "_named", "above", "form", "node", "path", "public")

    def __init__(self, form: Form, path: Path, node: Node | None, public: bool, above: Place | None) -> None:
        self.form = form
        self.path = path
        self.node = node
        self.public = public
        self.above = above
        self._id: str | None = None
        self._labels: tuple[str, ...] | None = None
        self._below: tuple[Place, ...] | None = None
        self._named: dict[str, Place] = {}

    @classmethod
    def of_document(cls, form: Form, root: Node, name: str, public: bool) -> Place:
        """The root of a document; `name` begins the ids of all its figures."""
        place = cls(form, (), root, public, None)
        place._id, place._labels = name, ()
        return place

    @property
    def root(self) -> Place:
        """The document that this place is in."""
        place = self
        while place.above is not None:
            place = place.above
        return place

    @property
    def below(self) -> tuple[Place, ...]:
        """The fields or items directly under this one, also those that the plan leaves out."""
        if self._below is None:
            self._below = self._items() if self.form.item is not None else tuple(self._fields())
        return self._below

    @property
    def reckoning(self) -> Iterator[Place]:
        """Those under this one that are numbers, have a rule, or hold what is or has."""
        form = self.form
        if form.item is not None:
            return iter(self.below if form.item.reckons else ())
        return (self._at(field) for field in form.fields if field.reckons)

    def named(self, name: str) -> Place | None:
        """The field directly under this one with that key; a list has none."""
        field = self.form.field(name)
        return self._at(field) if field is not None else None

    def at(self, path: Path) -> Place:
        """The place that a path of the document leads to, from this one."""
        place = self
        for step in path:
            below = place.below[int(step)] if place.form.item is not None else place.named(step)
            assert below is not None  # the path is one of the document
            place = below
        return place

    @property
    def id(self) -> str:
        """`partnership/year/document.path`, with the names of the form."""
        if self._id is None:
            self._id = self._joined(self._part())
        return self._id

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels on the way down to this place, this one's last."""
        if self._labels is None:
            above = self.above.labels if self.above else ()
            label = self._part_label()
            self._labels = (*above, label) if label else above
        return self._labels

    def _fields(self) -> Iterator[Place]:
        return (self._at(field) for field in self.form.fields)

    def _at(self, form: Form) -> Place:
        name = form.face.name
        place = self._named.get(name)
        if place is None:
            node = self.node.child(name) if self.node is not None else None
            place = Place(form, (*self.path, name), node, self.public and form.public, self)
            self._named[name] = place
        return place

    def _items(self) -> tuple[Place, ...]:
        form = self.form.item
        nodes = self.node.children if self.node is not None and form is not None else ()
        return tuple(
            Place(form, (*self.path, str(index)), node, self.public and form.public, self)
            for index, node in enumerate(nodes)
            if form is not None
        )

    def _part(self) -> str:
        if self.above is None or self.above.form.item is None:
            return self.form.face.id
        return slug(self._called(self.above.form.key)) or str(int(self.path[-1]) + 1)

    def _part_label(self) -> str:
        if self.above is None or self.above.form.item is None:
            return self.form.face.label
        return self._called(self.above.form.key) or str(int(self.path[-1]) + 1)

    def _called(self, key: str) -> str:
        """The number or name by which people know an item of a list."""
        name = self.node.child(key) if self.node is not None and key else None
        return written(name.value) if name else ""

    def _joined(self, part: str) -> str:
        first = self.above.id if self.above else ""
        return f"{first}.{part}" if first and part else first or part


def leaves(place: Place) -> Iterator[Place]:
    """Every value under a place that is a number or has a rule, in the order of the form, typed or not.

    A single value is its own leaf, whatever it is.
    """
    if place.form.face.kind not in ("group", "list"):
        yield place
    for part in place.reckoning:
        yield from leaves(part)


def resolve(place: Place, path: str) -> tuple[Place, ...]:
    """The places that a relative path leads to, starting from the group that holds `place`."""
    start = place.above or place
    found: tuple[Place, ...] = (start,)
    for part in path.split("/"):
        if part == "..":
            found = tuple(item.above for item in found if item.above is not None)
        elif part == "*":
            found = tuple(below for item in found for below in item.below)
        else:
            # A slash inside a name (a year) is written `~`: `2008~09`.
            name = part.replace("~", "/")
            found = tuple(below for item in found if (below := item.named(name)) is not None)
    return found


def slug(text: str) -> str:
    """A text as a part of an id or an address: `North Lancashire PCT` gives `north-lancashire-pct`."""
    if _SLUG.fullmatch(text):
        return text
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split()
    return "-".join(words)


def baseline_year(place: Place) -> str:
    """The year of the baseline of a series, whether or not the plan has the number."""
    above: Place | None = place.above
    while above is not None:
        baseline = above.named("baseline")
        if baseline is not None:
            return baseline.form.year
        above = above.above
    return ""


def called(place: Place) -> str:
    """What an input is called in a formula: a year alone says nothing, its row does."""
    label = place.form.face.label
    above = place.labels[-2] if len(place.labels) > 1 else ""
    return f"{above} {label}" if place.form.year and label[:4].isdigit() and above else label
