"""Table 2 of Part 4 against Table 1: what is spent is what there is (domain.md, section 2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...findings import Finding, finding_of
from ...model.display import number
from ...model.form import Check
from ...model.node import Path
from ...model.paths import field_at, pointed_at, towards
from .sheet import Amount, Sheet, shown_unlike, together, unlike

_NONE = Amount(Decimal(0), Decimal(0))


def equal(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """The grand total of the spending equals the total of the funding; what differs below it is named.

    Held against each other is what readers are shown, the stated totals where there are any. Over a
    gap a total is only the least that it can be: then it must not be larger than the other.
    """
    spent, funded = sheet.amount(path), together(sheet, [towards(path, name) for name in check.of])
    if spent is None or funded is None or not shown_unlike(spent, funded):
        return
    source = towards(path, check.of[0])
    message = (
        f"found {_said(spent)} as the total of {_table(sheet, path)}, but {_said(funded)} as the funding of "
        f"{source[-1]} ({_row(sheet, source[:-1])}); wanted the same in both"
    )
    parts = [f"{sheet.label(place)} ({_pair(*amounts)})" for place, *amounts in _columns(sheet)]
    hint = f"look at {', '.join(parts)}" if parts else "look for an amount that is missing or there twice"
    place, on_key = pointed_at(sheet.document.root, path)
    yield finding_of("spending-not-funding", message, sheet.file, place, hint, on_key)


def column_of(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """A source of funding is spent to the pound; silent where the totals differ and name the column."""
    found = _column(sheet, path, check)
    if found is None or any(_totals_differ(sheet, place, total) for place, total in sheet.checks("equal")):
        return
    message, hint = _unequal(sheet, path, check, *found), "correct the amount in the wrong column or row"
    other = _balancing(sheet, path, *found)
    if other is not None:
        columns = list(sheet.checks("column of"))
        if columns.index((path, check)) > columns.index(other):
            return  # told with the first of the two
        second = _unequal(sheet, *other, *(_column(sheet, *other) or found)).removeprefix("found ")
        message = f"{message}, and {second}; wanted {_by(*found)} moved from one to the other"
    else:
        message += "; wanted the same in both"
    place, on_key = pointed_at(sheet.document.root, path)
    yield finding_of("column-not-row", message, sheet.file, place, hint, on_key)


def _unequal(sheet: Sheet, path: Path, check: Check, spent: Amount, funded: Amount) -> str:
    rows = " and ".join(_row(sheet, towards(path, name)[:-1]) for name in check.of)
    return (
        f"found {_said(spent)} spent from {sheet.label(path)} in {_table(sheet, path)}, "
        f"but {_said(funded)} in {rows}"
    )


def _by(spent: Amount, funded: Amount) -> str:
    """By how much two amounts differ of which neither is over a gap."""
    return number(abs(spent.shown - funded.shown), "£")


def _balancing(sheet: Sheet, path: Path, spent: Amount, funded: Amount) -> tuple[Path, Check] | None:
    """The only other column that differs, by as much in the other direction: money in the wrong one."""
    others = [
        (place, check, found)
        for place, check in sheet.checks("column of")
        if place != path and (found := _column(sheet, place, check)) is not None
    ]
    if len(others) != 1:
        return None
    ((place, check, other),) = others
    if any(amount.at_least for amount in (spent, funded, *other)):
        return None
    return (place, check) if spent.shown - funded.shown == other[1].shown - other[0].shown else None


def _totals_differ(sheet: Sheet, path: Path, check: Check) -> bool:
    return next(equal(sheet, path, check), None) is not None


def _columns(sheet: Sheet) -> Iterator[tuple[Path, Amount, Amount]]:
    for path, check in sheet.checks("column of"):
        if (found := _column(sheet, path, check)) is not None:
            yield path, *found


def _column(sheet: Sheet, path: Path, check: Check) -> tuple[Amount, Amount] | None:
    """What is spent of a source and what there is of it, where the two cannot be the same."""
    funded = together(sheet, [towards(path, name) for name in check.of])
    spent = sheet.amount(path)
    if spent is None and path not in sheet.figures and _by_source(sheet):
        spent = _NONE  # other columns have amounts: one that is left out holds no spending
    if spent is None or (funded is None and not spent.shown):
        return None
    if funded is None:
        sources = [towards(path, name) for name in check.of]
        funded = _NONE if all(sheet.is_nothing(source) for source in sources) else None
    return (spent, funded) if funded is not None and unlike(spent, funded) else None


def _by_source(sheet: Sheet) -> bool:
    """Whether spending is given by source of funding, and not by service alone."""
    return not sheet.document.partial and any(path in sheet.figures for path, _ in sheet.checks("column of"))


def _table(sheet: Sheet, path: Path) -> str:
    """The table that a field stands in, without what its title says after it."""
    return sheet.label(path[:1]).partition(":")[0]


def _row(sheet: Sheet, path: Path) -> str:
    row = field_at(sheet.form, path).face.row
    return f"row {row}" if row else sheet.label(path)


def _said(amount: Amount) -> str:
    return f"{'at least ' if amount.at_least else ''}{number(amount.shown, '£')}"


def _pair(spent: Amount, funded: Amount) -> str:
    return f"{_said(spent)} spent, {_said(funded)} funded"
