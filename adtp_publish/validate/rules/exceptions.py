"""The actions that a progress report reports by exception (domain.md, section 2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.node import Node
from ...model.plan import Plan
from ...model.values import Month, Reference
from .held import Held
from .quarters import last_day
from .reports import Report, Row

OPEN = ("outstanding", "in hand")
DONE = ("done", "done late")


def without_new_date(_: Plan, report: Report, __: Sequence[Report]) -> Iterator[Finding]:
    """An action that is outstanding or in hand has a new date."""
    if report.document.partial:
        return
    for _row, item in _exceptions(report):
        if item.text("status") in OPEN and item.child("new_date") is None:
            message = f"action {_action(item)} is {item.text('status')}, but has no new date"
            hint = "add `new_date`: a day, a month, or `to be confirmed`"
            yield finding_of("no-new-date", message, report.document.file, (*item.path, "status"), hint)


def new_date_past(plan: Plan, report: Report, _: Sequence[Report]) -> Iterator[Finding]:
    """A new date that was past before the report was made."""
    ends = last_day(plan.edition, report.quarter)
    for _row, item in _exceptions(report):
        node = item.child("new_date")
        if item.text("status") in OPEN and node is not None and _is_over(node, ends):
            told = f"its new date lies before the end of {report.quarter}"
            message = f"action {_action(item)} is {item.text('status')}, but {told}"
            hint = "write when it will be done, or `status: done late` where it is"
            yield finding_of("new-date-past", message, report.document.file, node.path, hint)


def outside_objective(held: Held, report: Report) -> Iterator[Finding]:
    """An action reported under an objective that it does not belong to; one of no grid is told elsewhere."""
    for row, item in _exceptions(report):
        node = item.child("action")
        action, own = node.value if node else None, row.key
        if not isinstance(action, Reference) or not isinstance(own, Reference) or held.grids.lacks(own):
            continue
        if (action.grid, action.objective) != (own.grid, own.objective):
            home = written(Reference(action.grid, action.objective, 0))
            message = f"action {written(action)} is reported under {row.called}, but belongs to {home}"
            hint = f"move it to the row of {home}, or correct its number"
            place = (*item.path, "action")
            yield finding_of("exception-outside-objective", message, report.document.file, place, hint)


def opened_again(_: Plan, report: Report, earlier: Sequence[Report]) -> Iterator[Finding]:
    """An action that an earlier report says is done, and this one that it is not."""
    done: dict[object, Report] = {}
    for before in earlier:
        for _row, item in _exceptions(before):
            if item.text("status") in DONE:
                done.setdefault(_action(item), before)
    for _row, item in _exceptions(report):
        was = done.get(_action(item))
        if item.text("status") in OPEN and was is not None:
            told = f"done in the report for {was.quarter}"
            message = f"action {_action(item)} is {item.text('status')}, but {told}"
            hint = "correct the `status` of one of the two"
            place = (*item.path, "status")
            yield finding_of("action-opened-again", message, report.document.file, place, hint)


def _exceptions(report: Report) -> Iterator[tuple[Row, Node]]:
    for row in report.rows.values():
        for item in row.items("exceptions"):
            yield row, item


def _action(item: Node) -> str:
    node = item.child("action")
    return written(node.value) if node else ""


def _is_over(node: Node, ends: date) -> bool:
    match node.value:
        case date():
            return node.value <= ends
        case Month(year=year, month=month):
            return (year, month) <= (ends.year, ends.month)
    return False
