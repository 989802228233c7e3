"""The ways into the site: home with the totals of the country, and the A to Z."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.release import Release
from ...model.sorting import by_name, unmarked
from ...model.values import year_slug
from .. import routes
from ..added_up import by_indicator, chart_of
from ..documents import STATES
from ..frame import Site, frame
from ..overviews import HomePage
from ..page import Page
from ..views import Letter, Link, ListPage


def pages(site: Site) -> Iterator[Page]:
    """The home page and the A to Z."""
    yield Page(routes.HOME, "home", home(site))
    yield Page(routes.PARTNERSHIPS, "partnerships", partnerships(site))


def home(site: Site) -> HomePage:
    """The home page."""
    counted, years = site.counted, site.years
    country = [total for total in site.totals if not total.region]
    shown = [r for r in site.releases if r.state == "illustrative"]
    return HomePage(
        frame=frame(site, routes.HOME, "Adult drug treatment plans", _ABOUT, (), section="home"),
        plans=len(counted),
        partnerships=len({release.partnership.slug for release in counted}),
        latest=_year(site, years[0]) if years else None,
        ways=tuple(
            Link(text, routes.relative(routes.HOME, to), note) for to, text, note in _WAYS if site.counted
        ),
        years=tuple(_year(site, year) for year in years),
        totals=by_indicator(country, "Totals for England of the plans published here"),
        chart=chart_of(country, "Chart: totals for England", "label"),
        illustrations=tuple(plan_link(routes.HOME, release) for release in shown),
    )


def _year(site: Site, year: str) -> Link:
    """The way to a year, with how many plans it has."""
    count = sum(1 for release in site.counted if release.year == year)
    href = routes.relative(routes.HOME, routes.year(year_slug(year)))
    return Link(year, href, "1 plan" if count == 1 else f"{count} plans")


# The ways to a plan: where they lead, what they are called, what is found there.
_WAYS = (
    (
        routes.PARTNERSHIPS,
        "Partnerships A to Z",
        "Each partnership with its plans and its targets over the years",
    ),
    (routes.REGIONS, "Regions", "The partnerships of a region side by side, with its totals"),
    (routes.COMPARE, "Compare partnerships", "One number of all plans: targets, funding, spending and more"),
    (routes.YEARS, "Years", "All plans of a year side by side, and its timetable"),
)
_ABOUT = (
    "What local partnerships in England plan for adult drug treatment: targets, primary care and funding."
)


def plan_link(page: str, release: Release) -> Link:
    """A link to a plan year."""
    return Link(release.name, routes.relative(page, routes.plan(release)), STATES.get(release.state, ""))


def partnerships(site: Site) -> ListPage:
    """The A to Z of partnerships with a plan."""
    page = routes.PARTNERSHIPS
    names: dict[str, list[Release]] = {}
    for release in sorted(site.releases, key=lambda r: (by_name(r.partnership.name), r.year)):
        if release.state != "illustrative":
            names.setdefault(release.partnership.slug, []).append(release)
    letters: dict[str, list[Link]] = {}
    for slug, releases in names.items():
        region = releases[0].region
        note = ", ".join([*([region.name] if region else []), *(release.year for release in releases)])
        link = Link(releases[0].partnership.name, routes.relative(page, routes.partnership(slug)), note)
        letters.setdefault(unmarked(link.text)[:1].upper(), []).append(link)
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
