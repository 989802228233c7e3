"""The private fields that a public sum lacks and that are no figures: the public is not told their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from adtp_publish.model.plan import Plan
from tests.release.forms import with_private

ReadPlan = Callable[..., Plan]

PART4 = """\
table1:
  pooled_treatment_budget: {2009/10: 2100000}
  young_people: {2009/10: 160000}
  police: {2009/10: pending}
"""
# Before and after Part 4 in the order of the edition: neither has a gap.
BESIDE = {"part2": "pdu: {baseline: 2000}\n", "progress/q2": "quarter: q2\n"}


@pytest.fixture
def plan(read_plan: ReadPlan) -> Plan:
    plan = read_plan({"part4": PART4, **BESIDE})
    assert [document.broken for document in plan.documents] == [False] * 3
    assert "part4" not in (plan.documents[0].spec.id, plan.documents[-1].spec.id)
    return plan


def gaps(plan: Plan, *place: str) -> set[str]:
    return {name.partition(".")[2] for name in with_private(plan, "part4", *place).private_gaps}


def test_while_all_is_public_there_is_none(plan: Plan) -> None:
    assert gaps(plan) == set()


def test_a_private_row_that_the_plan_leaves_out_is_one_for_each_year_that_is_summed(plan: Plan) -> None:
    assert gaps(plan, "table1", "dip_main_grant") == {"table1.1-5.2009-10"}


def test_a_private_row_that_is_to_come_is_a_figure_and_none(plan: Plan) -> None:
    assert gaps(plan, "table1", "police") == set()


def test_a_private_sum_lacks_what_it_lacks_and_none_is_told(plan: Plan) -> None:
    assert gaps(plan, "table1") == set()
