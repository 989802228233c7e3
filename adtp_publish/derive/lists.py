"""Figures that follow from a whole list: ratings counted, figures of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from ..model.figure import Figure
from ..model.rounding import EXACT
from ..model.values import Absence, Quantity
from .lookup import Place

WORDS = ("G", "A", "R", "L")
_KINDS = {"percentage": "percent", "money": "money", "number": "count"}


def list_figures(place: Place, document: str) -> Iterator[tuple[Place, Figure]]:
    """The figures of every list below a place whose form has a rule for it, each with what it is of."""
    calc = place.form.calc
    if calc is not None and place.node is not None and place.form.item is not None:
        if calc.op == "count by value":
            yield from ((place, figure) for figure in _counts(place, document))
        elif calc.op == "evidence":
            yield from _evidence(place, document)
    for below in place.counted:
        yield from list_figures(below, document)


def _counts(place: Place, document: str) -> Iterator[Figure]:
    """How many rows have each rating in each quarter that any row is rated for."""
    rated: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    for item in place.node.children if place.node else ():
        ratings = item.child("ratings")
        for quarter in ratings.children if ratings else ():
            if isinstance(quarter.value, str):
                rated.setdefault(quarter.path[-1], Counter())[quarter.value] += 1
                names[quarter.path[-1]] = ", ".join((*place.labels, quarter.face.label))
    for quarter_name, counted in sorted(rated.items()):
        for word in WORDS:
            yield Figure(
                id=f"{place.id}.count.{quarter_name}.{word.lower()}",
                label=f"{names[quarter_name]}: rated {word}",
                kind="count",
                unit="",
                status="derived",
                document=document,
                path=(*place.path, "count", quarter_name, word),
                value=Decimal(counted[word]),
                formula=f"rows rated {word}",
                public=place.public,
            )


def _evidence(place: Place, document: str) -> Iterator[tuple[Place, Figure]]:
    """Each figure of the prose; a complement beside the percentage it is 100 minus."""
    items = {item.node.text("id"): item for item in place.below if item.node is not None}
    for item in items.values():
        at = item.named("value")
        quantity = at.node if at else None
        if at is None or item.node is None or quantity is None:
            continue
        held = quantity.value
        if not isinstance(held, Quantity | Absence):
            continue
        stated = held.value if isinstance(held, Quantity) else None
        complement = items.get(item.node.text("complement_of"))
        of = _percentage(complement)
        value = EXACT.subtract(Decimal(100), of) if of is not None else stated
        figure = Figure(
            id=item.id,
            label=", ".join(part for part in (item.node.text("label"), item.node.text("locality")) if part),
            kind=_KINDS.get(held.kind, held.kind) if isinstance(held, Quantity) else "quantity",
            unit=held.unit if isinstance(held, Quantity) else "",
            status="absent" if isinstance(held, Absence) else "derived" if of is not None else "given",
            document=document,
            path=quantity.path,
            value=value,
            absence=held if isinstance(held, Absence) else None,
            stated=stated if of is not None else None,
            places=_places(stated),
            formula="100% − the other share" if of is not None else "",
            working=f"100 − {of}" if of is not None else "",
            inputs=(complement.id,) if of is not None and complement else (),
            year="",
            public=at.public,
            word=held.text if isinstance(held, Quantity) and held.value is None else "",
        )
        yield at, figure
    yield from ((place, figure) for figure in _wholes(place, document, items))


def _wholes(place: Place, document: str, items: dict[str, Place]) -> Iterator[Figure]:
    """The sum of each group that is said to be complete."""
    groups: dict[str, list[Place]] = {}
    for item in items.values():
        if item.node is not None and (name := item.node.text("group")):
            groups.setdefault(name, []).append(item)
    for name, members in sorted(groups.items()):
        values = [_percentage(member) for member in members]
        complete = any(
            node.value is True for member in members if member.node and (node := member.node.find("complete"))
        )
        if complete and all(value is not None for value in values):
            yield Figure(
                id=f"{place.id}.{name}.sum",
                label=f"{', '.join(place.labels)}: {name.replace('-', ' ')}, together",
                kind="percent",
                unit="%",
                status="derived",
                document=document,
                path=(*place.path, "sum", name),
                value=sum((value for value in values if value is not None), Decimal(0)),
                formula="sum of the group",
                working=" + ".join(f"{value}%" for value in values),
                inputs=tuple(member.id for member in members),
                public=place.public,
            )


def _percentage(item: Place | None) -> Decimal | None:
    node = item.node.find("value") if item is not None and item.node is not None else None
    held = node.value if node else None
    return held.value if isinstance(held, Quantity) and held.kind == "percentage" else None


def _places(value: Decimal | None) -> int:
    exponent = value.as_tuple().exponent if value is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
