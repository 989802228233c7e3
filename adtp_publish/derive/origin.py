"""Where a difference begins: of all stated figures that one wrong number runs through, one is told.

The figures themselves stay as they are; only what is said of them is less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from ..findings import Finding, finding_of
from ..model.display import exact
from ..model.figure import Figure
from ..model.node import Path
from .lookup import Place
from .results import Results
from .stated import at_place, compare, named

Figures = Mapping[Path, Figure]
_CODE = "stated-differs"


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What is found of a figure, with the figure that it was held against."""

    place: Place
    figure: Figure
    finding: Finding


def where_they_begin(
    told: Sequence[Told], figures: Figures, results: Results, unlikely: frozenset[str]
) -> list[Finding]:
    """The findings of stated figures without those that only follow.

    What follows from a change that is hardly meant (`unlikely`: ids) is told there. A figure of which an
    input differs itself is held against the inputs as stated. Two totals that are off by as much for
    the one amount that both hold are told at that amount.
    """
    known = {figure.id: figure for figure in figures.values()}
    kept = [again for one in told for again in _held_again(one, figures, known, results, unlikely)]
    return _of_one_amount(kept, known)


def _held_again(
    told: Told, figures: Figures, known: Mapping[str, Figure], results: Results, unlikely: frozenset[str]
) -> Iterator[Told]:
    place, figure = told.place, told.figure
    if told.finding.code != _CODE:
        yield told
        return
    if not unlikely.isdisjoint(figure.inputs):
        return
    differs = any(known[name].differs for name in figure.inputs if name in known)
    result = results.over_stated(place) if differs else None
    if result is None or result.value is None:
        yield told
        return
    again = replace(figure, value=result.value, working=result.working, gaps=result.gaps)
    _, found = compare(place, again, told.finding.file, figures, results)
    yield from (Told(place, again, finding) for finding in found)


def _of_one_amount(told: Sequence[Told], known: Mapping[str, Figure]) -> list[Finding]:
    """The findings, with one at an amount in place of those of the two totals that hold it."""
    sums = [one for one in told if one.finding.code == _CODE and _is_sum(one.place)]
    instead: dict[Told, list[Finding]] = {}
    for first, second in combinations(sums, 2):
        amount = _shared(first.figure, second.figure, known)
        if amount is not None and first not in instead and second not in instead:
            instead[first], instead[second] = [_at_amount(amount, first, second)], []
    return [finding for one in told for finding in instead.get(one, [one.finding])]


def _is_sum(place: Place) -> bool:
    return place.form.calc is not None and place.form.calc.op == "sum"


def _shared(one: Figure, other: Figure, known: Mapping[str, Figure]) -> Figure | None:
    """The only amount in both of two totals, where it is typed and they are off by as much."""
    both = set(one.inputs) & set(other.inputs)
    amount = known.get(both.pop()) if len(both) == 1 else None
    if amount is None or amount.status != "given" or _off(one) != _off(other):
        return None
    return amount


def _off(figure: Figure) -> Decimal:
    """By how much what is worked out is more than what is stated."""
    assert figure.value is not None
    assert figure.stated is not None
    return figure.value - figure.stated


def _at_amount(amount: Figure, first: Told, second: Told) -> Finding:
    given = amount.value
    assert given is not None
    right = exact(given - _off(first.figure), amount.unit)
    message = (
        f"found {exact(given, amount.unit)}{at_place(first.place.root.at(amount.path))}; "
        f"wanted {right}, as the totals at `{named(first.place)}` and `{named(second.place)}` have it"
    )
    hint = "correct it, or both totals"
    return finding_of(_CODE, message, first.finding.file, amount.path, hint)
