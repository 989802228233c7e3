"""The figures of documents drawn by chance, on the forms of all editions, against exact fractions.

A case is one figure that follows from others, or whose reason does: its value, stated value, reason,
gaps, word, and whether it differs. All figures of a document are compared, the typed ones too; and
there may be none more and none less.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import count

import pytest

from adtp_publish.derive.figures import derive
from adtp_publish.derive.operations import OPERATIONS
from adtp_publish.model.figure import Figure
from adtp_publish.model.plan import Plan
from adtp_publish.model.rounding import rounded

from .oracle.drawing import Drawing, plan_of
from .oracle.filling import Editions
from .oracle.oracle import Oracle
from .oracle.spots import half_away
from .oracle.wanted import Wanted

# What is worked out from whole lists, and by rules of its own.
OF_LISTS = {"count by value", "movement", "count by word", "complement", "part by whole", "sum of a group"}
# How many documents are drawn of a form for one of each other: those with few figures of many rules.
TIMES = {"part2": 8, "laa": 4, "progress": 2}
# Sixty digits are carried: what cannot be written with them is as near as this.
NEAR = Fraction(1, 10**30)


def same(figure: Figure, wanted: Wanted) -> bool:
    """Whether a figure is what it should be, at every precision that a form has."""
    value = wanted.value
    if figure.value is None or value is None:
        if figure.value is not None or value is not None:
            return False
    else:
        if abs(Fraction(figure.value) - value) > NEAR * max(Fraction(1), abs(value)):
            return False
        if any(Fraction(rounded(figure.value, places)) != half_away(value, places) for places in range(5)):
            return False
        if 10**20 % value.denominator == 0 and Fraction(figure.value) != value:
            return False
    return (
        figure.status == wanted.status
        and (figure.absence.word if figure.absence else "") == wanted.reason
        and (None if figure.stated is None else Fraction(figure.stated)) == wanted.stated
        and (figure.word, figure.stated_word) == (wanted.word, wanted.stated_word)
        and figure.gaps == wanted.gaps
        and figure.differs is wanted.differs
    )


def compare(plan: Plan, tried: Counter[str]) -> dict[str, Figure]:
    """The figures of a document by their ids, each as it should be; what was compared is counted by rule."""
    (document,) = plan.documents
    form = plan.edition.form(document.spec.schema)
    rates = dict(plan.edition.thresholds)
    wanted = list(Oracle(form, document.root, f"{plan.key}/{document.spec.id}", rates).figures())
    figures = {figure.id: figure for figure in derive(plan)[0].figures}
    assert sorted(figures) == sorted(one.id for one in wanted)
    for one in wanted:
        assert same(figures[one.id], one), f"{figures[one.id]}\nshould be\n{one}"
        if one.rule:
            tried[one.rule] += 1
    return figures


@pytest.mark.parametrize(
    "cases",
    [
        200,  # what mutants are held against
        10_000,
        pytest.param(1_000_000, marks=[pytest.mark.slow, pytest.mark.timeout(3600)]),
    ],
)
def test_figures_agree_with_the_oracle(editions: Editions, cases: int) -> None:
    tried = Counter[str]()
    for seed in count(cases):
        drawing = Drawing(seed)
        for edition in editions.values():
            for spec in {spec.schema: spec for spec in edition.documents}.values():
                for _ in range(TIMES.get(spec.schema, 1)):
                    compare(plan_of(edition, spec, drawing.document(edition.form(spec.schema))), tried)
        if tried.total() >= cases:
            break
    print(f"{tried.total()} figures that follow compared, by rule: {dict(sorted(tried.items()))}")
    assert tried.total() >= cases
    assert set(tried) == {*OPERATIONS, *OF_LISTS}
