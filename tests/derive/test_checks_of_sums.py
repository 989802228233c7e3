"""Rules that compare figures: sums over gaps, series with a common cause, thresholds of the edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from adtp_publish.derive.checks import apply_across_years, apply_checks
from adtp_publish.derive.checks.series import counted_alike
from adtp_publish.derive.checks.series import unlike as unlike_series
from adtp_publish.derive.checks.sheet import Amount, unlike
from adtp_publish.derive.figures import derive
from adtp_publish.findings import Finding
from adtp_publish.model.figure import Figure
from adtp_publish.model.plan import Plan

Read = Callable[..., Plan]


def found(plan: Plan) -> list[Finding]:
    derived, of_figures = derive(plan)
    assert not of_figures
    return [*apply_checks(derived), *apply_across_years([derived])]


def amount(text: str) -> Amount:
    """`10`; `10+` where it is the least that it can be; `10/11` where 11 is stated."""
    value, _, stated = text.removesuffix("+").partition("/")
    return Amount(Decimal(value), Decimal(stated or value), text.endswith("+"))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("10", "10", False),
        ("10", "11", True),
        ("10+", "11", False),
        ("12+", "11", True),
        ("10", "11+", True),
        ("12", "11+", False),
        ("11", "11+", False),
        ("10+", "99+", False),
        ("10/11", "11", False),
        ("10/12", "11", True),
        ("10/12", "11/12", False),
    ],
)
def test_amounts_are_unlike_only_where_no_gap_could_make_them_equal(
    first: str, second: str, expected: bool
) -> None:
    assert unlike(amount(first), amount(second)) is expected


def figure(name: str, value: int, *inputs: str, differs: bool = False) -> Figure:
    return Figure(
        name, "", "count", "", "given", "laa", (name,), Decimal(value), inputs=inputs, differs=differs
    )


@pytest.mark.parametrize(
    ("mine", "expected"),
    [
        ([figure("base", 10), figure("a", 12, "base", "x")], []),
        ([figure("base", 11), figure("a", 13, "base", "x"), figure("b", 14, "base", "y")], ["base"]),
        ([figure("base", 10), figure("a", 13, "base", "x"), figure("b", 14, "base", "y")], ["a", "b"]),
        ([figure("base", 10), figure("a", 13, "base", "x"), figure("b", 14, "base", "x", "y")], ["a"]),
        ([figure("base", 10), figure("a", 13, "x", "y"), figure("b", 14, "y", "x")], ["a"]),
        ([figure("base", 10), figure("a", 13, "base", "x", differs=True)], []),
    ],
)
def test_of_a_series_only_what_differs_of_itself_is_told(mine: list[Figure], expected: list[str]) -> None:
    theirs = {"base": 10, "a": 12, "b": 15}
    pairs = [(item, figure(item.id, theirs[item.id])) for item in mine]
    assert [one.id for one, _ in unlike_series(pairs)] == expected


POLICE = "table1:\n  police:\n    2008/09: £10,000\n    2009/10: {}\n"


@pytest.mark.parametrize(
    ("uplift", "now", "expected"),
    [
        (None, "£10,000", False),
        (None, "£9,999", True),
        ("2.5", "£10,249", True),
        ("2.5", "£10,250", False),
        ("2.504", "£10,250", False),
        (None, "pending", False),
        (None, "not applicable", True),
        ("2.5", "£0", True),
    ],
)
def test_mainstream_funding_is_kept_up_with_the_uplift_once_it_is_set(
    read_plan: Read, uplift: str | None, now: str, expected: bool
) -> None:
    plan = read_plan({"part4": POLICE.format(now)})
    thresholds = () if uplift is None else (("mainstream_uplift", Decimal(uplift)),)
    codes = [f.code for f in found(replace(plan, edition=replace(plan.edition, thresholds=thresholds)))]
    assert codes == ["mainstream-falls"] * expected


def test_a_carry_forward_is_measured_by_the_edition(read_plan: Read) -> None:
    rows = "  dip_main_grant:\n    2008/09: £1,000\n  dip_carry_forward:\n    2009/10: £21\n"
    plan = read_plan({"part4": "table1:\n" + rows})
    assert [f.code for f in found(plan)] == ["carry-forward-too-large"]
    assert found(replace(plan, edition=replace(plan.edition, thresholds=()))) == []


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ("  pct_mainstream:\n    2009/10: £0\n", ["cost-given-as-zero"]),
        ("  social_services:\n    2009/10: £0\n", []),
        ("  police:\n    2009/10: £5\n    2010/11: £1\n", []),  # later years are indicative
        ("  section_31_pooled:\n    2009/10: £5\n  pct_mainstream:\n    2008/09: £5\n", []),
        ("  section_31_pooled:\n    2009/10: £4\n  pct_mainstream:\n    2008/09: £5\n", []),
        ("  young_people:\n    2009/10: £5\n", []),
        ("  other:\n    2009/10: £0\n", []),
    ],
)
def test_rows_of_a_part_4_that_is_held_in_part(read_plan: Read, rows: str, codes: list[str]) -> None:
    assert [f.code for f in found(read_plan({"part4": "table1:\n" + rows}))] == codes


def test_a_finding_points_at_what_is_typed(read_plan: Read) -> None:
    rows = "  police:\n    2008/09: £10,000\n    2009/10: £9,000\n"
    (finding,) = found(read_plan({"part4": "table1:\n" + rows}))
    assert finding.path == ("table1", "police", "2009/10")
    assert not finding.on_key
    assert "all mainstream commitments together fall from £10,000 to £9,000" in finding.message


def test_a_number_that_is_not_there_is_unlike_no_other() -> None:
    there = figure("base", 10)
    nowhere = replace(there, value=None)
    stated = replace(nowhere, stated=Decimal(11))
    for pair in ((there, nowhere), (nowhere, there), (stated, there)):
        assert list(unlike_series([pair])) == []
    assert counted_alike(there, nowhere)
    assert counted_alike(nowhere, there)
    assert not counted_alike(there, figure("base", 11))
    assert not counted_alike(stated, there)
    assert counted_alike(replace(stated, differs=True), there)


@pytest.mark.parametrize(
    ("first", "second", "alike"), [("74.4", "74.2", False), ("74.44", "74.4", True), ("74.4", "74.44", True)]
)
def test_shares_are_alike_as_they_are_shown(first: str, second: str, alike: bool) -> None:
    one, other = (replace(figure("share", 0), value=Decimal(value), places=1) for value in (first, second))
    assert counted_alike(one, other) is alike
    assert list(unlike_series([(one, other)])) == ([] if alike else [(one, other)])


def test_what_is_stated_wrongly_in_the_other_document_is_told_there() -> None:
    other = replace(figure("base", 10, differs=True), stated=Decimal(11))
    assert list(unlike_series([(figure("base", 12), other)])) == []
    assert list(unlike_series([(figure("base", 12), replace(other, differs=False))])) != []
