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
        if not lacking or not (any(_is_number(leaf) for leaf, _ in inputs) or _is_beside(place)):
            continue
        for leaf, in_sum in lacking:
            if leaf.path not in told and (not in_sum or results.asked_for(leaf)):
                told.add(leaf.path)
                yield _left_out(document, leaf, place)


def _inputs(place: Place, results: Results) -> Iterator[tuple[Place, bool]]:
    """What a figure follows from down to what is typed, each with whether it is a row of a sum.

    Nothing where the plan says why the figure is not there, or is checked by it alone.
    """
    calc = results.rule_of(place)
    if calc is None or not calc.check or calc.of_stated or _ends(place, calc):
        return
    for path in calc.of:
        for leaf in (leaf for found in resolve(place, path) for leaf in leaves(found)):
            own = leaf.form.calc
            if _is_of_no_input(leaf, place):
                continue
            if leaf.path != place.path and own is not None and own.check and not _is_typed(leaf):
                yield from _inputs(leaf, results)
            else:
                yield leaf, calc.op == _SUM


def _is_of_no_input(leaf: Place, of: Place) -> bool:
    """Whether a figure of a series does not need a year of it: a later one, or its own without a number.

    The second holds of a series that the plan adds to a list, whose years are its owner's; a series of the
    form has all the years of the form (decision 0026).
    """
    if of.form.calc is None or not of.form.calc.by:
        return False
    is_own_year = leaf.form.year == of.form.year and leaf.node is None and not _is_typed(of)
    return leaf.form.year > of.form.year or (is_own_year and _is_in_list(of))


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
    """Whether a plan says itself what would follow: a reason, or a number of a series without changes."""
    if place.node is not None and isinstance(place.node.value, Absence):
        return True
    if place.form.calc is None or not place.form.calc.by or not _is_typed(place):
        return False
    changes = (leaf for path in calc.of[-1:] for found in resolve(place, path) for leaf in leaves(found))
    return not any(_is_typed(leaf) for leaf in changes)


def _is_number(place: Place) -> bool:
    return place.form.face.kind in NUMBERS and _is_typed(place)


def _is_beside(place: Place) -> bool:
    """Whether the plan states the number that a figure is only compared with."""
    beside = place.form.calc.beside if place.form.calc is not None else ""
    return bool(beside) and any(_is_typed(other) for other in resolve(place, beside))


def _is_typed(place: Place) -> bool:
    return place.node is not None and place.node.value is not None


def _left_out(document: Document, leaf: Place, of: Place) -> Finding:
    root = of.root
    here = place_of(root.form, document.root, leaf.path)
    follows = place_of(root.form, document.root, of.path)
    message = f"found nothing at `{here}`; wanted a number there, from which `{follows}` follows"
    hint = "fill it in, or say why there is no value, such as `pending` or `not applicable`"
    return finding_of("input-left-out", message, document.file, leaf.path, hint)
