"""One rounding for the whole product: half away from zero, once, to compare and to show."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.model.rounding import EXACT, decimals, rounded

numbers = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=6)


def half_away(value: Fraction, places: int) -> Fraction:
    """The same rule, written from its definition."""
    scaled = abs(value) * 10**places
    whole = scaled.numerator // scaled.denominator
    if scaled - whole >= Fraction(1, 2):
        whole += 1
    return Fraction(whole if value >= 0 else -whole, 10**places)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("26.5", 0, "27"),
        ("25.5", 0, "26"),
        ("-5.5", 0, "-6"),
        ("-4.5", 0, "-5"),
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("0.49999999999999999999999999999999", 0, "0"),
        ("4620.499632", 0, "4620"),
        ("114.5833", 0, "115"),
        ("28.0612", 1, "28.1"),
        ("30.15", 1, "30.2"),
        ("-2.25", 1, "-2.3"),
        ("3884.16", 2, "3884.16"),
        ("7", 2, "7.00"),
        ("999999999999999.5", 0, "1000000000000000"),
        ("1E+3", 0, "1000"),
    ],
)
def test_a_half_goes_away_from_zero(value: str, places: int, shown: str) -> None:
    assert str(rounded(Decimal(value), places)) == shown


@pytest.mark.parametrize("value", ["0", "-0", "-0.4", "0.4", "-0.0001"])
def test_nothing_is_ever_minus_nothing(value: str) -> None:
    assert str(rounded(Decimal(value))) == "0"


@given(value=numbers, places=st.integers(0, 5))
def test_it_is_the_rule_written_with_fractions(value: Decimal, places: int) -> None:
    assert Fraction(rounded(value, places)) == half_away(Fraction(value), places)


@given(value=numbers, places=st.integers(0, 5))
def test_it_has_the_places_asked_for_and_a_second_time_changes_nothing(value: Decimal, places: int) -> None:
    once = rounded(value, places)
    assert decimals(once) == places
    assert str(rounded(once, places)) == str(once)


@given(value=numbers, places=st.integers(0, 5))
def test_it_treats_losses_as_it_treats_gains(value: Decimal, places: int) -> None:
    assert rounded(-value, places) == -rounded(value, places)


@given(one=numbers, other=numbers, places=st.integers(0, 5))
def test_it_never_turns_an_order_around(one: Decimal, other: Decimal, places: int) -> None:
    least, most = sorted((one, other))
    assert rounded(least, places) <= rounded(most, places)


@pytest.mark.parametrize(
    ("written", "places"),
    [("5", 0), ("5.0", 1), ("5.25", 2), ("0.000001", 6), ("-2.5", 1), ("1E+3", 0), ("Infinity", 0)],
)
def test_the_decimals_are_those_that_are_written(written: str, places: int) -> None:
    assert decimals(Decimal(written)) == places


def test_three_products_of_the_widest_numbers_of_a_form_are_not_cut_short() -> None:
    widest, factor = Decimal(999999999999999), Decimal("100.999999")
    product = EXACT.multiply(EXACT.multiply(EXACT.multiply(widest, factor), factor), factor)
    assert Fraction(product) == Fraction(widest) * Fraction(factor) ** 3
