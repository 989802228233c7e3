"""The ways into the site: home with the totals of the country, and the A to Z."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.display import number
from ..model.plan import Release
from ..model.total import Total
from . import routes
from .blocks import Cell, Column, Row, Table
from .documents import STATES
from .frame import Site, frame
from .pages import HomePage, Letter, Link, ListPage


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
        totals=total_tables(site),
        illustrations=tuple(plan_link(routes.HOME, release) for release in shown),
    )


_ABOUT = (
    "What local partnerships in England plan for adult drug treatment: targets, primary care and funding."
)


def plan_link(page: str, release: Release) -> Link:
    """A link to a plan year."""
    text = f"{release.partnership.name} {release.year}"
    return Link(text, routes.relative(page, routes.plan(release)), STATES.get(release.state, ""))


def total_tables(site: Site) -> tuple[Table, ...]:
    """A table for each indicator: regions and the country down, years across, with "n of m" plans."""
    tables = []
    for label_id in sorted({total.id.split(".")[0] for total in site.totals}, reverse=True):
        mine = [total for total in site.totals if total.id.split(".")[0] == label_id]
        spans = sorted({(total.year, total.baseline) for total in mine})
        label = next(total.label for total in mine if not total.region)
        rows = []
        for region in sorted({total.region for total in mine}):
            place = site.register.region(region)
            found = {(total.year, total.baseline): total for total in mine if total.region == region}
            cells = tuple(_total_cell(found.get(span)) for span in spans)
            rows.append(Row(Cell(place.name if place else "England"), cells, total=not region))
        rows.sort(key=lambda row: row.total)
        columns = (Column("Region", False, 3), *(Column(_span_head(span, mine), True, 2) for span in spans))
        tables.append(
            Table(f"{label}: totals of the plans published here", columns, tuple(rows), has_derived=False)
        )
    return tuple(tables)


def _span_head(span: tuple[str, str], totals: Sequence[Total]) -> str:
    """What a column is called; where a year has targets from several baselines, each names its own."""
    year, baseline = span
    if year == baseline:
        return f"{year} baseline"
    alone = len({total.baseline for total in totals if total.year == year}) == 1
    return f"{year} target" if alone else f"{year} target, from {baseline}"


def _total_cell(total: Total | None) -> Cell:
    if total is None:
        return Cell("No plan", "absent")
    if total.value is None:
        return Cell(f"Not known (0 of {total.plans})", "absent")
    return Cell(f"{number(total.value)} ({total.counted} of {total.plans})", "number")


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
