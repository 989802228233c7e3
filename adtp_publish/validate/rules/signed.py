"""What was signed off stays as it was signed (domain.md, section 5; decision 0018).

The record keeps a fingerprint of each document. The agreed percentages and the baseline change it
by their own events; any other change of a public document is recorded as a correction, or the plan is
signed off again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...findings import WARNING, Finding, finding_of
from ...model.fingerprint import fingerprints
from ...model.form import Form
from ...model.node import Node, Path
from ...model.paths import BETWEEN
from ...model.plan import Document, Plan
from ...model.record import RECORD, SIGNED
from ...model.signed import settling, signed_documents
from .settled import Settlement, binding, settlements

_PLACES = 3
_HINT = (
    "undo the change, {step}record it with its reason (`adtp-publish record corrected`), "
    "or have the plan signed off again"
)
_AGAIN = "undo the change, or have the plan signed off again"


def changed_after_sign_off(plan: Plan) -> Iterator[Finding]:
    """A document that is not what its fingerprints say; an error where the public reads it."""
    record = plan.document(RECORD)
    if record is None or record.broken:
        return
    kept = record.root.find(SIGNED, "fingerprints")
    names = {item.text("document") for item in kept.children} if kept else set()
    if kept is None or not any(names):
        return
    known = settlements(record.root)
    yield from _gone(plan, record, kept)
    for document in signed_documents(plan):
        name = document.spec.id
        if document.broken:
            continue
        if name not in names:
            yield _added(document, known[0])
        elif changed := _changed_parts(plan, document, known):
            yield _changed(plan, record.root, document, changed)


def _changed_parts(plan: Plan, document: Document, known: Sequence[Settlement]) -> dict[str, Settlement]:
    """The parts of a document that are other than what binds them says, each with that."""
    name, is_now = document.spec.id, fingerprints(plan, document)
    kept = {until for each in known for held, until in each.prints if held == name}
    found = {}
    for until in sorted({*kept, *is_now}):
        bound = binding(known, name, until)
        if bound and not any(each.allows(name, until, is_now.get(until, "")) for each in bound):
            found[until] = bound[-1]
    return found


def _changed(plan: Plan, record: Node, document: Document, parts: Mapping[str, Settlement]) -> Finding:
    """A document that differs: of what an event would free, the fields and the event are named."""
    form = plan.edition.form(document.spec.schema)
    is_freed = "" not in parts
    places = [path for until in parts for path in _until(form, document.root, until)] if is_freed else []
    named = ", ".join(f"`{BETWEEN.join(path)}`" for path in places[:_PLACES])
    # One fingerprint is of all of them: which of them changed it does not tell.
    one_of = "one of " if len(places) > 1 else ""
    where = f", in {one_of}{named}{' and more' if places[_PLACES:] else ''}" if named else ""
    if not is_freed and len(fingerprints(plan, document)) > 1:
        where = ", in fields that are settled by the sign-off"
    since = parts[""] if "" in parts else max(parts.values(), key=lambda each: each.on)
    is_public = document.spec.seen_by("public")
    events = [event for until in parts if is_freed for event in settling(until) if not record.child(event)]
    message = (
        f"found {document.spec.short} changed since {since.since}{where}; "
        f"wanted it as it was, or {_instead(events, is_public=is_public)}"
    )
    path = places[0] if places else ()
    hint = _HINT.format(step=_step(plan, events)) if is_public else _AGAIN
    found = finding_of("changed-after-sign-off", message, document.file, path, hint, on_key=True)
    return found if is_public else replace(found, severity=WARNING)


def _step(plan: Plan, events: Sequence[str]) -> str:
    """The events to which a change may belong, as orders: where only their fields changed they come first."""
    names = (event.replace("_", "-") for event in dict.fromkeys(events))
    named = " or ".join(f"`adtp-publish record {name} {plan.as_words}`" for name in names)
    return f"record what was agreed ({named}), " if named else ""


def _instead(events: Sequence[str], *, is_public: bool) -> str:
    """What makes a change one that may be: its event, a correction, another sign-off."""
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


def _gone(plan: Plan, record: Document, kept: Node) -> Iterator[Finding]:
    """Documents that were signed off and are not in the plan; said once where the plan must have them."""
    told = set(plan.missing)
    for item in kept.children:
        name = item.text("document")
        if name not in told and plan.document(name) is None:
            told.add(name)
            message = f"`{name}` was signed off, but the plan has no such document now"
            hint = "put the document back, or have the plan signed off again"
            path = (*item.path, "document")
            yield finding_of("changed-after-sign-off", message, record.file, path, hint, severity=WARNING)


def _added(document: Document, signed: Settlement) -> Finding:
    """A document of the packs that was not among what was signed off."""
    message = f"found {document.spec.short}, which was not there when {signed.since}; wanted what was signed"
    found = finding_of("changed-after-sign-off", message, document.file, (), _AGAIN)
    return found if document.spec.seen_by("public") else replace(found, severity=WARNING)
