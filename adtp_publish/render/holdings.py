"""What a plan holds: each of its documents, whether it is here, and what is said of the whole of it."""

from __future__ import annotations

from dataclasses import replace

from ..model.display import number, written
from ..model.figure import Figure
from ..model.parts import NOTE
from ..model.quotable import Quotable, quotable
from ..model.release import Release, ReleasedDocument
from .blocks import Block, Cell, Column, Heading, Row, Table

COVER = "cover"
# How a planning grid lays out what it plans.
_GRID, _THEMES = "objectives", "themes"
_CAPTION = "Documents of this plan"


def holdings(release: Release) -> list[Block]:
    """A table of the documents that this audience may see, those that are not held with their reason.

    A document that is held says on its own pages what is said of it; for one that is not, it is said here.
    """
    names = quotable(release)
    rows = [_row(document, names) for document in release.documents if document.id != COVER]
    if not rows:
        return []
    columns = [Column("Document", False, 5), Column("Here", False, 2), Column("What is said of it", False, 5)]
    if not any(row.cells[-1].text for row in rows):
        columns, rows = columns[:2], [replace(row, cells=row.cells[:1]) for row in rows]
    return [Heading(_CAPTION, 2, "documents"), Table(_CAPTION, tuple(columns), tuple(rows))]


def coverage(release: Release) -> list[Block]:
    """A table of the cross-cutting themes by planning grid: how many objectives cover each, and which."""
    grids = [item for item in release.documents if any(c.face.layout == _GRID for c in item.root.children)]
    if not release.themes or not grids:
        return []
    counted = {
        (figure.document, figure.path[-1]): figure
        for figure in release.figures
        if figure.kind == "count" and figure.path[:-1] == (_GRID, _THEMES)
    }
    columns = (Column("Theme", False, 4), *(Column(grid.short, True, 2) for grid in grids))
    rows = tuple(
        Row(
            Cell(theme.capitalize(), detail=", ".join(n for grid in grids for n in _covering(grid, theme))),
            tuple(_count(grid, counted.get((grid.id, theme))) for grid in grids),
        )
        for theme in release.themes
    )
    caption = "Cross-cutting themes: the objectives that cover them"
    return [Heading(caption, 2, "themes"), Table(caption, columns, rows, has_derived=bool(counted))]


def _count(grid: ReleasedDocument, counted: Figure | None) -> Cell:
    """How many objectives of a grid cover a theme; where the grid holds none, why nothing is counted."""
    if counted is None:
        return Cell((grid.absent or "none").capitalize(), "absent")
    return Cell(number(counted.value or 0), "number", True, figure=counted.id)


def _covering(grid: ReleasedDocument, theme: str) -> list[str]:
    """The numbers of the objectives of a grid that cover a theme."""
    objectives = grid.root.child(_GRID)
    return [
        written(own.value)
        for item in (objectives.children if objectives is not None else ())
        if (themes := item.child(_THEMES)) is not None
        and any(node.value == theme for node in themes.children)
        and (own := item.child("number")) is not None
    ]


def _row(document: ReleasedDocument, names: Quotable) -> Row:
    said = _said(document, names) if document.absent else ()
    cell = Cell(" ".join(said), "lines", lines=said) if len(said) > 1 else Cell(" ".join(said))
    return Row(Cell(document.title), (_here(document), cell))


def _here(document: ReleasedDocument) -> Cell:
    if document.absent:
        return Cell(document.absent.capitalize(), "absent")
    return Cell(f"In part: the rest is {document.partial}" if document.partial else "Yes")


def _said(document: ReleasedDocument, names: Quotable) -> tuple[str, ...]:
    """The note of a document that is not held, and the source in which it would be."""
    source = document.source
    parts = (source.title, source.publisher, source.dated) if source is not None else ()
    told = f"Source: {', '.join(part for part in parts if part)}." if parts else ""
    note = names.said(document.note, document.id, NOTE)
    return tuple(text for text in (" ".join(note.split()), told) if text)
