"""What was signed off stays as it was signed (domain.md, section 5; decision 0018).

The record keeps a fingerprint of each document. The agreed percentages and the baseline change it
by their own events; any other change of a public document is recorded as a correction, or the plan is
signed off again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ...findings import WARNING, Finding, finding_of, finding_of_file
from ...model.display import day
from ...model.fingerprint import fingerprints
from ...model.node import Node
from ...model.plan import Document, Plan

_EITHER = " or "


def changed_after_sign_off(plan: Plan) -> Iterator[Finding]:
    """A document that is not what its fingerprint says; an error where the public reads it."""
    record = plan.document("record")
    if record is None or record.broken:
        return
    signed, kept = record.root.find("signed_off", "on"), record.root.find("signed_off", "fingerprints")
    on = _day(signed) if signed else None
    told: set[str] = set()
    for item in kept.children if kept else ():
        name = item.text("document")
        document = plan.document(name)
        if name in told or (document is not None and document.broken):
            continue
        if document is None:
            if name not in plan.missing:
                told.add(name)
                yield _gone(name, record, (*item.path, "document"))
        elif _differs(plan, record.root, document, item, on):
            told.add(name)
            yield _changed(document, on)


def _differs(plan: Plan, record: Node, document: Document, item: Node, on: date | None) -> bool:
    """Whether a part of a document that still binds is another than it was, and no correction says so."""
    until = item.text("until")
    if any(record.find(event.replace(" ", "_"), "on") for event in until.split(_EITHER) if event):
        return False
    is_now = fingerprints(plan, document).get(until, "")
    corrected = [c for c in _items(record, "corrections") if c.text("document") == document.spec.id]
    later = [c for c in corrected if on is None or (then := _day(c.child("on"))) is None or then >= on]
    if later:
        # The last correction says what it left; one that does not keeps quiet of the content.
        left = later[-1].text("fingerprint")
        return bool(left) and not until and left != is_now
    return item.text("fingerprint") != is_now


def _changed(document: Document, on: date | None) -> Finding:
    when = f" on {day(on)}" if on else ""
    message = f"{document.spec.short} is not what was signed off{when}"
    if document.spec.seen_by("public"):
        hint = (
            "undo the change, record it under `corrections` of `record.yaml` with its reason, "
            "or have the plan signed off again"
        )
        return finding_of_file("changed-after-sign-off", message, document.file, hint)
    hint = "undo the change, or have the plan signed off again"
    return finding_of_file("changed-after-sign-off", message, document.file, hint, severity=WARNING)


def _gone(name: str, record: Document, path: tuple[str, ...]) -> Finding:
    message = f"`{name}` was signed off, but the plan has no such document now"
    hint = "put the document back, or have the plan signed off again"
    return finding_of("changed-after-sign-off", message, record.file, path, hint, severity=WARNING)


def _items(root: Node, name: str) -> tuple[Node, ...]:
    node = root.child(name)
    return node.children if node else ()


def _day(node: Node | None) -> date | None:
    value = node.value if node else None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
