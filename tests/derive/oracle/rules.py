"""The rules by which figures follow (domain.md, section 3), once more and in exact fractions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from .spots import NOT_APPLICABLE, Outcome, Spot


@dataclass(frozen=True)
class Given:
    """What a rule goes by: the key of the field itself, its inputs by path, the years of the last path."""

    key: str
    groups: list[list[tuple[Spot, Outcome]]]
    years: list[str]
    steps: tuple[tuple[str, str], ...]

    def one(self, place: int) -> Outcome | None:
        """The single input at a path."""
        return self.groups[place][0][1] if self.groups[place] else None

    def by_year(self) -> dict[str, Outcome]:
        """The inputs of the second path by their year."""
        return {spot.key: outcome for spot, outcome in self.groups[1]}


def _made(used: list[Outcome | None], number: Callable[..., Fraction | None]) -> Outcome | None:
    """A number made of others; the first reason where one lacks, and nothing where one is not in the plan."""
    known = [one for one in used if one is not None]
    if len(known) < len(used):
        return None
    lacking = [one.reason for one in known if one.value is None]
    if lacking:
        return Outcome(reason=lacking[0] or "pending")
    value = number(*(one.value for one in known))
    gaps = tuple(dict.fromkeys(gap for one in known for gap in one.gaps))
    gap = next((one.gap for one in known if one.gap), "")
    return Outcome(reason=NOT_APPLICABLE) if value is None else Outcome(value, gaps=gaps, gap=gap)


def _grown(base: Fraction, *changes: Fraction) -> Fraction:
    for change in changes:
        base = base * (100 + change) / 100
    return base


def _percent_more(old: Fraction, new: Fraction) -> Fraction | None:
    return 100 * new / old - 100 if old else None


def change_from_base(given: Given) -> Outcome | None:
    """The baseline and the change of that one year."""
    return _made([given.one(0), given.by_year().get(given.key)], _grown)


def compound(given: Given) -> Outcome | None:
    """The baseline and the change of every year up to that one, none left out."""
    changes = given.by_year()
    return _made([given.one(0), *(changes.get(y) for y in given.years if y <= given.key)], _grown)


def percentage_change(given: Given) -> Outcome | None:
    """From the baseline to that year."""
    return _made([given.one(0), given.by_year().get(given.key)], _percent_more)


def percentage_change_on_last_year(given: Given) -> Outcome | None:
    """From the year before, which for the first is the baseline, to that year."""
    numbers = given.by_year()
    place = given.years.index(given.key)
    before = numbers.get(given.years[place - 1]) if place else given.one(0)
    return _made([before, numbers.get(given.key)], _percent_more)


def share(given: Given) -> Outcome | None:
    """A part in hundredths of its whole; none where either is only known to be at least so much."""
    used = [given.one(0), given.one(1)]
    made = _made(used, lambda part, whole: 100 * part / whole if whole else None)
    gap = next((one.gap for one in used if one is not None and one.gap), "")
    lacks = made is not None and gap and all(one is not None and one.value is not None for one in used)
    return Outcome(reason=gap) if lacks else made


def difference(given: Given) -> Outcome | None:
    """What is left, all of it where there is nothing to take away."""
    less = given.one(1)
    if less is not None and less.is_none:
        less = Outcome(Fraction(0))
    return _made([given.one(0), less], lambda first, second: first - second)


def total(given: Given) -> Outcome | None:
    """What is known together, with the ids of what is not; the reason of a gap where nothing is known."""
    inputs = [pair for group in given.groups for pair in group]
    said = [one for _, one in inputs if one.value is not None or one.reason]
    if not said:
        return None
    lacking = [(spot, one) for spot, one in inputs if one.value is None and not one.is_none]
    known = [one for one in said if one.value is not None]
    if not known:
        reasons = [one.reason for _, one in lacking if one.reason]
        return Outcome(reason=reasons[0] if reasons else said[0].reason)
    gaps = [spot.id for spot, _ in lacking] + [gap for _, one in inputs for gap in one.gaps]
    together = sum((one.value for one in known if one.value is not None), Fraction(0))
    gap = next((one.reason or "pending" for _, one in lacking), "")
    gap = gap or next((one.gap for _, one in inputs if one.gap), "")
    return Outcome(together, gaps=tuple(dict.fromkeys(gaps)), gap=gap)


def part_of_year(given: Given) -> Outcome | None:
    """As many quarters of it as there have been."""
    quarter = given.one(1)
    if quarter is None or not quarter.word:
        return None
    return _made([given.one(0)], lambda annual: annual * Fraction(int(quarter.word[1:]), 4))


def threshold(given: Given) -> Outcome | None:
    """The word of the highest step reached, the last where none is; before any rounding."""
    of = given.one(0)
    if of is None or of.value is None:
        return None if of is None else Outcome(reason=of.reason or "pending")
    reached = [word for word, least in given.steps if of.value >= Fraction(least)]
    return Outcome(word=(reached or [given.steps[-1][0]])[0])


def uplift(given: Given) -> Outcome | None:
    """A number with the rate of the edition upon it."""
    return _made([given.one(0), given.one(1)], _grown)


def as_given(given: Given) -> Outcome | None:
    """The number of another field."""
    return _made([given.one(0)], lambda number: number)


RULES: dict[str, Callable[[Given], Outcome | None]] = {
    "change from base": change_from_base,
    "compound": compound,
    "percentage change": percentage_change,
    "percentage change on last year": percentage_change_on_last_year,
    "share": share,
    "difference": difference,
    "sum": total,
    "part of year": part_of_year,
    "threshold": threshold,
    "uplift": uplift,
    "as given": as_given,
}
