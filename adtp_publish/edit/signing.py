"""The fingerprints that a sign-off, a correction and the events after it keep (decision 0018)."""

from __future__ import annotations

from ..model.fingerprint import fingerprints
from ..model.plan import Plan
from ..model.record import RECORD, SIGNED
from ..model.signed import settling, signed_documents
from .lines import Value


def kept(plan: Plan, event: str) -> list[Value]:
    """The items of `fingerprints` of an event: one for each part of each document that it settles.

    A sign-off settles all parts of all documents; another event those that are settled by it.
    """
    return [
        {"document": document.spec.id, **_part(until, text)}
        for document in signed_documents(plan)
        for until, text in sorted(fingerprints(plan, document).items())
        if event == SIGNED or event in settling(until)
    ]


def kept_of(plan: Plan, name: str) -> list[Value]:
    """One item for each part of a document; none where the plan has no such document."""
    document = plan.document(name)
    if document is None:
        return []
    return [{**_part(until, text)} for until, text in sorted(fingerprints(plan, document).items())]


def kept_of_pack(plan: Plan, pack: str) -> list[Value]:
    """One item for each part of each document of a pack that another pack holds once it was revised."""
    names = {name for spec in plan.edition.packs if spec.since == pack for name in spec.revised}
    return [
        {"document": document.spec.id, **_part(until, text)}
        for document in plan.documents
        if document.spec.id in names and not document.broken
        for until, text in sorted(fingerprints(plan, document).items())
    ]


def is_signed(plan: Plan, name: str) -> bool:
    """Whether the record has a fingerprint of a document, so that a change of it is found."""
    record = plan.document(RECORD)
    items = record.root.items(SIGNED, "fingerprints") if record else ()
    return any(item.text("document") == name for item in items)


def _part(until: str, text: str) -> dict[str, Value]:
    return {**({"until": until} if until else {}), "fingerprint": text}
