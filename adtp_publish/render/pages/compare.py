"""Comparisons of partnerships: where to find one, and a page for each in the country and each region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.comparison import Compared, Comparison, Indicator
from ...model.display import number, within
from .. import routes
from ..blocks import NO_REGION, Cell, Footnote
from ..charts.marks import Datum, Look
from ..charts.position import position
from ..comparing import Others, address_of, views_of
from ..comparison_views import ComparisonPage, Line
from ..context import difference, mark_after, over_gaps
from ..frame import Site, frame, parts_of
from ..page import Page
from ..views import Link

_CRUMBS = (("Home", routes.HOME), ("Compare", routes.COMPARE))
_FEWEST = 2
_NAMELESS = ("", "%", "£", "% points")


def pages(site: Site) -> Iterator[Page]:
    """The page of each comparison."""
    others = Others.of(site.comparisons)
    for comparison in site.comparisons:
        view, year = page(site, comparison, others), (("year", comparison.year),)
        # That of a region is a part of the one of the country: whoever searches finds that.
        whole = not comparison.region
        yield Page(address_of(comparison), "comparison", view, indexed=whole, filters=year)


def page(site: Site, comparison: Comparison, others: Others) -> ComparisonPage:
    """A comparison."""
    indicator, address = comparison.indicator, address_of(comparison)
    title = f"{indicator.group}: {within(indicator.title)}"
    above = f"From the plans for {comparison.year}, {comparison.place}"
    notes: list[Footnote] = []
    said = _said(comparison)
    lines = tuple(_line(address, row, comparison.counted, said, notes) for row in comparison.rows)
    return ComparisonPage(
        frame=frame(
            site,
            address,
            f"{title}, {above[:1].lower()}{above[1:]}",
            f"{title}, in the adult drug treatment plans of {comparison.year}, {comparison.place}.",
            (*_CRUMBS, (f"Plans for {comparison.year}", routes.comparisons(comparison.slug))),
        ),
        above=above,
        title=title,
        counted=_counted(comparison),
        sums=tuple(_sums(comparison)),
        remarks=tuple(_remarks(comparison)),
        views=tuple(views_of(address, comparison, others)),
        caption=f"{title}, by partnership",
        value=_head(indicator),
        heads=tuple(indicator.heads[place] for place in said),
        in_country=not comparison.region,
        lines=lines,
        downloads=_downloads(address, comparison),
        footnotes=tuple(notes),
        has_derived=any(line.value.derived for line in lines),
        has_provisional=any(line.value.provisional for line in lines),
        chart=position(f"{title}, by partnership", [*map(_datum, comparison.rows, lines)]),
    )


def _datum(row: Compared, line: Line) -> Datum:
    """What a chart shows of a plan: what the table says of it."""
    look: Look = "dashed" if line.value.provisional else "solid"
    return Datum(line.name, row.value, line.value.text, look, line.value.figure)


def _head(indicator: Indicator) -> str:
    """What stands over the numbers: their unit too, where they do not have it themselves."""
    return indicator.title if indicator.unit in _NAMELESS else f"{indicator.title} ({indicator.unit})"


def _counted(comparison: Comparison) -> str:
    known, plans = comparison.counted, comparison.plans
    where = f"plan{'' if plans == 1 else 's'} of {comparison.year}"
    return f"{known} of {plans} {where} {'has' if known == 1 else 'have'} this number."


def _sums(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """The median and the total of the numbers, in words; of fewer than two there is neither."""
    figures = [row.figure for row in comparison.rows if row.value is not None and row.figure is not None]
    if len(figures) < _FEWEST:
        return
    unit, places = comparison.indicator.unit, max(figure.places for figure in figures)
    over = f"{comparison.counted} of {comparison.plans} plans"
    least = "at least " if any(figure.at_least for figure in figures) else ""
    if comparison.total is not None:
        yield "Total", f"{least}{number(comparison.total, unit, places)} ({over})"
    if comparison.median is not None:
        yield "Median", f"{number(comparison.median, unit, places)} ({over})"


def _remarks(comparison: Comparison) -> Iterator[str]:
    """What a reader should know before comparing."""
    indicator = comparison.indicator
    if indicator.help:
        yield indicator.help
    if indicator.baseline and indicator.baseline != indicator.year:
        yield f"All of these plans start from the {indicator.baseline} baseline."
    for head in comparison.unlike:
        yield (
            f"“{head}” is not the same in all plans. Compare those that have the same: a place among all "
            "says little, and there is no median."
        )
    if any(row.figure is not None and row.figure.at_least for row in comparison.rows):
        yield (
            "“At least” stands before a sum in which some rows of the plan are not known. It may be more, "
            "and its place higher."
        )


def _said(comparison: Comparison) -> tuple[int, ...]:
    """Which of what may be said beside the number is said of any plan here."""
    heads = range(len(comparison.indicator.heads))
    return tuple(place for place in heads if any(row.beside[place] for row in comparison.rows))


def _line(address: str, row: Compared, counted: int, said: Sequence[int], notes: list[Footnote]) -> Line:
    release = row.release
    return Line(
        name=release.partnership.name,
        href=routes.relative(address, _leads_to(row)),
        region=release.region.name if release.region is not None else NO_REGION,
        value=_value(row, notes),
        sort="" if row.value is None else format(row.value, "f"),
        beside=tuple(row.beside[place] for place in said),
        place=f"{row.rank} of {counted}" if row.rank else "",
        rank=str(row.rank or ""),
    )


def _leads_to(row: Compared) -> str:
    """The part that the number stands in; the plan where that part has no page."""
    name = row.figure.document if row.figure is not None else ""
    document = row.release.document(name)
    if document is None or document not in parts_of(row.release):
        return routes.plan(row.release)
    return routes.document(row.release, name)


def _value(row: Compared, notes: list[Footnote]) -> Cell:
    """The number with its marks as on the page of its part, or why there is none."""
    figure = row.figure
    if figure is None or row.value is None:
        return Cell(row.why, "absent", figure=figure.id if figure is not None else "")
    text = number(row.value, figure.unit, figure.places)
    if figure.gaps and figure.stated is None:
        text = over_gaps(figure, text)
    if figure.differs:
        notes.append(Footnote(mark_after(len(notes)), difference(figure), figure.id))
    return Cell(
        text,
        "number",
        derived=figure.is_derived,
        provisional=figure.provisional,
        marks=(notes[-1].mark,) if figure.differs else (),
        figure=figure.id,
    )


def _downloads(address: str, comparison: Comparison) -> tuple[Link, ...]:
    where = comparison.slug, comparison.indicator.slug, comparison.region
    return tuple(
        Link(
            f"This comparison ({name})",
            routes.relative(address, routes.comparison_data(*where, ending)),
        )
        for ending, name in (("csv", "CSV"), ("json", "JSON"))
    )
