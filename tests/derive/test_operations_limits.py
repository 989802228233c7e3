"""What each rule of arithmetic does with a nothing, a gap, a reason, a loss and the widest numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.derive.operations import OPERATIONS
from adtp_publish.derive.terms import Inputs, Result, Term, called
from adtp_publish.model.rounding import rounded
from adtp_publish.model.values import Absence

YEARS = ("2008/09", "2009/10", "2010/11")
REASONS = ("pending", "to be confirmed", "not collected", "not applicable", "not sought", "not in the source")
STEPS = (("G", "100"), ("A", "90"), ("R", "0"))
Groups = tuple[tuple[Term, ...], ...]

amounts = st.integers(0, 10**12).map(Decimal)


def of(value: str | None, key: str = "number", reason: str = "") -> Term:
    number = Decimal(value) if value is not None else None
    return Term(f"id.{key}", key, key, "", number, Absence(reason) if reason else None)


def calculate(op: str, groups: Groups, key: str = "") -> Result | None:
    return OPERATIONS[op](Inputs(groups, key, STEPS, YEARS))


def value_of(op: str, groups: Groups, key: str = "") -> Decimal:
    result = calculate(op, groups, key)
    assert result is not None
    assert result.value is not None
    return result.value


BASE = (of("1000", "baseline"),)
RATES = (of("2", YEARS[0]), of("3", YEARS[1]))
NUMBERS = (of("1020", YEARS[0]), of("1071", YEARS[1]))
QUARTER = (Term("id.quarter", "Quarter", "quarter", word="q2"),)
USUAL: dict[str, tuple[Groups, str, str]] = {
    "change from base": ((BASE, RATES), YEARS[1], "1030.00"),
    "compound": ((BASE, RATES), YEARS[1], "1050.60"),
    "percentage change": ((BASE, NUMBERS), YEARS[1], "7.1"),
    "percentage change on last year": ((BASE, NUMBERS), YEARS[1], "5"),
    "share": (((of("9", "part"),), (of("36", "whole"),)), "", "25"),
    "difference": (((of("9", "first"),), (of("36", "second"),)), "", "-27"),
    "part of year": (((of("95", "annual"),), QUARTER), "", "47.5"),
}
# A change from the baseline does not need the years between, nor one on last year the baseline.
NEEDLESS = {("change from base", YEARS[0]), ("percentage change", YEARS[0])}
NEEDLESS |= {("percentage change on last year", "baseline")}
INPUTS = [(op, term.key) for op, (groups, _, _) in USUAL.items() for group in groups for term in group]
NEEDED = [item for item in INPUTS if item not in NEEDLESS]


@pytest.mark.parametrize("op", USUAL)
def test_the_usual_case(op: str) -> None:
    groups, key, wanted = USUAL[op]
    assert value_of(op, groups, key) == Decimal(wanted)


@pytest.mark.parametrize(
    ("op", "place", "reason"),
    [(*item, reason) for item, reason in product(NEEDED, REASONS) if item[1] != "quarter"],
)
def test_without_an_input_there_is_nothing_for_the_same_reason(op: str, place: str, reason: str) -> None:
    groups, key, _ = USUAL[op]
    lacking = tuple(
        tuple(of(None, term.key, reason) if term.key == place else term for term in group) for group in groups
    )
    result = calculate(op, lacking, key)
    assert result is not None
    if (op, place, reason) == ("difference", "second", "not applicable"):
        # Where nothing is to be taken away, all of the first is left.
        assert (result.value, result.absence) == (groups[0][0].value, None)
        return
    assert (result.value, result.absence) == (None, Absence(reason))
    assert f"id.{place}" in result.inputs


@pytest.mark.parametrize(("op", "place"), NEEDED)
def test_without_a_line_for_an_input_nothing_is_guessed(op: str, place: str) -> None:
    groups, key, _ = USUAL[op]
    lacking = tuple(tuple(term for term in group if term.key != place) for group in groups)
    assert calculate(op, lacking, key) is None


@pytest.mark.parametrize(("op", "place"), sorted(NEEDLESS))
def test_what_a_rule_does_not_need_may_be_missing(op: str, place: str) -> None:
    groups, key, wanted = USUAL[op]
    lacking = tuple(tuple(term for term in group if term.key != place) for group in groups)
    assert value_of(op, lacking, key) == Decimal(wanted)


@pytest.mark.parametrize("reason", REASONS)
def test_no_rating_is_given_to_a_figure_that_is_not_there(reason: str) -> None:
    result = calculate("threshold", ((of(None, "percentage", reason),),))
    assert result is not None
    assert (result.word, result.absence) == ("", Absence(reason))
    assert calculate("threshold", ((),)) is None


@pytest.mark.parametrize("reason", [reason for reason in REASONS if reason != "not applicable"])
def test_a_sum_over_a_gap_is_the_least_that_it_can_be(reason: str) -> None:
    result = calculate("sum", ((of("5", "police"), of(None, "pct", reason), of("7", "dip")),))
    assert result is not None
    assert (result.value, result.gaps) == (Decimal(12), ("id.pct",))
    nothing_known = calculate("sum", ((of(None, "police", "not applicable"), of(None, "pct", reason)),))
    assert nothing_known is not None
    assert (nothing_known.value, nothing_known.absence) == (None, Absence(reason))


def test_what_does_not_apply_leaves_no_gap_in_a_sum() -> None:
    result = calculate("sum", ((of("5", "police"), of(None, "pct", "not applicable")),))
    assert result is not None
    assert (result.value, result.gaps) == (Decimal(5), ())
    nothing = calculate("sum", ((of(None, "pct", "not applicable"),),))
    assert nothing is not None
    assert (nothing.value, nothing.absence) == (None, Absence("not applicable"))
    assert calculate("sum", ((), ())) is None


@given(known=st.lists(amounts, min_size=1, max_size=6), gaps=st.lists(amounts, min_size=1, max_size=6))
def test_whatever_fills_the_gaps_a_sum_only_grows(known: list[Decimal], gaps: list[Decimal]) -> None:
    rows = tuple(of(str(value), f"row{n}") for n, value in enumerate(known))
    unknown = tuple(of(None, f"gap{n}", "pending") for n in range(len(gaps)))
    filled = tuple(of(str(value), f"gap{n}") for n, value in enumerate(gaps))
    assert value_of("sum", (rows, unknown)) == sum(known)
    assert value_of("sum", (rows, filled)) >= value_of("sum", (rows, unknown))


def test_a_sum_keeps_every_digit_and_says_that_it_is_the_least_only_over_a_gap() -> None:
    rows = (of(f"{10**30}", "large"), of("0.0001", "small"))
    assert value_of("sum", (rows,)) == Decimal("1000000000000000000000000000000.0001")
    for gap, is_least in (("pending", True), ("not applicable", False)):
        result = calculate("sum", (rows, (of(None, "row", gap),)))
        assert result is not None
        assert result.at_least is is_least


def test_of_a_sum_over_a_gap_no_share_is_worked_out() -> None:
    least = replace(of("9"), gaps=("id.row",), lacking=Absence("not collected"))
    for terms in ((least, of("36")), (of("36"), least)):
        share = calculate("share", tuple((term,) for term in terms))
        assert share is not None
        assert (share.value, share.absence, share.gaps) == (None, Absence("not collected"), ())


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Police 2009/10", "police 2009/10"),
        ("Problem PDUs", "problem PDUs"),
        ("Other", "other"),
        ("A", "A"),
        ("PCT mainstream 2009/10", "PCT mainstream 2009/10"),
        ("Supporting People 2009/10", "Supporting People 2009/10"),
        ("Drug Interventions Programme (DIP) main grant", "Drug Interventions Programme (DIP) main grant"),
    ],
)
def test_a_name_keeps_its_capitals_in_a_formula(label: str, inside: str) -> None:
    assert called(replace(of("1"), label=label)) == inside


@pytest.mark.parametrize("op", ["percentage change", "percentage change on last year"])
def test_from_a_baseline_of_nothing_there_is_no_percentage(op: str) -> None:
    result = calculate(op, ((of("0", "baseline"),), (of("9", YEARS[0]),)), YEARS[0])
    assert result is not None
    assert (result.value, result.absence) == (None, Absence("not applicable"))


def test_of_no_practices_there_is_no_share() -> None:
    result = calculate("share", ((of("0"),), (of("0"),)))
    assert result is not None
    assert (result.value, result.absence) == (None, Absence("not applicable"))


@pytest.mark.parametrize("op", ["change from base", "compound"])
def test_nothing_grows_to_nothing(op: str) -> None:
    assert value_of(op, ((of("0", "baseline"),), RATES), YEARS[1]) == 0


def test_a_year_is_grown_from_the_unrounded_year_before() -> None:
    rates = tuple(of("2", year) for year in YEARS)
    grown = value_of("compound", ((of("4354", "baseline"),), rates), YEARS[2])
    assert (grown, rounded(grown)) == (Decimal("4620.499632"), Decimal(4620))
    each_year = Decimal(4354)
    for _ in YEARS:
        each_year = rounded(each_year * Decimal("1.02"))
    assert each_year == 4621


@pytest.mark.parametrize(
    ("old", "new", "places", "shown"),
    [("200", "189", 0, "-6"), ("200", "211", 0, "6"), ("400", "391", 1, "-2.3"), ("8", "7", 0, "-13")],
)
def test_a_half_percent_lost_is_rounded_away_from_zero(old: str, new: str, places: int, shown: str) -> None:
    change = value_of("percentage change", ((of(old),), (of(new, YEARS[0]),)), YEARS[0])
    assert str(rounded(change, places)) == shown


@given(base=amounts, rates=st.lists(st.integers(-99, 300), min_size=3, max_size=3), by=st.integers(1, 1000))
def test_a_plan_so_many_times_as_large_has_targets_so_many_times_as_large(
    base: Decimal, rates: list[int], by: int
) -> None:
    changes = tuple(of(str(rate), year) for rate, year in zip(rates, YEARS, strict=True))
    for op in ("change from base", "compound"):
        one = value_of(op, ((of(str(base)),), changes), YEARS[2])
        many = value_of(op, ((of(str(base * by)),), changes), YEARS[2])
        assert many == one * by


@given(part=amounts, whole=amounts.filter(bool), by=st.integers(1, 1000))
def test_a_share_does_not_change_with_the_size_of_what_is_shared(
    part: Decimal, whole: Decimal, by: int
) -> None:
    one = value_of("share", ((of(str(part)),), (of(str(whole)),)))
    many = value_of("share", ((of(str(part * by)),), (of(str(whole * by)),)))
    assert rounded(one, 20) == rounded(many, 20)


@pytest.mark.parametrize(
    ("base", "rate", "wanted"),
    [
        ("970000", "2.5", ("994250", None)),
        ("970000", "", (None, "pending")),
        ("", "2.5", (None, "pending")),
        ("0", "2.5", ("0", None)),
        ("100", "-1", ("99", None)),
    ],
)
def test_an_uplift_waits_for_the_rate_of_the_edition(
    base: str, rate: str, wanted: tuple[str | None, str | None]
) -> None:
    first, second = (
        Term(
            name,
            name,
            "",
            value=Decimal(text) if text else None,
            absence=None if text else Absence("pending"),
        )
        for name, text in (("base", base), ("", rate))
    )
    result = OPERATIONS["uplift"](Inputs(((first,), (second,)), ""))
    assert result is not None
    assert (result.value, result.absence) == (
        Decimal(wanted[0]) if wanted[0] else None,
        Absence(wanted[1]) if wanted[1] else None,
    )
    assert result.inputs == ("base",)
    assert OPERATIONS["uplift"](Inputs(((first,), ()), "")) is None
    assert OPERATIONS["uplift"](Inputs(((), (second,)), "")) is None
