"""Plans side by side: the numbers that each is known by, a row for each plan, a table for each indicator."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.display import capital, number, written
from ..model.figure import Figure
from ..model.release import Release
from . import routes
from .added_up import Span, head
from .blocks import NO_REGION, Cell, Column, Row, Table
from .charts.marks import Charts, Datum, datum
from .charts.targets import Series, charts_of

Numbers = dict[Span, Figure]


def plan_tables(releases: Sequence[Release], page: str, caption: str) -> tuple[Table, ...]:
    """A table of each indicator that the plans have, or should have; where none has any, of the plans alone.

    `caption` says which plans they are. Each plan has a row in every table.
    """
    labels = indicators(releases)
    if not labels and releases:
        return (_table(releases, page, capital(caption), ""),)
    return tuple(_table(releases, page, f"{label}: {caption}", name) for name, label in labels.items())


def plan_charts(releases: Sequence[Release], caption: str) -> tuple[Charts, ...]:
    """A picture of each plan for each indicator, all of an indicator on one scale."""
    made = []
    for name, label in indicators(releases).items():
        numbers = [(release, _numbers(release, name)) for release in releases]
        spans = sorted({one for _, found in numbers for one in found})
        series = [
            Series(
                release.partnership.name,
                tuple(_datum(figure, head(one, spans)) for one, figure in sorted(found.items())),
            )
            for release, found in numbers
            if found
        ]
        chart = charts_of(f"Chart: {label}: {caption}", series)
        made += [chart] if chart is not None else []
    return tuple(made)


def indicators(releases: Sequence[Release]) -> dict[str, str]:
    """The indicators that the plans have numbers of, by the name that forms give them: the latest label."""
    found = {
        figure.total: figure.label.partition(",")[0]
        for release in sorted(releases, key=lambda one: (one.year, one.partnership.slug))
        for figure in release.figures
        if figure.total
    }
    return dict(sorted(found.items(), reverse=True))


def _numbers(release: Release, indicator: str) -> Numbers:
    return {(f.year, f.baseline): f for f in release.figures if f.total and f.total == indicator}


def _table(releases: Sequence[Release], page: str, caption: str, indicator: str) -> Table:
    numbers = [_numbers(release, indicator) for release in releases]
    spans = sorted({one for found in numbers for one in found})
    in_regions = len({release.region for release in releases}) > 1
    region = (Column("Region", False, 3),) if in_regions else ()
    figures = [figure for found in numbers for figure in found.values()]
    document = next((figure.document for figure in figures), "")
    return Table(
        caption,
        (Column("Partnership", False, 4), *region, *(Column(head(one, spans), True, 2) for one in spans)),
        tuple(
            Row(
                Cell(release.partnership.name, href=routes.relative(page, routes.plan(release))),
                (
                    *((Cell(release.region.name if release.region else NO_REGION),) if in_regions else ()),
                    *(_cell(found.get(one), release, document) for one in spans),
                ),
            )
            for release, found in zip(releases, numbers, strict=True)
        ),
        has_derived=any(figure.is_derived and figure.value is not None for figure in figures),
        has_provisional=any(figure.provisional for figure in figures),
    )


def _cell(figure: Figure | None, release: Release, document: str) -> Cell:
    """The number of a plan; where it has none, why: its part is not here, or not all, or has none."""
    if figure is None:
        part = release.document(document)
        reason = (part.absent or part.partial or "none in the plan") if part is not None else "not held here"
        return Cell(capital(reason), "absent")
    text = _text(figure)
    if figure.shown is None:
        return Cell(text, "absent", figure=figure.id)
    return Cell(text, "number", figure.is_derived, figure.provisional, figure=figure.id)


def _text(figure: Figure) -> str:
    if figure.shown is None:
        return written(figure.absence) if figure.absence else "Not known"
    return number(figure.shown, figure.unit, figure.places)


def _datum(figure: Figure, name: str) -> Datum:
    return datum(figure, name.partition(",")[0].removesuffix(" target"), _text(figure))
