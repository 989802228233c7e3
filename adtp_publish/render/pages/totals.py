"""Totals of the country and its regions, with what each plan gives to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model.display import exact
from ...model.sorting import by_name
from ...model.total import Part, Total
from .. import routes
from ..added_up import Span, by_place, chart_of, head, indicators_of, region_hrefs, spans_of
from ..blocks import Cell, Column, Row, Table
from ..context import absent
from ..data.provenance import place_on_form
from ..frame import Site, frame
from ..overviews import Indicator, TotalsPage
from ..page import Page
from ..views import Link

_RULE = (
    "Each total is the sum of the numbers below it: for a region those of its plans, for England all of "
    "them. A number that a plan states is added as stated. One that was worked out is added as it is here, "
    "before it is rounded. The sum is rounded once. “2 of 3” says that three plans have the target and two "
    "of them give its number."
)
_TITLE = "Totals for England and its regions"


def pages(site: Site) -> Iterator[Page]:
    """The page of all totals, once there is one."""
    if site.totals:
        yield Page(routes.TOTALS, "totals", totals_page(site))


def totals_page(site: Site) -> TotalsPage:
    """Every total with every number that it is made of."""
    told = "The targets of the plans published here, added up for England and for each region."
    crumbs = (("Home", routes.HOME),)
    return TotalsPage(
        frame(site, routes.TOTALS, _TITLE, told, crumbs), _TITLE, indicators(site), downloads(site)
    )


def indicators(site: Site) -> tuple[Indicator, ...]:
    """What is added up: a table of totals for each, and one of the numbers that they are made of."""
    return tuple(
        _indicator([total for total in site.totals if total.indicator == name])
        for name, _ in indicators_of(site.totals)
    )


def downloads(site: Site) -> tuple[Link, ...]:
    """The totals as data, where there are any."""
    kinds = (("CSV", routes.TOTALS_CSV), ("JSON", routes.TOTALS_JSON)) if site.totals else ()
    return tuple(Link(f"Totals ({kind})", routes.relative(routes.TOTALS, to)) for kind, to in kinds)


def _indicator(totals: Sequence[Total]) -> Indicator:
    country = [total for total in totals if not total.region]
    spans = spans_of(totals)
    label = country[0].label
    return Indicator(
        label=label,
        totals=by_place(totals, region_hrefs(totals, routes.TOTALS)),
        rule=_RULE,
        plans=Table(
            f"{label}: the numbers that are added up",
            (
                Column("Plan", False, 3),
                Column("Region", False, 3),
                Column("On the form", False, 2),
                *(Column(head(one, spans), True, 2) for one in spans),
            ),
            (*_plans(country, spans), _sums(country, spans)),
            wide=True,
        ),
        chart=chart_of(country, f"Chart: {label}: totals for England", "place"),
    )


def _plans(country: Sequence[Total], spans: Sequence[Span]) -> list[Row]:
    """A row for each plan that has a number or should have it, region by region."""
    found: dict[str, dict[tuple[str, str], Part]] = {}
    for total in country:
        for part in total.parts:
            found.setdefault(part.release.key, {})[total.year, total.baseline] = part
    plans = sorted(
        found.values(),
        key=lambda row: (by_name(_region(_first(row))), by_name(_first(row).plan), _first(row).release.key),
    )
    return [_plan(row, spans) for row in plans]


def _first(row: dict[tuple[str, str], Part]) -> Part:
    """Any of the numbers of a plan: they are all of its form."""
    return next(iter(row.values()))


def _plan(row: dict[tuple[str, str], Part], spans: Sequence[Span]) -> Row:
    part = _first(row)
    release, place = part.release, place_on_form(part.figure, part.release)
    href = routes.relative(routes.TOTALS, routes.document(release, part.figure.document))
    cells = (_number(row.get(span)) for span in spans)
    return Row(Cell(part.plan, href=href), (Cell(_region(part)), Cell(place), *cells))


def _region(part: Part) -> str:
    return part.release.region.name if part.release.region else ""


def _number(part: Part | None) -> Cell:
    """A number as it is added; of one that another edition takes the place of, that it is not."""
    if part is None:
        return Cell("", "absent")
    figure = part.figure
    if figure.shown is None:
        cell = absent(figure.absence) if figure.absence else Cell("Not known", "absent")
        return replace(cell, figure=figure.id)
    text = exact(figure.shown)
    if part.instead:
        return Cell(f"{text}, not added: the plan of {part.instead} gives it", "text", figure=figure.id)
    return Cell(text, "number", figure=figure.id)


def _sums(country: Sequence[Total], spans: Sequence[Span]) -> Row:
    """What the numbers come to before that is rounded."""
    found = {(total.year, total.baseline): total.figure for total in country}
    figures = [found.get(span) for span in spans]
    cells = (
        Cell(exact(figure.value), "number", figure=figure.id)
        if figure is not None and figure.value is not None
        else Cell("", "absent")
        for figure in figures
    )
    place = country[0].place
    return Row(
        Cell(f"{place}, before rounding"), (Cell("", "absent"), Cell("", "absent"), *cells), total=True
    )
