"""What whoever reports on a quarter should look at first: what is overdue, what is still open, what fell."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from ..model.display import written
from ..model.node import Node
from ..model.plan import Plan
from ..model.quotable import Quotable
from ..model.values import Absence, Month, Reference
from ..validate.rules.exceptions import DONE
from ..validate.rules.grids import grids
from ..validate.rules.numbers import actions_of, number_of
from ..validate.rules.quarters import last_day
from ..validate.rules.reports import ORDER, Report, rated_objectives
from .reporting import quarter_in_words

_QUARTER = "quarter "
_WIDE = 90


@dataclass(frozen=True, slots=True)
class Due:
    """An action that was due and on which there is no report, with the `objective` that it is under."""

    objective: str
    told: str


@dataclass(frozen=True, slots=True)
class Watched:
    """What to look at, each as lines for people; `until` is the last day that counts as past."""

    until: date
    overdue: tuple[Due, ...]
    still_open: tuple[str, ...]
    fallen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """An exception as a report has it."""

    report: Report
    item: Node

    @property
    def status(self) -> str:
        return self.item.text("status")


def watched(plan: Plan, names: Quotable, reports: Sequence[Report], until: date) -> Watched:
    """What the planning grids and the reports so far leave to look at, on the day after `until`."""
    told, actions = _exceptions(reports), actions_of_grids(plan, names)
    overdue = [
        Due(_objective(number), f"{written(number)}, {action.told}")
        for number, action in actions.items()
        if number not in told
        and action.due is not None
        and action.due <= until
        and not _is_met(plan, reports, number, action.due)
    ]
    still_open = [
        ": ".join((_named(number, actions.get(number)), _state(plan, last, until)))
        for number, last in sorted(told.items())
        if last.status not in DONE and not _is_met_since(reports, number, last)
    ]
    return Watched(until, tuple(overdue), tuple(still_open), tuple(_fallen(reports)))


@dataclass(frozen=True, slots=True)
class Action:
    """An action of a planning grid: its words, and by when, as they read; `due` is its last day, if any."""

    said: str
    when: str
    due: date | None

    @property
    def told(self) -> str:
        """By when it is to be done, and what it is, as far as that is known."""
        when = f"by {self.when}" if self.due else self.when
        return ": ".join(part for part in (when, self.said) if part)


def actions_of_grids(plan: Plan, names: Quotable) -> dict[Reference, Action]:
    """The actions of the planning grids by their numbers, in the order in which they stand there."""
    found = {}
    for document, objectives in grids(plan):
        for item in (item for objective in objectives for item in actions_of(objective)):
            number, when, text = number_of(item), item.child("by_when"), item.child("action")
            if number is not None:
                said = names.said(_word(text), document.spec.id, text.path) if text else ""
                found[number] = Action(_short(said), _word(when), _due(plan, when) if when else None)
    return found


def _word(node: Node | None) -> str:
    """A value as it reads; nothing for one that is not there."""
    return "" if node is None or isinstance(node.value, Absence) else written(node.value)


def _named(number: Reference, action: Action | None) -> str:
    return ", ".join(part for part in (written(number), action.said if action else "") if part)


def _objective(action: Reference) -> str:
    return written(replace(action, action=0))


def _exceptions(reports: Sequence[Report]) -> dict[Reference, _Told]:
    """By action what the latest report that has it as an exception says."""
    found: dict[Reference, _Told] = {}
    for report in reports:
        for row in report.rows.values():
            for item in row.items("exceptions"):
                node = item.child("action")
                told = _Told(report, item)
                # One that is not filled in yet says nothing new of the action.
                if (
                    node is not None
                    and isinstance(node.value, Reference)
                    and (told.status or node.value not in found)
                ):
                    found[node.value] = told
    return found


def _due(plan: Plan, when: Node) -> date | None:
    """The last day on which an action is in time; none of what goes on."""
    match when.value:
        case date():
            return when.value
        case Month(year=year, month=month):
            return date(year, month, monthrange(year, month)[1])
        case str(text) if text.startswith(_QUARTER):
            return last_day(plan.edition, f"q{text.removeprefix(_QUARTER)}")
    return None


def _is_met(plan: Plan, reports: Sequence[Report], action: Reference, due: date) -> bool:
    """Whether a report made when an action was due is silent of it, as the form has what is met.

    The form reports by exception. Silence says nothing of an objective that is not green and has no
    exceptions either.
    """
    made = [report for report in reports if last_day(plan.edition, report.quarter) >= due]
    return any(_is_silent(report, action) for report in made)


def _is_met_since(reports: Sequence[Report], action: Reference, told: _Told) -> bool:
    return any(_is_silent(report, action) for report in reports[reports.index(told.report) + 1 :])


def _is_silent(report: Report, action: Reference) -> bool:
    row = rated_objectives(report).get(Reference(action.grid, action.objective, 0))
    if row is None:
        return False
    named = [node.value for item in row.items("exceptions") if (node := item.child("action"))]
    return action not in named and (row.rated(report.quarter) == ORDER[0] or bool(named))


def _state(plan: Plan, told: _Told, until: date) -> str:
    new = told.item.child("new_date")
    due = _due(plan, new) if new is not None else None
    parts = [f"{told.status or 'without a status'} in {quarter_in_words(told.report.quarter)}"]
    parts += [f"new date {_word(new)}"] if due is not None else ["without a new date"]
    parts += ["which is past"] if due is not None and due <= until else []
    return ", ".join(parts)


def _fallen(reports: Sequence[Report]) -> Iterator[str]:
    """The rows whose rating is worse in the last quarter reported on than in the one before."""
    last = reports[-1] if reports else None
    pairs = list(pairwise(last.so_far)) if last else []
    if last is None or not pairs:
        return
    before, now = pairs[-1]
    for row in last.rows.values():
        steps = [ORDER.find(row.rated(quarter) or "-") for quarter in (before, now)]
        if 0 <= steps[0] < steps[1]:
            ratings = [f"{row.rated(quarter)} in {quarter_in_words(quarter)}" for quarter in (before, now)]
            yield f"{row.called}: {', then '.join(ratings)}"


def _short(text: str) -> str:
    from textwrap import shorten  # noqa: PLC0415 - only where something is overdue

    return shorten(text, _WIDE, placeholder=" …").removesuffix(".")
