"""How a figure reads in a sentence: each format, each kind of figure, and whole numbers in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.model.figure import Figure
from adtp_publish.model.figure_text import FORMATS, in_sentence
from adtp_publish.model.number_words import MOST, in_words
from adtp_publish.model.values import Absence


def figure(value: str | None, unit: str = "", **more: Any) -> Figure:
    number = Decimal(value) if value is not None else None
    parts = {"label": "F", "kind": "count", "status": "given", **more}
    return Figure("p/y/d.f", unit=unit, document="d", path=("f",), value=number, **parts)


def change(value: str, unit: str) -> Figure:
    return figure(value, unit, label="PDUs, Change, 2008/09")


TARGET = figure("4041.080064", "people", stated=Decimal(4041), status="derived")
SUM = figure("3388000", "£", kind="money", gaps=("x",), at_least=True, status="derived")
WEEKS = figure("12", "weeks", kind="duration", word="12 weeks")
RANGE = figure(None, kind="range", word="4 to 6")
DAY = figure(None, kind="date", word="1 October 2009")
PENDING = figure(None, absence=Absence("pending"), status="absent")


@pytest.mark.parametrize(
    ("of", "form", "text"),
    [
        (TARGET, "", "4,041"),
        (TARGET, "exact", "4,041.0801"),
        (TARGET, "words", "four thousand and forty-one"),
        (figure("5", "%"), "", "5%"),
        (figure("5", "%"), "number", "5"),
        (figure("5", "%"), "words", "five per cent"),
        (change("2", "%"), "change", "+2%"),
        (change("-3", "%"), "change", "−3%"),
        (change("0", "%"), "change", "0%"),
        (figure("-3", "%"), "change", "−3%"),
        (figure("3", "% points"), "change", "+3 points"),
        (figure("4", formula="outturn 2008/09 − number 2008/09", symbols="a − b"), "change", "+4"),
        (figure("2", "people", label="Rise since 2007/08"), "change", "+2"),
        (figure("60", "%"), "change", None),
        (figure("400000", "people", label="Needle exchange"), "change", None),
        (figure("12.5", "%", places=1), "", "12.5%"),
        (figure("12.5", "%", places=1), "words", None),
        (figure("138089", "£"), "", "£138,089"),
        (figure("138089", "£"), "number", "138,089"),
        (figure("3", "£"), "Words", "Three pounds"),
        (figure("1200000"), "million", "1.2 million"),
        (figure("3500000", "£"), "million", "£3.5 million"),
        (figure("1234567"), "million", None),
        (figure("900000"), "million", None),
        (figure("5", "%"), "million", None),
        (SUM, "", "at least £3,388,000"),
        (SUM, "number", "at least 3,388,000"),
        (SUM, "change", None),
        (WEEKS, "", "12 weeks"),
        (WEEKS, "number", "12"),
        (WEEKS, "words", "twelve weeks"),
        (WEEKS, "Words", "Twelve weeks"),
        (WEEKS, "change", None),
        (RANGE, "", "4 to 6"),
        (RANGE, "words", None),
        (DAY, "", "1 October 2009"),
        (DAY, "number", None),
        (PENDING, "", "pending"),
        (PENDING, "words", "pending"),
        (figure(None), "", "not known"),
        (figure(None, kind="rating", word="G", stated_word="A"), "", "Amber"),
        (figure(None, kind="rating", word="G"), "words", None),
        (TARGET, "capitals", None),
    ],
)
def test_a_figure_reads_as_its_format_says(of: Figure, form: str, text: str | None) -> None:
    assert in_sentence(of, form) == text


@given(st.decimals(-(10**15), 10**15, places=3), st.sampled_from(["", "%", "£", "people"]))
def test_no_figure_and_no_format_fails(value: Decimal, unit: str) -> None:
    for form in ("", *FORMATS, "other"):
        text = in_sentence(figure(str(value), unit, places=1), form)
        assert text is None or text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nought"),
        (7, "seven"),
        (13, "thirteen"),
        (20, "twenty"),
        (95, "ninety-five"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (1_000, "one thousand"),
        (1_001, "one thousand and one"),
        (1_200, "one thousand two hundred"),
        (1_000_050, "one million and fifty"),
        (2_000_000_000, "two thousand million"),
        (-3, "minus three"),
    ],
)
def test_a_whole_number_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


@given(st.integers(-MOST, MOST), st.integers(-MOST, MOST))
def test_two_numbers_are_never_the_same_words(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)
