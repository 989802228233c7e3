"""The order of what happened to a plan, and what cannot have happened yet (domain.md, section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ...findings import Finding, finding_of
from ...model.display import day
from ...model.form import Check
from ...model.node import Node
from ...model.paths import form_at, nodes_at, towards
from ...model.plan import Document
from ...model.values import Absence
from .held import Held

_NEVER = "never before"
# What will come, and may be late.
_WAITING = (Absence("pending"), Absence("to be confirmed"))


def never_before(held: Held, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """An event that cannot come before another: published before it was signed off."""
    if (told := _too_early(held, document, node, check)) is not None:
        hint = "correct whichever of the two dates is wrong"
        yield finding_of("impossible-order", told, document.file, node.path, hint)


def not_before(held: Held, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """An event that comes after others in the timetable; silent where the order is impossible anyway."""
    form = form_at(held.plan.edition.form(document.spec.schema), node.path)
    strict = (own for _, own in (form.checks if form else ()) if own.rule == _NEVER)
    if any(_too_early(held, document, node, own) is not None for own in strict):
        return
    if (told := _too_early(held, document, node, check)) is not None:
        hint = "correct whichever of the two dates is wrong"
        yield finding_of("unusual-order", told, document.file, node.path, hint)


def _too_early(held: Held, document: Document, node: Node, check: Check) -> str | None:
    """Says that an event is before the last of those that it follows; nothing where it is not."""
    on = _day(node)
    if on is None:
        return None
    latest: tuple[date, str] | None = None
    for name in check.of:
        for other, where in _events(held, document, node, name):
            then = _day(other)
            if then is not None and (latest is None or then > latest[0]):
                latest = (then, where)
    if latest is None or on >= latest[0]:
        return None
    return f"`{node.path[0]}` is on {day(on)}, before {latest[1]} on {day(latest[0])}"


def _events(held: Held, document: Document, node: Node, name: str) -> Iterator[tuple[Node, str]]:
    """The dates that a path leads to, in this document or another, each with what to call it."""
    other, colon, path = name.rpartition(":")
    place = tuple(path.split("/")) if colon else towards(node.path, path)
    where = held.plan.document(other) if colon else document
    if where is None or where.broken:
        return
    of = "" if where is document else f" of the {where.spec.short.lower()}"
    pack = next((f" (`{step.partition('=')[2]}`)" for step in place if "=" in step), "")
    for found in nodes_at(where.root, place):
        yield found, f"`{place[0]}`{pack}{of}"


def not_in_the_future(
    _held: Held, today: date, document: Document, node: Node, _: Check
) -> Iterator[Finding]:
    """What is recorded as an event has happened."""
    on = _day(node)
    if on is not None and on > today:
        message = f"`{node.path[0]}` is on {day(on)}, and that day is still to come"
        hint = "correct the date, or take the event out until it has happened"
        yield finding_of("event-in-future", message, document.file, node.path, hint)


def only_after(_held: Held, today: date, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """A plan that was to be published by now and is not signed off: the public sees nothing of it."""
    on = _day(node)
    if on is None or on > today or document.partial:
        return
    first = [towards(node.path, name) for name in check.of]
    if not any(document.root.find(*place) for place in first):
        message = (
            f"`{node.path[0]}` is on {day(on)}, but no `{first[0][0]}` is recorded: the public sees nothing"
        )
        hint = f"write `{first[0][0]}` with its date, or take `{node.path[0]}` out"
        yield finding_of("not-signed-off", message, document.file, node.path, hint)


def known_by(held: Held, today: date, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """An amount of the plan year that waits beyond the day by which it is to be known."""
    due = next((item.by for item in held.plan.edition.timetable if item.key == check.by), None)
    column = node.child(held.plan.edition.year)
    if due is None or due >= today or document.partial or column is None or column.value not in _WAITING:
        return
    word = column.value.word if isinstance(column.value, Absence) else ""
    message = f"`{column.path[-1]}` of {node.face.label} is still `{word}`; it was to be known by {day(due)}"
    hint = "write the amount, or `not collected` where it will not be known"
    yield finding_of("still-pending", message, document.file, column.path, hint)


def _day(node: Node) -> date | None:
    value = node.value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
