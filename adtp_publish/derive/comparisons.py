"""Comparisons of partnerships by one number of their plans, over the plans that are released."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce

from ..model.comparison import Compared, Comparison, Indicator
from ..model.display import capital, folded, written
from ..model.edition import Edition
from ..model.figure import Figure
from ..model.node import Node, Path
from ..model.paths import nodes_at
from ..model.release import Release
from ..model.rounding import EXACT, rounded
from ..model.sorting import by_name
from .indicators import indicators

_COUNTRY = "England"
_SEVERAL = "More than one number"
_NOT_THERE = "Not in the plan"
# Kinds of number that can be added up over plans.
_ADDED = frozenset(("count", "money"))
Figures = Mapping[tuple[str, Path], Figure]


def comparisons(releases: Iterable[Release], editions: Iterable[Edition]) -> tuple[Comparison, ...]:
    """The comparisons of each edition, the latest first: for the country, then each region with plans.

    Illustrations and withdrawn plans are in none. A number that no plan of an edition has is not compared.
    A plan without it stands last, with the reason.
    """
    counted = [release for release in releases if release.counts]
    found: list[Comparison] = []
    for edition in sorted(editions, key=lambda item: item.year, reverse=True):
        plans = [_Plan.of(release) for release in counted if release.year == edition.year]
        if plans:
            found += _of_edition(edition, plans)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A released plan with its figures by their place."""

    release: Release
    figures: Figures

    @staticmethod
    def of(release: Release) -> _Plan:
        return _Plan(release, {(figure.document, figure.path): figure for figure in release.figures})


def _of_edition(edition: Edition, plans: Sequence[_Plan]) -> Iterator[Comparison]:
    regions = {r.slug: r for plan in plans if (r := plan.release.region) is not None}
    in_order = sorted(regions.values(), key=lambda region: (by_name(region.name), region.slug))
    for indicator in indicators(edition):
        rows = [_compared(plan, indicator) for plan in plans]
        if any(row.value is not None for row in rows):
            yield _summed(Comparison(edition.year, indicator, "", _COUNTRY, ranked(rows)))
            for region in in_order:
                own = ranked(row for row in rows if row.release.region == region)
                yield _summed(Comparison(edition.year, indicator, region.slug, region.name, own))


def ranked(rows: Iterable[Compared]) -> tuple[Compared, ...]:
    """Rows in their order with the rank of each that has a number: equal numbers share the better one."""
    found: list[Compared] = []
    rank, last = 0, None
    for place, row in enumerate(sorted(rows, key=lambda row: row.order), 1):
        if row.value is None:
            found.append(replace(row, rank=0))
            continue
        if row.value != last:
            rank, last = place, row.value
        found.append(replace(row, rank=rank))
    return tuple(found)


def _summed(comparison: Comparison) -> Comparison:
    """A comparison with its median, if all count alike, and its total if what is compared can be added up."""
    figures = [row.figure for row in comparison.rows if row.value is not None and row.figure is not None]
    values = [figure.shown for figure in figures if figure.shown is not None]
    adds_up = all(figure.kind in _ADDED for figure in figures)
    total = reduce(EXACT.add, values, Decimal(0)) if values and adds_up else None
    return replace(comparison, median=None if comparison.unlike else median(values), total=total)


def median(values: Sequence[Decimal]) -> Decimal | None:
    """The middle one of the values, of an even number the mean of the two in the middle; not rounded.

    None of no values.
    """
    if not values:
        return None
    ordered = sorted(values)
    above = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[above]
    return EXACT.divide(EXACT.add(ordered[above - 1], ordered[above]), Decimal(2))


def _compared(plan: _Plan, indicator: Indicator) -> Compared:
    if indicator.words:
        return _of_evidence(plan, indicator)
    figure = plan.figures.get((indicator.document, indicator.path))
    document = plan.release.document(indicator.document)
    root = document.root if document is not None else None
    beside = tuple(_said(root.find(*path) if root else None) for path in indicator.beside)
    return _row(plan, indicator, figure, beside)


def _row(plan: _Plan, indicator: Indicator, figure: Figure | None, beside: tuple[str, ...]) -> Compared:
    shown = figure.shown if figure is not None else None
    if figure is None or shown is None:
        return Compared(plan.release, figure, why=_why(plan.release, indicator, figure), beside=beside)
    return Compared(plan.release, figure, rounded(shown, figure.places), beside=beside)


def _why(release: Release, indicator: Indicator, figure: Figure | None) -> str:
    """Why a plan has no number: its own reason, else that of the document, else that it is not there."""
    document = release.document(indicator.document)
    if document is None:
        return f"{indicator.short} is not published"
    if figure is not None and figure.absence is not None:
        return written(figure.absence)
    return capital(document.absent or document.partial) or _NOT_THERE


def _of_evidence(plan: _Plan, indicator: Indicator) -> Compared:
    """The entry that an indicator's words name, for the whole partnership: the one of the latest period."""
    document = plan.release.document(indicator.document)
    lists = nodes_at(document.root, indicator.path) if document is not None else []
    own = [entry for node in lists for entry in node.children if _is_meant(entry, plan.release, indicator)]
    latest = max((entry.text("period") for entry in own), default="")
    held = [
        (entry, figure)
        for entry in own
        if entry.text("period") == latest
        and (figure := plan.figures.get((indicator.document, (*entry.path, "value")))) is not None
        and (figure.kind == "percent" or figure.absence is not None)
    ]
    if not held:
        return _row(plan, indicator, None, ("",) * len(indicator.beside))
    entry, figure = held[0]
    beside = tuple(_said(entry.find(*path)) for path in indicator.beside)
    if len({figure.shown for _, figure in held}) > 1:
        return Compared(plan.release, None, why=_SEVERAL, beside=beside)
    return _row(plan, indicator, figure, beside)


def _is_meant(entry: Node, release: Release, indicator: Indicator) -> bool:
    """Whether an entry names the indicator, by its own field or its label, and is of the whole area."""
    named = {folded(entry.text("indicator")), folded(entry.text("label"))}
    area = folded(entry.text("locality"))
    is_whole = area in ("", folded(release.partnership.name))
    return is_whole and not named.isdisjoint(folded(word) for word in indicator.words)


def _said(node: Node | None) -> str:
    return capital(written(node.value)) if node is not None else ""
