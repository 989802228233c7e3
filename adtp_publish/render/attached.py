"""The files inside of a PDF: the figures of a document, and in a submission the document itself as YAML.

All of it is made from the Release that the document is laid out from: the public is given figures alone, and
of those what it may see (decision 0037).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from ..model.release import Release, ReleasedDocument
from . import routes
from .canonical import canonical
from .data.part_csv import as_csv
from .documents import PUBLIC
from .holdings import COVER

_FIGURES = "The figures of this document as CSV: how each came about, and what is stated beside it"
_DOCUMENT = "This document as YAML, as plans are written: all that it holds, for programs and archives"
# A financial year begins on the 1st of April (domain: a plan is one partnership in one such year).
_FIRST = (4, 1)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside of a PDF.

    `relationship` is what it is to the document, as PDF/A-3 has it: `Source` or `Data`; `about` says to a
    reader what is in it, `media` to programs. `day` stands as its date.
    """

    name: str
    content: bytes
    relationship: str
    about: str
    media: str
    day: date


def attached(release: Release, document: ReleasedDocument) -> tuple[Attached, ...]:
    """What goes into the PDF of a released document, by name."""
    return tuple(_files(release, document, day_of_plan(release)))


def _files(release: Release, document: ReleasedDocument, day: date) -> Iterator[Attached]:
    name = routes.submitted(release, document.id)
    if any(figure.document == document.id for figure in release.figures):
        yield Attached(f"{name}.csv", as_csv(release, document), "Data", _FIGURES, "text/csv", day)
    if release.audience != PUBLIC:
        content = canonical(release, document)
        yield Attached(f"{name}.yaml", content, "Source", _DOCUMENT, "application/yaml", day)


def day_of_plan(release: Release) -> date:
    """The date on the cover; the first day of the plan's year where that is none, or not released."""
    cover = release.document(COVER)
    node = cover.root.find("date") if cover is not None else None
    if node is not None and isinstance(node.value, date) and not isinstance(node.value, datetime):
        return node.value
    return date(int(release.year[:4]), *_FIRST)
