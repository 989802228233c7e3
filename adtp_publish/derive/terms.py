"""The inputs and the result of one rule, and what rules ask of their inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model.display import exact, within
from ..model.values import Absence

NOTHING = "not applicable"
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Term:
    """An input of a rule: the figure it is, what it is called, and its value or why there is none.

    `key` is the last part of its path (a year, a source of funding); `derived` says that it follows
    from others, `gaps` which of those are not known and `lacking` why the first of them is not. A term
    with neither value nor absence is one that the form asks for and the plan does not have. `row` is what
    the group that holds it is called.
    """

    id: str
    label: str
    key: str
    unit: str = ""
    value: Decimal | None = None
    absence: Absence | None = None
    word: str = ""
    derived: bool = False
    gaps: tuple[str, ...] = ()
    lacking: Absence | None = None
    row: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a rule gives: a value, or the reason why there is none, and how it came about.

    `gaps` are what a value is not known to follow from as well, `lacking` the reason of the first;
    `at_least` says that the value is a sum over gaps: the least that it can be. `apart` are the inputs
    that are no number of the working and have no letter, `lacks` what it lacks that the plan does not have
    at all. `by_stated` says that the working has its inputs as stated, and not as worked out.
    """

    formula: str
    inputs: tuple[str, ...]
    value: Decimal | None = None
    absence: Absence | None = None
    working: str = ""
    gaps: tuple[str, ...] = ()
    lacking: Absence | None = None
    word: str = ""
    symbols: str = ""
    at_least: bool = False
    apart: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    by_stated: bool = False


@dataclass(frozen=True, slots=True)
class Inputs:
    """The terms of each input path in order, the key of the figure itself (a year), the steps.

    `years` are the years of the form that the last path leads to, whether the plan has them or not.
    """

    groups: tuple[tuple[Term, ...], ...]
    key: str
    steps: tuple[tuple[str, str], ...] = ()
    years: tuple[str, ...] = ()

    def one(self, place: int) -> Term | None:
        """The only term of an input path, if the plan has it."""
        group = self.groups[place] if place < len(self.groups) else ()
        return group[0] if group else None


def reason_of(terms: Sequence[Term]) -> Absence | None:
    """Why there is no result: the reason of the first term without a value."""
    return next((_reason(term) for term in terms if term.value is None), None)


def _reason(term: Term) -> Absence:
    """Why a term has no value; one that is asked for and not in the plan is still to come."""
    return term.absence or Absence("pending")


def gap_reason(gaps: Sequence[Term], terms: Sequence[Term]) -> Absence | None:
    """Why a sum has gaps: the reason of the first term that it lacks, or that one of its terms lacks."""
    return _reason(gaps[0]) if gaps else lacking_of(terms)


def is_nothing(term: Term) -> bool:
    """Whether the plan itself says that there is nothing to count."""
    return term.absence is not None and term.absence.word == NOTHING and not term.derived


def gaps_of(terms: Sequence[Term]) -> tuple[str, ...]:
    """What is not known of any of the terms."""
    return tuple(dict.fromkeys(gap for term in terms for gap in term.gaps))


def lacking_of(terms: Sequence[Term]) -> Absence | None:
    """Why the first of what is not known of any of the terms is not."""
    return next((term.lacking for term in terms if term.lacking is not None), None)


def value_of(term: Term) -> Decimal:
    """The value of a term; nothing counts as 0."""
    return term.value if term.value is not None else Decimal(0)


def ids_of(terms: Sequence[Term]) -> tuple[str, ...]:
    """The ids of some terms, in their order."""
    return tuple(term.id for term in terms)


def called(term: Term) -> str:
    """What a term is called inside a formula: in small letters, unless it is a name."""
    return within(term.label)


def both(first: Term, second: Term) -> tuple[str, str]:
    """What two terms are called inside a formula: each by its row too, where their names are the same."""
    names = called(first), called(second)
    if names[0] != names[1] or first.row == second.row or not (first.row and second.row):
        return names
    return f"{within(first.row)}, {names[0]}", f"{within(second.row)}, {names[1]}"


def every(terms: Sequence[Term]) -> str:
    """What several terms are called together: one name for all of them with the rows that it stands in."""
    names, rows = [called(term) for term in terms], [within(term.row) for term in terms]
    is_one_name = len(set(names)) == 1 < len(set(rows)) == len(names)
    return f"{names[0]} for {several(rows)}" if is_one_name and all(rows) else several(names)


def shown(term: Term) -> str:
    """The value of a term as a working has it."""
    return exact(value_of(term), term.unit)


def several(names: list[str]) -> str:
    """Names as a sentence lists them, each once."""
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"
