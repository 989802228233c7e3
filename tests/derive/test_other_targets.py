"""Targets of several owners from one baseline, and what came of targets."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adtp_publish.derive.figures import derive
from adtp_publish.model.figure import Figure
from adtp_publish.model.plan import Plan
from adtp_publish.model.rounding import rounded
from adtp_publish.model.telling import value_of
from adtp_publish.model.values import Absence

ReadPlan = Callable[..., Plan]
SERIES = """\
pdu:
  baseline: {baseline}
  basis: year on year
  change:
    2008/09: 2%
all_adults:
  baseline: 2000
  basis: from baseline
  change:
    2008/09: 5%
other_targets:
"""
OWNER = """\
  - target: {target}
    owner: Somewhere Council
    indicator: National Indicator 40
    measure: {measure}
"""


def part2(read_plan: ReadPlan, text: str, year: str = "2009/10") -> dict[str, Figure]:
    derived, found = derive(read_plan({"part2": text}, year))
    assert not found
    return {figure.id.partition("/part2.")[2]: figure for figure in derived.figures}


def owned(*lines: str, target: str = "Council", measure: str = "problem drug users") -> str:
    return OWNER.format(target=target, measure=measure) + "".join(f"    {line}\n" for line in lines)


def grown(basis: str, *changes: str) -> tuple[str, ...]:
    years = ("2008/09", "2009/10", "2010/11")
    told = [f"  {year}: {change}" for year, change in zip(years, changes, strict=False)]
    return (f"basis: {basis}", "change:", *told)


@pytest.mark.parametrize("edition", ["2008/09", "2009/10"])
@pytest.mark.parametrize(
    ("measure", "lines", "baseline", "target"),
    [
        ("problem drug users", grown("year on year", "4%", "4%"), "1000", "1081.6"),
        ("problem drug users", grown("from baseline", "4%", "-5.5%"), "1000", "945"),
        ("all adults", grown("year on year", "1%", "1%"), "2000", "2040.2"),
        ("problem drug users", ("baseline: 903", *grown("year on year", "6%", "1%")), "903", "966.7518"),
    ],
)
def test_a_target_of_another_owner_starts_from_the_baseline_of_its_measure(
    read_plan: ReadPlan, edition: str, measure: str, lines: tuple[str, ...], baseline: str, target: str
) -> None:
    text = SERIES.format(baseline=1000) + owned(*lines, measure=measure)
    figures = part2(read_plan, text, edition)
    assert figures["other-targets.council.baseline"].value == Decimal(baseline)
    assert figures["other-targets.council.target.2009-10"].value == Decimal(target)
    assert figures["pdu.target.2008-09"].value == 1020
    assert figures["all-adults.target.2008-09"].value == 2100


def test_several_owners_and_a_stretched_pair_go_from_one_baseline_that_is_typed_once(
    read_plan: ReadPlan,
) -> None:
    text = SERIES.format(baseline=1000)
    text += owned("stretched: no", *grown("year on year", "3%"), target="Council")
    text += owned("stretched: yes", *grown("year on year", "6%"), target="Council, stretched")
    text += owned(*grown("from baseline", "1%"), target="PCT")
    figures = part2(read_plan, text)
    names = ("council", "council-stretched", "pct")
    assert [figures[f"other-targets.{name}.target.2008-09"].value for name in names] == [1030, 1060, 1010]
    for name in names:
        baseline = figures[f"other-targets.{name}.baseline"]
        assert (baseline.status, baseline.working) == ("derived", "1,000")
        assert baseline.inputs == ("somewhere/2009-10/part2.pdu.baseline",)
        assert baseline.formula.startswith("the same as problem drug users")
    assert {figure.total for name, figure in figures.items() if name.startswith("other-targets")} == {""}
    assert all(figure.public for figure in figures.values())


@pytest.mark.parametrize(("baseline", "lines"), [("pending", ()), ("1000", ("baseline: pending",))])
def test_a_baseline_that_is_not_there_yet_carries_its_reason_on(
    read_plan: ReadPlan, baseline: str, lines: tuple[str, ...]
) -> None:
    text = SERIES.format(baseline=baseline) + owned(*lines, *grown("year on year", "3%"))
    figure = part2(read_plan, text)["other-targets.council.target.2008-09"]
    assert (figure.value, figure.absence) == (None, Absence("pending"))


def test_a_measure_without_a_baseline_gives_none(read_plan: ReadPlan) -> None:
    figures = part2(read_plan, "other_targets:\n" + owned(*grown("year on year", "3%")))
    assert "other-targets.council.change.2008-09" in figures
    assert [name for name in figures if "baseline" in name or "target.2" in name] == []


def test_a_change_beside_a_target_that_is_given_as_a_number_may_be_negative(read_plan: ReadPlan) -> None:
    lines = ("basis: year on year", "stated:", "  2008/09: 1020", "  2009/10: 969")
    figures = part2(read_plan, SERIES.format(baseline=1000) + owned(*lines))
    changes = [figures[f"other-targets.council.change.{year}"] for year in ("2008-09", "2009-10")]
    assert [change.value for change in changes] == [2, -5]
    assert value_of(changes[1]) == "−5%"


# --- outturn


def outturn(lines: str, stated: str = "") -> str:
    said = f"  stated:\n    2008/09: {stated}\n" if stated else ""
    return f"pdu:\n  baseline: 1000\n  basis: year on year\n  change:\n    2008/09: 2%\n{said}{lines}"


@pytest.mark.parametrize(
    ("actual", "stated", "difference", "share"),
    [
        ("1040", "", "20", "102% (101.9608% before rounding)"),
        ("1000", "", "−20", "98% (98.0392% before rounding)"),
        ("1020", "1020", "0", "100%"),
        ("1000", "1024", "−24", "97.7% (97.6563% before rounding)"),
        ("pending", "", "pending", "pending"),
    ],
)
def test_an_outturn_stands_beside_its_target(
    read_plan: ReadPlan, actual: str, stated: str, difference: str, share: str
) -> None:
    text = outturn(f"  outturn:\n    2008/09: {actual}\n", stated)
    derived, _ = derive(read_plan({"part2": text}))
    figures = {figure.id.partition("/part2.")[2]: figure for figure in derived.figures}
    shown = {name: figures[f"pdu.{name}.2008-09"] for name in ("outturn-less-target", "outturn-of-target")}
    assert value_of(shown["outturn-less-target"]) == difference
    assert value_of(shown["outturn-of-target"]).replace(".0%", "%") == share
    inputs = tuple(f"somewhere/2009-10/part2.pdu.{name}.2008-09" for name in ("outturn", "target"))
    assert {figure.inputs for figure in shown.values()} == {inputs}
    assert [(figure.year, figure.public) for figure in shown.values()] == [("2008/09", True)] * 2


def test_without_an_outturn_nothing_stands_beside_a_target(read_plan: ReadPlan) -> None:
    figures = part2(read_plan, outturn(""))
    assert "pdu.target.2008-09" in figures
    assert not [name for name in figures if "outturn" in name]


def test_the_outturn_of_a_measure_is_that_of_every_target_for_it_unless_it_has_its_own(
    read_plan: ReadPlan,
) -> None:
    text = outturn("  outturn:\n    2008/09: 1000\n") + "other_targets:\n"
    text += owned(*grown("year on year", "4%"), target="Council")
    text += owned(*grown("year on year", "4%"), "outturn:", "  2008/09: 1040", target="PCT")
    figures = part2(read_plan, text)
    less = [figures[f"other-targets.{name}.outturn-less-target.2008-09"].value for name in ("council", "pct")]
    assert less == [-40, 0]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(-99, 200))
def test_what_came_of_a_target_agrees_with_fractions(
    read_plan: ReadPlan, baseline: int, actual: int, change: int
) -> None:
    text = f"pdu:\n  baseline: {baseline}\n  basis: from baseline\n  change:\n    2008/09: {change}%\n"
    figures = part2(read_plan, f"{text}  outturn:\n    2008/09: {actual}\n")
    target = Fraction(baseline) * (1 + Fraction(change, 100))
    difference, share = (
        figures[f"pdu.{name}.2008-09"] for name in ("outturn-less-target", "outturn-of-target")
    )
    assert difference.value is not None
    assert Fraction(difference.value) == actual - target
    if not target:
        assert (share.value, share.absence) == (None, Absence("not applicable"))
        return
    assert share.value is not None
    wanted = actual / target * 100
    assert abs(Fraction(rounded(share.value, 6)) - wanted) <= Fraction(1, 2 * 10**6) + Fraction(1, 10**30)
