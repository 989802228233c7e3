"""Which comparisons lie beside one another: the same number in other places, years and editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.comparison import Comparison
from . import routes
from .views import Entry


def address_of(comparison: Comparison) -> str:
    """The address of a comparison's page."""
    return routes.comparison(comparison.slug, comparison.indicator.slug, comparison.region)


@dataclass(frozen=True, slots=True)
class Others:
    """Comparisons by what they share with one another, so that each leads to its neighbours."""

    regions: dict[tuple[str, str], list[Comparison]]
    years: dict[tuple[str, str, str, str], list[Comparison]]
    editions: dict[tuple[str, str], list[Comparison]]

    @staticmethod
    def of(comparisons: Sequence[Comparison]) -> Others:
        """Those of a site."""
        found = Others({}, {}, {})
        for one in comparisons:
            found.regions.setdefault(Others.place(one), []).append(one)
            found.years.setdefault(Others.subject(one), []).append(one)
            found.editions.setdefault(Others.name(one), []).append(one)
        return found

    @staticmethod
    def place(one: Comparison) -> tuple[str, str]:
        """The same number of the same edition."""
        return one.year, one.indicator.slug

    @staticmethod
    def subject(one: Comparison) -> tuple[str, str, str, str]:
        """The same number of other years of the form."""
        return one.year, one.region, one.indicator.group, one.indicator.label

    @staticmethod
    def name(one: Comparison) -> tuple[str, str]:
        """The same number of other editions."""
        return one.region, one.indicator.slug


def views_of(address: str, comparison: Comparison, others: Others) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """The same number in other regions, for other years, and in the plans of other years."""
    regions, years = others.regions[Others.place(comparison)], others.years[Others.subject(comparison)]
    editions = others.editions[Others.name(comparison)]
    kinds = (
        ("Region", [(one, one.place) for one in regions]),
        ("Year", [(one, one.indicator.year) for one in years]),
        ("Plans for", [(one, one.year) for one in editions]),
    )
    for name, found in kinds:
        if len(found) > 1:
            entries = (
                Entry(routes.relative(address, address_of(one)), text, one is comparison)
                for one, text in found
            )
            yield name, tuple(entries)
