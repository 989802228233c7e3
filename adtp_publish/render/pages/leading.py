"""Ways on from plans: to the comparisons of the same numbers, to the region."""

from __future__ import annotations

from ...model.comparison import Comparison
from ...model.display import within
from ...model.release import Release, ReleasedDocument
from .. import routes
from ..comparing import address_of
from ..frame import Site
from ..views import Link


def to_comparisons(site: Site, page: str, year: str, region: str = "") -> tuple[Link, ...]:
    """Comparisons of what is added up over plans: of the plans of a year, in a region or in all."""
    return tuple(
        _way(page, one)
        for one in site.comparisons
        if (one.year, one.region) == (year, region)
        and any(row.figure is not None and row.figure.total for row in one.rows)
    )


def from_part(site: Site, page: str, release: Release, document: ReleasedDocument) -> tuple[Link, ...]:
    """Comparisons of what stands in a part of a plan, in all plans of the year; none of an illustration."""
    wanted = (release.year, "", document.id)
    found = (one for one in site.comparisons if (one.year, one.region, one.indicator.document) == wanted)
    return tuple(_way(page, one) for one in found) if release.counts else ()


def to_region(site: Site, page: str, release: Release) -> tuple[tuple[str, Link], ...]:
    """The region of a partnership, if it has one; it has a page where a plan there counts."""
    region = release.region
    if region is None:
        return ()
    has_page = any(one.region is not None and one.region.slug == region.slug for one in site.counted)
    href = routes.relative(page, routes.region(region.slug)) if has_page else ""
    return (("Region", Link(region.name, href)),)


def _way(page: str, comparison: Comparison) -> Link:
    text = f"{comparison.indicator.group}: {within(comparison.indicator.title)}"
    return Link(text, routes.relative(page, address_of(comparison)))
