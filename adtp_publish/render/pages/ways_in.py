"""The ways into the site: home with the totals of the country, and the A to Z."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.release import Release
from .. import routes
from ..documents import STATES
from ..frame import Site, frame
from ..page import Page
from ..views import HomePage, Letter, Link, ListPage
from .totals import downloads, indicators


def pages(site: Site) -> Iterator[Page]:
    """The home page and the A to Z."""
    yield Page(routes.HOME, "home", home(site))
    yield Page(routes.PARTNERSHIPS, "partnerships", partnerships(site))


def home(site: Site) -> HomePage:
    """The home page."""
    counted = site.counted
    years = sorted({release.year for release in counted}, reverse=True)
    latest = []
    for year in years:
        of_year = [release for release in counted if release.year == year]
        what = "1 plan" if len(of_year) == 1 else f"{len(of_year)} plans"
        latest.append(Link(year, "", what))
    shown = [r for r in site.releases if r.state == "illustrative"]
    return HomePage(
        frame=frame(site, routes.HOME, "Adult drug treatment plans", _ABOUT, (), section="home"),
        plans=len(counted),
        partnerships=len({release.partnership.slug for release in counted}),
        years=tuple(latest),
        totals=indicators(site),
        downloads=downloads(site),
        illustrations=tuple(plan_link(routes.HOME, release) for release in shown),
    )


_ABOUT = (
    "What local partnerships in England plan for adult drug treatment: targets, primary care and funding."
)


def plan_link(page: str, release: Release) -> Link:
    """A link to a plan year."""
    text = f"{release.partnership.name} {release.year}"
    return Link(text, routes.relative(page, routes.plan(release)), STATES.get(release.state, ""))


def partnerships(site: Site) -> ListPage:
    """The A to Z of partnerships with a plan."""
    page = routes.PARTNERSHIPS
    names: dict[str, list[Release]] = {}
    for release in sorted(site.releases, key=lambda r: (r.partnership.name.casefold(), r.year)):
        if release.state != "illustrative":
            names.setdefault(release.partnership.slug, []).append(release)
    letters: dict[str, list[Link]] = {}
    for slug, releases in names.items():
        region = releases[0].region
        note = ", ".join([*([region.name] if region else []), *(release.year for release in releases)])
        link = Link(releases[0].partnership.name, routes.relative(page, routes.partnership(slug)), note)
        letters.setdefault(link.text[:1].upper(), []).append(link)
    crumbs = (("Home", routes.HOME),)
    shown = [r for r in site.releases if r.state == "illustrative"]
    return ListPage(
        frame(
            site,
            page,
            "Partnerships A to Z",
            "The local drug partnerships whose plans are here.",
            crumbs,
            section="partnerships",
        ),
        tuple(Letter(letter, tuple(links)) for letter, links in sorted(letters.items())),
        tuple(plan_link(page, release) for release in shown),
    )
