"""View records of the pages over many plans: home, totals, regions, years."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Table
from .charts.marks import Charts
from .views import Frame, Link


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is added up over plans: the totals, how they are worked out, the numbers of the plans, a chart."""

    label: str
    totals: Table
    rule: str
    plans: Table
    chart: Charts | None = None


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page: how many plans there are, the ways in, totals of the country, the years."""

    frame: Frame
    plans: int
    partnerships: int
    latest: Link | None
    ways: tuple[Link, ...]
    years: tuple[Link, ...]
    totals: Table | None
    chart: Charts | None
    illustrations: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TotalsPage:
    """Every total, with every number that it is made of."""

    frame: Frame
    title: str
    totals: tuple[Indicator, ...]
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RegionsPage:
    """The regions: how many partnerships and plans each has, and its totals; plans that are in none."""

    frame: Frame
    regions: Table | None
    totals: tuple[Added, ...]
    elsewhere: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """Totals of one indicator or place, with a picture of them where any is known."""

    table: Table
    chart: Charts | None


@dataclass(frozen=True, slots=True)
class OfYear:
    """The plans of a year in a region: a table for each indicator, and pictures where they are shown."""

    year: str
    anchor: str
    href: str
    tables: tuple[Table, ...]
    comparisons: tuple[Link, ...]
    charts: tuple[Charts, ...]


@dataclass(frozen=True, slots=True)
class RegionPage:
    """A region: its partnerships, its totals, and its plans year by year, the last year first."""

    frame: Frame
    name: str
    facts: tuple[tuple[str, str], ...]
    partnerships: tuple[Link, ...]
    totals: Added | None
    years: tuple[OfYear, ...]


@dataclass(frozen=True, slots=True)
class YearsPage:
    """The years that have plans, side by side."""

    frame: Frame
    years: Table | None


@dataclass(frozen=True, slots=True)
class YearPage:
    """A year: its plans side by side, its totals, the timetable of its edition, the years beside it."""

    frame: Frame
    title: str
    facts: tuple[tuple[str, str], ...]
    totals: Table | None
    plans: tuple[Table, ...]
    comparisons: tuple[Link, ...]
    timetable: Table | None
    illustrations: tuple[Link, ...]
    previous: Link | None = None
    next: Link | None = None
