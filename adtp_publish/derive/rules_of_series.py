"""Rules of a series: numbers that grow by changes, and changes between them (domain.md, section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..model.display import exact
from ..model.rounding import EXACT
from ..model.values import Absence
from .terms import (
    HUNDRED,
    NOTHING,
    Inputs,
    Result,
    Term,
    gaps_of,
    ids_of,
    lacking_of,
    reason_of,
    value_of,
)


def change_from_base(given: Inputs) -> Result | None:
    """Baseline × (1 + change of the year): the basis of the 2008/09 form."""
    own = tuple(term for term in given.groups[1] if term.key == given.key)
    return _grown(given.one(0), own, "baseline × (1 + the change from the baseline)")


def compound(given: Inputs) -> Result | None:
    """The year before, unrounded, × (1 + change): the baseline grown by each year's change in turn.

    Where the plan leaves out a year on the way, there is nothing to grow: no change is guessed.
    """
    years = sorted((term for term in given.groups[1] if term.key <= given.key), key=lambda term: term.key)
    held = {term.key for term in years}
    if any(year not in held for year in (*given.years, given.key) if year <= given.key):
        return None
    words = "baseline × (1 + change) for each year in turn, rounded only at the end"
    return _grown(given.one(0), tuple(years), words)


def _grown(base: Term | None, changes: Sequence[Term], formula: str) -> Result | None:
    if base is None or not changes:
        return None
    terms = (base, *changes)
    if (reason := reason_of(terms)) is not None:
        return Result(formula, ids_of(terms), absence=reason)
    value = value_of(base)
    factors = [EXACT.add(Decimal(1), EXACT.divide(value_of(term), HUNDRED)) for term in changes]
    for factor in factors:
        value = EXACT.multiply(value, factor)
    working = " × ".join([exact(value_of(base)), *(exact(factor) for factor in factors)])
    gaps, lacking = gaps_of(terms), lacking_of(terms)
    return Result(formula, ids_of(terms), value, working=working, gaps=gaps, lacking=lacking)


def percentage_change(given: Inputs) -> Result | None:
    """(Number of the year − baseline) ÷ baseline."""
    now = next((term for term in given.groups[1] if term.key == given.key), None)
    return _changed(given.one(0), now, "(number − baseline) ÷ baseline")


def percentage_change_on_last_year(given: Inputs) -> Result | None:
    """(Number of the year − number of the year before) ÷ number of the year before."""
    numbers = {term.key: term for term in given.groups[1]}
    earlier = [year for year in (*given.years, *numbers) if year < given.key]
    before = numbers.get(max(earlier)) if earlier else given.one(0)
    return _changed(before, numbers.get(given.key), "(number − the year before) ÷ the year before")


def _changed(before: Term | None, now: Term | None, formula: str) -> Result | None:
    if before is None or now is None:
        return None
    terms = (before, now)
    reason = reason_of(terms) or (Absence(NOTHING) if not value_of(before) else None)
    if reason is not None:
        return Result(formula, ids_of(terms), absence=reason)
    old, new = value_of(before), value_of(now)
    value = EXACT.multiply(EXACT.divide(EXACT.subtract(new, old), old), HUNDRED)
    working = f"({exact(new)} − {exact(old)}) ÷ {exact(old)}"
    gaps, lacking = gaps_of(terms), lacking_of(terms)
    return Result(formula, ids_of(terms), value, working=working, gaps=gaps, lacking=lacking)
