"""Documents drawn by chance on the forms of an edition: numbers, gaps, reasons, and all at their limits."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from adtp_publish.model.edition import DocumentSpec, Edition
from adtp_publish.model.form import NUMBERS, Form
from adtp_publish.model.node import Node, Path
from adtp_publish.model.plan import Document, Plan
from adtp_publish.model.register import Partnership
from adtp_publish.model.values import Absence, Quantity, Scalar

from .filling import LARGEST

# How often a field is typed: one that follows is mostly left to follow, unless others follow from it.
_TYPED, _STATED, _CHANGE = 0.9, 0.3, 0.65
_ABSENT = 0.06
# Halves, and what lies closely beside one, show how a number is rounded.
_PERCENTAGES = ("0", "100", "50", "2", "-5.5", "0.5", "-0.5", "2.5", "33.3333", "-100", "9999", "-9999.9999")


SOMEWHERE = Partnership("somewhere", "Somewhere")


def plan_of(edition: Edition, spec: DocumentSpec, root: Node) -> Plan:
    """A plan of one document."""
    return Plan(SOMEWHERE, edition, "plan", (Document(spec, spec.file, root),))


class Drawing:
    """Documents drawn one after the other; the same seed draws the same."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def document(self, form: Form) -> Node:
        """A document of a form: the fields that figures are made of and those that choose among rules."""
        self._reasons = self._random.choice((0, _ABSENT, _ABSENT, 0.4))
        return self._group(form, ())

    def _group(self, form: Form, path: Path) -> Node:
        below = []
        for field in form.fields:
            place = (*path, field.face.name)
            if field.face.layout == "evidence":
                below.append(self._evidence(field, place))
            elif field.item is not None and field.item.choices:
                below.append(self._words(field, place))
            elif field.item is not None:
                if field.calc is not None or field.reckons:
                    below.append(self._list(field, place))
            elif field.face.kind == "group":
                below.append(self._group(field, place))
            elif (value := self._value(field)) is not None:
                below.append(Node(field.face, place, value))
        return Node(form.face, path, None, tuple(below))

    def _list(self, form: Form, path: Path) -> Node:
        item = form.item
        assert item is not None
        nodes = []
        for number in range(self._random.choice((0, 1, 2, 5, 12))):
            place = (*path, str(number))
            node = self._group(item, place)
            key = item.field(form.key)
            if key is not None:
                others = tuple(child for child in node.children if child.path[-1] != form.key)
                named = Node(key.face, (*place, form.key), f"Row {number + 1}")
                node = Node(item.face, place, None, (named, *others))
            nodes.append(node)
        return Node(form.face, path, None, tuple(nodes))

    def _words(self, form: Form, path: Path) -> Node:
        item = form.item
        assert item is not None
        words = self._random.sample(item.choices, self._random.randint(0, 3))
        nodes = [Node(item.face, (*path, str(number)), word) for number, word in enumerate(words)]
        return Node(form.face, path, None, tuple(nodes))

    def _value(self, form: Form) -> Scalar | None:
        kind, chance = form.face.kind, self._random.random()
        if kind == "quarter":
            return self._random.choice(("q1", "q2", "q3", "q4"))
        if kind == "choice" and form.choices:
            return self._random.choice((*form.choices, *form.choices, None))
        if kind not in NUMBERS and kind != "rating":
            return None
        if form.absence and chance < self._reasons:
            return Absence(self._random.choice(form.absence))
        often = _TYPED if form.calc is None else _STATED if form.calc.check else _CHANGE
        if self._random.random() > often:
            return None
        if kind == "rating":
            return self._random.choice("GARL" if form.calc is None else "GAR")
        return self._percentage() if kind in ("percent", "decimal") else self._whole(kind == "money")

    def _whole(self, signed: bool) -> int:
        draw = self._random
        number = draw.choice(
            (0, draw.randint(1, 9), draw.randint(1, 200), draw.randint(1, 9999), draw.randint(0, LARGEST))
        )
        return -number if signed and draw.random() < 0.1 else number

    def _percentage(self) -> Decimal:
        draw = self._random
        if draw.random() < 0.2:
            return Decimal(draw.choice(_PERCENTAGES))
        places = draw.choice((0, 0, 1, 2, 4))
        return Decimal(draw.randint(-30 * 10**places, 130 * 10**places)).scaleb(-places)

    def _evidence(self, form: Form, path: Path) -> Node:
        """Entries of which some are the rest of another, and some make up a group."""
        item = form.item
        assert item is not None
        count = self._random.choice((0, 0, 1, 4, 9))
        nodes = []
        for number in range(count):
            place = (*path, str(number))
            fields: dict[str, Scalar | None] = {
                "id": f"entry-{number}",
                "label": "Share",
                "value": self._quantity(),
                "group": self._random.choice((None, None, "one", "two")),
                "complete": self._random.choice((None, True, False)),
                "complement_of": self._named(count),
                "part": self._named(count),
                "whole": self._named(count),
            }
            children = tuple(
                Node(field.face, (*place, field.face.name), value)
                for field in item.fields
                if (value := fields.get(field.face.name)) is not None
            )
            nodes.append(Node(item.face, place, None, children))
        return Node(form.face, path, None, tuple(nodes))

    def _named(self, count: int) -> str | None:
        return self._random.choice((None, None, f"entry-{self._random.randrange(count)}"))

    def _quantity(self) -> Quantity | Absence | None:
        draw = self._random
        if draw.random() < 0.02:
            return None
        if draw.random() < self._reasons:
            return Absence(draw.choice(("pending", "not collected", "not applicable")))
        kind = draw.choice(("percentage", "percentage", "percentage", "number", "money", "range"))
        if kind == "percentage":
            share = self._percentage()
            return Quantity(kind, f"{share}%", share, unit="%")
        low, high = sorted((self._whole(False), self._whole(False)))
        if kind == "range":
            return Quantity(kind, f"{low:,} to {high:,}", Decimal(low), Decimal(high))
        return Quantity(kind, str(low), Decimal(low), unit="£" if kind == "money" else "")
