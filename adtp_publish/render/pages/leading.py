"""Ways from plans side by side to the comparisons of the same numbers."""

from __future__ import annotations

from ...model.display import within
from .. import routes
from ..frame import Site
from ..views import Link


def to_comparisons(site: Site, page: str, year: str, region: str = "") -> tuple[Link, ...]:
    """Comparisons of what is added up over plans: of the plans of a year, in a region or in all."""
    return tuple(
        Link(
            f"{one.indicator.group}: {within(one.indicator.title)}",
            routes.relative(page, routes.comparison(one.slug, one.indicator.slug, region)),
        )
        for one in site.comparisons
        if (one.year, one.region) == (year, region)
        and any(row.figure is not None and row.figure.total for row in one.rows)
    )
