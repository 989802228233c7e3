"""Charts of money: which tables have one, which rows and years it shows, and that a gap is no zero."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from adtp_publish.model.release import Release
from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release
from adtp_publish.render.blocks import Block, Table
from adtp_publish.render.charts.amounts import amounts, with_amounts
from adtp_publish.render.charts.marks import Chart, Charts
from adtp_publish.render.context import Context
from adtp_publish.render.narrative import document_blocks
from tests.conftest import MOMENT


@pytest.fixture(scope="module")
def plan(checked_plans: Checked) -> Release:
    """The illustration, whose Part 4 is full."""
    made = (release(one, "public", MOMENT, checked_plans.register)[0] for one in checked_plans.plans)
    return next(one for one in made if one is not None and one.state == "illustrative")


@pytest.fixture(scope="module")
def blocks(plan: Release) -> list[Block]:
    document = plan.document("part4")
    assert document is not None
    return document_blocks(document, Context.of(plan, document))


def charts(blocks: list[Block], plan: Release) -> list[tuple[Table, Chart]]:
    """Each chart with the table before it."""
    charted = with_amounts(blocks, plan)
    assert [block for block in charted if not isinstance(block, Charts)] == blocks
    found = []
    for before, block in pairwise(charted):
        if isinstance(block, Charts):
            assert isinstance(before, Table)
            found.append((before, block.charts[0]))
    return found


def test_funding_by_source_and_spending_by_service_are_drawn(blocks: list[Block], plan: Release) -> None:
    (funding, sources), (spending, services) = charts(blocks, plan)
    said = " ".join(one.text for one in sources.labels if one.kind == "name")
    assert all(name in said for name in ("Police", "Social services", "SMPTB available for adult treatment"))
    total = next(row for row in funding.rows if row.total)
    # Neither the total nor what is behind the adults' share is a part of the total.
    for row in (total, *funding.rows[:2]):
        assert row.head.text not in said
    heads = [row.head.text for row in spending.rows if not row.total]
    assert " ".join(one.text for one in services.labels if one.kind == "name") == " ".join(heads)
    assert len(services.bars) == len(heads) == 8


def test_the_words_of_a_chart_are_those_of_the_table(blocks: list[Block], plan: Release) -> None:
    compared = 0
    for table, chart in charts(blocks, plan):
        cells = {cell.figure: cell.text for row in table.rows for cell in row.cells if cell.figure}
        for label in chart.labels:
            if label.of:
                assert label.text == cells[label.of]
                compared += 1
    assert compared > 25


def test_no_year_after_that_of_the_plan_is_drawn(blocks: list[Block], plan: Release) -> None:
    years = {figure.id: figure.year for figure in plan.figures}
    drawn = {years[one.of] for _, chart in charts(blocks, plan) for one in chart.labels if one.of}
    assert drawn == {"2008/09", "2009/10"}


def test_a_number_that_is_not_there_is_a_word_and_no_bar(blocks: list[Block], plan: Release) -> None:
    _, sources = charts(blocks, plan)[0]
    gaps = [one for one in sources.labels if one.kind == "absent"]
    assert [one.text for one in gaps] == ["Not applicable"]
    numbers = [one for one in sources.labels if one.kind == "value"]
    assert len(sources.bars) == len(numbers)


def test_a_table_without_a_total_of_its_own_rows_has_no_chart(blocks: list[Block], plan: Release) -> None:
    figures = {figure.id: figure for figure in plan.figures}
    tables = [block for block in blocks if isinstance(block, Table)]
    assert len([table for table in tables if amounts(table, figures, plan.year)]) == 2 < len(tables)
    for table in tables:
        rest = replace(table, rows=tuple(row for row in table.rows if not row.total))
        assert amounts(rest, figures, plan.year) is None
        assert amounts(table, {}, plan.year) is None
