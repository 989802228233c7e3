"""The figures of whole documents: their ids, counted ratings, evidence, sums over gaps, and their order."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.figure import Figure
from adtp_publish.model.plan import Plan
from adtp_publish.model.register import Register
from adtp_publish.model.telling import value_of
from adtp_publish.model.values import Absence
from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release
from adtp_publish.render.blocks import Table
from adtp_publish.render.documents import print_document

from .texts import section

ReadPlan = Callable[..., Plan]


def named(plan: Plan) -> dict[str, Figure]:
    derived, _ = derive(plan)
    found = {figure.id: figure for figure in derived.figures}
    assert len(found) == len(derived.figures), "two figures have one id"
    return {name.removeprefix("somewhere/2009-10/"): figure for name, figure in found.items()}


def every_figure(checked_plans: Checked) -> dict[str, Figure]:
    found = [figure for derived in checked_plans.plans for figure in derived.figures]
    assert len(found) > 500
    assert len({figure.id for figure in found}) == len(found)
    return {figure.id: figure for figure in found}


@pytest.mark.parametrize(
    "name",
    [
        "lancashire/2009-10/part2.pdu.target.2010-11",
        "lancashire/2009-10/part2.all-adults.target.2010-11",
        "lancashire/2009-10/part2.primary-care.north-lancashire-pct.delivering.2008-09.percentage",
        "lancashire/2009-10/part1.2-0.penetration",
        "example/2009-10/part4.table1.1-14.2009-10",
        "example/2009-10/part4.table1.1-5a.2009-10",
        "stockton/2009-10/q2.drr.commencements.percentage",
        "coventry/2008-09/laa.funding.total.2008-09",
    ],
)
def test_ids_that_others_rely_on_follow_the_path_in_the_form(checked_plans: Checked, name: str) -> None:
    assert name in every_figure(checked_plans)


def test_no_figure_is_a_float(checked_plans: Checked) -> None:
    for figure in every_figure(checked_plans).values():
        for number in (figure.value, figure.stated):
            assert number is None or type(number) is Decimal, figure.id


@pytest.mark.parametrize(
    ("rows", "quarter", "counts"),
    [
        ("objectives", "q1", {"g": 16, "a": 0, "r": 0, "l": 1}),
        ("objectives", "q2", {"g": 16, "a": 0, "r": 1, "l": 0}),
        ("key-priorities", "q1", {"g": 7, "a": 0, "r": 0, "l": 0}),
        ("key-priorities", "q2", {"g": 6, "a": 1, "r": 0, "l": 0}),
    ],
)
def test_the_ratings_of_stockton_are_counted(
    checked_plans: Checked, rows: str, quarter: str, counts: dict[str, int]
) -> None:
    figures = every_figure(checked_plans)
    names = {word: f"stockton/2009-10/q2.{rows}.count.{quarter}.{word}" for word in "garl"}
    assert {word: figures[name].value for word, name in names.items()} == counts
    assert f"stockton/2009-10/q2.{rows}.count.q3.g" not in figures


def test_the_rows_that_were_counted_are_named_and_of_one_row_nothing_is_counted(
    checked_plans: Checked,
) -> None:
    figures = every_figure(checked_plans)
    assert figures["stockton/2009-10/q2.key-priorities.count.q2.g"].working == "1, 2, 3, 4, 5, 6"
    assert figures["stockton/2009-10/q2.key-priorities.count.q2.a"].working == "7"
    assert figures["stockton/2009-10/q2.objectives.count.q2.r"].working == "4.2.0"
    assert figures["stockton/2009-10/q2.objectives.count.q2.l"].working == "none"
    for rows in ("improvement-plan", "other-plans"):
        assert not [name for name in figures if name.startswith(f"stockton/2009-10/q2.{rows}.count.")]


def test_a_rating_that_is_not_given_is_counted_nowhere(read_plan: ReadPlan) -> None:
    rows = [
        f'  - number: "{n}"\n    priority: |\n      One.\n    ratings:\n      q1: {rating}\n'
        for n, rating in enumerate(("G", "L", "G", "not collected"), 1)
    ]
    figures = named(read_plan({"progress/q1": "quarter: q1\nkey_priorities:\n" + "".join(rows)}))
    counted = {name[-1]: figure.value for name, figure in figures.items() if ".count.q1." in name}
    assert counted == {"g": 2, "a": 0, "r": 0, "l": 1}
    assert figures["q1.key-priorities.count.q1.g"].working == "1, 3"


def test_a_row_without_a_number_is_counted_by_its_place(read_plan: ReadPlan) -> None:
    row = "    priority: |\n      One.\n    ratings:\n      q1: G\n"
    rows = f'  - number: "1"\n{row}  - number:\n{row}'
    figures = named(read_plan({"progress/q1": f"quarter: q1\nkey_priorities:\n{rows}"}))
    assert figures["q1.key-priorities.count.q1.g"].working == "1, 2"


def evidence(*entries: str) -> str:
    return section(*(f"{entry}, label: Share" for entry in entries))


@pytest.mark.parametrize(
    ("value", "number", "told"),
    [
        ("300 to 350", None, "300 to 350"),
        ("12 weeks", 12, "12 weeks"),
        ("25%", 25, "25%"),
        ("May 2009", None, "May 2009"),
    ],
)
def test_what_prose_quotes_is_told_whole(
    read_plan: ReadPlan, value: str, number: int | None, told: str
) -> None:
    figure = named(read_plan({"part1": evidence(f"id: one, value: {value}")}))["part1.1-0.one"]
    assert figure.value == number
    assert value_of(figure) == told


@pytest.mark.parametrize(
    ("stated", "differs", "found"),
    [
        ("75%", False, []),
        ("75.0%", False, []),
        ("74%", True, ["stated-differs"]),
        ("74.9%", True, ["stated-differs"]),
        ("74%, explained: As printed.", True, []),
    ],
)
def test_a_complement_is_a_hundred_less_the_other_share(
    read_plan: ReadPlan, stated: str, differs: bool, found: list[str]
) -> None:
    text = evidence("id: unknown, value: 25%", f"id: known, value: {stated}, complement_of: unknown")
    derived, findings = derive(read_plan({"part1": text}))
    figure = next(figure for figure in derived.figures if figure.id.endswith("part1.1-0.known"))
    assert (figure.value, figure.status, figure.differs) == (Decimal(75), "derived", differs)
    assert figure.inputs == ("somewhere/2009-10/part1.1-0.unknown",)
    assert [finding.code for finding in findings] == found


def test_a_complement_of_what_is_not_there_is_only_what_is_stated(read_plan: ReadPlan) -> None:
    text = evidence("id: unknown, value: pending", "id: known, value: 75%, complement_of: unknown")
    figures = named(read_plan({"part1": text}))
    assert figures["part1.1-0.unknown"].absence == Absence("pending")
    assert (figures["part1.1-0.known"].value, figures["part1.1-0.known"].status) == (Decimal(75), "given")


@pytest.mark.parametrize(
    ("shares", "complete", "total"),
    [
        (("19%", "46%", "35%"), True, Decimal(100)),
        (("19.5%", "46%", "35%"), True, Decimal("100.5")),
        (("19%", "46%", "35%"), False, None),
        (("19%", "46%", "pending"), True, None),
    ],
)
def test_a_group_is_added_up_where_it_is_said_to_be_complete(
    read_plan: ReadPlan, shares: tuple[str, ...], complete: bool, total: Decimal | None
) -> None:
    entries = [f"id: part-{n}, value: {share}, group: exits" for n, share in enumerate(shares)]
    entries[0] += ", complete: yes" if complete else ""
    figures = named(read_plan({"part1": evidence(*entries, "id: other, value: 50%")}))
    found = figures.get("part1.1-0.exits.sum")
    assert (found.value if found else None) == total


@pytest.mark.parametrize(
    ("localities", "label"),
    [
        (("Lancashire", "Lancashire"), "Ways out, together, Lancashire"),
        (("East", "North"), "Ways out, together"),
        (("", ""), "Ways out, together"),
    ],
)
def test_a_group_is_called_by_its_name_and_by_the_locality_of_all_its_entries(
    read_plan: ReadPlan, localities: tuple[str, ...], label: str
) -> None:
    entries = [
        f"id: part-{n}, value: 50%, group: ways-out, complete: yes"
        + (f", locality: {place}" if place else "")
        for n, place in enumerate(localities)
    ]
    figures = named(read_plan({"part1": evidence(*entries)}))
    assert figures["part1.1-0.ways-out.sum"].label == label


FUNDING = """table1:
  pooled_treatment_budget:
    2009/10: £2,000
  young_people:
    2009/10: £500
  dip_main_grant:
    2009/10: £100
  dip_carry_forward:
    2009/10: £2
  underspend:
    2009/10: not applicable
  police:
    2009/10: not applicable
  probation:
    2009/10: not applicable
  supporting_people:
    2009/10: not applicable
  pct_mainstream:
    2009/10: {pct}
  tier_4_capital:
    2009/10: not applicable
  total:
    2009/10: {total}
