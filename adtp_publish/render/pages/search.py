"""The page of the search: a form, and where the results stand once a script has found them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.release import Release, ReleasedDocument
from ...model.sorting import by_name
from .. import routes
from ..frame import Site, frame, parts_of
from ..page import Page
from ..views import Frame

_DESCRIPTION = "Search the plans by words, and narrow what is found by region, partnership, year and part."
# The name of a filter in the index and in the address, its label, and what it is to choose none.
_FILTERS = (
    ("region", "Region", "All regions"),
    ("partnership", "Partnership", "All partnerships"),
    ("year", "Year", "All years"),
    ("part", "Part of the plan", "All parts"),
)
Filters = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that results can be narrowed by."""

    name: str
    label: str
    empty: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page of the search: what it can be narrowed by; where the index is, relative to it."""

    frame: Frame
    filters: tuple[Filter, ...]
    index: str


def filters_of(release: Release, document: ReleasedDocument | None = None) -> Filters:
    """What a page of a plan is found under."""
    part = (("part", document.short),) if document else ()
    return (*filters_of_partnership(release), ("year", release.year), *part)


def filters_of_partnership(release: Release) -> Filters:
    """What the page of a partnership is found under."""
    region = (("region", release.region.name),) if release.region else ()
    return (*region, ("partnership", release.partnership.name))


def pages(site: Site) -> Iterator[Page]:
    """The page of the search."""
    yield Page(routes.SEARCH, "search", search(site), indexed=False)


def search(site: Site) -> SearchPage:
    """The form, with a choice of what there is."""
    found: dict[str, set[str]] = {name: set() for name, _, _ in _FILTERS}
    for release in site.counted:
        for document in (None, *parts_of(release)):
            for name, value in filters_of(release, document):
                found[name].add(value)
    made = frame(site, routes.SEARCH, "Search", _DESCRIPTION, (("Home", routes.HOME),), section="search")
    filters = tuple(
        Filter(name, label, empty, tuple(sorted(found[name], key=by_name, reverse=name == "year")))
        for name, label, empty in _FILTERS
    )
    return SearchPage(made, filters, routes.relative(routes.SEARCH, routes.SEARCH_INDEX))
