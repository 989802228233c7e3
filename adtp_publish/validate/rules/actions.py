"""Part 3: what a delivery plan says of each action: by when, by whom, and how one will know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.edition import Edition
from ...model.node import Node
from ...model.paths import form_at
from ...model.plan import Document, Plan
from ...model.values import Absence, Month
from .grids import grids
from .numbers import actions_of, number_of
from .swallowed import swallowed

# What goes on has no date; `monthly` and the like say when one will look.
_GOES_ON = "continuous"
_NUMBER = re.compile(
    r"[0-9]|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|third|quarter|"
    r"all|every|each|any|both|no|nobody|none|daily|weekly|monthly|quarterly|yearly|annual|annually|"
    r"first|second|week|month|year|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)


def objectives_without_actions(plan: Plan) -> Iterator[Finding]:
    """An objective with no delivery plan: nothing is done for it (domain.md, section 2)."""
    for document, objectives in grids(plan):
        for objective in objectives if not document.partial else ():
            if actions_of(objective) or _is_swallowed(plan, document, objective, "objective"):
                continue
            number = number_of(objective)
            called = f"objective `{written(number)}`" if number else "this objective"
            message = f"found no action under {called}; wanted at least one, in a list under `actions:`"
            hint = "write `actions:` and below it `- number:`, `action:`, `by_when:` and `by_whom:`"
            is_key = objective.child("actions") is not None
            place = (*objective.path, "actions" if is_key else "number")
            yield finding_of("no-actions", message, document.file, place, hint, is_key)


def _is_swallowed(plan: Plan, document: Document, item: Node, name: str) -> bool:
    """Whether a text holds the fields that stand below it: that is told there."""
    form, text = form_at(plan.edition.form(document.spec.schema), item.path), item.child(name)
    return form is not None and text is not None and bool(swallowed(form, text))


def unassigned_actions(plan: Plan) -> Iterator[Finding]:
    """An action without `by_when`, or without the post that answers for it (domain.md, section 2)."""
    for document, objectives in grids(plan):
        if document.partial:
            continue
        for action in (action for objective in objectives for action in actions_of(objective)):
            lacking = [] if action.child("by_when") else ["by_when"]
            if action.find("by_whom", "post") is None:
                lacking.append("by_whom")
            if lacking and not _is_swallowed(plan, document, action, "action"):
                number = written(value.value) if (value := action.child("number")) else ""
                said = {
                    "by_when": "does not say by when",
                    "by_whom": "names no post that answers for it",
                    "by_when by_whom": "says neither by when nor by whom",
                }[" ".join(lacking)]
                message = f"action `{number}` {said}"
                place, hint = _place(action, lacking), _hint(lacking)
                is_key = place[-1] == "by_whom"
                yield finding_of("unassigned-action", message, document.file, place, hint, is_key)


def dates_outside_the_year(plan: Plan) -> Iterator[Finding]:
    """An action that is to be done before the plan year begins or after it ends."""
    edition = plan.edition
    for document, objectives in grids(plan):
        for action in (action for objective in objectives for action in actions_of(objective)):
            node = action.child("by_when")
            if node is not None and _is_outside(node, edition):
                year = f"{written(edition.starts)} to {written(edition.ends)}"
                message = f"`{node.face.name}` is {written(node.value)}, outside of the plan year ({year})"
                hint = "correct the date, or move the action to the plan of the year in which it is done"
                yield finding_of("date-outside-year", message, document.file, node.path, hint)


def unmeasured_actions(plan: Plan) -> Iterator[Finding]:
    """A milestone with neither date nor number: nobody can say whether it is met."""
    for document, objectives in grids(plan):
        if document.partial:
            continue
        for action in (action for objective in objectives for action in actions_of(objective)):
            node, text = action.child("by_when"), action.child("action")
            if node is None or text is None or not isinstance(text.value, str):
                continue
            is_open = node.value == _GOES_ON or isinstance(node.value, Absence)
            if is_open and not action.child("evidence") and not _NUMBER.search(text.value):
                said = node.value if isinstance(node.value, str) else written(node.value).lower()
                message = (
                    f"this action has no date (`{said}`) and no number, so nobody can say when it is met"
                )
                hint = "give it a date, or say how much or how many"
                yield finding_of("unmeasured-action", message, document.file, text.path, hint)


def _place(action: Node, lacking: list[str]) -> tuple[str, ...]:
    """The post where it alone is lacking and there is something beside it, else the number of the action."""
    held = action.child("by_whom")
    return held.path if held is not None and lacking == ["by_whom"] else (*action.path, "number")


def _hint(lacking: list[str]) -> str:
    ways = {
        "by_when": "`by_when:` with a day, a month or a word such as `quarterly`",
        "by_whom": "`by_whom:` with `post:` and `organisation:`",
    }
    return f"write {' and '.join(ways[name] for name in lacking)}, or why it is not known, such as `pending`"


def _is_outside(node: Node, edition: Edition) -> bool:
    match node.value:
        case Month(year=year, month=month):
            first = date(year, month, 1)
            return not edition.starts.replace(day=1) <= first <= edition.ends
        case date():
            return not edition.starts <= node.value <= edition.ends
    return False
