"""Each rule of arithmetic against the same rule written with fractions, and what it does at its limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adtp_publish.derive.operations import OPERATIONS
from adtp_publish.derive.terms import Inputs, Result, Term
from adtp_publish.model.rounding import rounded
from adtp_publish.model.values import Absence

YEARS = ("2008/09", "2009/10", "2010/11", "2011/12")
STEPS = (("G", "100"), ("A", "90"), ("R", "0"))
EXAMPLES, SLOW_EXAMPLES = 10_000, 100_000

# As wide as the forms allow: counts and pounds of twelve digits, percentages of four with four decimals.
counts = st.one_of(st.integers(0, 10_000), st.integers(0, 10**12 - 1)).map(Decimal)
money = st.decimals(-(10**12), 10**12, places=2)
percents = st.decimals(Decimal(-9999), Decimal(9999), places=4)
small_percents = st.integers(-99, 200).map(Decimal)
changes = st.one_of(small_percents, percents)


def term(value: Decimal | None, key: str = "", word: str = "", absence: str = "") -> Term:
    return Term(f"id.{key}", key or "Number", key, "", value, Absence(absence) if absence else None, word)


def calculate(op: str, *groups: list[Term], key: str = "") -> Result:
    result = OPERATIONS[op](Inputs(tuple(map(tuple, groups)), key, STEPS, YEARS))
    assert result is not None
    return result


def shown(value: Fraction, places: int) -> Fraction:
    """Half away from zero."""
    up = abs(value) * 10**places + Fraction(1, 2)
    return Fraction(up.numerator // up.denominator * (1 if value >= 0 else -1), 10**places)


def agree(result: Result, wanted: Fraction | None) -> None:
    """The same number at every precision that a form has, and exactly the same where that can be written."""
    if wanted is None:
        assert (result.value, result.absence) == (None, Absence("not applicable"))
        return
    assert result.value is not None
    assert result.absence is None
    for places in range(5):
        assert Fraction(rounded(result.value, places)) == shown(wanted, places)
    if 10**50 % wanted.denominator == 0:
        assert Fraction(result.value) == wanted


def changed(old: Decimal, new: Decimal) -> Fraction | None:
    return (Fraction(new) - Fraction(old)) / Fraction(old) * 100 if old else None


def series(values: list[Decimal]) -> list[Term]:
    return [term(value, year) for value, year in zip(values, YEARS, strict=False)]


def from_base(base: Decimal, rates: list[Decimal]) -> None:
    result = calculate("change from base", [term(base)], series(rates), key=YEARS[len(rates) - 1])
    agree(result, Fraction(base) * (1 + Fraction(rates[-1]) / 100))


def year_on_year(base: Decimal, rates: list[Decimal]) -> None:
    wanted = Fraction(base)
    for rate in rates:
        wanted *= 1 + Fraction(rate) / 100
    agree(calculate("compound", [term(base)], series(rates), key=YEARS[len(rates) - 1]), wanted)


def change_since_base(base: Decimal, numbers: list[Decimal]) -> None:
    result = calculate("percentage change", [term(base)], series(numbers), key=YEARS[len(numbers) - 1])
    agree(result, changed(base, numbers[-1]))


def change_on_last_year(base: Decimal, numbers: list[Decimal]) -> None:
    key = YEARS[len(numbers) - 1]
    result = calculate("percentage change on last year", [term(base)], series(numbers), key=key)
    agree(result, changed([base, *numbers][-2], numbers[-1]))


def share(part: Decimal, whole: Decimal) -> None:
    wanted = Fraction(part) / Fraction(whole) * 100 if whole else None
    agree(calculate("share", [term(part)], [term(whole)]), wanted)


def difference(first: Decimal, second: Decimal) -> None:
    agree(calculate("difference", [term(first)], [term(second)]), Fraction(first) - Fraction(second))


def total(rows: list[list[Decimal]]) -> None:
    groups = [[term(value, str(n)) for n, value in enumerate(row)] for row in rows]
    agree(calculate("sum", *groups), sum((Fraction(v) for row in rows for v in row), Fraction(0)))


def part_of_year(annual: Decimal, quarters: int) -> None:
    result = calculate("part of year", [term(annual)], [term(None, word=f"q{quarters}")])
    agree(result, Fraction(annual) * quarters / 4)


def threshold(value: Decimal) -> None:
    wanted = "G" if Fraction(value) >= 100 else "A" if Fraction(value) >= 90 else "R"
    assert calculate("threshold", [term(value)]).word == wanted


def uplift(base: Decimal, rate: Decimal) -> None:
    agree(calculate("uplift", [term(base)], [term(rate)]), Fraction(base) * (1 + Fraction(rate) / 100))


def as_given(value: Decimal) -> None:
    agree(calculate("as given", [term(value)]), Fraction(value))


@dataclass(frozen=True)
class Law:
    """A rule, what it is tried on, and the check."""

    op: str
    inputs: dict[str, st.SearchStrategy[Any]]
    check: Callable[..., None]


rates = st.lists(changes, min_size=1, max_size=len(YEARS))
targets = st.lists(counts, min_size=1, max_size=len(YEARS))
near_steps = st.sampled_from(["89.9999", "90", "99.9999", "100", "99.99999999999999999", "0"]).map(Decimal)
LAWS = (
    Law("as given", {"value": money}, as_given),
    Law("change from base", {"base": counts, "rates": rates}, from_base),
    Law("compound", {"base": counts, "rates": rates}, year_on_year),
    Law("percentage change", {"base": counts, "numbers": targets}, change_since_base),
    Law("percentage change on last year", {"base": counts, "numbers": targets}, change_on_last_year),
    Law("share", {"part": counts, "whole": counts}, share),
    Law("difference", {"first": money, "second": money}, difference),
    Law("sum", {"rows": st.lists(st.lists(money, min_size=1, max_size=9), min_size=1, max_size=3)}, total),
    Law("part of year", {"annual": counts, "quarters": st.integers(1, 4)}, part_of_year),
    Law("threshold", {"value": st.one_of(near_steps, small_percents, percents)}, threshold),
    Law("uplift", {"base": money, "rate": changes}, uplift),
)


def test_every_rule_has_a_law() -> None:
    assert [law.op for law in LAWS] == list(OPERATIONS)


@pytest.mark.parametrize(
    "examples", [EXAMPLES, pytest.param(SLOW_EXAMPLES, marks=[pytest.mark.slow, pytest.mark.timeout(3600)])]
)
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.op)
def test_a_rule_agrees_with_fractions(law: Law, examples: int) -> None:
    least = -(-examples // len(LAWS))
    tried = Counter[str]()

    def try_one(**values: Any) -> None:
        tried[law.op] += 1
        law.check(**values)

    quietly = settings(
        max_examples=least, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    quietly(given(**law.inputs)(try_one))()
    assert tried[law.op] >= least
