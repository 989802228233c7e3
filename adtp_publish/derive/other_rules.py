"""By which other rule a stated figure would come about: named only where it gives that figure exactly.

The first that does is named and no other. Each works the figure out anew from the plan's own numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Decimal

from ..model.display import exact
from ..model.figure import Figure
from ..model.rounding import EXACT, rounded
from ..model.telling import called
from .lookup import Place
from .results import Results
from .terms import HUNDRED

Figures = Mapping[tuple[str, ...], Figure]
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Case:
    """A stated figure that differs, with its value and all figures of its document."""

    place: Place
    figure: Figure
    figures: Figures
    results: Results
    value: Decimal
    stated: Decimal

    @property
    def operation(self) -> str:
        """The name of the rule that it follows from, whichever the plan chooses."""
        calc = self.place.form.calc
        return calc.op if calc is not None else ""

    def inputs(self) -> list[Figure]:
        """What it is worked out from, each once; nothing where one of them differs itself."""
        known = {other.id: other for other in self.figures.values()}
        found = [known[name] for name in dict.fromkeys(self.figure.inputs) if name in known]
        # What is not applicable counts as nothing in a sum.
        held = [one for one in found if one.value is not None]
        return [] if any(one.differs for one in held) else held

    def gives(self, value: Decimal) -> bool:
        """Whether another value is what is stated, at its precision."""
        return rounded(value, self.figure.places) == self.stated


def other_rule(place: Place, figure: Figure, figures: Figures, results: Results) -> str:
    """The rule by which the stated figure would come about, if a usual one does; else nothing."""
    if figure.value is None or figure.stated is None or figure.gaps:
        return ""
    case = Case(place, figure, figures, results, figure.value, figure.stated)
    return next((told for rule in RULES if (told := rule(case))), "")


# --- other ways of rounding


def rounding_each_year(case: Case) -> str:
    """The baseline grown year by year with every year rounded, where the plan grows it year on year."""
    calc = case.place.form.calc
    is_grown = calc is not None and "compound" in (calc.op, *(one.op for _, one in calc.cases))
    held = case.inputs() if is_grown else []
    if not held:
        return ""
    grown, *changes = (one.value or Decimal(0) for one in held)
    for change in changes:
        factor = EXACT.add(_ONE, EXACT.divide(change, HUNDRED))
        grown = rounded(EXACT.multiply(grown, factor), case.figure.places)
    return "rounding each year before the next would give it" if grown == case.stated else ""


def half_to_even(case: Case) -> str:
    """A half rounded to the even number; told before cutting off, which gives the same wherever it does."""
    return _rounded_so(case, ROUND_HALF_EVEN, "rounding a half to the even number would give it")


def cutting_off(case: Case) -> str:
    """The decimals left away."""
    shown = exact(case.value, case.figure.unit, 2)
    return _rounded_so(case, ROUND_DOWN, f"cutting off {shown} would give it")


def rounding_up(case: Case) -> str:
    """Always rounded away from zero."""
    shown = exact(case.value, case.figure.unit, 2)
    return _rounded_so(case, ROUND_UP, f"rounding {shown} up would give it")


def _rounded_so(case: Case, how: str, told: str) -> str:
    unit = _ONE.scaleb(-case.figure.places)
    return told if case.value.quantize(unit, how, context=EXACT) == case.stated else ""


# --- other inputs


def as_a_fraction(case: Case) -> str:
    """0.28% where 28% is meant."""
    is_it = case.figure.unit == "%" and case.stated and case.gives(EXACT.divide(case.value, HUNDRED))
    return "the fraction in place of the percentage would give it" if is_it else ""


def other_choice(case: Case) -> str:
    """The other rule that the form lets a plan choose: from the baseline in place of year on year."""
    for choice, result in case.results.by_other_choices(case.place):
        if result.value is not None and case.gives(result.value):
            return f"`{choice}` would give it"
    return ""


def other_input_of_share(case: Case) -> str:
    """Another year's number, or another number beside it, in place of the part or of the whole."""
    held = case.inputs() if case.operation == "share" else []
    if len(held) != 2:
        return ""
    part, whole = held
    swapped = [(other, part, other.value, whole.value) for other in _of_other_years(part, case)]
    swapped += [(other, whole, part.value, other.value) for other in _beside(whole, part, case)]
    fitting = [
        (other, own)
        for other, own, above, below in swapped
        if above is not None and below and case.gives(EXACT.multiply(EXACT.divide(above, below), HUNDRED))
    ]
    if len(fitting) != 1:
        return ""
    other, own = fitting[0]
    instead, meant = called(other.label, case.figure.label), called(own.label, other.label)
    return f"{instead} in place of {meant} would give it"


def _of_other_years(part: Figure, case: Case) -> Iterator[Figure]:
    """The same number for other years: its path with another year in it."""
    years = {other.year for other in case.figures.values() if other.year} - {part.year}
    for year in sorted(years):
        other = case.figures.get(tuple(year if step == part.year else step for step in part.path))
        if other is not None and other.id != part.id:
            yield other


def _beside(whole: Figure, part: Figure, case: Case) -> Iterator[Figure]:
    """The other numbers of the group that holds the whole."""
    for path, other in case.figures.items():
        if path[:-1] == whole.path[:-1] and other.kind == whole.kind and other.id not in (whole.id, part.id):
            yield other


def one_row_wrong(case: Case) -> str:
    """A sum without one of its rows, or with one twice."""
    held = case.inputs() if case.operation == "sum" else []
    rows = [(one, one.value) for one in held if one.value]
    without = [one for one, value in rows if case.gives(EXACT.subtract(case.value, value))]
    twice = [one for one, value in rows if case.gives(EXACT.add(case.value, value))]
    if len(without) + len(twice) != 1 or len(rows) < 2:
        return ""
    label = called((without or twice)[0].label, case.figure.label)
    return f"leaving out {label} would give it" if without else f"counting {label} twice would give it"


def figure_of_another(case: Case) -> str:
    """The same figure of another: the county's in place of the trust's."""
    twins = [other for other in case.figures.values() if _is_twin(other, case)]
    return f"it is the figure of {twins[0].label}" if len(twins) == 1 else ""


def _is_twin(other: Figure, case: Case) -> bool:
    figure = case.figure
    return (
        other.id != figure.id
        and (other.kind, other.status, other.year) == (figure.kind, "derived", figure.year)
        and other.value is not None
        and case.gives(other.value)
    )


RULES: tuple[Callable[[Case], str], ...] = (
    rounding_each_year,
    half_to_even,
    cutting_off,
    rounding_up,
    as_a_fraction,
    other_choice,
    other_input_of_share,
    one_row_wrong,
    figure_of_another,
)
