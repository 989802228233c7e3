"""The changes of plans in words: one way for pages, the feed and data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..model.changes import CORRECTED, NEWS, PUBLISHED, REVISED, Change, changes_of, order
from ..model.display import written
from ..model.record import RECORD
from ..model.release import DocumentChange, Release
from . import routes
from .blocks import Cell, Column, Row, Table
from .frame import Site
from .views import ChangeEntry, Link

_NOT_SHOWN = "not shown"
_WHAT = {PUBLISHED: "Plan published", REVISED: "New version published"}


def changes(site: Site) -> tuple[Change, ...]:
    """The changes of all plans, the last one first; illustrations have none, being of no real place."""
    found = [c for release in site.releases if release.state != "illustrative" for c in changes_of(release)]
    return tuple(sorted(found, key=order, reverse=True))


def title(change: Change) -> str:
    """What happened: `Plan published`, `Part 2 corrected`, `Baseline set`."""
    if change.kind == CORRECTED:
        return f"{short(change.release, change.document)} corrected"
    if change.kind == NEWS:
        labels = _labels(change.release)
        first, *more = (labels.get(event, event) for event in change.events)
        return ", ".join([first, *(text[:1].lower() + text[1:] for text in more)])
    return _WHAT.get(change.kind, "Plan withdrawn")


def short(release: Release, document: str) -> str:
    """The short name of a document, also where that is left out for its errors."""
    return dict(release.shorts).get(document, document)


def remarks(change: Change) -> Iterator[str]:
    """What is said of the documents that changed without their figures."""
    for document in change.documents:
        name = short(change.release, document.document)
        if document.is_new:
            yield f"{name} was added."
        elif document.is_gone:
            yield f"{name} is no longer part of the plan here."
        elif not document.figures:
            yield f"The text of {name} changed, and none of its figures."


def figures(change: Change) -> Iterator[tuple[DocumentChange, tuple[tuple[str, str, str, str], ...]]]:
    """The documents of which figures changed: each figure's id, its label, what it was and what it is."""
    labels = {figure.id: figure.label for figure in change.release.figures}
    for document in change.documents:
        if document.figures and not document.is_new and not document.is_gone:
            yield (
                document,
                tuple(
                    (f.figure, labels[f.figure], f.before or _NOT_SHOWN, f.after or _NOT_SHOWN)
                    for f in document.figures
                ),
            )


def entry(change: Change, page: str, *, names_plan: bool, under_day: bool = False) -> ChangeEntry:
    """A change as a page shows it; where that is of many plans, it names the plan and leads to it.

    `under_day` says that it stands under the heading of its day.
    """
    release = change.release
    link = Link(release.name, routes.relative(page, routes.plan(release))) if names_plan else None
    return ChangeEntry(
        heading=title(change),
        anchor=change.name,
        when="" if under_day and not isinstance(change.on, datetime) else written(change.on),
        link=link,
        reason=change.reason,
        remarks=tuple(remarks(change)),
        tables=tuple(_table(change, document, rows) for document, rows in figures(change)),
    )


def entries_of(release: Release, page: str) -> tuple[ChangeEntry, ...]:
    """The changes of a plan as its own page shows them."""
    return tuple(entry(change, page, names_plan=False) for change in changes_of(release))


def _table(change: Change, document: DocumentChange, rows: tuple[tuple[str, str, str, str], ...]) -> Table:
    return Table(
        caption=f"Figures of {short(change.release, document.document)} that changed",
        columns=(Column("Figure", width=4), Column("Before"), Column("After")),
        rows=tuple(Row(Cell(label), (Cell(before), Cell(after))) for _, label, before, after in rows),
    )


def _labels(release: Release) -> dict[str, str]:
    """The labels of the events of a record, by the words that stand for them."""
    record = release.document(RECORD)
    nodes = record.root.children if record else ()
    return {node.path[-1].replace("_", " "): node.face.label for node in nodes}