"""


@pytest.mark.parametrize(
    ("pct", "total", "differs"), [("£40", "£1,642", False), ("£40", "£1,640", True), ("£40", "£2,142", True)]
)
def test_table_1_adds_up_without_the_young_peoples_part_and_with_1_5a(
    read_plan: ReadPlan, pct: str, total: str, differs: bool
) -> None:
    figures = named(read_plan({"part4": FUNDING.format(pct=pct, total=total)}))
    assert figures["part4.table1.1-3.2009-10"].value == 1500
    assert (figures["part4.table1.1-14.2009-10"].value, figures["part4.table1.1-14.2009-10"].differs) == (
        Decimal(1642),
        differs,
    )


def test_a_total_over_a_gap_says_that_it_is_the_least(read_plan: ReadPlan, moment: datetime) -> None:
    text = FUNDING.format(pct="not collected", total="x").partition("  total:")[0]
    derived, _ = derive(read_plan({"part4": text}))
    figure = next(f for f in derived.figures if f.id.endswith("table1.1-14.2009-10"))
    assert (figure.value, figure.gaps) == (Decimal(1602), ("somewhere/2009-10/part4.table1.1-7.2009-10",))
    released, _ = release(completed(derived), "partnership", moment, Register())
    assert released is not None
    printed = print_document(released, released.documents[0])
    cells = [c.text for b in printed.blocks if isinstance(b, Table) for row in b.rows for c in row.cells]
    assert "at least £1,602, 1 row not known" in cells


def test_nothing_is_derived_from_a_document_with_an_error_or_one_that_is_not_there(
    read_plan: ReadPlan,
) -> None:
    good = "retention:\n  planned: 90%\n" + "pdu:\n  baseline: 9\n"
    for text in ("pdu:\n  baseline: many\n", "pdu:\n  baseline: 9\n  baselin: 9\n", "absent: pending\n"):
        plan = read_plan({"part2": text, "part4": FUNDING.format(pct="£40", total="£1,642")})
        assert {name.partition(".")[0] for name in named(plan)} == {"part4"}
    whole = read_plan({"part2": good}, "2008/09")
    assert named(whole)
    broken = replace(whole, documents=tuple(replace(item, broken=True) for item in whole.documents))
    assert named(broken) == {}


def test_the_order_of_figures_is_that_of_the_form_whatever_the_order_of_lines(read_plan: ReadPlan) -> None:
    parts = ["pdu:\n  baseline: 1000\n  basis: year on year\n  change:\n    2008/09: 2%\n    2009/10: 3%\n"]
    parts += ["all_adults:\n  basis: from baseline\n  baseline: 2000\n  stated:\n    2008/09: 2100\n"]
    parts += ["local_priorities:\n  exits:\n    bme:\n      change: 4%\n    crack:\n      change: 2%\n"]
    first = list(named(read_plan({"part2": "".join(parts)})).items())
    assert len(first) > 9
    shuffle = random.Random(1).shuffle
    for _ in range(5):
        shuffle(parts)
        assert list(named(read_plan({"part2": "".join(parts)})).items()) == first
