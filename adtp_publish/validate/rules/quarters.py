"""The quarters of a plan year, and reports that are for another or for one that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...findings import Finding, finding_of
from ...model.display import day
from ...model.edition import DocumentSpec, Edition
from ...model.plan import Document, Plan

_MONTHS, _YEAR = 3, 12
_QUARTER = "quarter"


def first_day(edition: Edition, quarter: str) -> date:
    """The first day of a quarter (`q1`) of the edition's year."""
    return _after(edition.starts, _number(quarter) - 1)


def last_day(edition: Edition, quarter: str) -> date:
    """The last day of a quarter (`q1`) of the edition's year."""
    return _after(edition.starts, _number(quarter)) - timedelta(days=1)


def quarter_of(spec: DocumentSpec) -> str:
    """The quarter that a report, or the comments on one, is for by its name in the edition: `q1-comments`."""
    return spec.id.partition("-")[0]


def wrong_quarter(plan: Plan) -> Iterator[Finding]:
    """A report, or the comments on one, that says another quarter than its file."""
    for document, quarter in _of_quarters(plan):
        own = quarter_of(document.spec)
        if quarter != own:
            message = f"`{_QUARTER}` is `{quarter}`, but this is `{document.spec.file}`"
            hint = f"write `{_QUARTER}: {own}`, or give the file the name of its quarter"
            yield finding_of("wrong-quarter", message, document.file, (_QUARTER,), hint)


def quarter_in_future(plan: Plan, today: date) -> Iterator[Finding]:
    """A report for a quarter that has not begun, or is not over yet.

    It warns: `--at` looks at plans as at an earlier day, when later reports were still to come.
    """
    for document, quarter in _of_quarters(plan):
        if quarter != quarter_of(document.spec):
            continue
        begins, ends = first_day(plan.edition, quarter), last_day(plan.edition, quarter)
        if ends < today:
            continue
        begun = begins <= today
        what = f"is not over until {day(ends)}" if begun else f"does not begin before {day(begins)}"
        message = f"this is for {quarter}, which {what}"
        hint = "finish it when the quarter is over" if begun else "check the quarter and the year of the plan"
        yield finding_of("quarter-in-future", message, document.file, (_QUARTER,), hint)


def _of_quarters(plan: Plan) -> Iterator[tuple[Document, str]]:
    for document in plan.documents:
        quarter = "" if document.broken or document.absent else document.root.text(_QUARTER)
        if quarter:
            yield document, quarter


def _number(quarter: str) -> int:
    return int(quarter.removeprefix("q"))


def _after(start: date, quarters: int) -> date:
    months = start.month - 1 + _MONTHS * quarters
    return start.replace(year=start.year + months // _YEAR, month=months % _YEAR + 1)
