"""Pages of the years: which there are, and each with all of its plans, its totals and its timetable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.display import capital, day
from ...model.edition import Edition
from ...model.release import Release
from ...model.sorting import by_name
from ...model.values import year_slug
from .. import routes
from ..added_up import by_indicator, indicators_of, total_cell
from ..blocks import Cell, Column, Row, Table
from ..frame import Site, frame
from ..overviews import YearPage, YearsPage
from ..page import Page
from ..side_by_side import plan_tables
from ..views import Link
from .leading import to_comparisons
from .ways_in import plan_link

_CRUMBS = (("Home", routes.HOME),)
_TITLE = "Years"


def pages(site: Site) -> Iterator[Page]:
    """The list of years, and a page for each that has a plan which counts."""
    yield Page(routes.YEARS, "years", years(site))
    for year in site.years:
        yield Page(_address(year), "year", year_page(site, year), filters=(("year", year),))


def _address(year: str) -> str:
    return routes.year(year_slug(year))


def years(site: Site) -> YearsPage:
    """The years side by side: how many plans each has, and what its targets come to in England."""
    page = routes.YEARS
    told = "The plans of each financial year, and the targets for it, side by side."
    rows = tuple(_row(site, year) for year in site.years)
    heads = (
        Column("Year", False, 2),
        Column("Plans"),
        Column("Partnerships"),
        *(Column(f"{label}: target, England", True, 4) for _, label in _indicators(site)),
    )
    table = Table("The years and the targets for each", heads, rows) if rows else None
    return YearsPage(frame(site, page, _TITLE, told, _CRUMBS), table)


def _indicators(site: Site) -> tuple[tuple[str, str], ...]:
    return indicators_of([total for total in site.totals if not total.region])


def _row(site: Site, year: str) -> Row:
    mine = [release for release in site.counted if release.year == year]
    names = {release.partnership.slug for release in mine}
    targets = {
        total.indicator: total
        for total in sorted(site.totals, key=lambda one: one.baseline)
        if total.year == year != total.baseline and not total.region
    }
    return Row(
        Cell(year, href=routes.relative(routes.YEARS, _address(year))),
        (
            Cell(str(len(mine))),
            Cell(str(len(names))),
            *(total_cell(targets.get(name)) for name, _ in _indicators(site)),
        ),
    )


def year_page(site: Site, year: str) -> YearPage:
    """A year with all of its plans side by side."""
    page, mine = _address(year), [release for release in site.counted if release.year == year]
    mine.sort(key=lambda one: (by_name(one.partnership.name), one.partnership.slug))
    edition = next((one for one in site.editions if one.year == year and not one.trial), None)
    title = f"Plans for {year}"
    told = (
        f"The plans of all local drug partnerships for {year} side by side, and the timetable of that year."
    )
    totals = [total for total in site.totals if total.year == year and not total.region]
    place = site.years.index(year)
    return YearPage(
        frame(site, page, title, told, (*_CRUMBS, (_TITLE, routes.YEARS))),
        title,
        _facts(mine, edition),
        by_indicator(totals, f"Totals for England: {year}"),
        plan_tables(mine, page, f"plans for {year}"),
        to_comparisons(site, page, year),
        _timetable(edition) if edition is not None else None,
        tuple(
            plan_link(page, one) for one in site.releases if one.state == "illustrative" and one.year == year
        ),
        _beside(site, page, place + 1),
        _beside(site, page, place - 1),
    )


def _facts(releases: Sequence[Release], edition: Edition | None) -> tuple[tuple[str, str], ...]:
    names = {release.partnership.slug for release in releases}
    span = [("Financial year", f"{day(edition.starts)} to {day(edition.ends)}")] if edition else []
    return (*span, ("Partnerships with plans", str(len(names))), ("Plans", str(len(releases))))


def _timetable(edition: Edition) -> Table | None:
    """What was due by when, and from whom, as the edition has it."""
    rows = tuple(
        Row(Cell(day(one.by)), (Cell(one.what), Cell(capital(one.who))))
        for one in sorted(edition.timetable, key=lambda one: one.by)
    )
    heads = (Column("By", False, 5), Column("What", False, 9), Column("Who", False, 4))
    return Table(f"Timetable for plans of {edition.year}", heads, rows) if rows else None


def _beside(site: Site, page: str, place: int) -> Link | None:
    """The year before or after; the last year stands first."""
    if not 0 <= place < len(site.years):
        return None
    year = site.years[place]
    return Link(year, routes.relative(page, _address(year)))
