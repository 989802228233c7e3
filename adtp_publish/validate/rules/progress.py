"""Rules of the quarterly progress reports: all of them over reports that are read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...findings import Finding
from ...model.plan import Plan
from . import exceptions, ratings
from .held import Held
from .reports import Report, reports
from .rewording import reworded
from .rows import objectives

OVER_REPORTS: tuple[Callable[[Plan, Report, Sequence[Report]], Iterator[Finding]], ...] = (
    ratings.ahead,
    ratings.missing,
    ratings.without_text,
    ratings.green_with_outstanding,
    ratings.changed,
    ratings.better_than_under,
    ratings.falls,
    exceptions.without_new_date,
    exceptions.new_date_past,
    exceptions.opened_again,
)


def progress(held: Held) -> Iterator[Finding]:
    """What is found in the reports; one that says another quarter than its file is left alone."""
    known = [
        report for report in reports(held.plan) if report.document.root.text("quarter") == report.quarter
    ]
    for place, report in enumerate(known):
        for rule in OVER_REPORTS:
            yield from rule(held.plan, report, known[:place])
        yield from objectives(held, report)
        yield from exceptions.outside_objective(held, report)
        yield from reworded(held, report, known[:place])
