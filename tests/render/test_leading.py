"""Ways on from a partnership and from a part of a plan lead to what is there, and to nothing else."""

from __future__ import annotations

from dataclasses import replace

from adtp_publish.model.comparison import Comparison, Indicator
from adtp_publish.model.form import Face
from adtp_publish.model.node import Node
from adtp_publish.model.register import Register
from adtp_publish.model.release import Release, ReleasedDocument
from adtp_publish.model.source import Templates
from adtp_publish.render import routes
from adtp_publish.render.frame import Site
from adtp_publish.render.pages.leading import from_part, to_region
from tests.derive.test_totals import plan

PART = ReleasedDocument("part2", "Part 2", "Part 2", "portrait", Node(Face("", "", "group"), ()))
HERE = plan("a", {"2009/10": "90"}, "2009/10")
MADE_UP = plan("shown", {"2009/10": "7"}, "2009/10", state="illustrative", region="north")
BARE = plan("bare", {"2009/10": "7"}, "2009/10", region="")


def comparison(year: str, document: str, region: str, slug: str) -> Comparison:
    indicator = Indicator(slug, "Problem drug users", "Target", "2010/11", "people", document, "", ())
    return Comparison(year, indicator, region, region or "England", ())


def site() -> Site:
    of = (
        comparison("2009/10", "part2", "", "mine"),
        comparison("2009/10", "part2", "west", "of-a-region"),
        comparison("2008/09", "part2", "", "of-another-year"),
        comparison("2009/10", "part4", "", "of-another-part"),
    )
    return Site((HERE, MADE_UP, BARE), (), Register(), Templates(), {}, comparisons=of)


def ways(release: Release) -> list[tuple[str, str]]:
    page = routes.document(release, "part2")
    return [(link.text, link.href) for link in from_part(site(), page, release, PART)]


def test_a_part_leads_to_the_comparisons_of_its_own_numbers_in_all_plans_of_its_year() -> None:
    assert ways(HERE) == [
        ("Problem drug users: target, 2010/11", "../../../../compare/2009-10/mine/"),
    ]


def test_what_is_made_up_or_withdrawn_is_compared_with_nothing() -> None:
    assert ways(MADE_UP) == []
    assert ways(replace(HERE, state="withdrawn")) == []


def test_a_partnership_leads_to_its_region_where_that_has_a_page() -> None:
    assert HERE.region is not None
    page = routes.partnership("a")
    ((name, link),) = to_region(site(), page, HERE)
    assert (name, link.text, link.href) == ("Region", HERE.region.name, f"../../regions/{HERE.region.slug}/")
    ((_, made_up),) = to_region(site(), page, MADE_UP)
    assert made_up.href == ""
    assert to_region(site(), page, BARE) == ()
