"""The files that a released plan has on the site, whatever else is there."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.release import Release
from . import routes
from .frame import parts_of


def wanted_of(release: Release) -> Iterator[str]:
    """Its page, how its figures came about, and the page, the data and the PDF of each part."""
    yield routes.file_of(routes.plan(release))
    if release.state == "withdrawn":
        return
    yield routes.provenance(release)
    for document in parts_of(release):
        yield routes.file_of(routes.document(release, document.id))
        yield from (routes.download(release, document, ending) for ending in ("csv", "json", "pdf"))
