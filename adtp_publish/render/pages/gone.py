"""Pages that stand in the place of what is no longer there: tombstones of withdrawn plans."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.display import written
from ...model.release import Release
from .. import routes
from ..frame import Site, frame
from ..page import Page
from ..views import TombstonePage
from .plan import way_back


def pages(site: Site) -> Iterator[Page]:
    """The tombstone of each withdrawn plan."""
    for release in site.releases:
        if release.state == "withdrawn":
            yield Page(routes.plan(release), "tombstone", tombstone(site, release), indexed=False)


def tombstone(site: Site, release: Release) -> TombstonePage:
    """All that is left of a withdrawn plan: name, year, date of withdrawal."""
    page = routes.plan(release)
    title = f"{release.partnership.name} {release.year}: withdrawn"
    return TombstonePage(
        frame(site, page, title, "This plan has been withdrawn.", way_back(release, False)),
        release.partnership.name,
        release.year,
        written(release.withdrawn),
    )
