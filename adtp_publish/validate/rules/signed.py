"""What was signed off stays as it was signed (domain.md, section 5; decision 0018).

The record keeps a fingerprint of each document. The agreed percentages and the baseline change it
by their own events; any other change of a public document is recorded as a correction, or the plan is
signed off again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from ...findings import WARNING, Finding, finding_of
from ...model.display import day
from ...model.fingerprint import fingerprints
from ...model.form import Form
from ...model.node import Node, Path
from ...model.paths import BETWEEN
from ...model.plan import Document, Plan

_EITHER = " or "
_PLACES = 3
_HINT = (
    "undo the change, record it under `corrections` of `record.yaml` with its reason, "
    "or have the plan signed off again"
)


def changed_after_sign_off(plan: Plan) -> Iterator[Finding]:
    """A document that is not what its fingerprint says; an error where the public reads it."""
    record = plan.document("record")
    if record is None or record.broken:
        return
    signed, kept = record.root.find("signed_off", "on"), record.root.find("signed_off", "fingerprints")
    on = _day(signed) if signed else None
    changed: dict[str, list[str]] = {}
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
            changed.setdefault(name, []).append(item.text("until"))
    for name, parts in changed.items():
        if (document := plan.document(name)) is not None:
            yield _changed(plan, document, parts, on)


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


def _changed(plan: Plan, document: Document, parts: list[str], on: date | None) -> Finding:
    """A document that differs: of what an event would free, the fields and the event are named."""
    form = plan.edition.form(document.spec.schema)
    is_freed = "" not in parts
    places = [path for until in parts for path in _until(form, document.root, until)] if is_freed else []
    named = ", ".join(f"`{BETWEEN.join(path)}`" for path in places[:_PLACES])
    where = f", in {named}{' and more' if places[_PLACES:] else ''}" if named else ""
    if not is_freed and len(fingerprints(plan, document)) > 1:
        where = ", in fields that are settled by the sign-off"
    when = f" on {day(on)}" if on else ""
    is_public = document.spec.seen_by("public")
    message = (
        f"found {document.spec.short} changed since it was signed off{when}{where}; "
        f"wanted it as it was, or {_instead(parts if is_freed else [], is_public=is_public)}"
    )
    hint = _HINT if is_public else "undo the change, or have the plan signed off again"
    path = places[0] if places else ()
    found = finding_of("changed-after-sign-off", message, document.file, path, hint, on_key=True)
    return found if is_public else replace(found, severity=WARNING)


def _instead(parts: list[str], *, is_public: bool) -> str:
    """What makes a change one that may be: its event, a correction, another sign-off."""
    events = [event.replace(" ", "_") for until in parts for event in until.split(_EITHER)]
    named = "".join(f"`{event}` or " for event in dict.fromkeys(events))
    if is_public:
        return f"{named}a correction in `record.yaml`"
    return f"{named.replace('` or ', '` in `record.yaml` or ')}the plan signed off again"


def _until(form: Form, node: Node, until: str, path: Path = ()) -> Iterator[Path]:
    """The fields of a document that are settled by the same event after sign-off."""
    for field in form.fields:
        below = node.child(field.face.name)
        if below is not None and field.until == until:
            yield (*path, field.face.name)
        elif below is not None and not field.until:
            yield from _until(field, below, until, (*path, field.face.name))


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
