"""What the pages of a plan offer for download."""

from __future__ import annotations

from ...model.release import Release, ReleasedDocument
from .. import routes
from ..frame import Site, parts_of
from ..views import Link

_IN_API = "All figures (JSON)"
_PROVENANCE = "How each figure came about (JSON)"


def of_plan(site: Site, page: str, release: Release) -> tuple[Link, ...]:
    """What can be downloaded of a plan: each document, how its figures came about, the plan in the API."""
    names = [item for name in routes.OF_PLAN if (item := release.document(name)) is not None]
    told = Link(_PROVENANCE, routes.relative(page, routes.provenance(release)))
    in_api = Link(_IN_API, routes.relative(page, routes.api_plan(release)))
    return (
        *(link for d in (*names, *parts_of(release)) for link in downloads(page, release, d)),
        told,
        *((in_api,) if any(one is release for one in site.counted) else ()),
    )


def downloads(page: str, release: Release, document: ReleasedDocument) -> tuple[Link, ...]:
    """What can be downloaded of a part."""
    if document.absent:
        return ()
    paper = (("pdf", "PDF"),) if document.id != "record" else ()
    endings = (*paper, ("csv", "CSV"), ("json", "JSON"))
    return tuple(
        Link(f"{document.short} ({name})", routes.relative(page, routes.download(release, document, ending)))
        for ending, name in endings
    )
