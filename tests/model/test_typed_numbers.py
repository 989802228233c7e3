"""Numbers typed in prose: which may be figures, which never are, and that no text takes long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.model.typed_numbers import Typed, blanked, typed_numbers, typed_words
from tests.timing import in_a_moment

LONG = 60_000
SECONDS = 2


def both(text: str) -> list[Typed]:
    return [*typed_numbers(blanked(text)), *typed_words(blanked(text))]


def found(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[one.start : one.end], f"{one.value.normalize():f}", one.unit or one.numbers)
        for one in both(text)
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("about 4,041 people", [("4,041", "4041", "")]),
        ("4041.", [("4041", "4041", "")]),
        ("from 60% to 44%,", [("60%", "60", "%"), ("44%", "44", "%")]),
        ("8.9 per cent", [("8.9 per cent", "8.9", "%")]),
        ("costs £138,089.", [("£138,089", "138089", "£")]),
        ("1.2 million people", [("1.2 million", "1200000", "")]),
        ("£3.5 million", [("£3.5 million", "3500000", "£")]),
        ("a 12-week course", [("12", "12", "")]),
        ("Two seminars", [("Two", "2", "")]),
        ("see section 4", [("4", "4", "section")]),
        ("in quarter\n3", [("3", "3", "quarter")]),
        # --- none
        ("in 2009 and in 2007/08", []),
        ("1 October 2009, May 2007", []),
        ("2.1.4 and 4.1.7", []),
        ("NI39, SD1234, 12:30", []),
        ("2009-10-01", []),
        ("the two align", []),
        ("three fifths", []),
        ("three million", []),
        ("3. of a list\n4) and more", []),
        ("[[a.b]] [[=48]]", []),
        ("`48`", []),
        ("[words](https://example.org/48)", []),
        ("https://example.org/48 it", []),
        ("5 billion", []),
        ("0.5m or 3k", []),
    ],
)
def test_a_number_is_what_it_says(text: str, numbers: list[tuple[str, str, str]]) -> None:
    assert found(text) == numbers


@given(st.text(alphabet="0123456789.,%£ \n-/two[]`=", max_size=80))
def test_numbers_stand_where_they_are_said_to(text: str) -> None:
    assert len(blanked(text)) == len(text)
    for one in both(text):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip()


@pytest.mark.parametrize(
    "part", ["1", "1,", "111,", "1.", "£", "1 ", "two ", "48% ", "](", "<a:", "https://", "[[a]] 5 ", "` 1 "]
)
def test_a_long_text_is_looked_through_in_a_moment(part: str) -> None:
    text = part * (LONG // len(part))
    in_a_moment(lambda: both(text), SECONDS)
