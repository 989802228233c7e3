"""What a plan holds: each of its documents, whether it is here, and what is said of the whole of it."""

from __future__ import annotations

from ..model.plan import Release, ReleasedDocument
from .blocks import Block, Cell, Column, Heading, Row, Table

COVER = "cover"
_CAPTION = "Documents of this plan"


def holdings(release: Release) -> list[Block]:
    """A table of the documents that this audience may see, those that are not held with their reason.

    A document that is held says on its own pages what is said of it; for one that is not, it is said here.
    """
    rows = [_row(document) for document in release.documents if document.id != COVER]
    if not rows:
        return []
    columns = (Column("Document", False, 5), Column("Here", False, 2), Column("What is said of it", False, 5))
    return [Heading(_CAPTION, 2, "documents"), Table(_CAPTION, columns, tuple(rows))]


def _row(document: ReleasedDocument) -> Row:
    said = _said(document) if document.absent else ()
    cell = Cell(" ".join(said), "lines", lines=said) if len(said) > 1 else Cell(" ".join(said))
    return Row(Cell(document.title), (_here(document), cell))


def _here(document: ReleasedDocument) -> Cell:
    if document.absent:
        return Cell(document.absent.capitalize(), "absent")
    return Cell(f"In part: the rest is {document.partial}" if document.partial else "Yes")


def _said(document: ReleasedDocument) -> tuple[str, ...]:
    """The note of a document that is not held, and the source in which it would be."""
    source = document.source
    parts = (source.title, source.publisher, source.dated) if source is not None else ()
    told = f"Source: {', '.join(part for part in parts if part)}." if parts else ""
    return tuple(text for text in (" ".join(document.note.split()), told) if text)
