"""Figures that follow from a whole list: ratings counted, figures of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from ..model.display import quantity
from ..model.figure import Figure
from ..model.form import Form
from ..model.node import Path
from ..model.rounding import EXACT, decimals
from ..model.search import found
from ..model.values import Absence, Quantity
from .counts import COUNTS
from .evidence import Entry, entry_of, rule_of
from .lookup import Place
from .symbols import added
from .terms import Result

# The rules of whole lists, of which `evidence` is the one that counts nothing.
_OF_LISTS = {*COUNTS, "evidence"}
_KINDS = {"percentage": "percent", "money": "money", "number": "count"}


def list_figures(root: Place, document: str) -> Iterator[tuple[Place, Figure]]:
    """The figures of every list of a document whose form has a rule for it, each with what it is of.

    A figure that no field states comes with the place of its list.
    """
    for form, node in found(root.form, root.node, _has_rule) if root.node is not None else ():
        place = root.at(node.path)
        counts = COUNTS.get(form.calc.op) if form.calc is not None else None
        if counts is not None:
            yield from ((place, figure) for figure in counts(place, document))
        else:
            yield from _evidence(place, document)


def _has_rule(form: Form) -> bool:
    return form.calc is not None and form.calc.op in _OF_LISTS


def _evidence(place: Place, document: str) -> Iterator[tuple[Place, Figure]]:
    """Each figure of the prose; with it what follows from the entries that it names."""
    nodes = place.node.children if place.node else ()
    entries = {
        entry.text("id"): entry for n, node in enumerate(nodes) for entry in (entry_of(place, n, node),)
    }
    item = place.form.item
    value_form = item.field("value") if item else None
    public = bool(place.public and item and item.public and value_form and value_form.public)
    for entry in entries.values():
        quantity = entry.fields.get("value")
        held = quantity.value if quantity is not None else None
        if quantity is None or not isinstance(held, Quantity | Absence):
            continue
        figure = _figure(entry, held, rule_of(entry, entries), quantity.path, document, public)
        yield place.at((str(entry.index), "value")), figure
    yield from ((place, figure) for figure in _wholes(place, document, entries))


def _figure(
    entry: Entry,
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
        places=decimals(stated) if stated is not None else 0,
        formula=rule.formula if rule else "",
        symbols=rule.symbols if rule else "",
        working=rule.working if rule else "",
        inputs=rule.inputs if rule else (),
        by_stated=True,
        public=public,
        word=quantity(held) if isinstance(held, Quantity) and held.kind not in _KINDS else "",
    )


def _wholes(place: Place, document: str, entries: dict[str, Entry]) -> Iterator[Figure]:
    """The sum of each group that is said to be complete; none, with its reason, where a part is not there."""
    groups: dict[str, list[Entry]] = {}
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
                value=reduce(EXACT.add, (v for v in values if v is not None)) if lacking is None else None,
                absence=lacking,
                formula="sum of the group",
                symbols=added(len(members)),
                working=" + ".join(f"{value}%" for value in values) if lacking is None else "",
                inputs=tuple(member.id for member in members),
                by_stated=True,
                public=place.public,
            )


def _of_group(name: str, members: Sequence[Entry]) -> str:
    """What a group is called: by its name, and by the locality that all its entries have."""
    localities = {member.text("locality") for member in members}
    words = f"{name.replace('-', ' ').capitalize()}, together"
    return f"{words}, {localities.pop()}" if len(localities) == 1 and "" not in localities else words
