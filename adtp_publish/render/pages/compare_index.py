"""Where to find a comparison: by the year of the plans, and by what is compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...model.comparison import Comparison
from .. import routes
from ..blocks import Heading
from ..frame import Site, frame
from ..page import Page
from ..views import Entry, Frame, Link

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
class CompareIndex:
    """The comparisons of the country in the plans of one year, by group; `years` lead to those of each year.

    `contents` are the headings of the page. Without any plan `year` is empty.
    """

    frame: Frame
    year: str
    years: tuple[Entry, ...]
    contents: tuple[Heading, ...]
    groups: tuple[Group, ...]


def pages(site: Site) -> Iterator[Page]:
    """The list of comparisons of each year's plans, that of the latest also under the address of all."""
    country = [comparison for comparison in site.comparisons if not comparison.region]
    years = {year: [*of_year] for year, of_year in groupby(country, lambda one: one.year)}
    latest = next(iter(years), "")
    yield Page(routes.COMPARE, "compare", index(site, routes.COMPARE, latest, years))
    for year in years:
        address = routes.comparisons(years[year][0].slug)
        # The latest is found under the address of all: one of the two is enough for whoever searches.
        yield Page(address, "compare", index(site, address, year, years), indexed=year != latest)


def index(site: Site, page: str, year: str, years: Mapping[str, Sequence[Comparison]]) -> CompareIndex:
    """The comparisons of one year's plans, by group, in the order of the forms."""
    mine = years.get(year, ())
    names = dict.fromkeys(one.indicator.group for one in mine)
    groups = tuple(
        _group(name, str(place), page, [one for one in mine if one.indicator.group == name])
        for place, name in enumerate(names, 1)
    )
    is_all = page == routes.COMPARE
    crumbs = (("Home", routes.HOME), *(() if is_all else (("Compare", routes.COMPARE),)))
    title = _TITLE if is_all else f"{_TITLE}, plans for {year}"
    about = _ABOUT if is_all else f"{_ABOUT} Plans for {year}."
    return CompareIndex(
        frame(site, page, title, about, crumbs),
        year,
        tuple(
            Entry(routes.relative(page, routes.comparisons(of_year[0].slug)), one, one == year)
            for one, of_year in years.items()
        ),
        tuple(group.heading for group in groups),
        groups,
    )


def _group(name: str, anchor: str, page: str, comparisons: Sequence[Comparison]) -> Group:
    labels = dict.fromkeys(one.indicator.label for one in comparisons)
    return Group(
        Heading(name, 2, f"compare-{anchor}"),
        tuple(
            Subject(label, tuple(_link(page, one) for one in comparisons if one.indicator.label == label))
            for label in labels
        ),
    )


def _link(page: str, comparison: Comparison) -> Link:
    """A link by the year of the number, with how many plans have it."""
    href = routes.relative(page, routes.comparison(comparison.slug, comparison.indicator.slug))
    plans = "plan" if comparison.plans == 1 else "plans"
    return Link(comparison.indicator.year, href, f"{comparison.counted} of {comparison.plans} {plans}")
