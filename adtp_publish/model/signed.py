"""What a sign-off is of, and what settles a part of a document after it (decision 0018)."""

from __future__ import annotations

from collections.abc import Iterator

from .edition import Edition
from .plan import Document, Plan
from .record import RECORD

_EITHER = " or "


def signed_documents(plan: Plan) -> Iterator[Document]:
    """What is signed off: the documents of the packs that are returned by the day on which the record is due.

    Reports of later quarters, comments, the assessment, the record itself and what no pack holds go on.
    """
    due = _due(plan.edition)
    for document in plan.documents:
        if document.spec.due in due:
            yield document


def settling(until: str) -> tuple[str, ...]:
    """The events of the record, by their fields, that settle a part of a document (`x-until` of its form)."""
    return tuple(event.replace(" ", "_") for event in until.split(_EITHER) if event)


def _due(edition: Edition) -> frozenset[str]:
    """The packs that are returned before the plan is signed off."""
    last = next((spec.due for spec in edition.documents if spec.id == RECORD), "")
    by = edition.day(last)
    return frozenset(m.key for m in edition.timetable if by is not None and m.returned and m.by <= by)
