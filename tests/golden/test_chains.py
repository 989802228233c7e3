"""How each figure of the ledger came about, as `explain` prints it, to be checked with a calculator."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from adtp_publish.checking import check_all
from adtp_publish.cli.traced import Traced
from adtp_publish.model.chain import Step, chain
from adtp_publish.ports import DiskFiles
from adtp_publish.report.chains import as_text
from tests.conftest import MOMENT
from tests.derive.test_ledger import COVENTRY, LANCASHIRE, LEDGER, SHEFFIELD, STOCKTON
from tests.golden.conftest import Golden

ROOT = Path(__file__).parents[2]
DRR = ("commencements", "completions")
_NUMBER = re.compile(r"£?([0-9][0-9,]*(?:\.[0-9]+)?)%?")


@pytest.fixture(scope="module")
def traced() -> Traced:
    plans, forms = ROOT / "plans", DiskFiles(ROOT / "schema")
    return Traced(check_all(DiskFiles(plans), plans.as_posix(), forms, MOMENT))


# The rows of the ledger of domain.md, section 3, in its order and words, each with the figures that it is of.
YEARS = ("2008-09", "2009-10", "2010-11")
PCT = f"{LANCASHIRE}.primary-care.{{}}-lancashire-pct.delivering.{{}}.percentage"
COVER = f"{LANCASHIRE}.primary-care-total.{{}}.percentage"
ROWS: dict[str, tuple[str, ...]] = {
    "Lancashire PDU 3808, 2% year on year": tuple(f"{LANCASHIRE}.pdu.target.{y}" for y in YEARS),
    "Lancashire all adults 4354, 2% year on year": tuple(
        f"{LANCASHIRE}.all-adults.target.{y}" for y in YEARS
    ),
    "Coventry original 836, 6%, 1%, 1%": tuple(f"{COVENTRY}.targets.original.target.{y}" for y in YEARS),
    "Coventry refreshed 903, 6%, 1%, 1%": tuple(f"{COVENTRY}.targets.refreshed.target.{y}" for y in YEARS),
    "Coventry spend 2008/09, eight services": (
        f"{COVENTRY}.funding.total.2008-09",
        f"{COVENTRY}.funding.central-share",
        f"{COVENTRY}.funding.other-sources",
    ),
    "Sheffield primary care 15 and 20 of 93": tuple(
        f"{SHEFFIELD}.primary-care.sheffield.delivering.{y}.percentage" for y in ("2007-08", "2008-09")
    ),
    "Lancashire East 27 and 29 of 66": tuple(PCT.format("east", y) for y in YEARS[:2]),
    "Lancashire Central 19 and 19 of 91": tuple(PCT.format("central", y) for y in YEARS[:2]),
    "Lancashire North 9 of 39; 12 of 42": tuple(PCT.format("north", y) for y in YEARS[:2]),
    "Lancashire 55 of 196, 60 of 199 (beside the ledger)": tuple(COVER.format(y) for y in YEARS[:2]),
    "Stockton DRR commencements 55 of 48": (f"{STOCKTON}.drr.commencements.percentage",),
    "Stockton DRR completions 30 of 26": (f"{STOCKTON}.drr.completions.percentage",),
    "Stockton ratings of both": tuple(f"{STOCKTON}.drr.{name}.rating" for name in DRR),
    "Stockton targets to date beside half of 95 and of 53": tuple(
        f"{STOCKTON}.drr.{name}.{figure}" for name in DRR for figure in ("target-to-date", "expected")
    ),
    "Stockton 17 objectives and 7 priorities, ratings counted (beside the ledger)": tuple(
        f"{STOCKTON}.{rows}.count.{quarter}.{rating}"
        for rows in ("key-priorities", "objectives")
        for quarter in ("q1", "q2")
        for rating in "garl"
    ),
    "Lancashire exits 19% planned, 46% unplanned, 35% referred on": (
        "lancashire/2009-10/part1.2-4.exits.sum",
    ),
    "Lancashire penetration, 25% of 6393 unknown": ("lancashire/2009-10/part1.2-0.penetration",),
}


def chained(traced: Traced, name: str) -> Step:
    return chain(traced.figures[name], traced.figures)


def test_the_chains_of_the_ledger_are_what_they_were(traced: Traced, golden: Golden) -> None:
    texts = []
    for row, names in ROWS.items():
        texts += [f"# {row}", *(as_text(chained(traced, name), traced.where) for name in names)]
    text = "\n\n".join(texts).replace(f"{ROOT.as_posix()}/", "") + "\n"
    golden("chains.txt", text.encode())


def test_no_figure_of_the_ledger_is_without_its_chain() -> None:
    names = [name for of_row in ROWS.values() for name in of_row]
    assert {name for name, *_ in LEDGER} <= set(names)
    assert len(set(names)) == len(names)
    assert len([row for row in ROWS if "beside the ledger" not in row]) == 15


def steps(step: Step) -> list[Step]:
    return [step, *(found for below in step.inputs for found in steps(below))]


def reckoned(working: str) -> Fraction:
    """A working as a calculator takes it: products and quotients before sums."""
    total = Fraction(0)
    for sign, term in re.findall(r"(?:^|([+−]) )([^+−]+)", working):
        value = Fraction(1)
        for times, factor in re.findall(r"(?:^|([×÷]) )([^×÷]+)", term.strip()):
            number = Fraction(_NUMBER.fullmatch(factor.strip())[1].replace(",", ""))  # type: ignore[index]
            value = value / number if times == "÷" else value * number
        total = total - value if sign == "−" else total + value
    return total


def test_the_working_of_each_step_gives_its_value(traced: Traced) -> None:
    checked = 0
    for name, *_ in LEDGER:
        for step in steps(chained(traced, name)):
            figure = step.figure
            if figure.status != "derived" or not figure.working or figure.value is None:
                continue
            value = reckoned(figure.working) * (100 if figure.unit == "%" and "÷" in figure.working else 1)
            assert abs(value - Fraction(figure.value)) < Fraction(1, 10**9), (figure.id, figure.working)
            checked += 1
    assert checked >= len(LEDGER)
