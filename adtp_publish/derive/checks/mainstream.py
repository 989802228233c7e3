"""Mainstream commitments are at least kept up, row by row and in total (domain.md, section 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...findings import Finding, finding_of
from ...model.display import number
from ...model.form import Check
from ...model.node import Path
from ...model.paths import field_at, towards, year_before
from ...model.rounding import EXACT, rounded
from .sheet import Sheet


@dataclass(frozen=True, slots=True)
class _Kept:
    """What one row, or rows that are pooled, gave in the year before and give in the plan year."""

    rows: tuple[Path, ...]
    before: Decimal
    after: Decimal


def maintained(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """A row that falls, or rises by less than the uplift of the edition once that is set.

    Money moved into a pooled row is netted against the rows that it stands for. That the total falls
    follows from its rows: the finding says how it goes.
    """
    rows = [towards(path, name) for name in check.of]
    year = sheet.plan.edition.year
    before = year_before(field_at(sheet.form, rows[0]), year)
    kept = [
        unit for group in _groups(sheet, rows, (before, year)) if (unit := _kept(sheet, group, before, year))
    ]
    uplift = sheet.plan.edition.threshold("mainstream_uplift") or Decimal(0)
    for unit in kept:
        wanted = _uplifted(unit.before, uplift)
        if unit.before > 0 and unit.after < wanted:
            yield _falls(sheet, unit, wanted, (before, year), _told_together(kept))


def _groups(sheet: Sheet, rows: list[Path], columns: tuple[str, str]) -> list[tuple[Path, ...]]:
    """The rows one by one; but a pooled row that is used, with the rows that it stands in place of."""
    groups = []
    for pooled, check in sheet.checks("instead of"):
        own = tuple(towards(pooled, name) for name in check.of)
        used = any((amount := sheet.amount((*pooled, year))) and amount.shown for year in columns)
        if used:
            groups.append((*own, pooled))
    taken = {row for group in groups for row in group}
    return [*((row,) for row in rows if row not in taken), *groups]


def _kept(sheet: Sheet, rows: tuple[Path, ...], before: str, year: str) -> _Kept | None:
    """Both years of some rows; nothing where an amount of them is not known."""
    sums = []
    for column in (before, year):
        amounts = []
        for row in rows:
            amount = sheet.amount((*row, column))
            if amount is None and not _is_none(sheet, (*row, column)):
                return None
            amounts.append(amount.shown if amount else Decimal(0))
        sums.append(sum(amounts, Decimal(0)))
    return _Kept(rows, sums[0], sums[1])


def _is_none(sheet: Sheet, path: Path) -> bool:
    """Whether an amount counts as none; what a document held in part leaves out is not known."""
    return sheet.is_nothing(path) and not (sheet.document.partial and path not in sheet.figures)


def _uplifted(amount: Decimal, uplift: Decimal) -> Decimal:
    """The least that an amount becomes, in whole pounds."""
    factor = EXACT.add(Decimal(1), EXACT.divide(uplift, Decimal(100)))
    return rounded(EXACT.multiply(amount, factor))


def _told_together(kept: list[_Kept]) -> str:
    before, now = sum(unit.before for unit in kept), sum(unit.after for unit in kept)
    if now == before:
        return f"all mainstream commitments together stay at {number(now, '£')}"
    how = "rise" if now > before else "fall"
    return f"all mainstream commitments together {how} from {number(before, '£')} to {number(now, '£')}"


def _falls(sheet: Sheet, unit: _Kept, wanted: Decimal, years: tuple[str, str], together: str) -> Finding:
    before, year = years
    place = next((*row, year) for at in (year, before) for row in unit.rows if sheet.amount((*row, at)))
    *others, last = (sheet.row(row) for row in unit.rows)
    names = f"{', '.join(others)} and {last}" if others else last
    uplift = " with the uplift" if wanted != unit.before else ""
    given = number(unit.after, "£") if unit.after else "nothing"
    fall = f"found {given} for {year} in {names}, after {number(unit.before, '£')} for {before}"
    message = f"{fall}; wanted at least {number(wanted, '£')}{uplift}; {together}"
    hint = "correct the amount; mainstream funding is to be kept up"
    return finding_of("mainstream-falls", message, sheet.file, place, hint)
