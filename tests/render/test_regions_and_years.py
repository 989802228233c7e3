"""Pages of regions and years: which plans stand on them, what they lead to, and what leaves no trace."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from adtp_publish.derive.totals import totals
from adtp_publish.model.edition import Edition, Milestone
from adtp_publish.model.form import Face
from adtp_publish.model.node import Node
from adtp_publish.model.register import Register
from adtp_publish.model.release import Release, ReleasedDocument
from adtp_publish.model.source import Templates
from adtp_publish.render import routes
from adtp_publish.render.blocks import Row
from adtp_publish.render.frame import Site
from adtp_publish.render.overviews import RegionPage, RegionsPage, YearPage, YearsPage
from adtp_publish.render.page import Page
from adtp_publish.render.pages import regions, ways_in, years
from tests.derive.test_totals import plan, plans

EDITION = Edition(
    "2009/10",
    "Plan 2009/10",
    "",
    date(2009, 4, 1),
    date(2010, 3, 31),
    (),
    (
        Milestone("q1", date(2009, 7, 14), "Progress report", "partnership"),
        Milestone("sign-off", date(2009, 3, 31), "Final sign-off", "NTA and partnership"),
    ),
)
PLANS = [
    plan("b", {"2009/10": "100", "2010/11": "110"}),
    plan("a", {"2009/10": "90", "2010/11": ""}),
    plan("a", {"2009/10": "95"}, "2008/09"),
    plan("c", {"2009/10": "7"}, region="north"),
    plan("d", {"2009/10": "5"}, region=""),
    plan("shown", {"2009/10": "1234567"}, state="illustrative"),
]


def site(releases: Sequence[Release], *editions: Edition) -> Site:
    return Site(tuple(releases), totals(releases), Register(), Templates(), {}, editions=editions)


def made(releases: Sequence[Release], *editions: Edition) -> dict[str, Page]:
    of = site(releases, *editions)
    return {page.address: page for family in (regions.pages, years.pages) for page in family(of)}


def shown(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    return [
        (row.head.text, *(cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells)) for row in rows
    ]


def region(pages: dict[str, Page], slug: str) -> RegionPage:
    view = pages[routes.region(slug)].view
    assert isinstance(view, RegionPage)
    return view


def year(pages: dict[str, Page], slug: str) -> YearPage:
    view = pages[routes.year(slug)].view
    assert isinstance(view, YearPage)
    return view


def test_there_is_a_page_for_each_region_and_year_with_plans_that_count() -> None:
    assert set(made(PLANS)) == {
        "regions/",
        "regions/north/",
        "regions/west/",
        "years/",
        "years/2008-09/",
        "years/2009-10/",
    }
    assert set(made([])) == {"regions/", "years/"}


def test_the_list_of_regions_counts_what_each_has_and_names_plans_that_are_in_none() -> None:
    view = made(PLANS)["regions/"].view
    assert isinstance(view, RegionsPage)
    assert view.regions is not None
    assert shown(view.regions.rows) == [
        ("North", "1", "1", "2009/10"),
        ("West", "2", "3", "2008/09, 2009/10"),
    ]
    assert [row.head.href for row in view.regions.rows] == ["north/", "west/"]
    assert [(link.text, link.href) for link in view.elsewhere] == [
        ("D 2009/10", "../partnerships/d/2009-10/")
    ]
    (added,) = view.totals
    assert added.chart is not None
    assert [chart.title for chart in added.chart.charts] == ["North", "West"], (
        "not the country: it dwarfs them"
    )
    assert [row.head.href for row in added.table.rows] == ["north/", "west/", ""]


def test_a_region_has_its_own_partnerships_plans_and_totals_alone() -> None:
    view = region(made(PLANS), "west")
    assert [(link.text, link.note) for link in view.partnerships] == [
        ("A", "2008/09, 2009/10"),
        ("B", "2009/10"),
    ]
    assert [one.year for one in view.years] == ["2009/10", "2008/09"]
    assert shown(view.years[0].tables[0].rows) == [
        ("A", "1,000", "90", "Pending"),
        ("B", "1,000", "100", "110"),
    ]
    assert [len(one.charts) for one in view.years] == [1, 0], "pictures of the last year alone"
    assert view.totals is not None
    assert shown(view.totals.table.rows) == [
        ("Problem drug users", "2,000 (2 of 2)", "190 (2 of 2)", "110 (1 of 2)")
    ]


def test_a_year_has_all_plans_side_by_side_with_the_years_beside_it() -> None:
    view = year(made(PLANS), "2009-10")
    (table,) = view.plans
    assert [column.label for column in table.columns[2:]] == [
        "2007/08 baseline",
        "2009/10 target",
        "2010/11 target",
    ]
    assert shown(table.rows) == [
        ("A", "West", "1,000", "90", "Pending"),
        ("B", "West", "1,000", "100", "110"),
        ("C", "North", "1,000", "7", "Not held here"),
        ("D", "No region", "1,000", "5", "Not held here"),
    ]
    assert (view.previous and view.previous.href, view.next) == ("../2008-09/", None)
    assert [link.text for link in view.illustrations] == ["Shown 2009/10"]
    assert view.totals is not None
    assert shown(view.totals.rows) == [("Problem drug users", "202 (4 of 4)")]


def test_the_years_stand_side_by_side_with_the_targets_for_each() -> None:
    view = made(PLANS)["years/"].view
    assert isinstance(view, YearsPage)
    assert view.years is not None
    assert shown(view.years.rows) == [("2009/10", "4", "4", "202 (4 of 4)"), ("2008/09", "1", "1", "No plan")]


def test_the_timetable_is_that_of_the_edition_in_the_order_of_its_days() -> None:
    view = year(made(PLANS, EDITION), "2009-10")
    assert view.timetable is not None
    assert shown(view.timetable.rows) == [
        ("31 March 2009", "Final sign-off", "NTA and partnership"),
        ("14 July 2009", "Progress report", "Partnership"),
    ]
    assert view.facts[0] == ("Financial year", "1 April 2009 to 31 March 2010")
    for edition in (
        replace(EDITION, trial=True),
        replace(EDITION, year="2010/11"),
        replace(EDITION, timetable=()),
    ):
        assert year(made(PLANS, edition), "2009-10").timetable is None


def test_plans_without_a_number_are_listed_all_the_same() -> None:
    bare = replace(plan("e", {}), figures=())
    (table,) = year(made([bare]), "2009-10").plans
    assert shown(table.rows) == [("E",)]
    assert region(made([bare]), "west").totals is None
    rows = year(made([*PLANS, bare]), "2009-10").plans[0].rows
    assert shown(rows)[-1] == ("E", "West", "Not held here", "Not held here", "Not held here")


def as_text(releases: Sequence[Release], *editions: Edition) -> str:
    """All that these pages and the home page say."""
    views = [page.view for page in made(releases, *editions).values()]
    views.append(ways_in.home(site(releases, *editions)))
    return json.dumps([asdict(view) for view in views], default=str)  # type: ignore[call-overload]


@settings(max_examples=25)
@given(plans(("published", "transcription")), st.randoms(use_true_random=False))
def test_the_order_in_which_plans_come_does_not_matter(released: list[Release], chance: Random) -> None:
    mixed = list(released)
    chance.shuffle(mixed)
    assert as_text(mixed, EDITION) == as_text(released, EDITION)


def test_an_illustration_counts_nowhere_and_a_withdrawn_plan_is_not_named() -> None:
    gone = replace(plan("gone", {"2009/10": "7654321"}), state="withdrawn", figures=())
    text = as_text([*PLANS, gone], EDITION)
    assert "7654321" not in text
    assert "gone" not in text.casefold()
    assert "1,234,567" not in text
    assert as_text(PLANS, EDITION).count("Shown") == text.count("Shown") > 0


def test_a_number_that_a_plan_has_not_says_why() -> None:
    part = ReleasedDocument("part2", "Part 2", "Part 2", "portrait", Node(Face("", "", "group"), ()))
    bare = replace(plan("e", {}), figures=())
    for document, why in (
        (replace(part, absent="not in the source"), "Not in the source"),
        (replace(part, partial="pending"), "Pending"),
        (part, "None in the plan"),
    ):
        rows = year(made([*PLANS, replace(bare, documents=(document,))]), "2009-10").plans[0].rows
        assert shown(rows)[-1] == ("E", "West", why, why, why)
