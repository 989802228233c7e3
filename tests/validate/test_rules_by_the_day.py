"""Rules that go by the day, by an edition's thresholds, or by documents that no example holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from adtp_publish.findings import Finding
from adtp_publish.model.plan import Plan
from adtp_publish.validate.rules import apply_rules

Read = Callable[..., Plan]
LATER = date(2011, 6, 1)
REPORT = "quarter: q3\nobjectives:\n  - number: '2.1.0'\n    ratings:\n      q3: G\n"


def found(plan: Plan, today: date = LATER) -> list[Finding]:
    return list(apply_rules(plan, today)[1])


def codes(plan: Plan, today: date = LATER) -> set[tuple[str, str]]:
    return {(finding.code, finding.severity) for finding in found(plan, today)}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2009, 9, 30), {("quarter-in-future", "warning")}),
        (date(2009, 10, 1), {("quarter-in-future", "warning")}),
        (date(2009, 12, 31), {("quarter-in-future", "warning")}),
        (date(2010, 1, 1), set()),
    ],
)
def test_a_report_is_for_a_quarter_that_is_over(
    read_plan: Read, today: date, expected: set[tuple[str, str]]
) -> None:
    assert codes(read_plan({"progress/q3": REPORT}), today) == expected


@pytest.mark.parametrize(("quarter", "first", "last"), [("q1", (4, 1), (6, 30)), ("q4", (1, 1), (3, 31))])
def test_a_quarter_begins_and_ends(
    read_plan: Read, quarter: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    year = 2010 if quarter == "q4" else 2009
    plan = read_plan({f"progress/{quarter}": REPORT.replace("q3", quarter)})
    begins, ends = date(year, *first), date(year, *last)
    days = [date.fromordinal(day.toordinal() + step) for day, step in ((begins, -1), (begins, 0), (ends, 0))]
    days.append(date.fromordinal(ends.toordinal() + 1))
    told = [" ".join(finding.message for finding in found(plan, day)) for day in days]
    assert "does not begin before" in told[0]
    assert "is not over until" in told[1]
    assert "is not over until" in told[2]
    assert told[3] == ""


def test_a_fall_is_measured_by_the_edition(read_plan: Read) -> None:
    text = "quarter: q2\nobjectives:\n  - number: '2.1.0'\n    progress: So.\n    ratings:\n"
    plan = read_plan({"progress/q2": text + "      q1: G\n      q2: A\n"})
    assert codes(plan) == set()
    strict = replace(plan.edition, thresholds=(("fall_most", Decimal(0)),))
    assert codes(replace(plan, edition=strict)) == {("rating-falls", "notice")}
    without = replace(plan.edition, thresholds=())
    fallen = read_plan({"progress/q2": text + "      q1: G\n      q2: R\n"})
    assert codes(fallen) == {("rating-falls", "notice")}
    assert codes(replace(fallen, edition=without)) == set()


PRIORITIES = "key_priorities:\n  - number: '1'\n    priority: A\n  - number: '2'\n    priority: B\n"
RATED = "quarter: q1\nkey_priorities:\n  - number: '{}'\n    priority: A\n    ratings:\n      q1: G\n"


def whole(plan: Plan, *names: str) -> Plan:
    """A plan with some documents held whole."""
    documents = tuple(replace(d, partial="" if d.spec.id in names else d.partial) for d in plan.documents)
    return replace(plan, documents=documents)


@pytest.mark.parametrize(
    ("number", "held", "expected"),
    [
        ("1", ("part1", "q1"), ["row-not-reported"]),
        ("1", ("part1",), []),
        ("3", ("part1",), ["row-not-in-plan"]),
        ("3", ("q1",), []),
        ("3", ("part1", "q1"), ["row-not-in-plan", "row-not-reported"]),
    ],
)
def test_the_priorities_of_a_report_are_those_of_part_1(
    read_plan: Read, number: str, held: tuple[str, ...], expected: list[str]
) -> None:
    plan = whole(read_plan({"part1": PRIORITIES, "progress/q1": RATED.format(number)}), *held)
    mine = [f for f in found(plan) if f.code.startswith("row-")]
    assert sorted(f.code for f in mine) == expected
    for finding in mine:
        assert finding.file.endswith("q1.yaml")


def test_what_cannot_be_read_says_nothing_of_another_document(read_plan: Read) -> None:
    grid = "objectives:\n  - number: '2.1.0'\n    objective: A\n"
    grid += "    actions:\n      - number: '2.1.1'\n        action: C\n"
    audit = "standards:\n  - number: '1'\n    standard: B\n    rating: met\n    action: '2.1.4'\n"
    plan = read_plan({"part3/grid2": grid, "harm-reduction": audit})
    assert codes(plan) == set(), "the grid is held in part"
    assert codes(whole(plan, "grid2")) >= {("unknown-reference", "error")}
    broken = tuple(replace(d, broken=d.spec.id == "grid2") for d in whole(plan, "grid2").documents)
    assert codes(replace(plan, documents=broken)) == set()


def test_an_error_of_standing_leaves_the_figures_of_a_document_to_be_checked(read_plan: Read) -> None:
    record = "signed_off:\n  on: 2009-03-31\n  fingerprints:\n    - document: part4\n      fingerprint: "
    plan = read_plan({"record": record + "0" * 64 + "\n", "part4": "commentary: A\n"})
    checked, findings = apply_rules(plan, LATER)
    assert [f.code for f in findings] == ["changed-after-sign-off"]
    part4 = checked.document("part4")
    assert part4 is not None
    assert not part4.broken
