"""Each rule with all that it gives: formula, inputs, value, working, and what it does not know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from adtp_publish.derive.operations import OPERATIONS
from adtp_publish.derive.terms import Inputs, Result, Term
from adtp_publish.model.values import Absence

YEARS = ("2008/09", "2009/10", "2010/11")
STEPS = (("G", "100"), ("A", "90"), ("R", "0"))
PENDING, NOTHING = Absence("pending"), Absence("not applicable")
Groups = tuple[tuple[Term, ...], ...]


def of(name: str, value: str = "", unit: str = "", reason: str = "") -> Term:
    number = Decimal(value) if value else None
    absence = Absence(reason) if reason else None
    return Term(f"id.{name.lower()}", name, name.lower(), unit, number, absence)


def money(name: str, value: str) -> Term:
    return of(name, value, "£")


def least(term: Term, gap: str, reason: str) -> Term:
    """A term that is itself a sum over a gap."""
    return replace(term, derived=True, gaps=(gap,), lacking=Absence(reason))


def changes(*values: str) -> tuple[Term, ...]:
    named = zip(YEARS, values, strict=False)
    return tuple(Term(f"id.{year}", f"Change {year}", year, "%", Decimal(value)) for year, value in named)


BASE = (of("Baseline", "1000", "people"),)
QUARTER = (Term("id.quarter", "Quarter", "quarter", word="q3"),)
RATE = (Term("", "mainstream uplift", "rate", "%", Decimal("2.5")),)
FROM_BASE = "baseline × (1 + the change from the baseline)"
IN_TURN = "baseline × (1 + change) for each year in turn, rounded only at the end"
SINCE, ON_LAST = "(number − baseline) ÷ baseline", "(number − the year before) ÷ the year before"
GRADES = "G from 100%, A from 90%, R from 0% of percentage, before rounding"


@dataclass(frozen=True)
class Case:
    """A rule with its inputs and what it gives; `key` is its own year, `years` those of the form."""

    op: str
    groups: Groups
    result: Result | None
    key: str = ""
    years: tuple[str, ...] = YEARS


CASES = {
    "from the baseline by its own year alone": Case(
        "change from base",
        (BASE, changes("5", "8")),
        Result(FROM_BASE, ("id.baseline", "id.2009/10"), Decimal("1080.00"), working="1,000 × 1.08"),
        "2009/10",
    ),
    "from a baseline over a gap": Case(
        "change from base",
        ((least(BASE[0], "id.gap", "pending"),), changes("5")),
        Result(
            FROM_BASE,
            ("id.baseline", "id.2008/09"),
            Decimal("1050.00"),
            working="1,000 × 1.05",
            gaps=("id.gap",),
            lacking=PENDING,
        ),
        "2008/09",
    ),
    "from the baseline without a change of its own year": Case(
        "change from base", (BASE, changes("5")), None, "2009/10"
    ),
    "from a baseline that is to come": Case(
        "change from base",
        ((of("Baseline", reason="pending"),), changes("5")),
        Result(FROM_BASE, ("id.baseline", "id.2008/09"), absence=PENDING),
        "2008/09",
    ),
    "year on year, each in its turn and none that is later": Case(
        "compound",
        (BASE, changes("2", "3", "4")[::-1]),
        Result(
            IN_TURN,
            ("id.baseline", "id.2008/09", "id.2009/10"),
            Decimal("1050.6000"),
            working="1,000 × 1.02 × 1.03",
        ),
        "2009/10",
    ),
    "year on year over a year that is left out": Case(
        "compound", (BASE, (changes("2", "3")[0], changes("2", "3", "4")[2])), None, "2010/11"
    ),
    "year on year without the change of its own year": Case(
        "compound", (BASE, changes("2")), None, "2009/10"
    ),
    "year on year by an added series, without the change of its own year": Case(
        "compound", (BASE, changes("2")), None, "2009/10", ()
    ),
    "a change since the baseline": Case(
        "percentage change",
        (BASE, (replace(of("Number", "1050"), key="2008/09"), replace(of("Next", "1071"), key="2009/10"))),
        Result(SINCE, ("id.baseline", "id.next"), Decimal("7.1"), working="(1,071 − 1,000) ÷ 1,000"),
        "2009/10",
    ),
    "a change since a baseline over a gap": Case(
        "percentage change",
        ((least(BASE[0], "id.gap", "pending"),), (replace(of("Number", "1050"), key="2008/09"),)),
        Result(
            SINCE,
            ("id.baseline", "id.number"),
            Decimal(5),
            working="(1,050 − 1,000) ÷ 1,000",
            gaps=("id.gap",),
            lacking=PENDING,
        ),
        "2008/09",
    ),
    "a change on the first year is one on the baseline": Case(
        "percentage change on last year",
        (BASE, (replace(of("Number", "1050"), key="2008/09"),)),
        Result(ON_LAST, ("id.baseline", "id.number"), Decimal(5), working="(1,050 − 1,000) ÷ 1,000"),
        "2008/09",
    ),
    "a change on the year before, where that is left out": Case(
        "percentage change on last year",
        (BASE, (replace(of("Number", "1050"), key="2009/10"),)),
        None,
        "2009/10",
    ),
    "a change on the year before of a year that the form does not have": Case(
        "percentage change on last year",
        (
            BASE,
            (replace(of("Number", "1050"), key="2008/09"), replace(of("Next", "1071"), key="2009/10")),
        ),
        Result(ON_LAST, ("id.number", "id.next"), Decimal(2), working="(1,071 − 1,050) ÷ 1,050"),
        "2009/10",
        (),
    ),
    "a change from nothing": Case(
        "percentage change",
        ((of("Baseline", "0"),), (replace(of("Number", "9"), key="2008/09"),)),
        Result(SINCE, ("id.baseline", "id.number"), absence=NOTHING),
        "2008/09",
    ),
    "a share": Case(
        "share",
        ((money("Police", "9"),), (money("Total", "36"),)),
        Result("police ÷ total", ("id.police", "id.total"), Decimal(25), working="£9 ÷ £36"),
    ),
    "a share of nothing": Case(
        "share",
        ((money("Police", "0"),), (money("Total", "0"),)),
        Result("police ÷ total", ("id.police", "id.total"), absence=NOTHING),
    ),
    "a share of a whole over a gap": Case(
        "share",
        ((money("Police", "9"),), (least(money("Total", "36"), "id.gap", "not collected"),)),
        Result("police ÷ total", ("id.police", "id.total"), absence=Absence("not collected")),
    ),
    "a difference": Case(
        "difference",
        ((money("Grant", "9"),), (money("Part", "36"),)),
        Result("grant − part", ("id.grant", "id.part"), Decimal(-27), working="£9 − £36"),
    ),
    "a difference of sums over gaps": Case(
        "difference",
        (
            (least(money("Grant", "9"), "id.one", "not collected"),),
            (least(money("Part", "4"), "id.two", "pending"),),
        ),
        Result(
            "grant − part",
            ("id.grant", "id.part"),
            Decimal(5),
            working="£9 − £4",
            gaps=("id.one", "id.two"),
            lacking=Absence("not collected"),
        ),
    ),
    "a difference from which nothing is taken away": Case(
        "difference",
        ((money("Grant", "9"),), (of("Part", unit="£", reason="not applicable"),)),
        Result("grant − part", ("id.grant", "id.part"), Decimal(9), working="£9 − £0"),
    ),
    "a difference of what is not there": Case(
        "difference",
        ((of("Grant", reason="not applicable"),), (money("Part", "4"),)),
        Result("grant − part", ("id.grant", "id.part"), absence=NOTHING),
    ),
    "a sum": Case(
        "sum",
        ((money("Police", "9"), money("DIP grant", "4")), (of("Other", unit="£", reason="not applicable"),)),
        Result(
            "sum of police, DIP grant and other",
            ("id.police", "id.dip grant", "id.other"),
            Decimal(13),
            working="£9 + £4",
            apart=("id.other",),
        ),
    ),
    "a sum over gaps: one typed, one that is asked for, one of a part": Case(
        "sum",
        (
            (money("Police", "9"), of("DIP grant")),
            (of("PCT", reason="to be confirmed"), least(money("Other", "4"), "id.fund", "not collected")),
        ),
        Result(
            "sum of police, DIP grant, PCT and other",
            ("id.police", "id.pct", "id.other"),
            Decimal(13),
            working="£9 + £4",
            gaps=("id.dip grant", "id.pct", "id.fund"),
            lacking=PENDING,
            at_least=True,
            apart=("id.pct",),
            lacks=("id.dip grant",),
        ),
    ),
    "a sum of which only a part has a gap": Case(
        "sum",
        ((money("Police", "9"), least(money("Other", "4"), "id.fund", "not collected")),),
        Result(
            "sum of police and other",
            ("id.police", "id.other"),
            Decimal(13),
            working="£9 + £4",
            gaps=("id.fund",),
            lacking=Absence("not collected"),
            at_least=True,
        ),
    ),
    "a sum of nothing that is known": Case(
        "sum",
        ((of("Police", reason="not applicable"), of("Other", reason="not collected"), of("PCT")),),
        Result("sum of police, other and PCT", ("id.police", "id.other"), absence=Absence("not collected")),
    ),
    "a sum of which nothing applies": Case(
        "sum",
        ((of("Police", reason="not applicable"),),),
        Result("sum of police", ("id.police",), absence=NOTHING),
    ),
    "a sum of which the plan says nothing": Case("sum", ((of("Police"), of("Other")),), None),
    "a share of the year": Case(
        "part of year",
        ((of("Annual target", "95"),), QUARTER),
        Result(
            "annual target × quarters so far ÷ 4",
            ("id.annual target",),
            Decimal("71.25"),
            working="95 × 3 ÷ 4",
        ),
    ),
    "a share of the year without a target": Case(
        "part of year",
        ((of("Annual target", reason="not collected"),), QUARTER),
        Result(
            "annual target × quarters so far ÷ 4",
            ("id.annual target",),
            absence=Absence("not collected"),
        ),
    ),
    "a share of the year without a quarter": Case(
        "part of year", ((of("Annual target", "95"),), (of("Quarter", reason="pending"),)), None
    ),
    "a rating at its step": Case(
        "threshold",
        ((of("Percentage", "90", "%"),),),
        Result(GRADES, ("id.percentage",), word="A", working="90%"),
    ),
    "a rating below every step is the lowest": Case(
        "threshold",
        ((of("Percentage", "-1", "%"),),),
        Result(GRADES, ("id.percentage",), word="R", working="−1%"),
    ),
    "a rating of what is not there": Case(
        "threshold",
        ((of("Percentage", "", "%", "pending"),),),
        Result(GRADES, ("id.percentage",), absence=PENDING),
    ),
    "an uplift of a sum over a gap": Case(
        "uplift",
        ((least(money("Mainstream", "1000"), "id.pct", "to be confirmed"),), RATE),
        Result(
            "mainstream × (1 + mainstream uplift)",
            ("id.mainstream",),
            Decimal("1025.000"),
            working="£1,000 × 1.025",
            gaps=("id.pct",),
            lacking=Absence("to be confirmed"),
        ),
    ),
    "an uplift by a rate that is to come": Case(
        "uplift",
        ((money("Mainstream", "1000"),), (Term("", "mainstream uplift", "rate", "%", None, PENDING),)),
        Result("mainstream × (1 + mainstream uplift)", ("id.mainstream",), absence=PENDING),
    ),
    "the same as a sum over a gap": Case(
        "as given",
        ((least(of("Baseline", "1000"), "id.pct", "to be confirmed"),),),
        Result(
            "the same as baseline",
            ("id.baseline",),
            Decimal(1000),
            working="1,000",
            gaps=("id.pct",),
            lacking=Absence("to be confirmed"),
        ),
    ),
    "the same as what is not there": Case(
        "as given",
        ((of("Baseline", reason="pending"),),),
        Result("the same as baseline", ("id.baseline",), absence=PENDING),
    ),
    "the same as what is left out": Case("as given", ((),), None),
    "a rule of which the form has no input": Case("as given", (), None),
}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_a_rule_gives_all_that_it_says(case: Case) -> None:
    given = Inputs(case.groups, case.key, STEPS, case.years)
    assert OPERATIONS[case.op](given) == case.result


def test_every_rule_has_a_whole_result() -> None:
    assert {case.op for case in CASES.values() if case.result is not None} == set(OPERATIONS)
