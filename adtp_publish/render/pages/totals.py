"""Totals of the country and its regions on the home page, with what each plan gives to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...model.display import exact, number
from ...model.total import Part, Total
from .. import routes
from ..blocks import Cell, Column, Row, Table
from ..context import absent
from ..data.provenance import place_on_form
from ..frame import Site
from ..views import Indicator, Link

_RULE = (
    "Each total is the sum of the numbers below it: for a region those of its plans, for England all of "
    "them. A number that a plan states is added as stated. One that was worked out is added as it is here, "
    "before it is rounded. The sum is rounded once. “2 of 3” says that three plans have the target and two "
    "of them give its number."
)
Spans = Sequence[tuple[str, str]]


def indicators(site: Site) -> tuple[Indicator, ...]:
    """What is added up: a table of totals for each, and one of the numbers that they are made of."""
    names = sorted({total.indicator for total in site.totals}, reverse=True)
    return tuple(_indicator([t for t in site.totals if t.indicator == name]) for name in names)


def downloads(site: Site) -> tuple[Link, ...]:
    """The totals as data, where there are any."""
    kinds = (("CSV", routes.TOTALS_CSV), ("JSON", routes.TOTALS_JSON)) if site.totals else ()
    return tuple(Link(f"Totals ({kind})", routes.relative(routes.HOME, to)) for kind, to in kinds)


def _indicator(totals: Sequence[Total]) -> Indicator:
    country = [total for total in totals if not total.region]
    spans = sorted({(total.year, total.baseline) for total in totals})
    heads = tuple(Column(_head(span, country), True, 2) for span in spans)
    label = country[0].label
    return Indicator(
        totals=Table(
            f"{label}: totals of the plans published here",
            (Column("Region", False, 3), *heads),
            tuple(_rows(totals, spans)),
        ),
        rule=_RULE,
        plans=Table(
            f"{label}: the numbers that are added up",
            (Column("Plan", False, 3), Column("Region", False, 3), Column("On the form", False, 2), *heads),
            (*_plans(country, spans), _sums(country, spans)),
            wide=True,
        ),
    )


def _head(span: tuple[str, str], country: Sequence[Total]) -> str:
    """What a column is called; where a year has targets from several baselines, each names its own."""
    year, baseline = span
    if year == baseline:
        return f"{year} baseline"
    alone = len({total.baseline for total in country if total.year == year}) == 1
    return f"{year} target" if alone else f"{year} target, from {baseline}"


def _rows(totals: Sequence[Total], spans: Spans) -> list[Row]:
    """The regions by their names, then the country."""
    places = sorted({(not total.region, total.place) for total in totals})
    found = {(total.place, (total.year, total.baseline)): total for total in totals}
    return [
        Row(Cell(place), tuple(_total(found.get((place, span))) for span in spans), total=is_country)
        for is_country, place in places
    ]


def _total(total: Total | None) -> Cell:
    if total is None:
        return Cell("No plan", "absent")
    if total.value is None:
        return Cell(f"Not known {_counted(0, total)}", "absent", figure=total.id)
    return Cell(f"{number(total.value)} {_counted(total.counted, total)}", "number", figure=total.id)


def _counted(known: int, total: Total) -> str:
    """Of how many plans the number is known; a narrow column does not break it."""
    return f"({known} of {total.plans})".replace(" ", "\N{NO-BREAK SPACE}")


def _plans(country: Sequence[Total], spans: Spans) -> list[Row]:
    """A row for each plan that has a number or should have it, region by region."""
    found: dict[str, dict[tuple[str, str], Part]] = {}
    for total in country:
        for part in total.parts:
            found.setdefault(part.release.key, {})[total.year, total.baseline] = part
    plans = sorted(
        found.values(),
        key=lambda row: (_region(_first(row)), _first(row).plan.casefold(), _first(row).release.key),
    )
    return [_plan(row, spans) for row in plans]


def _first(row: dict[tuple[str, str], Part]) -> Part:
    """Any of the numbers of a plan: they are all of its form."""
    return next(iter(row.values()))


def _plan(row: dict[tuple[str, str], Part], spans: Spans) -> Row:
    part = _first(row)
    release, place = part.release, place_on_form(part.figure, part.release)
    href = routes.relative(routes.HOME, routes.document(release, part.figure.document))
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


def _sums(country: Sequence[Total], spans: Spans) -> Row:
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
