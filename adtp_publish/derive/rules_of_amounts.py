"""Rules of amounts of one year: shares, sums, differences, steps (domain.md, section 3)."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce

from ..model.display import exact, number
from ..model.rounding import EXACT
from ..model.values import Absence
from .terms import (
    HUNDRED,
    NOTHING,
    Inputs,
    Result,
    both,
    called,
    every,
    gap_reason,
    gaps_of,
    ids_of,
    is_nothing,
    lacking_of,
    reason_of,
    shown,
    value_of,
)


def share(given: Inputs) -> Result | None:
    """Part ÷ whole, as a percentage; over a whole of nothing there is none.

    Nor is there one over a gap: of what is at least so much, no share can be told.
    """
    part, whole = given.one(0), given.one(1)
    if part is None or whole is None:
        return None
    terms = (part, whole)
    formula = " ÷ ".join(both(*terms))
    reason = reason_of(terms) or lacking_of(terms) or (Absence(NOTHING) if not value_of(whole) else None)
    if reason is not None:
        return Result(formula, ids_of(terms), absence=reason)
    value = EXACT.multiply(EXACT.divide(value_of(part), value_of(whole)), HUNDRED)
    working = f"{exact(value_of(part), part.unit)} ÷ {exact(value_of(whole), whole.unit)}"
    return Result(formula, ids_of(terms), value, working=working)


def difference(given: Inputs) -> Result | None:
    """The first less the second; where the second is not applicable, nothing is taken away."""
    first, second = given.one(0), given.one(1)
    if first is None or second is None:
        return None
    terms = (first, second)
    formula = " − ".join(both(*terms))
    if (reason := reason_of((first,) if is_nothing(second) else terms)) is not None:
        return Result(formula, ids_of(terms), absence=reason)
    value = EXACT.subtract(value_of(first), value_of(second))
    working = f"{shown(first)} − {shown(second)}"
    gaps, lacking = gaps_of(terms), lacking_of(terms)
    return Result(formula, ids_of(terms), value, working=working, gaps=gaps, lacking=lacking)


def total(given: Inputs) -> Result | None:
    """The sum of what is there; a typed `not applicable` counts as nothing, all else that lacks is a gap."""
    terms = tuple(term for group in given.groups for term in group)
    known = [term for term in terms if term.value is not None]
    gaps = [term for term in terms if term.value is None and not is_nothing(term)]
    if all(term.value is None and term.absence is None for term in terms):
        return None  # the plan says nothing of any of them
    formula = "sum of " + every(terms)
    # What the plan does not have at all is a gap and no figure of its own.
    inputs = ids_of([term for term in terms if term.value is not None or term.absence is not None])
    if not known:
        reason = next(term.absence for term in (*gaps, *terms) if term.absence)
        return Result(formula, inputs, absence=reason)
    value = reduce(EXACT.add, (value_of(term) for term in known))
    working = " + ".join(shown(term) for term in known)
    missing = tuple(dict.fromkeys((*(term.id for term in gaps), *gaps_of(terms))))
    lacking = gap_reason(gaps, terms)
    return Result(
        formula,
        inputs,
        value,
        working=working,
        gaps=missing,
        lacking=lacking,
        at_least=bool(missing),
        apart=ids_of([term for term in terms if term.value is None and term.absence is not None]),
        lacks=ids_of([term for term in gaps if term.absence is None]),
    )


def part_of_year(given: Inputs) -> Result | None:
    """Annual number × quarters ÷ 4; the second input names the quarter (`q2`)."""
    annual, quarter = given.one(0), given.one(1)
    if annual is None or quarter is None or not quarter.word:
        return None
    formula = f"{called(annual)} × quarters so far ÷ 4"
    if (reason := reason_of((annual,))) is not None:
        return Result(formula, (annual.id,), absence=reason)
    quarters = Decimal(quarter.word.removeprefix("q"))
    value = EXACT.divide(EXACT.multiply(value_of(annual), quarters), Decimal(4))
    return Result(formula, (annual.id,), value, working=f"{shown(annual)} × {quarters} ÷ 4")


def threshold(given: Inputs) -> Result | None:
    """The word of the highest step that an unrounded value reaches."""
    term = given.one(0)
    if term is None:
        return None
    steps = [f"{word} from {number(Decimal(least), term.unit)}" for word, least in given.steps]
    formula = f"{', '.join(steps)} of {called(term)}, before rounding"
    if (reason := reason_of((term,))) is not None:
        return Result(formula, (term.id,), absence=reason)
    value = value_of(term)
    word = next((word for word, least in given.steps if value >= Decimal(least)), given.steps[-1][0])
    return Result(formula, (term.id,), word=word, working=exact(value, term.unit))


def uplift(given: Inputs) -> Result | None:
    """A number × (1 + the rate that the edition sets); while that is pending, so is the result."""
    base, rate = given.one(0), given.one(1)
    if base is None or rate is None:
        return None
    formula = f"{called(base)} × (1 + {rate.label})"
    if (reason := reason_of((base, rate))) is not None:
        return Result(formula, (base.id,), absence=reason)
    factor = EXACT.add(Decimal(1), EXACT.divide(value_of(rate), HUNDRED))
    value = EXACT.multiply(value_of(base), factor)
    working = f"{shown(base)} × {exact(factor)}"
    return Result(formula, (base.id,), value, working=working, gaps=base.gaps, lacking=base.lacking)


def as_given(given: Inputs) -> Result | None:
    """The same number as another field, which has it typed once."""
    term = given.one(0)
    if term is None:
        return None
    formula = f"the same as {called(term)}"
    if (reason := reason_of((term,))) is not None:
        return Result(formula, (term.id,), absence=reason)
    return Result(formula, (term.id,), term.value, working=shown(term), gaps=term.gaps, lacking=term.lacking)
