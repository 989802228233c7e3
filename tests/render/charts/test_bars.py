"""Bars: as long as their numbers, from a line at zero, within the picture, each with its name and number."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.render.charts.bars import Group, bars
from adtp_publish.render.charts.marks import Datum
from adtp_publish.render.charts.scale import Scale, broken, ems, percent

from .strategies import a_datum, outside, place

FUNDING = (
    Group(
        "Police",
        (
            Datum("2008/09", Decimal(60), "£60", "hollow", "a"),
            Datum("2009/10", Decimal(120), "£120", figure="b"),
        ),
    ),
    Group(
        "DIP",
        (
            Datum("2008/09", None, "Not applicable", "hollow", "c"),
            Datum("2009/10", Decimal(0), "£0", figure="d"),
        ),
    ),
)


def test_each_group_has_its_bars_and_a_gap_has_its_reason() -> None:
    made = bars("Funding", FUNDING)
    assert [(bar.x, bar.width, bar.look) for bar in made.bars] == [
        ("0%", "33%", "hollow"),
        ("0%", "66%", "solid"),
        ("0%", "0%", "solid"),
    ]
    assert [(one.text, one.x, one.kind) for one in made.labels] == [
        ("Police", "0%", "name"),
        ("£60", "34.5%", "value"),
        ("£120", "67.5%", "value"),
        ("DIP", "0%", "name"),
        ("Not applicable", "1.5%", "absent"),
        ("£0", "1.5%", "value"),
    ]
    assert made.description == (
        "Most: Police, 2009/10, £120. Least: DIP, 2009/10, £0. The table has every number."
    )


def test_where_no_number_is_known_the_picture_says_so() -> None:
    made = bars("Funding", [Group("DIP", (Datum("", None, "Pending"),))])
    assert made.bars == ()
    assert made.description == "No number is known."


@given(st.lists(st.lists(a_datum(), min_size=1, max_size=3), min_size=1, max_size=8))
def test_bars_are_as_long_as_their_numbers_and_begin_at_zero(all_data: list[list[Datum]]) -> None:
    made = bars("T", [Group(f"Group {number}", tuple(data)) for number, data in enumerate(all_data)])
    known = [datum.value for data in all_data for datum in data if datum.value is not None]
    assert len(made.bars) == len(known)
    zero = place(made.lines[0].x1)
    longest = max(map(abs, known), default=Decimal(0))
    full = max((place(bar.width) for bar in made.bars), default=Decimal(0))
    for bar, value in zip(made.bars, known, strict=True):
        start = place(bar.x) if value >= 0 else place(bar.x) + place(bar.width)
        assert abs(start - zero) <= Decimal("0.02")
        if longest:
            assert abs(place(bar.width) - full * abs(value) / longest) <= Decimal("0.02")
    assert outside(made) == []


@given(st.lists(a_datum(), min_size=1, max_size=6))
def test_no_two_words_stand_on_one_another(data: list[Datum]) -> None:
    made = bars("T", [Group(datum.name, (datum,)) for datum in data])
    lines = [place(one.y) for one in made.labels]
    assert all(below - above >= 1 for above, below in pairwise(lines))
    said = " ".join(one.text for one in made.labels)
    assert all(datum.text in said and datum.name in said for datum in data)


def test_a_long_number_goes_on_in_a_second_line() -> None:
    long = Datum("", Decimal(5), "at least £230,000, 1 row not known", figure="a")
    made = bars("T", [Group("Service", (long,))])
    words = [one for one in made.labels if one.of]
    assert " ".join(one.text for one in words) == long.text
    assert len({one.y for one in words}) == len(words) == 2
    assert made.bars[0].width == "45%"


@pytest.mark.parametrize(
    ("values", "share", "length"),
    [
        (("10",), "1", "1"),
        (("10", "40"), "0.25", "0.25"),
        (("10", "-30"), "1", "0.25"),
        (("0",), "0", "0"),
    ],
)
def test_zero_is_always_on_the_scale(values: tuple[str, ...], share: str, length: str) -> None:
    scale = Scale.of(map(Decimal, values))
    assert scale.low <= 0 <= scale.high
    assert (scale.share(Decimal(values[0])), scale.length(Decimal(values[0]))) == (
        Decimal(share),
        Decimal(length),
    )


def test_places_are_rounded_once_half_away_from_zero() -> None:
    assert [percent(Decimal(text)) for text in ("0", "1", "0.33335", "0.5")] == [
        "0%",
        "100%",
        "33.34%",
        "50%",
    ]
    assert [ems(Decimal(text)) for text in ("10", "1.005", "1.5")] == ["10em", "1.01em", "1.5em"]


def test_words_are_broken_where_they_allow_it() -> None:
    assert broken("Drug Interventions Programme main grant", 20) == (
        "Drug Interventions",
        "Programme main grant",
    )
    assert broken("", 20) == ()
    assert broken("2007/08 baseline", 6) == ("2007/", "08", "baseli", "ne")
    assert broken("2007/08 baseline", 8) == ("2007/08", "baseline")
    assert broken("Averyveryverylongword", 10) == ("Averyveryv", "erylongwor", "d")
