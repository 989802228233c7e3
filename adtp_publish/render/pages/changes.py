"""The page of what was changed and corrected: all plans by day, the last day first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ...model.changes import PUBLISHED, Change, changes_of
from ...model.display import day
from ...model.record import day_on
from .. import routes
from ..changes import changes, entry
from ..frame import Site, frame
from ..page import Page
from ..views import ChangeEntry, Frame, Link

_TITLE = "Latest changes"
_ABOUT = "Plans that were published, corrected or withdrawn, by date, with the figures that changed."


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """A day on which plans changed: those that were published, and each other change."""

    title: str
    anchor: str
    published: tuple[Link, ...]
    entries: tuple[ChangeEntry, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What was changed and corrected, by day; illustrations apart."""

    frame: Frame
    days: tuple[ChangeDay, ...]
    illustrations: tuple[ChangeEntry, ...]
    downloads: tuple[Link, ...]


def pages(site: Site) -> Iterator[Page]:
    """The page of changes."""
    found = changes(site)
    changed = day_on(found[0].on).isoformat() if found else ""
    yield Page(routes.CHANGES, "changes", _changes_page(site, found), changed=changed)


def _changes_page(site: Site, found: tuple[Change, ...]) -> ChangesPage:
    page = routes.CHANGES
    made_up = [c for release in site.releases if release.state == "illustrative" for c in changes_of(release)]
    return ChangesPage(
        frame=frame(site, page, _TITLE, _ABOUT, (("Home", routes.HOME),)),
        days=tuple(_days(found, page)),
        illustrations=tuple(entry(change, page, names_plan=True) for change in made_up),
        downloads=(
            Link("Feed of changes (Atom)", routes.relative(page, routes.CHANGES_FEED)),
            Link("All changes (JSON)", routes.relative(page, routes.CHANGES_JSON)),
        ),
    )


def _days(found: tuple[Change, ...], page: str) -> Iterator[ChangeDay]:
    """Each day with the plans that were published on it in one list, and all else by itself."""
    for on, group in groupby(found, key=lambda change: day_on(change.on)):
        of_day = list(group)
        new = sorted((c.release for c in of_day if c.kind == PUBLISHED), key=lambda one: one.name)
        yield ChangeDay(
            title=day(on),
            anchor=f"on-{on.isoformat()}",
            published=tuple(
                Link(release.name, routes.relative(page, routes.plan(release))) for release in new
            ),
            entries=tuple(
                entry(c, page, names_plan=True, under_day=True) for c in of_day if c.kind != PUBLISHED
            ),
        )
