"""Find the fields that a rule names, relative to the field it gives (`../change`, `../*/total`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model.display import written
from ..model.form import Form
from ..model.node import Node, Path


@dataclass(frozen=True)
class Place:
    """A field of a form at a concrete place of a document; `node` is what the plan has there."""

    form: Form
    path: Path
    node: Node | None
    id: str
    labels: tuple[str, ...]
    public: bool
    above: Place | None = None

    @cached_property
    def below(self) -> tuple[Place, ...]:
        """The fields or items directly under this one, also those that the plan leaves out."""
        if self.form.item is not None:
            items = self.node.children if self.node else ()
            return tuple(self._item(self.form.item, node, index) for index, node in enumerate(items))
        return tuple(self._field(field) for field in self.form.fields)

    def named(self, name: str) -> Place | None:
        """The field or item directly under this one with that key."""
        return self._names.get(name)

    @cached_property
    def _names(self) -> dict[str, Place]:
        return {place.path[-1]: place for place in self.below}

    def _field(self, form: Form) -> Place:
        node = self.node.child(form.face.name) if self.node else None
        labels = (*self.labels, form.face.label) if form.face.label else self.labels
        return Place(
            form,
            (*self.path, form.face.name),
            node,
            _joined(self.id, form.face.id),
            labels,
            self.public and form.public,
            self,
        )

    def _item(self, form: Form, node: Node, index: int) -> Place:
        name = node.find(self.form.key) if self.form.key else None
        text = written(name.value) if name else ""
        known = slug(text) or str(index + 1)
        public = self.public and form.public
        return Place(
            form,
            (*self.path, str(index)),
            node,
            _joined(self.id, known),
            (*self.labels, text or known),
            public,
            self,
        )


def leaves(place: Place) -> Iterator[Place]:
    """Every value of the form under a place, in the order of the form, typed or not."""
    if place.form.face.kind not in ("group", "list"):
        yield place
    for part in place.below:
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
            found = tuple(below for item in found if (below := _step(item, part)) is not None)
    return found


def _step(place: Place, part: str) -> Place | None:
    return place.named(part.replace("~", "/"))


def _joined(first: str, second: str) -> str:
    return f"{first}.{second}" if first and second else first or second


def slug(text: str) -> str:
    """A text as a part of an id or an address: `North Lancashire PCT` gives `north-lancashire-pct`."""
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


def called(place: Place, label: str) -> str:
    """What an input is called in a formula: a year alone says nothing, its row does."""
    above = place.labels[-2] if len(place.labels) > 1 else ""
    return f"{above} {label}" if place.form.year and label[:4].isdigit() and above else label
