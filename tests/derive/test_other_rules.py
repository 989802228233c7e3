"""A difference names the other rule that would give what is stated, where one does, and one alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adtp_publish.derive.figures import derive, place_of_document
from adtp_publish.derive.lookup import Place
from adtp_publish.derive.other_rules import (
    RULES,
    Case,
    cutting_off,
    half_to_even,
    rounding_each_year,
    rounding_up,
)
from adtp_publish.derive.results import Results
from adtp_publish.model.form import Face, Form
from adtp_publish.model.node import Node
from adtp_publish.model.plan import Plan
from adtp_publish.model.rounding import EXACT

ReadPlan = Callable[..., Plan]
NONE = "not applicable"
EMPTY = (
    "underspend", "dip_main_grant", "police", "pct_mainstream", "social_services", "probation",
    "supporting_people", "other", "tier_4_capital",
)  # fmt: skip
YEARS = ("2008/09", "2009/10", "2010/11")


def series(basis: str, baseline: str, changes: list[str], stated: list[str]) -> str:
    lines = ["pdu:", f"  baseline: {baseline}", f"  basis: {basis}", "  change:"]
    lines += [f"    {year}: {change}" for year, change in zip(YEARS, changes, strict=False)]
    lines += ["  stated:", *(f"    {y}: {n}" for y, n in zip(YEARS, stated, strict=False) if n)]
    return "\n".join(lines) + "\n"


def trust(percentages: tuple[str, str], delivering: tuple[str, str], practices: tuple[str, str]) -> str:
    lines = ["primary_care:", "  - trust: North PCT", "    practices:"]
    lines += [f"      {year}: {n}" for year, n in zip(YEARS, practices, strict=False)]
    lines += ["    delivering:"]
    for year, number, percentage in zip(YEARS, delivering, percentages, strict=False):
        lines += [f"      {year}:", f"        number: {number}"]
        lines += [f"        percentage: {percentage}"] if percentage else []
    return "\n".join(lines) + "\n"


def funding(adult: str = "", total: str = "", **rows: str) -> str:
    given_rows = {"pooled_treatment_budget": "1000", "young_people": "100", **dict.fromkeys(EMPTY, NONE)}
    lines = ["table1:"]
    for name, amount in {**given_rows, **rows, "adult_share": adult, "total": total}.items():
        lines += [f"  {name}:", f"    2009/10: {amount}"] if amount else []
    return "\n".join(lines) + "\n"


def hint(read_plan: ReadPlan, document: str, text: str) -> str:
    _, found = derive(read_plan({document: text}))
    assert [finding.code for finding in found] == ["stated-differs"]
    return found[0].hint.partition("; correct it")[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (series("year on year", "4354", ["2%"] * 3, ["", "", "4621"]), "rounding each year before the next"),
        (
            series("from baseline", "4354", ["2%"] * 3, ["", "", "4620"]),
            "`basis: year on year` would give it",
        ),
        (series("year on year", "1000", ["2%", "4%"], ["", "1040"]), "`basis: from baseline` would give it"),
        (series("from baseline", "1000", ["2%", "4%"], ["", "1061"]), "`basis: year on year` would give it"),
        (series("from baseline", "1000", ["2.05%"], ["1020"]), "rounding a half to the even number would"),
        (series("from baseline", "1000", ["2.07%"], ["1020"]), "cutting off 1,020.7 would give it"),
        (series("from baseline", "1000", ["2.02%"], ["1021"]), "rounding 1,020.2 up would give it"),
        (series("from baseline", "1000", ["2%"], ["1030"]), ""),
        (trust(("0.25%", ""), ("10", "12"), ("40", "38")), "the fraction in place of the percentage would"),
        (
            trust(("26%", ""), ("10", "12"), ("40", "38")),
            "Practices in the area covered, 2009/10 in place of",
        ),
        (trust(("30%", ""), ("10", "12"), ("40", "38")), "2009/10, Number in place of 2008/09, Number would"),
        (
            trust(("", "30%"), ("10", "12"), ("40", "38")),
            "Practices in the area covered, 2008/09 in place of",
        ),
        (trust(("", "44%"), ("10", "12"), ("40", "38")), ""),
        (trust(("50%", ""), ("10", "10"), ("40", "0")), ""),
    ],
)
def test_of_targets_and_primary_care(read_plan: ReadPlan, text: str, wanted: str) -> None:
    found = hint(read_plan, "part2", text)
    assert found.startswith(wanted or "correct it"), found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (funding(total="1200", police="200", probation="300"), "leaving out Police"),
        (funding(total="1100", police="200", probation="300"), "leaving out Probation"),
        (funding(total="1600", police="200", probation="300"), "counting Police"),
        (funding(total="1700", police="200", probation="300"), "counting Probation"),
        (funding(total="1100", police="300", probation="300"), ""),
        (funding(total="1550", police="200", probation="300"), ""),
        (funding(total="500", police="200", probation="300"), "leaving out"),
        (funding(total="-400", police="-700", probation="-700"), ""),
        (funding(adult="1000"), ""),
    ],
)
def test_of_a_total(read_plan: ReadPlan, text: str, wanted: str) -> None:
    found = hint(read_plan, "part4", text)
    assert found.startswith(wanted or "correct it"), found


def test_nothing_is_said_of_a_sum_over_a_gap(read_plan: ReadPlan) -> None:
    text = funding(total="900", police="200", probation="pending")
    assert hint(read_plan, "part4", text).startswith("correct it")


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 150))
def test_what_is_said_of_rounding_is_true(read_plan: ReadPlan, part: int, whole: int, stated: int) -> None:
    share = Fraction(part * 100, whole)
    text = trust((f"{stated}%", ""), (str(part), "1"), (str(whole), "1"))
    _, found = derive(read_plan({"part2": text}))
    down = share.numerator // share.denominator
    half = share - down == Fraction(1, 2)
    nearest = down + (share - down >= Fraction(1, 2))
    hints = [finding.hint for finding in found]
    assert bool(found) == (stated != nearest)
    for told in hints:
        if "half to the even" in told:
            assert half
            assert stated == down == down // 2 * 2
        if "cutting off" in told:
            assert stated == down
        if " up would" in told:
            assert stated == down + 1
    if stated == down and stated != nearest:
        assert hints[0].startswith(("cutting off", "rounding a half"))


# What `from baseline`, and cutting off, would give; what is right; and what no rule gives.
BY_RULES, RIGHT = (912, 966), 967


@pytest.mark.parametrize("stated", [*BY_RULES, RIGHT, *range(900, 1100, 7)])
def test_only_one_rule_is_named(read_plan: ReadPlan, stated: int) -> None:
    text = series("year on year", "903", ["6%", "1%"], ["", str(stated)])
    _, found = derive(read_plan({"part2": text}))
    value = Decimal("966.7518")
    assert bool(found) == (stated != value.to_integral_value())
    assert sum(finding.hint.count("would give it") for finding in found) == (stated in BY_RULES)


def test_a_number_wider_than_any_form_takes_is_rounded_exactly(read_plan: ReadPlan) -> None:
    (figure,) = derive(read_plan({"part2": "pdu: {baseline: 1000}\n"}))[0].figures
    place = Place.of_document(
        Form(Face("part2", "part2", "group")), Node(Face("", "", ""), ()), "", public=True
    )
    whole = Decimal(10**40)
    for rule, value, stated in (
        (half_to_even, EXACT.add(whole, Decimal("0.5")), whole),
        (cutting_off, EXACT.add(whole, Decimal("0.9")), whole),
        (rounding_up, EXACT.add(whole, Decimal("0.1")), EXACT.add(whole, Decimal(1))),
    ):
        case = Case(place, figure, {}, Results(), value, stated)
        assert rule(case)
        assert not rule(replace(case, stated=EXACT.subtract(whole, Decimal(1))))


def test_each_year_is_rounded_as_the_stated_number_is(read_plan: ReadPlan) -> None:
    plan = read_plan({"part2": series("year on year", "1000", ["2.55%", "3.33%"], ["", "1000"])})
    figures = {figure.path: figure for figure in derive(plan)[0].figures}
    place = place_of_document(plan, plan.documents[0]).at(("pdu", "stated", "2009/10"))
    figure = replace(figures[place.path], places=1)
    assert figure.value is not None
    case = Case(place, figure, figures, Results(), figure.value, Decimal("1059.6"))
    assert rounding_each_year(case) == "rounding each year before the next would give it"
    assert not rounding_each_year(replace(case, stated=Decimal(1060)))


def test_there_are_rules() -> None:
    assert len(RULES) == len(set(RULES)) == 9
