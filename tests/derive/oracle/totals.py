"""What the totals of the country and its regions should be, from the plans that count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from adtp_publish.model.plan import Plan

from .oracle import Oracle
from .spots import half_away


@dataclass(frozen=True)
class Sum:
    """A total: the indicator, the year, the baseline year, the region or nothing; its number, n of m."""

    indicator: str
    year: str
    baseline: str
    region: str
    value: int | None
    counted: int
    plans: int


@dataclass(frozen=True)
class _Number:
    """What one plan has for one indicator and year; no value where it says why there is none."""

    edition: str
    baseline: str
    region: str
    value: Fraction | None


def sums(plans: Iterable[Plan]) -> set[Sum]:
    """The totals over plans that all count: of each partnership the number of its latest edition."""
    latest: dict[tuple[str, str, str], _Number] = {}
    for plan in plans:
        for indicator, year, number in _numbers(plan):
            key = plan.partnership.slug, indicator, year
            held = latest.get(key)
            if held is None or _rank(number) > _rank(held):
                latest[key] = number
    found: dict[tuple[str, str, str, str], list[_Number]] = {}
    for (_, indicator, year), number in latest.items():
        for region in {"", number.region}:
            found.setdefault((indicator, year, number.baseline, region), []).append(number)
    return {Sum(*key, *_together(numbers)) for key, numbers in found.items()}


def _rank(number: _Number) -> tuple[bool, str]:
    """A number that is there rules over one that is not, then the later edition."""
    return number.value is not None, number.edition


def _together(numbers: list[_Number]) -> tuple[int | None, int, int]:
    known = [number.value for number in numbers if number.value is not None]
    value = int(half_away(sum(known, Fraction(0)), 0)) if known else None
    return value, len(known), len(numbers)


def _numbers(plan: Plan) -> Iterator[tuple[str, str, _Number]]:
    """Each number of a plan that is added up, and each that is not there and says why."""
    for document in plan.documents:
        oracle = Oracle(plan.edition.form(document.spec.schema), document.root, document.spec.id, {})
        wanted = {one.id: one for one in oracle.figures()}
        for spot in oracle.root.leaves():
            if spot.form.total and spot.id in wanted:
                one, series = wanted[spot.id], spot.led_to("baseline") or spot.led_to("../baseline")
                value = one.value if one.stated is None else one.stated
                number = _Number(plan.edition.year, series[0].form.year, plan.partnership.region, value)
                yield spot.form.total, spot.form.year, number
