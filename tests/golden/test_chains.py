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
from tests.derive.test_ledger import LEDGER
from tests.golden.conftest import Golden

ROOT = Path(__file__).parents[2]
_NUMBER = re.compile(r"£?([0-9][0-9,]*(?:\.[0-9]+)?)%?")


@pytest.fixture(scope="module")
def traced() -> Traced:
    plans, forms = ROOT / "plans", DiskFiles(ROOT / "schema")
    return Traced(check_all(DiskFiles(plans), plans.as_posix(), forms, MOMENT))


def chained(traced: Traced, name: str) -> Step:
    return chain(traced.figures[name], traced.figures)


def test_the_chains_of_the_ledger_are_what_they_were(traced: Traced, golden: Golden) -> None:
    texts = [as_text(chained(traced, name), traced.where) for name, *_ in LEDGER]
    text = "\n\n".join(texts).replace(f"{ROOT.as_posix()}/", "") + "\n"
    golden("chains.txt", text.encode())


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
