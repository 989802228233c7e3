"""Events that do not say what they settled: their part of a plan could be anything after them.

Whoever types such an event by hand, or takes its fingerprints out, frees nothing unseen: it is said
(domain.md, section 5; decision 0018).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ...findings import WARNING, Finding, finding_of
from ...model.fingerprint import fingerprints
from ...model.node import Node
from ...model.plan import Document, Plan
from ...model.publication import last_publication
from ...model.record import CORRECTIONS, FIRST, RECORD, SIGNED
from ...model.signed import settling, signed_documents
from .settled import day_of, prints_of, settling_events

# A transcription or an illustration is signed off by nobody here.
_OWN = "plan"


def events_without_fingerprints(plan: Plan) -> Iterator[Finding]:
    """A sign-off without fingerprints, or an event after one that has them without its own.

    Where the sign-off has none nothing binds the plan: it is one cause, said once for all its events.
    """
    record = plan.document(RECORD)
    signed = record.root.child(SIGNED) if record is not None and not record.broken else None
    if record is None or signed is None:
        return
    if not any(name for name, _ in prints_of(signed)):
        if plan.nature == _OWN and day_of(signed, date.max) != date.max:
            yield _unsealed(plan, record, signed)
        return
    parts = {*prints_of(signed), *_parts(plan)}
    settled = {event for _, until in parts for event in settling(until)}
    for node in settling_events(record.root):
        event = node.path[-1]
        if event in settled and not _is_before(node, signed) and not prints_of(node):
            command = f"record {event.replace('_', '-')} {plan.as_words}"
            yield _without(record, node, f"`{event}`", command)
    yield from _corrections(plan, record, signed)


def _unsealed(plan: Plan, record: Document, signed: Node) -> Finding:
    """A sign-off without fingerprints: an error where it must have had them, as the plan itself shows."""
    settled = {event for _, until in _parts(plan) for event in settling(until)}
    events = (node for node in settling_events(record.root) if node.path[-1] in settled)
    others = (*events, *record.root.items(CORRECTIONS))
    bare = dict.fromkeys(f"`{_event(node)}`" for node in others if not _has_prints(node))
    named = f"`{SIGNED}`{''.join(f', {name}' for name in bare)}"
    wanted = "wanted those of what was signed off, so that a change is seen"
    hint = (
        "put them back if they were taken out; else have the plan signed off again: "
        f"`adtp-publish record signed-off {plan.as_words} --again`"
    )
    message = f"found {named} without fingerprints; {wanted}"
    found = finding_of("event-without-fingerprints", message, record.file, signed.path, hint, on_key=True)
    had_them = (
        signed.child(FIRST) is not None
        or any(_has_prints(node) for node in others)
        or last_publication(plan) is not None
    )
    return found if had_them else replace(found, severity=WARNING)


def _event(node: Node) -> str:
    return node.path[0] if node.path[0] == CORRECTIONS else node.path[-1]


def _has_prints(node: Node) -> bool:
    return bool(prints_of(node) or node.text("fingerprint"))


def _corrections(plan: Plan, record: Document, signed: Node) -> Iterator[Finding]:
    """Those of what was signed off and is held."""
    names = {name for name, _ in prints_of(signed)}
    for item in record.root.items(CORRECTIONS):
        name = item.text("document")
        if _is_before(item, signed) or name not in names or plan.document(name) is None:
            continue
        if not _has_prints(item):
            command = f"record corrected {plan.as_words} --document {name} --reason TEXT"
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


def _parts(plan: Plan) -> Iterator[tuple[str, str]]:
    """The parts that the signed documents have now."""
    for document in signed_documents(plan):
        if not document.broken:
            yield from ((document.spec.id, until) for until in fingerprints(plan, document))
