"""All plans and their parts on one page: for whoever does not search, or has a browser without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.release import Release
from ...model.sorting import by_name
from .. import routes
from ..frame import Site, frame, parts_of
from ..page import Page
from ..views import Frame, Link
from .ways_in import plan_link

_TITLE = "All plans and their parts"
_DESCRIPTION = "A list of every plan on this site and of its parts, year by year."


@dataclass(frozen=True, slots=True)
class Listed:
    """A plan and its parts."""

    plan: Link
    parts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ListedYear:
    """The plans of a year, by partnership."""

    year: str
    anchor: str
    plans: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class AllPlansPage:
    """Every plan that counts, year by year, the last one first; illustrations apart from them."""

    frame: Frame
    years: tuple[ListedYear, ...]
    illustrations: tuple[Link, ...]


def pages(site: Site) -> Iterator[Page]:
    """The page; the search does not find it, since it would find it for every name."""
    yield Page(routes.ALL_PLANS, "all-plans", all_plans(site), indexed=False)


def all_plans(site: Site) -> AllPlansPage:
    """The page."""
    page = routes.ALL_PLANS
    return AllPlansPage(
        frame(site, page, _TITLE, _DESCRIPTION, (("Home", routes.HOME),)),
        tuple(_year(site, page, year) for year in site.years),
        tuple(plan_link(page, r) for r in site.releases if r.state == "illustrative"),
    )


def _year(site: Site, page: str, year: str) -> ListedYear:
    plans = [release for release in site.counted if release.year == year]
    plans.sort(key=lambda release: (by_name(release.partnership.name), release.key))
    return ListedYear(year, f"year-{plans[0].slug}", tuple(_listed(page, release) for release in plans))


def _listed(page: str, release: Release) -> Listed:
    name = release.partnership.name
    parts = (
        Link(d.short, routes.relative(page, routes.document(release, d.id)), f"{name} {release.year}")
        for d in parts_of(release)
    )
    return Listed(Link(name, routes.relative(page, routes.plan(release)), release.year), tuple(parts))
