"""What holds for the figures of any plan, whatever its numbers: reasons are carried on, and so is scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import cycle, islice

import pytest

from adtp_publish.model.figure import Figure
from adtp_publish.model.node import Path
from adtp_publish.model.values import Absence

from .oracle.drawing import Drawing, plan_of
from .oracle.filling import Editions, Values, changed, documents, figures_of, with_all
from .test_oracle import NEAR, compare

REASONS = ("pending", "to be confirmed", "not collected", "not applicable", "not sought", "not in the source")


@pytest.mark.parametrize(
    "reasons", [1, pytest.param(len(REASONS), marks=[pytest.mark.slow, pytest.mark.timeout(900)])]
)
def test_a_reason_at_any_input_is_carried_on(editions: Editions, reasons: int) -> None:
    told, words = Counter[str](), cycle(REASONS)
    for edition, spec in documents(editions):
        for root in with_all(edition.form(spec.schema)):
            whole = figures_of(plan_of(edition, spec, root))
            had = {figure.id for figure in whole.values() if figure.value is not None or figure.word}
            for place in [figure.path for figure in whole.values() if figure.status == "given"]:
                follow = depending(whole[place].id, whole) & had
                for reason in islice(words, reasons if follow else 0):
                    plan = plan_of(edition, spec, changed(root, {place: Absence(reason)}))
                    figures = compare(plan, Counter())
                    carried = [_carries(figures[name], reason) for name in follow]
                    assert all(carried), (place, reason)
                    told[reason] += len(carried)
    print(f"{told.total()} figures with a reason among what they follow from: {dict(told)}")
    assert min(told[reason] for reason in REASONS) > 500


def depending(on: str, figures: Mapping[Path, Figure]) -> set[str]:
    """The ids of all figures that follow from one, at any distance."""
    found, before = {on}, set[str]()
    while found != before:
        before = set(found)
        found |= {figure.id for figure in figures.values() if not found.isdisjoint(figure.inputs)}
    return found - {on}


def _carries(figure: Figure, reason: str) -> bool:
    """Whether a figure says that an input lacks; what does not apply is left out of sums. Never zero."""
    if figure.value is None:
        return figure.absence == Absence(reason)
    return figure.value != 0 and (bool(figure.gaps) or reason == "not applicable")


def test_a_plan_so_many_times_as_large_has_figures_so_many_times_as_large(editions: Editions) -> None:
    compared = Counter[str]()
    for seed, by in enumerate((2, 7, 1000)):
        drawing = Drawing(seed)
        for edition, spec in documents(editions):
            root = drawing.document(edition.form(spec.schema))
            larger: Values = {
                node.path: node.value * by
                for node in root.walk()
                if isinstance(node.value, int | Decimal) and node.face.kind in ("count", "decimal", "money")
            }
            one = figures_of(plan_of(edition, spec, root))
            many = figures_of(plan_of(edition, spec, changed(root, larger)))
            assert one.keys() == many.keys()
            for path, figure in one.items():
                # Rows are counted, and evidence is quoted, as they are.
                is_counted = figure.status == "derived" and not figure.unit
                scaled = (
                    figure.kind in ("count", "decimal", "money") and not is_counted and "value" not in path
                )
                assert _is_scaled(figure, many[path], by if scaled else 1)
                compared["scaled" if scaled else "the same"] += figure.status == "derived"
    print(f"figures that follow: {dict(compared)}")
    assert min(compared.values()) > 100


def _is_scaled(one: Figure, many: Figure, by: int) -> bool:
    if one.value is None or many.value is None:
        return (one.value, one.absence, one.word) == (many.value, many.absence, many.word)
    scaled = Fraction(one.value) * by
    return abs(scaled - Fraction(many.value)) <= NEAR * max(Fraction(1), abs(scaled))
