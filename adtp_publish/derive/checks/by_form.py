"""The rules about figures that forms name (`x-check`): which function is held to which fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...findings import Finding
from ...model.form import Check
from ...model.node import Path
from ...model.paths import places_at
from ...model.plan import Derived
from .across_years import counts_differ, items_differ, names_differ
from .amounts import near_last_year, whole_pounds
from .carried import carried_forward
from .funding import (
    at_most,
    gap_declared,
    instead_of,
    no_row_of_its_own,
    not_negative,
    not_zero,
    sum_of_named,
)
from .laa import same_as
from .mainstream import maintained
from .numbers import holds, near, somebody, sourced
from .outturn import outturns
from .requirements import never_falls
from .sheet import Sheet, sheets
from .spending import column_of, equal

FIGURE_RULES: dict[str, Callable[[Sheet, Path, Check], Iterator[Finding]]] = {
    "at most": at_most,
    "column of": column_of,
    "equal": equal,
    "gap declared": gap_declared,
    "has no row of its own": no_row_of_its_own,
    "holds": holds,
    "instead of": instead_of,
    "maintained": maintained,
    "near": near,
    "near last year": near_last_year,
    "never falls": never_falls,
    "not negative": not_negative,
    "not zero": not_zero,
    "same as": same_as,
    "somebody": somebody,
    "sourced": sourced,
    "sum of named": sum_of_named,
    "whole pounds": whole_pounds,
}
# Those that compare the plans of a partnership find their fields themselves.
OVER_PLANS: dict[str, Callable[[Sequence[tuple[Sheet, ...]]], Iterator[Finding]]] = {
    "carried from": carried_forward,
    "outturn of": outturns,
    "same in editions": counts_differ,
    "same items": items_differ,
    "same text": names_differ,
}


def held_to_forms(derived: Derived) -> Iterator[Finding]:
    """What the rules that its forms name find in a plan."""
    for sheet in sheets(derived):
        for path, check in sheet.form.checks:
            rule = FIGURE_RULES.get(check.rule)
            if rule is not None:
                for place in places_at(sheet.document.root, path):
                    yield from rule(sheet, place, check)


def held_to_forms_over_years(plans: Sequence[Derived]) -> Iterator[Finding]:
    """What those rules find that compare the plans of one partnership, in the order of their years."""
    of_plans = [sheets(derived) for derived in plans]
    for rule in OVER_PLANS.values():
        yield from rule(of_plans)
