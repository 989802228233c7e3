"""Totals as tables and charts: by place, by indicator, each number with how many plans it is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model.display import number
from ..model.sorting import by_name
from ..model.total import Total
from . import routes
from .blocks import Cell, Column, Row, Table
from .charts.marks import Charts, Datum, Look
from .charts.targets import Series, charts_of

_COUNTED = " Under each year stands how many plans the number is of."
# A year that numbers are for, and the year that their series begins with.
Span = tuple[str, str]


def spans_of(totals: Sequence[Total]) -> tuple[Span, ...]:
    """The columns of a table of totals, in the order of time."""
    return tuple(sorted({span(total) for total in totals}))


def span(total: Total) -> Span:
    """The column that a total stands in."""
    return total.year, total.baseline


def head(one: Span, spans: Sequence[Span]) -> str:
    """What a column is called; where a year has targets from several baselines, each names its own."""
    year, baseline = one
    if year == baseline:
        return f"{year} baseline"
    alone = len({other for of, other in spans if of == year}) == 1
    return f"{year} target" if alone else f"{year} target, from {baseline}"


def total_cell(total: Total | None) -> Cell:
    """A total with how many plans it is of."""
    if total is None:
        return Cell("No plan", "absent")
    counted = f"({total.counted} of {total.plans})".replace(" ", "\N{NO-BREAK SPACE}")
    if total.value is None:
        return Cell(f"Not known {counted}", "absent", figure=total.id)
    return Cell(f"{number(total.value)} {counted}", "number", figure=total.id)


def by_place(totals: Sequence[Total], hrefs: Mapping[str, str] | None = None) -> Table:
    """A table of one indicator: a row for each region by its name, then the country.

    `hrefs` are the addresses that the names of regions lead to, by their slugs.
    """
    label, spans = totals[0].label, spans_of(totals)
    places = sorted({(not total.region, by_name(total.place), total.region) for total in totals})
    found = {(total.region, span(total)): total for total in totals}
    return Table(
        f"{label}: totals of the plans published here",
        (Column("Region", False, 3), *(Column(head(one, spans), True, 2) for one in spans)),
        tuple(
            Row(
                Cell(place, href=(hrefs or {}).get(region, "")),
                tuple(total_cell(found.get((region, one))) for one in spans),
                total=is_country,
            )
            for is_country, (_, place), region in places
        ),
    )


def by_indicator(totals: Sequence[Total], caption: str) -> Table | None:
    """A table of one place: a row for each indicator; nothing where there is no total."""
    if not totals:
        return None
    spans = spans_of(totals)
    found = {(total.indicator, span(total)): total for total in totals}
    return Table(
        caption,
        (
            Column("People in effective treatment", False, 4),
            *(Column(head(s, spans), True, 2) for s in spans),
        ),
        tuple(
            Row(Cell(label), tuple(total_cell(found.get((name, one))) for one in spans))
            for name, label in indicators_of(totals)
        ),
    )


def indicators_of(totals: Sequence[Total]) -> tuple[tuple[str, str], ...]:
    """What is added up: the name that forms give to each, and its label."""
    labels = {total.indicator: total.label for total in totals}
    return tuple((name, labels[name]) for name in sorted(labels, reverse=True))


def chart_of(totals: Sequence[Total], caption: str, named: str) -> Charts | None:
    """A picture for each series of totals: by place or label, as `named` says, and by baseline year."""
    spans = spans_of(totals)
    order = [label for _, label in indicators_of(totals)] if named == "label" else []
    groups: dict[tuple[int, str, str], list[Total]] = {}
    for total in sorted(totals, key=span):
        name = total.place if named == "place" else total.label
        place = order.index(name) if order else 0
        groups.setdefault((place, name, total.baseline), []).append(total)
    several = len({baseline for _, _, baseline in groups}) > 1
    series = [
        Series(
            f"{name}, from {baseline}" if several else name,
            tuple(_datum(total, head(span(total), spans)) for total in members),
        )
        for (_, name, baseline), members in sorted(groups.items())
    ]
    return charts_of(caption, series, _COUNTED)


def _datum(total: Total, name: str) -> Datum:
    is_base = total.year == total.baseline
    look: Look = "hollow" if is_base else "solid"
    text = "Not known" if total.value is None else number(total.value)
    value = None if total.value is None else total.figure.value
    name = name.partition(",")[0].removesuffix(" target")
    return Datum(name, value, text, look, total.id, f"{total.counted} of {total.plans}", is_base)


def region_hrefs(totals: Sequence[Total], page: str) -> dict[str, str]:
    """The way from a page to that of each region which has totals."""
    return {t.region: routes.relative(page, routes.region(t.region)) for t in totals if t.region}
