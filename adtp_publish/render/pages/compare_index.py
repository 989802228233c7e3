"""Where to find a comparison: by the year of the plans, and by what is compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...model.comparison import Comparison
from .. import routes
from ..blocks import Heading
from ..frame import Site, frame
from ..page import Page
from ..views import Frame, Link

_TITLE = "Compare partnerships"
_ABOUT = "Targets, funding, spending and primary care of all partnerships, side by side."


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that is compared: what it is called, and a link for each year that plans have it for."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Subjects that belong together, under one heading."""

    heading: Heading
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What can be compared in the plans of one year."""

    heading: Heading
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class CompareIndex:
    """All comparisons of the country; `contents` are the headings of the page."""

    frame: Frame
    contents: tuple[Heading, ...]
    years: tuple[Year, ...]


def pages(site: Site) -> Iterator[Page]:
    """The list of comparisons, also where there is none yet."""
    yield Page(routes.COMPARE, "compare", index(site))


def index(site: Site) -> CompareIndex:
    """The comparisons of the country, by year and group, in the order of the forms."""
    country = [comparison for comparison in site.comparisons if not comparison.region]
    years = tuple(_year(year, [*of_year]) for year, of_year in groupby(country, lambda one: one.year))
    contents = [
        heading for year in years for heading in (year.heading, *(group.heading for group in year.groups))
    ]
    crumbs = (("Home", routes.HOME),)
    return CompareIndex(frame(site, routes.COMPARE, _TITLE, _ABOUT, crumbs), tuple(contents), years)


def _year(year: str, comparisons: Sequence[Comparison]) -> Year:
    slug = comparisons[0].slug
    groups = dict.fromkeys(one.indicator.group for one in comparisons)
    return Year(
        Heading(f"Plans of {year}", 2, f"plans-{slug}"),
        tuple(
            _group(name, f"{slug}-{place}", [one for one in comparisons if one.indicator.group == name])
            for place, name in enumerate(groups, 1)
        ),
    )


def _group(name: str, anchor: str, comparisons: Sequence[Comparison]) -> Group:
    labels = dict.fromkeys(one.indicator.label for one in comparisons)
    return Group(
        Heading(name, 3, f"compare-{anchor}"),
        tuple(
            Subject(label, tuple(_link(one) for one in comparisons if one.indicator.label == label))
            for label in labels
        ),
    )


def _link(comparison: Comparison) -> Link:
    """A link by the year of the number, with how many plans have it."""
    href = routes.relative(routes.COMPARE, routes.comparison(comparison.slug, comparison.indicator.slug))
    plans = "plan" if comparison.plans == 1 else "plans"
    return Link(comparison.indicator.year, href, f"{comparison.counted} of {comparison.plans} {plans}")
