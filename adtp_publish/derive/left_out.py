"""Inputs that are left out: a figure is worked out from several, and the plan has some of them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..findings import Finding, finding_of
from ..model.form import NUMBERS, Calc
from ..model.paths import place_of
from ..model.plan import Document
from ..model.values import Absence
from .lookup import Place, leaves, resolve
from .results import Results, is_held_for_another_year

_SUM = "sum"
# The rules of a series: by the change of its year alone, and by those of all years up to it.
_FROM_BASELINE, _YEAR_ON_YEAR = "change from base", "compound"


def inputs_left_out(document: Document, numbers: Iterable[Place], results: Results) -> Iterator[Finding]:
    """Each input that is not there while others of the same figure are, told once.

    None is told where the document holds only a part of its form, where the plan says why the figure is not
    there, or where it is a row of a sum that the form does not ask for: what is left out there is nothing.
    """
    if document.partial:
        return
    told: set[tuple[str, ...]] = set()
    for place in numbers:
        inputs = list(_inputs(place, results))
        lacking = [(leaf, in_sum) for leaf, in_sum in inputs if _is_lacking(leaf, results)]
        if not lacking or not (any(_is_number(leaf, results) for leaf, _ in inputs) or _is_beside(place)):
            continue
        for leaf, in_sum in lacking:
            if leaf.path not in told and (not in_sum or results.asked_for(leaf)):
                told.add(leaf.path)
                yield _left_out(document, leaf, place)


def _inputs(place: Place, results: Results) -> Iterator[tuple[Place, bool]]:
    """What a figure follows from down to what is typed, each with whether it is a row of a sum.

    Nothing where the plan says why the figure is not there, where it is checked by it alone, or where it
    compares what is stated: an outturn is not known yet for each target.
    """
    calc = results.rule_of(place)
    if calc is None or not calc.check or calc.of_stated or calc.by_stated or _ends(place, calc):
        return
    for path in calc.of:
        for leaf in (leaf for found in resolve(place, path) for leaf in leaves(found)):
            own = leaf.form.calc
            if _is_of_no_input(leaf, place, calc):
                continue
            if leaf.path != place.path and own is not None and own.check and not _is_typed(leaf):
                yield from _inputs(leaf, results)
            else:
                yield leaf, calc.op == _SUM


def _is_of_no_input(leaf: Place, of: Place, calc: Calc) -> bool:
    """Whether a figure of a series does not need a year of it: a later one; from the baseline any other."""
    if calc.op == _FROM_BASELINE:
        return leaf.path[-1] == leaf.form.year != of.form.year
    return calc.op == _YEAR_ON_YEAR and leaf.form.year > of.form.year


def _is_in_list(place: Place) -> bool:
    above = place.above
    while above is not None and above.form.item is None:
        above = above.above
    return above is not None


def _is_lacking(leaf: Place, results: Results) -> bool:
    """Whether an input is not there, and does not follow from others that the plan has in place of it.

    A change follows from the numbers of its series only where the series has no changes at all: one that
    is left out among others would take their check with it.
    """
    return leaf.node is None and (results.of(leaf) is None or is_held_for_another_year(leaf))


def _ends(place: Place, calc: Calc) -> bool:
    """Whether a plan says itself what would follow, or does not have the year at all.

    It says a reason, or a number of a series without changes. A series of the form has all the years of
    the form; one that the plan adds to a list has the years from the first to the last that its owner
    gives (decision 0026).
    """
    if place.node is not None and isinstance(place.node.value, Absence):
        return True
    if calc.op not in (_FROM_BASELINE, _YEAR_ON_YEAR):
        return False
    _, changes = calc.of
    given = (leaf for found in resolve(place, changes) for leaf in leaves(found))
    years = {leaf.form.year for leaf in given if _is_typed(leaf)}
    if _is_typed(place):
        return not years
    is_of_series = bool(years) and min(years) <= place.form.year <= max(years)
    return not is_of_series and _is_in_list(place)


def _is_number(place: Place, results: Results) -> bool:
    """Whether the plan has a number there: typed, or taken from another field (a baseline of a measure)."""
    return place.form.face.kind in NUMBERS and (_is_typed(place) or results.of(place) is not None)


def _is_beside(place: Place) -> bool:
    """Whether the plan states the number that a figure is only compared with."""
    calc = place.form.calc
    if calc is None or not calc.beside:
        return False
    return any(_is_typed(other) for other in resolve(place, calc.beside))


def _is_typed(place: Place) -> bool:
    return place.node is not None and place.node.value is not None


def _left_out(document: Document, leaf: Place, of: Place) -> Finding:
    root = of.root
    here = place_of(root.form, document.root, leaf.path)
    follows = place_of(root.form, document.root, of.path)
    message = f"found nothing at `{here}`; wanted a number there, from which `{follows}` follows"
    hint = "fill it in, or say why there is no value, such as `pending` or `not applicable`"
    return finding_of("input-left-out", message, document.file, leaf.path, hint)
