"""The order of what happened to a plan, and what cannot have happened yet (domain.md, section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...findings import Finding, finding_of
from ...model.approval import approved_again
from ...model.display import day, written
from ...model.form import Check
from ...model.node import Node
from ...model.paths import BETWEEN, nodes_at, towards
from ...model.plan import Document
from ...model.record import ASSESSMENT, FIRST, RECORD, day_on
from ...model.values import Absence
from .held import Held

# What will come, and may be late.
_WAITING = (Absence("pending"), Absence("to be confirmed"))


@dataclass(frozen=True, slots=True)
class _Event:
    """A date, where it stands, and what to call it."""

    on: date
    node: Node
    document: Document
    name: str


def never_before(held: Held, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """An event that cannot come before another. Both are public: a private day decides nothing here."""
    if (later := _too_early(held, document, node, check)) is not None:
        message, hint = _told(document, node, later), "correct whichever of the two dates is wrong"
        yield finding_of("impossible-order", message, document.file, node.path, hint)


def not_before(held: Held, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """An event that comes after others in the timetable; said of the one that the public does not see."""
    if (later := _too_early(held, document, node, check)) is not None:
        message, hint = _told(document, node, later), "correct whichever of the two dates is wrong"
        place = (document, node)
        if later.document is not document and not later.document.spec.seen_by("public"):
            place = (later.document, later.node)
        yield finding_of("unusual-order", message, place[0].file, place[1].path, hint)


def _too_early(held: Held, document: Document, node: Node, check: Check) -> _Event | None:
    """The last of the events that one follows, where that is later than it; else nothing."""
    on = _day(node)
    events = [event for name in check.of for event in _events(held, document, node, name)]
    latest = max(events, key=lambda event: event.on, default=None)
    return None if on is None or latest is None or on >= latest.on else latest


def _events(held: Held, document: Document, node: Node, name: str) -> Iterator[_Event]:
    """The dates that a path leads to, in this document or another.

    Of what was done again it is the first day: what followed that need not follow the second. An approval
    for the next sign-off is none of this one's.
    """
    other, colon, path = name.rpartition(":")
    place = tuple(path.split("/")) if colon else towards(node.path, path)
    where = held.plan.document(other) if colon else document
    if where is None or where.broken:
        return
    pack = next((f" (`{step.partition('=')[2]}`)" for step in place if "=" in step), "")
    of_next = {event.path for event in approved_again(held.plan)} if where.spec.id == ASSESSMENT else set()
    for found in nodes_at(where.root, place):
        if found.path[:-1] in of_next:
            continue
        dated = where.root.find(*found.path[:-1], FIRST) or found
        if (then := _day(dated)) is not None:
            yield _Event(then, dated, where, f"`{place[0]}`{pack}")


def _told(document: Document, node: Node, later: _Event) -> str:
    mine = f"`{node.path[0]}` is on {day(_day(node) or later.on)}"
    if later.document is document:
        return f"{mine}, before {later.name} on {day(later.on)}"
    if later.document.spec.seen_by("public"):
        return f"{mine}, before {later.name} of the {later.document.spec.short.lower()} on {day(later.on)}"
    own = f"`{node.path[0]}` of the {document.spec.short.lower()} on {day(_day(node) or later.on)}"
    return f"{later.name} is on {day(later.on)}, after {own}"


def not_in_the_future(
    _held: Held, today: date, document: Document, node: Node, _: Check
) -> Iterator[Finding]:
    """What is recorded as an event has happened."""
    on = _day(node)
    if on is not None and on > today:
        message = f"the day of `{node.path[0]}`, {day(on)}, is still to come"
        hint = "correct the date, or take the event out until it has happened"
        yield finding_of("event-in-future", message, document.file, node.path, hint)


def only_after(_held: Held, today: date, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """A plan that was to be published by now and is not signed off: the public sees nothing of it."""
    on = _day(node)
    if on is None or on > today or document.partial:
        return
    first = [towards(node.path, name) for name in check.of]
    found = [event for place in first if (event := document.root.find(*place)) is not None]
    if all(event.value in _WAITING for event in found):
        word = f"`{first[0][0]}` is `{written(found[0].value).lower()}`" if found else ""
        known = word or f"no `{first[0][0]}` is recorded"
        message = f"`{node.path[0]}` is on {day(on)}, but {known}: the public sees nothing"
        hint = f"write `{first[0][0]}` with its date, or take `{node.path[0]}` out"
        yield finding_of("not-signed-off", message, document.file, node.path, hint)


def known_by(held: Held, today: date, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """An amount of the plan year that waits beyond the day by which it is to be known."""
    due = held.plan.edition.day(check.by)
    column = node.child(held.plan.edition.year)
    if due is None or due >= today or document.partial or column is None or column.value not in _WAITING:
        return
    word = column.value.word if isinstance(column.value, Absence) else ""
    message = f"`{column.path[-1]}` of {node.face.label} is still `{word}`; it was to be known by {day(due)}"
    hint = "write the amount, or `not collected` where it will not be known"
    yield finding_of("still-pending", message, document.file, column.path, hint)


def set_with(held: Held, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """A number that still waits although the record says that the event which brings it has happened."""
    record = held.plan.document(RECORD)
    event = record.root.find(check.by) if record is not None and not record.broken else None
    if event is None or node.value not in _WAITING:
        return
    place = BETWEEN.join(node.path)
    message = f"found `{written(node.value).lower()}` at `{place}`, but the record has `{check.by}`"
    hint = f"write the number, or take `{check.by}` out of the record until it is known"
    yield finding_of("still-pending", f"{message}; wanted the number", document.file, node.path, hint)


def _day(node: Node) -> date | None:
    return day_on(node.value) if isinstance(node.value, date) else None
