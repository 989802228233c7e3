"""Pages of the regions: which there are, and each with its partnerships, plans and totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.register import Region
from ...model.release import Release
from ...model.sorting import by_name
from ...model.total import Total
from .. import routes
from ..added_up import by_indicator, by_place, chart_of, indicators_of, region_hrefs
from ..blocks import Cell, Column, Row, Table
from ..frame import Site, frame
from ..overviews import Added, OfYear, RegionPage, RegionsPage
from ..page import Page
from ..side_by_side import plan_charts, plan_tables
from ..views import Link
from .leading import to_comparisons

_CRUMBS = (("Home", routes.HOME),)
_TITLE = "Regions"


def pages(site: Site) -> Iterator[Page]:
    """The list of regions, and a page for each that has a plan which counts."""
    yield Page(routes.REGIONS, "regions", regions(site))
    for region, releases in _by_region(site):
        view, found = region_page(site, region, releases), (("region", region.name),)
        yield Page(routes.region(region.slug), "region", view, filters=found)


def _by_region(site: Site) -> list[tuple[Region, list[Release]]]:
    """The regions with plans that count, by their names, each with those plans."""
    found: dict[str, tuple[Region, list[Release]]] = {}
    for release in site.counted:
        if release.region is not None:
            found.setdefault(release.region.slug, (release.region, []))[1].append(release)
    return sorted(found.values(), key=lambda item: by_name(item[0].name))


def regions(site: Site) -> RegionsPage:
    """Each region with its plans and its totals."""
    page, found = routes.REGIONS, _by_region(site)
    told = "The plans of each government office region, with its totals."
    rows = [_row(region, releases, page) for region, releases in found]
    heads = (Column("Region", False, 4), Column("Partnerships with plans"), Column("Plans"), Column("Years"))
    return RegionsPage(
        frame(site, page, _TITLE, told, _CRUMBS),
        Table("Regions and their plans", heads, tuple(rows)) if rows else None,
        tuple(_added(site, name, page) for name, _ in indicators_of(site.totals)),
        tuple(
            Link(one.name, routes.relative(page, routes.plan(one)))
            for one in sorted(site.counted, key=lambda one: (by_name(one.partnership.name), one.key))
            if one.region is None
        ),
    )


def _row(region: Region, releases: Sequence[Release], page: str) -> Row:
    names = {release.partnership.slug for release in releases}
    years = sorted({release.year for release in releases})
    head = Cell(region.name, href=routes.relative(page, routes.region(region.slug)))
    return Row(head, (Cell(str(len(names))), Cell(str(len(releases))), Cell(", ".join(years))))


def _added(site: Site, indicator: str, page: str) -> Added:
    """The totals of an indicator: a row and a picture for each region."""
    totals = [total for total in site.totals if total.indicator == indicator]
    of_regions = [total for total in totals if total.region]
    chart = chart_of(of_regions, f"Chart: {totals[0].label}: each region", "place") if of_regions else None
    return Added(by_place(totals, region_hrefs(totals, page)), chart)


def region_page(site: Site, region: Region, releases: Sequence[Release]) -> RegionPage:
    """A region with its totals and its plans, the last year first."""
    page = routes.region(region.slug)
    years = sorted({release.year for release in releases}, reverse=True)
    names = {release.partnership.slug for release in releases}
    told = f"The plans of local drug partnerships in {region.name}, side by side, with their totals."
    return RegionPage(
        frame(site, page, f"{region.name} region", told, (*_CRUMBS, (_TITLE, routes.REGIONS))),
        region.name,
        (
            ("Partnerships with plans", str(len(names))),
            ("Plans", str(len(releases))),
            ("Years", ", ".join(sorted(years))),
        ),
        _partnerships(releases, page),
        _totals([total for total in site.totals if total.region == region.slug], region.name),
        tuple(_of_year(site, region, year, releases, year == years[0]) for year in years),
    )


def _partnerships(releases: Sequence[Release], page: str) -> tuple[Link, ...]:
    """The way to each partnership, with the years that it has plans for."""
    years: dict[tuple[tuple[str, str], str], list[str]] = {}
    for one in sorted(releases, key=lambda release: release.year):
        name = one.partnership.name
        years.setdefault((by_name(name), one.partnership.slug), []).append(one.year)
    return tuple(
        Link(name, routes.relative(page, routes.partnership(slug)), ", ".join(found))
        for ((_, name), slug), found in sorted(years.items())
    )


def _totals(totals: Sequence[Total], name: str) -> Added | None:
    table = by_indicator(totals, f"Totals for {name} of the plans published here")
    return Added(table, chart_of(totals, f"Chart: totals for {name}", "label")) if table else None


def _of_year(site: Site, region: Region, year: str, releases: Sequence[Release], is_last: bool) -> OfYear:
    """The plans of a year side by side; of the last year in pictures too."""
    page = routes.region(region.slug)
    mine = [release for release in releases if release.year == year]
    mine.sort(key=lambda one: (by_name(one.partnership.name), one.partnership.slug))
    caption = f"plans for {year}"
    return OfYear(
        year,
        f"plans-{mine[0].slug}",
        routes.relative(page, routes.year(mine[0].slug)),
        plan_tables(mine, page, caption),
        to_comparisons(site, page, year, region.slug),
        plan_charts(mine, caption) if is_last else (),
    )
