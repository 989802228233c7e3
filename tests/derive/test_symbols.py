"""Formulas in symbols: the letters are the inputs in their order, and the sum that they say is the value."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest

from adtp_publish.derive.operations import OPERATIONS
from adtp_publish.derive.symbols import added, symbols
from adtp_publish.model.figure import Figure
from adtp_publish.model.letters import LETTERS, letter
from adtp_publish.model.rounding import rounded
from adtp_publish.model.telling import rounding, told
from adtp_publish.pipeline import Checked

STEPS = (("G", "100"), ("A", "90"), ("R", "0"))


@pytest.mark.parametrize(
    ("op", "inputs", "wanted"),
    [
        ("change from base", "xy", "a × (1 + b)"),
        ("compound", "wxyz", "a × (1 + b) × (1 + c) × (1 + d)"),
        ("percentage change", "xy", "(b − a) ÷ a"),
        ("percentage change on last year", "xy", "(b − a) ÷ a"),
        ("share", "xy", "a ÷ b"),
        ("difference", "xy", "a − b"),
        ("sum", "x", "a"),
        ("sum", "xyx", "a + b"),
        ("sum", "uvwxyz", "a + b + c + d + e + f"),
        ("sum", "tuvwxyz", "a + b + … + g"),
        ("part of year", "x", "a × quarters ÷ 4"),
        ("uplift", "x", "a × (1 + rate)"),
        ("threshold", "x", "a ≥ 100: G; a ≥ 90: A; otherwise R"),
        ("sum", "", ""),
        ("count by value", "xy", ""),
    ],
)
def test_a_rule_in_symbols(op: str, inputs: str, wanted: str) -> None:
    assert symbols(op, tuple(inputs), STEPS) == wanted


def test_every_operation_has_symbols() -> None:
    assert all(symbols(op, ("x", "y"), STEPS) for op in OPERATIONS)


def test_a_sum_of_more_inputs_than_letters_says_how_many() -> None:
    assert added(26) == "a + b + … + z"
    assert added(27) == "a + b + … over all 27 inputs"
    figure = Figure(
        "x", "", "count", "", "derived", "part4", (), inputs=tuple(map(str, range(27))), symbols="a"
    )
    assert letter(figure, "0") == ""


@pytest.mark.parametrize(
    ("inputs", "name", "wanted"), [("xyx", "x", "a"), ("xyx", "y", "b"), ("xy", "z", "")]
)
def test_an_input_has_the_letter_of_its_place(inputs: str, name: str, wanted: str) -> None:
    figure = Figure("f", "", "count", "", "derived", "part2", (), inputs=tuple(inputs), symbols="a + b")
    assert letter(figure, name) == wanted
    assert letter(Figure("f", "", "count", "", "derived", "part2", (), inputs=tuple(inputs)), name) == ""


def reckoned(formula: str, values: dict[str, Fraction]) -> Fraction:
    """A formula in symbols worked out; a letter in `(1 + b)` is a percentage."""
    text = re.sub(r"\(1 \+ ([a-z])\)", lambda found: f"(1 + {found[1]} / 100)", formula)
    text = text.replace("×", "*").replace("÷", "/").replace("−", "-")
    text = re.sub(r"[a-z]", lambda found: f"values['{found[0]}']", text)
    text = re.sub(r"(?<![\w'])([0-9]+)", r"Fraction(\1)", text)
    return Fraction(eval(text, {"values": values, "Fraction": Fraction}))  # noqa: S307 - made above


def test_the_symbols_of_every_figure_of_the_plans_give_its_value(checked_plans: Checked) -> None:
    figures = {figure.id: figure for plan in checked_plans.plans for figure in plan.figures}
    compared = 0
    for figure in figures.values():
        inputs = [figures.get(name) for name in dict.fromkeys(figure.inputs)]
        if not figure.symbols or figure.value is None or figure.gaps or "…" in figure.symbols:
            continue
        if "quarters" in figure.symbols or not all(
            one is not None and one.value is not None for one in inputs
        ):
            continue
        values = {
            LETTERS[n]: Fraction(one.value) for n, one in enumerate(inputs) if one and one.value is not None
        }
        given = {
            LETTERS[n]: Fraction(one.shown) for n, one in enumerate(inputs) if one and one.shown is not None
        }
        wanted = Fraction(figure.value) / (100 if figure.unit == "%" and "÷" in figure.symbols else 1)
        found = {reckoned(figure.symbols, held) for held in (values, given)}
        assert min(abs(one - wanted) for one in found) < Fraction(1, 10**20), (figure.id, figure.symbols)
        compared += 1
    assert compared > 100


@pytest.mark.parametrize(
    ("value", "places", "unit", "wanted"),
    [
        (
            "4041.080064",
            0,
            "people",
            "4,041.0801 before rounding, rounded half away from zero to a whole number",
        ),
        ("23.5", 0, "%", "23.5% before rounding, rounded half away from zero to a whole number"),
        ("23.47", 1, "%", "23.47% before rounding, rounded half away from zero to one decimal"),
        ("-5.555", 2, "%", "−5.555% before rounding, rounded half away from zero to 2 decimals"),
        ("24", 0, "", ""),
        ("24.0", 0, "", ""),
        (None, 0, "", ""),
    ],
)
def test_how_a_figure_is_rounded(value: str | None, places: int, unit: str, wanted: str) -> None:
    number = Decimal(value) if value is not None else None
    figure = Figure("f", "", "count", unit, "derived", "part2", (), value=number, places=places)
    assert rounding(figure) == wanted
    assert told(figure)["rounding"] == (wanted or None)


def test_a_figure_that_is_typed_is_not_rounded() -> None:
    figure = Figure("f", "", "count", "", "given", "part2", (), value=Decimal("2.5"))
    assert rounded(Decimal("2.5")) != Decimal("2.5")
    assert rounding(figure) == ""
