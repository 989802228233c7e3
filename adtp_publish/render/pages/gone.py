"""Pages that stand in the place of what is no longer there.

Tombstones of withdrawn plans; and the addresses of partnerships that were renamed or merged, which lead on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...model.display import written
from ...model.output import OutputFile
from ...model.register import led_on
from ...model.release import Release
from .. import routes
from ..frame import Site, frame, parts_of
from ..page import Page
from ..views import Frame, Link, TombstonePage
from .plan import way_back


@dataclass(frozen=True, slots=True)
class MovedPage:
    """A page that leads on to the one that took its place; `whole` is that address as far as it is known."""

    frame: Frame
    now: Link
    whole: str


def pages(site: Site) -> Iterator[Page]:
    """The tombstone of each withdrawn plan, and a page at each address that has moved."""
    for release in site.releases:
        if release.state == "withdrawn":
            yield Page(routes.plan(release), "tombstone", tombstone(site, release), indexed=False)
    for old, new, name in moved(site):
        yield Page(old, "moved", _moved_page(site, old, new, name), indexed=False)


def tombstone(site: Site, release: Release) -> TombstonePage:
    """All that is left of a withdrawn plan: name, year, date of withdrawal."""
    page = routes.plan(release)
    title = f"{release.name}: withdrawn"
    return TombstonePage(
        frame(site, page, title, "This plan has been withdrawn.", way_back(release, False)),
        release.partnership.name,
        release.year,
        written(release.withdrawn),
    )


def moved(site: Site) -> Iterator[tuple[str, str, str]]:
    """Each address of a partnership that another took over, the address in its place and what stands there.

    Of a partnership that has plans of its own here nothing has moved. Where the one that took over has
    none, those that came after it are asked; where none of them has any, there is nothing to lead to.
    """
    for old, new in _moved_slugs(site).items():
        begin = routes.partnership(new)
        for address, name in _places(site, new):
            yield routes.partnership(old) + address.removeprefix(begin), address, name


def _moved_slugs(site: Site) -> dict[str, str]:
    """The slug of each partnership that another took over, with the one that is here in its place."""
    return led_on(site.register.partnerships, {release.partnership.slug for release in site.releases})


def at_old_addresses(site: Site, files: Iterable[OutputFile]) -> Iterator[OutputFile]:
    """The files of data and PDFs of each plan, again at the addresses that they have by an old name.

    A host of plain files cannot lead on from a file: it is there itself, the same bytes.
    """
    data = [file for file in files if not file.address.endswith(".html")]
    for old, new in _moved_slugs(site).items():
        begin, of_api = routes.partnership(new), f"{routes.API}plans/{new}/"
        for file in data:
            if file.address.startswith(begin):
                # A file is called after its plan as well.
                rest = file.address.removeprefix(begin).replace(f"/{new}-", f"/{old}-")
                yield replace(file, address=routes.partnership(old) + rest)
            elif file.address.startswith(of_api):
                yield replace(file, address=f"{routes.API}plans/{old}/{file.address.removeprefix(of_api)}")


def _places(site: Site, slug: str) -> Iterator[tuple[str, str]]:
    """The pages of a partnership and its plans, each with what it is called."""
    releases = [release for release in site.releases if release.partnership.slug == slug]
    for release in releases[:1]:
        yield routes.partnership(slug), release.partnership.name
    for release in releases:
        yield routes.plan(release), release.name
        for document in parts_of(release):
            yield routes.document(release, document.id), f"{release.name}, {document.short}"


def _moved_page(site: Site, old: str, new: str, name: str) -> MovedPage:
    title = f"This page has moved: {name}"
    crumbs = (("Home", routes.HOME), ("Partnerships A to Z", routes.PARTNERSHIPS))
    return MovedPage(
        frame(site, old, title, f"The new address of {name}.", crumbs),
        Link(name, routes.relative(old, new)),
        site.config.address + new if site.config.address else routes.relative(old, new),
    )
