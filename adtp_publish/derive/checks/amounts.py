"""Amounts that are hardly meant beside those of the year before: in thousands, a digit too many (ours)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...findings import Finding, finding_of
from ...model.display import exact, number
from ...model.figure import Figure
from ...model.form import Check
from ...model.node import Path
from ...model.paths import field_at, pointed_at, towards, years
from .sheet import Sheet


def near_last_year(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """An amount that is too many times that of the year before, or too small a part of it.

    `by` names two thresholds of the edition: how many times, and from which amount on that is looked at.
    £0 is no slip of a digit. A slip moves the amount twice, there and back: the second is not told, and
    neither is what another rule tells of the row and year, nor rows that are pooled with others.
    """
    times, least = (sheet.plan.edition.threshold(name) for name in check.by.split())
    if times is None or least is None or _is_pooled(sheet, path):
        return
    before: Figure | None = None
    sound: Figure | None = None  # the last amount that was no leap
    for year in years(field_at(sheet.form, path)):
        figure = sheet.figures.get((*path, year))
        if figure is None or figure.status != "given" or not figure.shown or figure.shown < 0:
            continue
        if before and sound and all(_leaps(figure, other, times, least) for other in (before, sound)):
            if not _is_told(sheet, figure, before):
                yield _leap(sheet, figure, before, times)
        else:
            sound = figure
        before = figure


def whole_pounds(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """A total of the plan year that no partnership can do with: the table is in thousands.

    `by` names the threshold of the edition. Of a document held in part, and over gaps, it may be so small.
    """
    least = sheet.plan.edition.threshold(check.by)
    total = sheet.amount((*path, sheet.plan.edition.year))
    if least is None or total is None or total.at_least or sheet.document.partial:
        return
    if 0 < max(total.value, total.shown) < least:
        place, on_key = pointed_at(sheet.document.root, (*path, sheet.plan.edition.year))
        message = (
            f"found {number(total.shown, '£')} at {sheet.at(place)}; wanted {number(least, '£')} or more"
        )
        hint = "write whole pounds in each row, not thousands"
        yield finding_of("unlikely-number", message, sheet.file, place, hint, on_key)


def _leaps(figure: Figure, before: Figure, times: Decimal, least: Decimal) -> bool:
    low, high = sorted((figure.shown or Decimal(0), before.shown or Decimal(0)))
    return high >= least and high > low * times


def _is_pooled(sheet: Sheet, path: Path) -> bool:
    """Whether money may have moved between a row and one that stands in place of it and of others."""
    for pooled, check in sheet.checks("instead of"):
        if path in {pooled, *(towards(pooled, name) for name in check.of)}:
            amounts = (sheet.amount((*pooled, year)) for year in years(field_at(sheet.form, pooled)))
            return any(amount is not None and amount.shown for amount in amounts)
    return False


def _is_told(sheet: Sheet, figure: Figure, before: Figure) -> bool:
    """Whether it is a fall of a row that is to be kept up, or a part that is larger than its whole."""
    row, year = figure.path[:-1], figure.path[-1]
    kept = {towards(path, of) for path, check in sheet.checks("maintained") for of in check.of}
    falls = (figure.shown or 0) < (before.shown or 0)
    if falls and year == sheet.plan.edition.year and row in kept:
        return True
    for path, check in sheet.checks("at most"):
        pair = path, towards(path, check.of[0])
        part, whole = (sheet.amount((*one, year)) for one in pair)
        if row in pair and part is not None and whole is not None and part.shown > whole.shown:
            return True
    return False


def _leap(sheet: Sheet, figure: Figure, before: Figure, times: Decimal) -> Finding:
    after = f"after {number(before.shown or 0, '£')} for {before.year}"
    wanted = f"wanted an amount at most {exact(times)} times as large or as small"
    message = f"found {number(figure.shown or 0, '£')} at {sheet.at(figure.path)}, {after}; {wanted}"
    hint = "write whole pounds; look for a digit too many or too few, in this year or the year before"
    return finding_of("unlikely-number", message, sheet.file, figure.path, hint)
