"""Figures that follow from a whole list: ratings counted, figures of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model.display import exact, quantity
from ..model.figure import Figure
from ..model.form import Form
from ..model.node import Node, Path
from ..model.rounding import EXACT
from ..model.search import found
from ..model.values import Absence, Quantity
from .counts import COUNTS
from .lookup import Place, slug
from .symbols import added
from .terms import Result

_HUNDRED = Decimal(100)
_KINDS = {"percentage": "percent", "money": "money", "number": "count"}


def list_figures(root: Place, document: str) -> Iterator[tuple[Place, Figure]]:
    """The figures of every list of a document whose form has a rule for it, each with what it is of.

    Figures that nothing is held against come with the place of their list.
    """
    for form, node in found(root.form, root.node, _has_rule) if root.node is not None else ():
        place = root.at(node.path)
        counts = COUNTS.get(form.calc.op) if form.calc is not None else None
        if counts is not None:
            yield from ((place, figure) for figure in counts(place, document))
        else:
            yield from _evidence(place, document)


def _has_rule(form: Form) -> bool:
    return form.item is not None and form.calc is not None


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of evidence: its place in the list, its id among figures, its fields and its value."""

    index: int
    id: str
    fields: dict[str, Node]
    held: Quantity | None

    @property
    def percentage(self) -> Decimal | None:
        """The value of a percentage."""
        return self.held.value if self.held and self.held.kind == "percentage" else None

    @property
    def amount(self) -> Decimal | None:
        """The value of a number of whatever, or of money."""
        return self.held.value if self.held and self.held.kind in ("number", "money") else None

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
    return _Entry(
        index, f"{place.id}.{text or index + 1}", fields, held if isinstance(held, Quantity) else None
    )


def _evidence(place: Place, document: str) -> Iterator[tuple[Place, Figure]]:
    """Each figure of the prose; with it what follows from the entries that it names."""
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
        figure = _figure(entry, held, _rule(entry, entries), quantity.path, document, public)
        yield (place.at((str(entry.index), "value")) if figure.status == "derived" else place), figure
    yield from ((place, figure) for figure in _wholes(place, document, entries))


def _rule(entry: _Entry, entries: dict[str, _Entry]) -> Result | None:
    """What follows for an entry from those that it names: a complement, or a share such as penetration."""
    other = entries.get(entry.text("complement_of"))
    if other is not None and other.percentage is not None:
        value = EXACT.subtract(_HUNDRED, other.percentage)
        working = f"100 − {other.percentage}"
        return Result("100% − the other share", (other.id,), value, working=working, symbols="100 − a")
    part, whole = entries.get(entry.text("part")), entries.get(entry.text("whole"))
    if part is None or whole is None or entry.percentage is None:
        return None
    if part.amount is None or not whole.amount:
        return None
    value = EXACT.multiply(EXACT.divide(part.amount, whole.amount), _HUNDRED)
    formula = f"{part.text('label')} ÷ {whole.text('label')}"
    working = f"{exact(part.amount)} ÷ {exact(whole.amount)}"
    return Result(formula, (part.id, whole.id), value, working=working, symbols="a ÷ b")


def _figure(
    entry: _Entry,
    held: Quantity | Absence,
    rule: Result | None,
    path: Path,
    document: str,
    public: bool,
) -> Figure:
    # A range is no number: its lower end alone would say something else than the prose.
    stated = held.value if isinstance(held, Quantity) and held.upper is None else None
    # Where the plan says why there is no share, that stands, and nothing is worked out instead.
    rule = rule if isinstance(held, Quantity) else None
    follows = rule.value if rule is not None else None
    return Figure(
        id=entry.id,
        label=", ".join(part for part in (entry.text("label"), entry.text("locality")) if part),
        kind=_KINDS.get(held.kind, held.kind) if isinstance(held, Quantity) else "quantity",
        unit=held.unit if isinstance(held, Quantity) else "",
        status="absent" if isinstance(held, Absence) else "derived" if follows is not None else "given",
        document=document,
        path=path,
        value=stated if follows is None else follows,
        absence=held if isinstance(held, Absence) else None,
        stated=stated if follows is not None else None,
        places=_places(stated),
        formula=rule.formula if rule else "",
        symbols=rule.symbols if rule else "",
        working=rule.working if rule else "",
        inputs=rule.inputs if rule else (),
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
                label=_of_group(name, members),
                kind="percent",
                unit="%",
                status="derived" if lacking is None else "absent",
                document=document,
                path=(*place.path, "sum", name),
                value=sum((v for v in values if v is not None), Decimal(0)) if lacking is None else None,
                absence=lacking,
                formula="sum of the group",
                symbols=added(len(members)),
                working=" + ".join(f"{value}%" for value in values) if lacking is None else "",
                inputs=tuple(member.id for member in members),
                public=place.public,
            )


def _of_group(name: str, members: Sequence[_Entry]) -> str:
    """What a group is called: by its name, and by the locality that all its entries have."""
    localities = {member.text("locality") for member in members}
    words = f"{name.replace('-', ' ').capitalize()}, together"
    return f"{words}, {localities.pop()}" if len(localities) == 1 and "" not in localities else words


def _places(value: Decimal | None) -> int:
    exponent = value.as_tuple().exponent if value is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
