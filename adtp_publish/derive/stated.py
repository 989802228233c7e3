"""Stated figures held against derived ones, at the precision of what is stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from ..findings import Finding, finding_of
from ..model.display import exact, number
from ..model.figure import Figure
from ..model.node import Path
from ..model.paths import place_of
from ..model.rounding import rounded
from ..model.values import Absence
from .lookup import Place, resolve
from .other_rules import other_rule
from .results import Results

_OR = ", or why it differs"
Figures = Mapping[tuple[str, ...], Figure]


def compare(
    place: Place, figure: Figure, file: str, figures: Figures, results: Results
) -> tuple[Figure, list[Finding]]:
    """A figure with whether it differs and how that is explained; a finding where it is not."""
    if figure.word and figure.stated_word and figure.word != figure.stated_word:
        wanted = f"wanted {figure.word}, which {figure.working} gives{_OR}"
        message = f"found {figure.stated_word}{at_place(place)}; {wanted}"
        explained = _explanation(place)
        found = [] if explained else [_differs(message, file, place)]
        return replace(figure, differs=True, explained=explained), found
    beside = _beside(place, figure, file)
    value, stated = figure.value, figure.stated
    if stated is None or value is None or figure.status != "derived":
        return figure, beside
    derived = rounded(value, figure.places)
    # A sum over a gap is the least that it can be; a difference may be more or less, whichever has the gap.
    if derived == stated or (figure.gaps and not (figure.at_least and stated < derived)):
        return figure, beside
    explained = _explanation(place)
    shown = number(stated, figure.unit, figure.places)
    figure = replace(figure, differs=True, explained=explained)
    if explained:
        return figure, beside
    result = number(derived, figure.unit, figure.places)
    worked = "the one amount in it" if figure.symbols == "a" else f"which is {figure.working}"
    message = f"found {shown}{at_place(place)}; wanted {result}, {worked}{_OR}"
    return figure, [_differs(message, file, place, other_rule(place, figure, figures, results)), *beside]


def _differs(message: str, file: str, place: Place, rule: str = "") -> Finding:
    at = _explained_at(place)
    hint = f"correct it, or say why at `{at}`" if at else "correct it"
    found = finding_of("stated-differs", message, file, place.path, f"{rule}; {hint}" if rule else hint)
    return replace(found, explained_at=at)


def at_place(place: Place) -> str:
    """` at `pdu > stated > 2008/09` (row 1 of the form)`."""
    row, above = place.form.face.row, place.above
    while above is not None and not row:
        row, above = above.form.face.row, above.above
    return f" at `{named(place)}`" + (f" (row {row} of the form)" if row else "")


def named(place: Place, path: Path = ()) -> str:
    """A place as findings name it, or another path of its document."""
    root = place.root
    return place_of(root.form, root.node, path or place.path)


def _explained_at(place: Place) -> str:
    """The field in which the form has it said why a figure differs; empty where it has none."""
    for holder, name, key in _explainers(place):
        for field in holder.form.fields:
            if name in field.explains:
                path = (*holder.path, field.face.name, *((key,) if key else ()))
                return named(place, path)
    return ""


def _explanation(place: Place) -> str:
    """The text beside a figure that explains it: of the field itself, or of its year in a series."""
    for holder, name, key in _explainers(place):
        for field in holder.form.fields:
            if name in field.explains:
                path = f"{field.face.name}/{key.replace('/', '~')}" if key else field.face.name
                found = next(iter(resolve(holder.below[0], path)), None)
                value = found.node.value if found and found.node else None
                if value is not None and not isinstance(value, Absence):
                    return str(value)
    return ""


def _explainers(place: Place) -> list[tuple[Place, str, str]]:
    """The groups that may hold an explanation: what they explain, and under which year of a series."""
    group = place.above
    assert group is not None  # the document itself is no figure
    found = [(group, place.path[-1], "")]
    return [*found, (group.above, group.path[-1], place.path[-1])] if group.above is not None else found


def _beside(place: Place, figure: Figure, file: str) -> list[Finding]:
    """A stated number that a share of the year is only compared with: a notice where they differ."""
    name = place.form.calc.beside if place.form.calc else ""
    other = next(iter(resolve(place, name)), None) if name else None
    value = other.node.value if other and other.node else None
    if other is None or not isinstance(value, int | Decimal) or figure.value is None:
        return []
    if rounded(figure.value) == Decimal(value):
        return []
    message = f"found {number(value)}{at_place(other)}, where {figure.working} is {exact(figure.value)}"
    hint = "targets need not be even over the year; check that this one is meant"
    return [finding_of("target-to-date-differs", message, file, other.path, hint)]
