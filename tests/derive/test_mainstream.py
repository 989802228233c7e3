"""What the mainstream commitments come to, and what they are to be kept up at once the rate is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from adtp_publish.derive.figures import derive
from adtp_publish.model.figure import Figure
from adtp_publish.model.plan import Plan
from adtp_publish.model.telling import value_of

ReadPlan = Callable[..., Plan]
ROWS = ("police", "pct_mainstream", "social_services", "section_31_pooled", "probation", "supporting_people")


def funding(**rows: tuple[str, str]) -> str:
    given = dict.fromkeys(ROWS, ("not applicable", "not applicable")) | rows
    lines = [
        f"  {name}:\n    2008/09: {before}\n    2009/10: {now}\n" for name, (before, now) in given.items()
    ]
    return "table1:\n" + "".join(lines)


def figures(plan: Plan, rate: str = "") -> dict[str, Figure]:
    thresholds = {name: value for name, value in plan.edition.thresholds if name != "mainstream_uplift"}
    thresholds |= {"mainstream_uplift": Decimal(rate)} if rate else {}
    derived, _ = derive(replace(plan, edition=replace(plan.edition, thresholds=tuple(thresholds.items()))))
    found = {figure.id.partition(".mainstream.")[2]: figure for figure in derived.figures}
    return {name: figure for name, figure in found.items() if name}


@pytest.mark.parametrize(
    ("rate", "least"),
    [("", "pending"), ("2.5", "£718 (£717.5 before rounding)"), ("0", "£700"), ("-10", "£630")],
)
def test_the_year_before_with_the_uplift_is_what_is_to_be_kept_up(
    read_plan: ReadPlan, rate: str, least: str
) -> None:
    plan = read_plan({"part4": funding(police=("£200", "£210"), probation=("£500", "£480"))})
    found = figures(plan, rate)
    assert value_of(found["total.2008-09"]) == "£700"
    assert value_of(found["total.2009-10"]) == "£690"
    assert value_of(found["least.2009-10"]) == least
    assert found["least.2009-10"].inputs == ("somewhere/2009-10/part4.mainstream.total.2008-09",)
    assert (
        found["least.2009-10"].formula == "mainstream commitments together 2008/09 × (1 + mainstream uplift)"
    )
    assert found["least.2009-10"].symbols == "a × (1 + rate)"
    assert all(figure.public for figure in found.values())


def test_over_a_row_that_is_not_known_both_are_the_least_that_they_can_be(read_plan: ReadPlan) -> None:
    plan = read_plan({"part4": funding(police=("£200", "£210"), probation=("not collected", "£480"))})
    found = figures(plan, "10")
    assert value_of(found["total.2008-09"]) == "at least £200 (1 not known)"
    assert found["least.2009-10"].gaps == ("somewhere/2009-10/part4.table1.1-10.2008-09",)
    assert found["least.2009-10"].value == 220


def test_a_plan_without_funding_has_no_such_figures(read_plan: ReadPlan) -> None:
    assert figures(read_plan({"part4": "commentary: |\n  None.\n"}), "10") == {}
