"""View records of a comparison: what its template is given."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Cell, Footnote
from .charts.marks import Charts
from .views import Entry, Frame, Link


@dataclass(frozen=True, slots=True)
class Line:
    """A plan in the table: its name and where that leads, its number, what is said beside it, its place.

    `sort` is the number for a program that sorts, empty where there is none; `rank` the place as a number.
    """

    name: str
    href: str
    region: str
    value: Cell
    sort: str
    beside: tuple[str, ...]
    place: str
    rank: str


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """A comparison: what is compared, how many plans have it, what to heed, its table and its downloads.

    `sums` are the median and the total, each with what it is over. `above` stands over `title`;
    `caption`, `value` and `heads` are the caption and the heads of the table;
    `views` are other views of the same number, each a name and what it leads to. `chart` shows the lines.
    """

    frame: Frame
    above: str
    title: str
    counted: str
    sums: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    views: tuple[tuple[str, tuple[Entry, ...]], ...]
    caption: str
    value: str
    heads: tuple[str, ...]
    in_country: bool
    lines: tuple[Line, ...]
    downloads: tuple[Link, ...]
    footnotes: tuple[Footnote, ...] = ()
    has_derived: bool = False
    has_provisional: bool = False
    chart: Charts | None = None
