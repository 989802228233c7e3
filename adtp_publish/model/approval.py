"""The rounds in which those who sign the cover approve a plan: one for each time that it is signed off.

An approval that names nobody is of all of them. A round is whole once as many have approved as sign the
cover.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .node import Node
from .plan import Plan
from .record import APPROVED, ASSESSMENT, COVER, RECORD, SIGNED, day_of_event


def is_approved(plan: Plan) -> bool:
    """Whether the cover says that the plan as it is now is approved; one that is not held need not."""
    cover = plan.document(COVER)
    tick = cover.root.child(APPROVED) if cover else None
    return cover is None or bool(cover.absent) or (tick is not None and tick.value is True)


def open_round(plan: Plan) -> tuple[Node, ...]:
    """The approvals that count for the plan as it is now.

    All of them where the cover says that it is approved. Else it was changed since: neither those before a
    sign-off count any more nor a round that is whole.
    """
    items = _approvals(plan)
    if is_approved(plan):
        return items
    signed, of_all = _signed(plan), len(signatories(plan))
    found: list[Node] = []
    for item in items:
        if signed is not None and (day_of_event(item) or signed) <= signed:
            continue
        found.append(item)
        if _is_whole(found, of_all):
            found = []
    return tuple(found)


def approved_again(plan: Plan) -> tuple[Node, ...]:
    """The approvals after a sign-off that are for the next one: all had approved before it."""
    signed = _signed(plan)
    if signed is None:
        return ()
    days = [(item, day_of_event(item) or signed) for item in _approvals(plan)]
    before = [item for item, on in days if on <= signed]
    is_whole = _is_whole(before, len(signatories(plan)))
    return tuple(item for item, on in days if on > signed) if is_whole else ()


def signatories(plan: Plan) -> tuple[Node, ...]:
    """Those who sign the cover."""
    cover = plan.document(COVER)
    return cover.root.items("signatories") if cover else ()


def _is_whole(items: Sequence[Node], of_all: int) -> bool:
    return any(not item.text("by") for item in items) or 0 < of_all <= len(items)


def _approvals(plan: Plan) -> tuple[Node, ...]:
    document = plan.document(ASSESSMENT)
    return document.root.items(APPROVED) if document else ()


def _signed(plan: Plan) -> date | None:
    record = plan.document(RECORD)
    signed = record.root.child(SIGNED) if record else None
    return day_of_event(signed) if signed else None
