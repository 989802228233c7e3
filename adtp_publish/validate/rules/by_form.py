"""The rules that forms name (`x-check`) and that need no figures: which function is held to which fields."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from datetime import date

from ...findings import Finding
from ...model.form import Check
from ...model.node import Node
from ...model.paths import nodes_at
from ...model.plan import Document, Plan
from .empty import says_something
from .events import known_by, never_before, not_before, not_in_the_future, only_after, set_with
from .held import Held
from .progress import progress
from .ratings import one_of_the_steps
from .references import in_the_grids, names_a_document, names_a_row
from .rows import rows_of

FORM_RULES: dict[str, Callable[[Held, Document, Node, Check], Iterator[Finding]]] = {
    "in the grids": in_the_grids,
    "names a document": names_a_document,
    "names a row": names_a_row,
    "never before": never_before,
    "not before": not_before,
    "one of the steps": one_of_the_steps,
    "rows of": rows_of,
    "says something": says_something,
    "set with": set_with,
}
DATED_FORM_RULES: dict[str, Callable[[Held, date, Document, Node, Check], Iterator[Finding]]] = {
    "known by": known_by,
    "not in the future": not_in_the_future,
    "only after": only_after,
}


def looked_up(plan: Plan) -> Iterator[Finding]:
    """What the rules find that its forms name, and those of the reports: they look up the same things."""
    held = Held(plan)
    for document, node, check in _checks(plan, FORM_RULES):
        yield from FORM_RULES[check.rule](held, document, node, check)
    yield from progress(held)


def looked_up_by_the_day(plan: Plan, today: date) -> Iterator[Finding]:
    """What those rules find that go by the day at which the plan is looked at."""
    held = Held(plan)
    for document, node, check in _checks(plan, DATED_FORM_RULES):
        yield from DATED_FORM_RULES[check.rule](held, today, document, node, check)


def _checks(plan: Plan, rules: Container[str]) -> Iterator[tuple[Document, Node, Check]]:
    """The fields of a plan's readable documents that are held to some rules."""
    for document in plan.documents:
        if document.broken or document.absent:
            continue
        for path, check in plan.edition.form(document.spec.schema).checks:
            if check.rule in rules:
                for node in nodes_at(document.root, path):
                    yield document, node, check
