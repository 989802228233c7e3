"""Figures that follow from a whole list: ratings counted, figures of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..model.display import quantity
from ..model.figure import Figure
from ..model.form import Form
from ..model.node import Node, Path
from ..model.rounding import EXACT
from ..model.search import found
from ..model.values import Absence, Quantity
from .lookup import Place, slug

WORDS = ("G", "A", "R", "L")
_KINDS = {"percentage": "percent", "money": "money", "number": "count"}


def list_figures(root: Place, document: str) -> Iterator[tuple[Place, Figure]]:
    """The figures of every list of a document whose form has a rule for it, each with what it is of.

    Figures that nothing is held against come with the place of their list.
    """
    for form, node in found(root.form, root.node, _has_rule) if root.node is not None else ():
        place = root.at(node.path)
        if form.calc is not None and form.calc.op == "count by value":
            yield from ((place, figure) for figure in _counts(place, document))
        else:
            yield from _evidence(place, document)


def _has_rule(form: Form) -> bool:
    return form.item is not None and form.calc is not None


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


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of evidence: its place in the list, its id among figures, its fields, its percentage."""

    index: int
    id: str
    fields: dict[str, Node]
    percentage: Decimal | None

    def text(self, name: str) -> str:
        """The text of a field; an empty one where there is none."""
        node = self.fields.get(name)
        return node.value if node is not None and isinstance(node.value, str) else ""


def _entry(place: Place, index: int, node: Node) -> _Entry:
    fields = {child.path[-1]: child for child in node.children}
    name = fields.get("id")
    text = slug(name.value) if name is not None and isinstance(name.value, str) else ""
    value = fields.get("value")
    held = value.value if value is not None else None
    percentage = held.value if isinstance(held, Quantity) and held.kind == "percentage" else None
    return _Entry(index, f"{place.id}.{text or index + 1}", fields, percentage)


def _evidence(place: Place, document: str) -> Iterator[tuple[Place, Figure]]:
    """Each figure of the prose; a complement beside the percentage it is 100 minus."""
    nodes = place.node.children if place.node else ()
    entries = {entry.text("id"): entry for n, node in enumerate(nodes) for entry in (_entry(place, n, node),)}
    item = place.form.item
    value_form = item.field("value") if item else None
    public = bool(place.public and item and item.public and value_form and value_form.public)
    for entry in entries.values():
        quantity = entry.fields.get("value")
        held = quantity.value if quantity is not None else None
        if quantity is None or not isinstance(held, Quantity | Absence):
            continue
        complement = entries.get(entry.text("complement_of"))
        figure = _figure(entry, held, complement, quantity.path, document, public)
        yield (place.at((str(entry.index), "value")) if figure.status == "derived" else place), figure
    yield from ((place, figure) for figure in _wholes(place, document, entries))


def _figure(
    entry: _Entry,
    held: Quantity | Absence,
    complement: _Entry | None,
    path: Path,
    document: str,
    public: bool,
) -> Figure:
    # A range is no number: its lower end alone would say something else than the prose.
    stated = held.value if isinstance(held, Quantity) and held.upper is None else None
    of = complement.percentage if complement is not None else None
    return Figure(
        id=entry.id,
        label=", ".join(part for part in (entry.text("label"), entry.text("locality")) if part),
        kind=_KINDS.get(held.kind, held.kind) if isinstance(held, Quantity) else "quantity",
        unit=held.unit if isinstance(held, Quantity) else "",
        status="absent" if isinstance(held, Absence) else "derived" if of is not None else "given",
        document=document,
        path=path,
        value=EXACT.subtract(Decimal(100), of) if of is not None else stated,
        absence=held if isinstance(held, Absence) else None,
        stated=stated if of is not None else None,
        places=_places(stated),
        formula="100% − the other share" if of is not None else "",
        working=f"100 − {of}" if of is not None else "",
        inputs=(complement.id,) if of is not None and complement else (),
        public=public,
        word=quantity(held) if isinstance(held, Quantity) and held.kind not in _KINDS else "",
    )


def _wholes(place: Place, document: str, entries: dict[str, _Entry]) -> Iterator[Figure]:
    """The sum of each group that is said to be complete; none, with its reason, where a part is not there."""
    groups: dict[str, list[_Entry]] = {}
    for entry in entries.values():
        if name := entry.text("group"):
            groups.setdefault(name, []).append(entry)
    for name, members in sorted(groups.items()):
        values = [member.percentage for member in members]
        said = (member.fields.get("complete") for member in members)
        held = (member.fields.get("value") for member in members)
        lacking = next((n.value for n in held if n is not None and isinstance(n.value, Absence)), None)
        is_whole = lacking is not None or all(value is not None for value in values)
        if is_whole and any(node.value is True for node in said if node):
            yield Figure(
                id=f"{place.id}.{name}.sum",
                label=f"{', '.join(place.labels)}: {name.replace('-', ' ')}, together",
                kind="percent",
                unit="%",
                status="derived" if lacking is None else "absent",
                document=document,
                path=(*place.path, "sum", name),
                value=sum((v for v in values if v is not None), Decimal(0)) if lacking is None else None,
                absence=lacking,
                formula="sum of the group",
                working=" + ".join(f"{value}%" for value in values) if lacking is None else "",
                inputs=tuple(member.id for member in members),
                public=place.public,
            )


def _places(value: Decimal | None) -> int:
    exponent = value.as_tuple().exponent if value is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
