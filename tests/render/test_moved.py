"""Addresses of partnerships that were renamed or merged lead to those that took them over."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from adtp_publish.model.plan import Plan
from adtp_publish.model.register import Partnership, Register
from adtp_publish.model.release import Release
from adtp_publish.model.site_config import DEFAULT, SiteConfig
from adtp_publish.publish.verify import verify
from adtp_publish.render import routes
from adtp_publish.render.frame import Site
from adtp_publish.render.pages.gone import moved
from adtp_publish.render.site import render_site
from tests.privacy.repository import editions, templates
from tests.release.published import public

ReadPlan = Callable[..., Plan]
ADDRESSES = ["", "2009-10/", "2009-10/part1/", "2009-10/part2/"]


def partnership(slug: str, *predecessors: str) -> Partnership:
    return Partnership(slug, slug.capitalize(), predecessors=predecessors)


def site_of(read_plan: ReadPlan, shown: list[str], *known: Partnership, config: SiteConfig = DEFAULT) -> Site:
    """A site of partnerships in its register, each of which has the plan of a few lines if it is `shown`."""
    made, nhs = templates()
    plan = public(read_plan)
    releases = [replace(plan, partnership=each) for each in known if each.slug in shown]
    register = Register(partnerships=known)
    return Site(tuple(releases), (), register, made, nhs, config, tuple(editions().values()))


def ways(site: Site) -> dict[str, str]:
    return {old: new for old, new, _ in moved(site)}


def test_each_address_leads_to_the_one_in_its_place(read_plan: ReadPlan) -> None:
    site = site_of(read_plan, ["new"], partnership("new", "old", "older"))
    assert ways(site) == {
        f"partnerships/{old}/{rest}": f"partnerships/new/{rest}"
        for old in ("old", "older")
        for rest in ADDRESSES
    }


def test_where_nothing_is_shown_of_the_new_one_there_is_no_trace_of_the_old(read_plan: ReadPlan) -> None:
    site = site_of(read_plan, ["another"], partnership("new", "old"), partnership("another"))
    assert ways(site) == {}
    assert not [file for file in files_of(site) if "old" in file]


def test_a_partnership_with_plans_of_its_own_keeps_its_pages(read_plan: ReadPlan) -> None:
    site = site_of(read_plan, ["new", "old"], partnership("new", "old"), partnership("old"))
    assert ways(site) == {}
    assert "Old" in files_of(site)["partnerships/old/index.html"]


def test_the_last_of_several_names_that_has_plans_is_led_to(read_plan: ReadPlan) -> None:
    known = (partnership("b", "a"), partnership("c", "b"))
    assert {way.split("/")[1] for way in ways(site_of(read_plan, ["c"], *known)).values()} == {"c"}
    both = ways(site_of(read_plan, ["b", "c"], *known))
    assert {(old.split("/")[1], new.split("/")[1]) for old, new in both.items()} == {("a", "b")}


def test_a_tombstone_is_led_to(read_plan: ReadPlan) -> None:
    site = site_of(read_plan, ["new"], partnership("new", "old"))
    gone = replace(site.releases[0], state="withdrawn", documents=(), figures=(), published=None)
    assert list(ways(replace_releases(site, gone))) == ["partnerships/old/", "partnerships/old/2009-10/"]


def replace_releases(site: Site, *releases: Release) -> Site:
    return Site(releases, (), site.register, site.templates, site.nhs, site.config, site.editions)


def files_of(site: Site) -> dict[str, str]:
    """The pages of a site, by address; those of its PDFs are empty, and every link leads somewhere."""
    return {name: made.decode() for name, made in all_files_of(site).items() if name.endswith(".html")}


def all_files_of(site: Site) -> dict[str, bytes]:
    """All files of a site, by address; a PDF holds no more than whose it is."""
    pdfs = {
        f"partnerships/{r.key}/{'' if d.id == 'cover' else f'{d.id}/'}{r.key.replace('/', '-')}-{d.id}.pdf": (
            f"%PDF-{r.key}\n%%EOF".encode()
        )
        for r in site.releases
        for d in r.documents
        if d.id != "record"
    }
    files = render_site(site, pdfs)
    verify(files)
    assert len({file.address for file in files}) == len(files)
    return {file.address: file.content for file in files}


def test_each_file_of_a_plan_is_there_under_its_old_address_too(read_plan: ReadPlan) -> None:
    site = site_of(read_plan, ["new"], partnership("new", "old"))
    was = all_files_of(site_of(read_plan, ["old"], partnership("old")))
    made = all_files_of(site)
    own = {name for name in was if name.startswith(("partnerships/old/", f"{routes.API}plans/old/"))}
    data = {name for name in own if not name.endswith(".html")}
    assert {"csv", "json", "pdf"} <= {name.rpartition(".")[2] for name in data}
    assert f"{routes.API}plans/old/2009-10.json" in data
    assert own <= set(made), "no old address is lost"
    for name in data:
        assert made[name] == made[name.replace("/old", "/new")], name


def test_of_a_partnership_with_plans_of_its_own_no_file_is_another_s(read_plan: ReadPlan) -> None:
    site = site_of(read_plan, ["new", "old"], partnership("new", "old"), partnership("old"))
    made = all_files_of(site)
    assert b"old/2009-10" in made["partnerships/old/2009-10/part2/old-2009-10-part2.pdf"]


@pytest.mark.parametrize(
    ("config", "canonical"),
    [
        (DEFAULT, "../../../new/2009-10/part2/"),
        (
            SiteConfig(address="https://example.org/plans/"),
            "https://example.org/plans/partnerships/new/2009-10/part2/",
        ),
    ],
)
def test_the_page_leads_on_at_once_and_by_a_link(
    read_plan: ReadPlan, config: SiteConfig, canonical: str
) -> None:
    site = site_of(read_plan, ["new"], partnership("new", "old"), config=config)
    html = files_of(site)["partnerships/old/2009-10/part2/index.html"]
    way = "../../../new/2009-10/part2/"
    # At once: a page that moves while it is read would break WCAG 2.2, 2.2.1.
    assert f'<meta http-equiv="refresh" content="0; url={way}">' in html
    assert f'<link rel="canonical" href="{canonical}">' in html
    assert '<meta name="robots" content="noindex">' in html
    main = html[html.index("<main") : html.index("</main>")]
    assert re.search(rf'<a href="{way}">New 2009/10, Part 2</a>', main)
    assert "<h1" in main
