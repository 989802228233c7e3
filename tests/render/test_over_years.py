"""The targets of a partnership over the years: two editions in one table, each number under its year."""

from __future__ import annotations

import pytest

from adtp_publish.model.release import Release
from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles
from adtp_publish.release.release import release
from adtp_publish.render import routes
from adtp_publish.render.over_years import OverYears, targets_over_years
from tests.bench.generate import generate
from tests.conftest import MOMENT, ROOT


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Release, ...]:
    """A made-up partnership with a plan in each of two editions."""
    folder = tmp_path_factory.mktemp("plans")
    generate(folder, plans=1, editions=2, seed=3)
    checked = check(DiskFiles(folder), "plans", DiskFiles(ROOT / "schema"), MOMENT)
    made = [release(one, "public", MOMENT, checked.register)[0] for one in checked.plans]
    found = tuple(one for one in made if one is not None)
    assert len(found) == 2
    return found


@pytest.fixture(scope="module")
def shown(plans: tuple[Release, ...]) -> tuple[OverYears, ...]:
    return targets_over_years(plans, routes.partnership(plans[0].partnership.slug))


def test_each_indicator_has_one_table_with_the_plans_of_all_years(
    plans: tuple[Release, ...], shown: tuple[OverYears, ...]
) -> None:
    indicators = {figure.total for one in plans for figure in one.figures if figure.total}
    assert len(shown) == len(indicators) == 2
    for one in shown:
        years = [row.head.text.partition(":")[0] for row in one.table.rows]
        assert sorted(set(years)) == years[:: len(years) // 2] == [plan.year for plan in plans]
        labels = [column.label for column in one.table.columns[1:]]
        assert "baseline" in labels[0]
        targets = [label for label in labels if "baseline" not in label]
        assert targets == sorted(targets) == labels[-len(targets) :]


def test_each_number_stands_under_its_own_year(
    plans: tuple[Release, ...], shown: tuple[OverYears, ...]
) -> None:
    figures = {figure.id: figure for plan in plans for figure in plan.figures if figure.total}
    seen = []
    for one in shown:
        for row in one.table.rows:
            for column, cell in zip(one.table.columns[1:], row.cells, strict=True):
                if cell.figure in figures:
                    assert column.label.startswith(figures[cell.figure].year)
                    seen.append(cell.figure)
    assert sorted(seen) == sorted(figures), "each number once"


def test_a_chart_shows_each_plan_on_one_scale(
    plans: tuple[Release, ...], shown: tuple[OverYears, ...]
) -> None:
    for one in shown:
        assert one.chart is not None
        assert [chart.title for chart in one.chart.charts] == [f"Plan for {plan.year}" for plan in plans]
        numbers = {label.of: label.text for chart in one.chart.charts for label in chart.labels if label.of}
        cells = {cell.figure: cell.text for row in one.table.rows for cell in row.cells}
        assert numbers == {name: cells[name] for name in numbers}
        assert {bar.look for chart in one.chart.charts for bar in chart.bars[:1]} == {"hollow"}


def test_workings_of_two_plans_have_addresses_of_their_own(
    plans: tuple[Release, ...], shown: tuple[OverYears, ...]
) -> None:
    for one in shown:
        anchors = [working.anchor for working in one.table.workings]
        assert len(set(anchors)) == len(anchors) > 3
        told = {anchor.partition("-worked-")[0] for anchor in anchors}
        assert told == {plan.slug for plan in plans}
        leads = [item.anchor for working in one.table.workings for item in working.inputs if item.anchor]
        assert set(leads) <= set(anchors)


def test_the_name_of_a_plan_leads_to_where_its_numbers_stand(shown: tuple[OverYears, ...]) -> None:
    for one in shown:
        for row in one.table.rows:
            year = row.head.text.partition(":")[0].replace("/", "-")
            assert row.head.href == f"{year}/part2/"


def test_the_order_in_which_plans_come_does_not_matter(
    plans: tuple[Release, ...], shown: tuple[OverYears, ...]
) -> None:
    assert targets_over_years(plans[::-1], routes.partnership(plans[0].partnership.slug)) == shown
    assert targets_over_years([], "partnerships/nowhere/") == ()
