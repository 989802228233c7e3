"""Pages of a partnership, of a plan year, and of each part of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.changes import last_day
from ...model.display import capital, written
from ...model.release import Release, ReleasedDocument
from ...model.values import Absence
from .. import routes
from ..blocks import Heading
from ..changes import entries_of
from ..charts.amounts import with_amounts
from ..context import Context
from ..documents import (
    STATES,
    approval,
    banner,
    document_date,
    headline,
    partnership_name,
    sources,
    with_remarks,
)
from ..frame import PARTS, Site, frame, parts_of
from ..narrative import document_blocks
from ..over_years import targets_over_years
from ..page import Page
from ..page_links import linked_on_page
from ..record import record_facts
from ..views import DocumentPage, Link, PartnershipPage, PlanPage
from ..workings import explained
from .downloading import downloads, of_parts, of_plan
from .leading import from_part, to_region
from .search import filters_of, filters_of_partnership

_H2 = 2


def pages(site: Site) -> Iterator[Page]:
    """The pages of each partnership, of each plan and of its parts."""
    mine: dict[str, list[Release]] = {}
    for release in site.releases:
        mine.setdefault(release.partnership.slug, []).append(release)
    for slug, releases in sorted(mine.items()):
        view, found = partnership(site, slug), filters_of_partnership(releases[0])
        indexed, changed = any(release.counts for release in releases), max(map(last_day, releases))
        yield Page(routes.partnership(slug), "partnership", view, indexed, changed, found)
    for release in site.releases:
        if release.state == "withdrawn":
            continue  # its tombstone is all that is left
        indexed = release.counts  # what is made up is found among the illustrations alone
        changed, found = last_day(release), filters_of(release)
        yield Page(routes.plan(release), "plan", plan(site, release), indexed, changed, found)
        for document in parts_of(release):
            part, found = document_page(site, release, document), filters_of(release, document)
            yield Page(routes.document(release, document.id), "document", part, indexed, changed, found)


def partnership(site: Site, slug: str) -> PartnershipPage:
    """A partnership: its plans by year and its targets."""
    page = routes.partnership(slug)
    mine = sorted(
        (r for r in site.releases if r.partnership.slug == slug), key=lambda r: r.year, reverse=True
    )
    first = mine[0]
    own = [("Code", code)] if (code := first.partnership.known_code) else []
    crumbs = (("Home", routes.HOME), ("Partnerships A to Z", routes.PARTNERSHIPS))
    notice = next((banner(release) for release in mine if release.state == "illustrative"), "")
    return PartnershipPage(
        frame(
            site,
            page,
            first.partnership.name,
            f"Adult drug treatment plans of {first.partnership.name}.",
            crumbs,
            notice,
        ),
        first.partnership.name,
        to_region(site, page, first),
        tuple(own),
        tuple(
            Link(r.title, routes.relative(page, routes.plan(r)), STATES.get(r.state, "Withdrawn"))
            for r in mine
        ),
        targets_over_years(mine, page),
    )


def way_back(release: Release, deep: bool) -> tuple[tuple[str, str], ...]:
    """The breadcrumbs of a plan; of a part of it where they go deep."""
    crumbs = [
        ("Home", routes.HOME),
        ("Partnerships A to Z", routes.PARTNERSHIPS),
        (release.partnership.name, routes.partnership(release.partnership.slug)),
    ]
    return (*crumbs, (release.year, routes.plan(release))) if deep else tuple(crumbs)


def plan(site: Site, release: Release) -> PlanPage:
    """A plan year: headline, parts, approval, downloads."""
    page = routes.plan(release)
    title = f"{release.partnership.name}: {release.title}"
    known = [
        ("Partnership", partnership_name(release)),
        ("Date of the plan", capital(document_date(release).removeprefix("date "))),
    ]
    known += record_facts(release)
    cover = release.document("cover")
    own = cover.root.child("partnership") if cover else None
    if own is not None and isinstance(own.value, Absence):
        known.insert(1, ("Partnership on the cover", written(own.value)))
    known += sources(release)
    parts = [Link(d.title, routes.relative(page, routes.document(release, d.id))) for d in parts_of(release)]
    gone = [
        Link(d.title, "", d.absent.capitalize())
        for name in PARTS
        if (d := release.document(name)) is not None and d.absent
    ]
    return PlanPage(
        frame=frame(
            site,
            page,
            title,
            f"The plan of {release.partnership.name} for {release.year}.",
            way_back(release, False),
            banner(release),
        ),
        partnership=release.partnership.name,
        year=release.year,
        state=STATES.get(release.state, ""),
        facts=tuple(known),
        headline=headline(release),
        parts=tuple(parts),
        absent=tuple(gone),
        approval=approval(release),
        changes=entries_of(release, page),
        files=of_parts(page, release),
        downloads=of_plan(site, page, release),
    )


def document_page(site: Site, release: Release, document: ReleasedDocument) -> DocumentPage:
    """A part of a plan."""
    page = routes.document(release, document.id)
    told = document_blocks(document, Context.of(release, document))
    blocks = linked_on_page(
        with_amounts(with_remarks(release, document, explained(told, release, document)), release),
        release,
        document,
    )
    contents = tuple(block for block in blocks if isinstance(block, Heading) and block.level == _H2)
    parts = parts_of(release)
    place = parts.index(document)
    title = f"{document.title}: {release.name}"

    def neighbour(index: int) -> Link | None:
        if not 0 <= index < len(parts):
            return None
        return Link(parts[index].short, routes.relative(page, routes.document(release, parts[index].id)))

    return DocumentPage(
        frame=frame(
            site,
            page,
            title,
            f"{document.title} of {release.partnership.name}, {release.year}.",
            way_back(release, True),
            banner(release),
        ),
        partnership=release.partnership.name,
        year=release.year,
        document=document.title,
        state=STATES.get(release.state, ""),
        contents=contents,
        blocks=tuple(blocks),
        downloads=downloads(page, release, document),
        comparisons=from_part(site, page, release, document),
        previous=neighbour(place - 1),
        next=neighbour(place + 1),
    )
