"""The values that a field of a form can hold.

Counts and whole pounds are `int`; percentages, decimals and rates are `Decimal`
(5% is `Decimal("5")`, never 0.05); a value that is not there is an `Absence`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a value is not there: one word of the closed list (domain.md, section 6)."""

    word: str


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month named without a day, as in "March 2009"."""

    year: int
    month: int


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A place in the planning grids: grid, objective, action; action 0 is the objective itself."""

    grid: int
    objective: int
    action: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure quoted in prose: its kind, its value and, for a range, the upper end.

    `kind` is one of number, money, percentage, points, rate, range, date, month, year, duration,
    ordinal (which of several: `section 4`, `2nd`); a date, month, year or ordinal keeps its text in
    `text` and has no `value`. `value` is exact and in full, also of `£3.6 million`, which stays in `text`.
    """

    kind: str
    text: str
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""


Scalar = str | int | Decimal | bool | date | datetime | Month | Reference | Quantity | Absence


def year_slug(year: str) -> str:
    """A financial year as it stands in paths and addresses: 2009/10 is `2009-10`."""
    return year.replace("/", "-")
