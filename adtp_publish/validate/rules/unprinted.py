"""Events after sign-off that do not say what they settled: their part of a plan could be anything after them.

Whoever types such an event by hand frees nothing: what the sign-off said binds on, and this is said
(domain.md, section 5; decision 0018).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...findings import Finding, finding_of
from ...model.fingerprint import fingerprints
from ...model.node import Node
from ...model.plan import Document, Plan
from ...model.signed import RECORD, SIGNED, settling, signed_documents
from .settled import CORRECTIONS, day_of, prints_of, settling_events


def events_without_fingerprints(plan: Plan) -> Iterator[Finding]:
    """An event or a correction without the fingerprints that the sign-off of its plan has.

    A sign-off without any binds nothing, and then nothing is asked of the events after it.
    """
    record = plan.document(RECORD)
    signed = record.root.child(SIGNED) if record is not None and not record.broken else None
    if record is None or signed is None or not any(name for name, _ in prints_of(signed)):
        return
    parts = {*prints_of(signed), *_parts(plan)}
    settled = {event for _, until in parts for event in settling(until)}
    for node in settling_events(record.root):
        event = node.path[-1]
        if event in settled and not _is_before(node, signed) and not prints_of(node):
            command = f"record {event.replace('_', '-')} {_named(plan)}"
            yield _without(record, node, f"`{event}`", command)
    yield from _corrections(plan, record, signed)


def _corrections(plan: Plan, record: Document, signed: Node) -> Iterator[Finding]:
    """Those of what was signed off and is held."""
    names = {name for name, _ in prints_of(signed)}
    listed = record.root.child(CORRECTIONS)
    for item in listed.children if listed else ():
        name = item.text("document")
        if _is_before(item, signed) or name not in names or plan.document(name) is None:
            continue
        if not prints_of(item) and not item.text("fingerprint"):
            command = f"record corrected {_named(plan)} --document {name} --reason TEXT"
            yield _without(record, item, f"a correction of `{name}`", command)


def _is_before(node: Node, signed: Node) -> bool:
    """Whether an event was before the plan was signed off again, which holds what it left."""
    return day_of(node, date.max) < day_of(signed, date.min)


def _without(record: Document, node: Node, said: str, command: str) -> Finding:
    message = f"found {said} without fingerprints; wanted those of what it settled, as the sign-off has them"
    on = day_of(node, date.max)
    at = "DATE" if on == date.max else on.isoformat()
    hint = f"take it out and write it with `adtp-publish {command} --at {at}`; till then it settles nothing"
    return finding_of("event-without-fingerprints", message, record.file, node.path, hint, on_key=True)


def _named(plan: Plan) -> str:
    return f"{plan.partnership.slug} {plan.edition.year}"


def _parts(plan: Plan) -> Iterator[tuple[str, str]]:
    """The parts that the signed documents have now."""
    for document in signed_documents(plan):
        if not document.broken:
            yield from ((document.spec.id, until) for until in fingerprints(plan, document))
