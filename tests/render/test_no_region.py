"""A plan of a partnership without a region says so in the same words wherever plans stand side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from adtp_publish.model.plan import Plan
from adtp_publish.model.register import Region
from adtp_publish.render.side_by_side import plan_tables
from tests.release.published import public

ReadPlan = Callable[..., Plan]


def test_a_table_of_plans_says_that_there_is_no_region(read_plan: ReadPlan) -> None:
    one = replace(public(read_plan), region=None)
    other = replace(one, region=Region("north-west", "North West"))
    tables = plan_tables((one, other), "regions/", "plans")
    assert tables
    for table in tables:
        assert [row.cells[0].text for row in table.rows] == ["No region", "North West"]
