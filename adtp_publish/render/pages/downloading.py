"""What the pages of a plan offer for download."""

from __future__ import annotations

from ...model.record import RECORD
from ...model.release import Release, ReleasedDocument
from .. import routes
from ..frame import Site, parts_of
from ..views import Files, Link

_IN_API = "All figures (JSON)"
_PROVENANCE = "How each figure came about (JSON)"
_OF_RECORD = "The dates of the plan: when it was signed off, published and corrected"


def of_plan(site: Site, page: str, release: Release) -> tuple[Link, ...]:
    """What can be downloaded of a whole plan: how its figures came about, and the plan in the API."""
    told = Link(_PROVENANCE, routes.relative(page, routes.provenance(release)))
    in_api = Link(_IN_API, routes.relative(page, routes.api_plan(release)))
    return (told, *((in_api,) if any(one is release for one in site.counted) else ()))


def of_parts(page: str, release: Release) -> tuple[Files, ...]:
    """What can be downloaded of each document of a plan, its cover and record first."""
    own = [item for name in routes.OF_PLAN if (item := release.document(name)) is not None]
    return tuple(
        Files(document.short, links, _OF_RECORD if document.id == RECORD else "")
        for document in (*own, *parts_of(release))
        if (links := _formats(page, release, document))
    )


def downloads(page: str, release: Release, document: ReleasedDocument) -> tuple[Link, ...]:
    """What can be downloaded of a part, each link with its name."""
    return tuple(
        Link(f"{document.short} ({link.text})", link.href) for link in _formats(page, release, document)
    )


def _formats(page: str, release: Release, document: ReleasedDocument) -> tuple[Link, ...]:
    """A link to a document in each format, by the name of the format."""
    if document.absent:
        return ()
    paper = (("pdf", "PDF"),) if document.id != RECORD else ()
    return tuple(
        Link(name, routes.relative(page, routes.download(release, document, ending)))
        for ending, name in (*paper, ("csv", "CSV"), ("json", "JSON"))
    )
