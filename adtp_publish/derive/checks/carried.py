"""Money carried forward is at most a share of the grant that it comes from (domain.md, section 2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

from ...findings import Finding, finding_of
from ...model.display import exact, number
from ...model.node import Path
from ...model.paths import form_at, towards, year_before
from ...model.rounding import EXACT
from .funding import columns_of
from .sheet import Sheet


def carried_forward(of_plans: Sequence[tuple[Sheet, ...]]) -> Iterator[Finding]:
    """What is carried into a year comes from the grant of the year before, of this plan or an earlier one."""
    everywhere = [sheet for found in reversed(of_plans) for sheet in found]
    for found in of_plans:
        for sheet in found:
            most = sheet.plan.edition.threshold("carry_forward_most")
            if most is None:
                continue
            for path, check in sheet.checks("carried from"):
                others = [other for other in everywhere if other.document.spec.id == sheet.document.spec.id]
                yield from _over(sheet, path, check.of[0], most, [sheet, *others])


def _over(sheet: Sheet, path: Path, source: str, most: Decimal, where: Sequence[Sheet]) -> Iterator[Finding]:
    grant = towards(path, source)
    for figure in columns_of(sheet, path):
        if figure.shown is None or figure.shown <= 0:
            continue
        given = _grant_before(where, grant, figure.path[-1])
        subject = f"found {number(figure.shown, '£')} at {sheet.at(figure.path)}"
        if given is None:
            if not sheet.document.partial:
                missing = f"but the {sheet.label(grant)} of the year before is not on file"
                message = f"{subject}, {missing}; wanted at most {exact(most, '%')} of it"
                hint = "check it by hand"
                yield finding_of("carry-forward-not-checkable", message, sheet.file, figure.path, hint)
            continue
        year, amount = given
        limit = EXACT.divide(EXACT.multiply(amount, most), Decimal(100))
        if figure.shown > limit:
            pounds = number(limit.to_integral_value(ROUND_FLOOR), "£")
            share = f"{exact(most, '%')} of the {number(amount, '£')} of {year} that it comes from"
            message = f"{subject}; wanted at most {pounds}, which is {share}"
            hint = "correct the amount; what is over that is not carried forward"
            yield finding_of("carry-forward-too-large", message, sheet.file, figure.path, hint)


def _grant_before(where: Sequence[Sheet], grant: Path, year: str) -> tuple[str, Decimal] | None:
    """The grant of the year before, by the first of some plans that has it."""
    for sheet in where:
        form = form_at(sheet.form, grant)
        before = year_before(form, year) if form else ""
        amount = sheet.amount((*grant, before))
        if amount is not None:
            return before, amount.shown
    return None
