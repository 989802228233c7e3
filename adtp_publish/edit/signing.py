"""The fingerprints that a sign-off and a correction keep (decision 0018)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.fingerprint import fingerprints
from ..model.plan import Document, Edition, Plan
from .events import RECORD
from .lines import Value


def signed_documents(plan: Plan) -> Iterator[Document]:
    """What is signed off: the documents of the packs that are returned by the day on which the record is due.

    Reports of later quarters, comments, the assessment, the record itself and what no pack holds go on.
    """
    due = _due(plan.edition)
    for document in plan.documents:
        if document.spec.due in due:
            yield document


def kept(plan: Plan) -> list[Value]:
    """The items of `fingerprints`: one for each part of each document that was signed off."""
    return [
        {"document": document.spec.id, **({"until": until} if until else {}), "fingerprint": text}
        for document in signed_documents(plan)
        for until, text in sorted(fingerprints(plan, document).items())
    ]


def fingerprint_of(plan: Plan, name: str) -> str:
    """What a document holds for good, as one number; empty where the plan has no such document."""
    document = plan.document(name)
    return fingerprints(plan, document)[""] if document is not None else ""


def is_signed(plan: Plan, name: str) -> bool:
    """Whether the record has a fingerprint of a document, so that a change of it is found."""
    record = plan.document(RECORD)
    items = record.root.find("signed_off", "fingerprints") if record else None
    return items is not None and any(item.text("document") == name for item in items.children)


def _due(edition: Edition) -> frozenset[str]:
    """The packs that are returned before the plan is signed off."""
    last = next((spec.due for spec in edition.documents if spec.id == RECORD), "")
    by = next((milestone.by for milestone in edition.timetable if milestone.key == last), None)
    return frozenset(m.key for m in edition.timetable if by is not None and m.returned and m.by <= by)
