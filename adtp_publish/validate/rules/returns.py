"""What was returned to the NTA, when, and with which documents (domain.md, section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...findings import Finding, finding_of
from ...model.display import day
from ...model.edition import Milestone
from ...model.node import Node
from ...model.plan import Document, Plan
from .quarters import last_day

_WAITING = ("pending", "to be confirmed")


def returns(plan: Plan) -> Iterator[Finding]:
    """Packs that came late, or without one of their documents."""
    document, packs = _assessment(plan), _packs(plan)
    for item in _returned(document):
        name, on = item.text("pack"), item.find("on")
        place = (*item.path, "pack")
        milestone = packs.get(name)
        if document is None or not name:
            continue
        if milestone is None:  # all of it at once, which no day of the timetable names
            continue
        if on is not None and isinstance(on.value, date) and on.value > milestone.by:
            message = f"`{name}` was returned on {day(on.value)}; it was due by {day(milestone.by)}"
            yield finding_of(
                "returned-late",
                message,
                document.file,
                on.path,
                "check the date; if it is right, there is nothing to mend",
            )
        for other in _still_to_come(plan, milestone):
            message = (
                f"`{name}` was returned, but `{other.spec.file}` of it is still `absent: {other.absent}`"
            )
            hint = "fill it in as it was returned, or say `absent: not collected` where it never was"
            yield finding_of("returned-without-document", message, document.file, place, hint)


def order_of_returns(plan: Plan) -> Iterator[Finding]:
    """A report returned before its quarter is over; a pack before one that the timetable has first.

    A return that was late has its own finding: then it is not the other that was early.
    """
    document, packs = _assessment(plan), _packs(plan)
    found = [(item, packs[name]) for item in _returned(document) if (name := item.text("pack")) in packs]
    first: dict[str, tuple[Milestone, date]] = {}
    for item, pack in found:
        if (on := _on(item)) is not None and (pack.key not in first or on < first[pack.key][1]):
            first[pack.key] = (pack, on)
    for item, pack in found:
        on, ends = _on(item), _end_of_quarter(plan, pack.key)
        if document is None or on is None:
            continue
        before = [(m, then) for m, then in first.values() if m.by < pack.by and on < then <= m.by]
        if ends is not None and on <= ends:
            wanted = f"a day after {day(ends)}, when the quarter is over"
        elif before:
            last, then = max(before, key=lambda pair: pair[0].by)
            wanted = f"a day after `{last.key}`, returned on {day(then)}"
        else:
            continue
        message = f"found `{pack.key}` returned on {day(on)}; wanted {wanted}"
        hint = "correct the date, or the name of the pack"
        yield finding_of("unusual-order", message, document.file, (*item.path, "on"), hint)


def _on(item: Node) -> date | None:
    node = item.child("on")
    return node.value if node is not None and isinstance(node.value, date) else None


def _end_of_quarter(plan: Plan, pack: str) -> date | None:
    """The last day of the quarter that a pack reports on; none for one that is no report."""
    spec = next((spec for spec in plan.edition.documents if spec.id == pack), None)
    is_report = spec is not None and plan.edition.form(spec.schema).field("quarter") is not None
    return last_day(plan.edition, pack) if is_report else None


def _still_to_come(plan: Plan, pack: Milestone) -> Iterator[Document]:
    """Documents of a pack that are said to be on their way."""
    for document in plan.documents:
        if document.spec.due == pack.key and document.absent in _WAITING and not document.broken:
            yield document


def not_returned(plan: Plan, today: date) -> Iterator[Finding]:
    """Packs whose day is past and of which the assessment, where there is one, says nothing."""
    document = _assessment(plan)
    if document is None or document.partial:
        return
    named = {item.text("pack") for item in _returned(document)}
    late = [pack for pack in _packs(plan).values() if pack.by < today and pack.key not in named]
    if late:
        listed = ", ".join(f"`{pack.key}` ({day(pack.by)})" for pack in late)
        message = f"no return is recorded of {listed}, and the day is past"
        hint = "add each to `returned` with its date once it is there: `- on: ...` and `pack: ...`"
        yield finding_of("not-returned", message, document.file, ("returned",), hint, on_key=True)


def _packs(plan: Plan) -> dict[str, Milestone]:
    """The days of the timetable by which something is returned to the NTA."""
    return {item.key: item for item in plan.edition.timetable if item.returned}


def _assessment(plan: Plan) -> Document | None:
    found = plan.document("assessment")
    return None if found is None or found.broken or found.absent else found


def _returned(document: Document | None) -> tuple[Node, ...]:
    return document.root.items("returned") if document else ()
