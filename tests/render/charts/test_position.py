"""Charts of the position among partnerships: names where they can be read, the order where there are many."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.render.charts.marks import Datum
from adtp_publish.render.charts.position import position
from adtp_publish.render.charts.ranked import ranked

from .strategies import VALUES, outside, place


def data(*values: int | None) -> list[Datum]:
    return [
        Datum(f"Place {number}", None, "Pending")
        if value is None
        else Datum(f"Place {number}", Decimal(value), f"{value:,}", figure=f"f{number}")
        for number, value in enumerate(values)
    ]


def test_few_partnerships_have_their_names_and_a_gap_its_reason() -> None:
    made = position("Target, by partnership", data(30, 20, None))
    assert made is not None
    assert made.caption == "Chart: Target, by partnership"
    (chart,) = made.charts
    assert [one.text for one in chart.labels] == ["Place 0", "30", "Place 1", "20", "Place 2", "Pending"]
    assert [bar.width for bar in chart.bars] == ["66%", "44%"]
    assert made.keys == ()
    assert chart.description == "Most: Place 0, 30. Least: Place 1, 20. The table has every number."


def test_what_is_provisional_is_told_in_words() -> None:
    some = [*data(30), Datum("Other", Decimal(3), "3", "dashed")]
    made = position("Target", some)
    assert made is not None
    assert [(key.look, key.text) for key in made.keys] == [
        ("solid", "Number"),
        ("dashed", "Provisional number"),
    ]


@pytest.mark.parametrize("values", [(), (5,), (None, None, 7), (None,) * 20])
def test_one_number_has_no_position(values: tuple[int | None, ...]) -> None:
    assert position("Target", data(*values)) is None


def test_many_are_columns_in_their_order_of_which_three_are_told() -> None:
    made = position("Target", data(*range(149, 0, -1), None))
    assert made is not None
    (chart,) = made.charts
    assert len(chart.bars) == 149, "one that has no number is no column"
    assert {bar.look for bar in chart.bars} == {"plain"}
    assert [(one.text, one.anchor) for one in chart.labels] == [
        ("Highest", "start"),
        ("149", "start"),
        ("Middle", "middle"),
        ("75", "middle"),
        ("Lowest", "end"),
        ("1", "end"),
    ]
    assert chart.description == (
        "149 columns, the highest first. Highest: Place 0, 149. Middle: Place 74, 75. Lowest: Place 148, 1. "
        "The table has every number."
    )
    assert place(chart.bars[0].height) == 8


@given(st.lists(VALUES, min_size=2, max_size=160))
def test_columns_stand_in_their_order_beside_one_another(values: list[Decimal]) -> None:
    in_order = sorted(values, reverse=True)
    some = [Datum(f"P {number}", value, f"{value:,.0f}") for number, value in enumerate(in_order)]
    made = ranked("T", some)
    assert outside(made) == []
    full = max(place(bar.height) for bar in made.bars)
    longest = max(map(abs, in_order))
    for bar, value in zip(made.bars, in_order, strict=True):
        if longest:
            assert abs(place(bar.height) - full * abs(value) / longest) <= Decimal("0.02")
    for left, right in pairwise(made.bars):
        assert place(left.x) + place(left.width) <= place(right.x) + Decimal("0.02")
    for one in made.labels:
        assert one.text in {"Highest", "Middle", "Upper middle", "Lowest"} or one.text in {
            datum.text for datum in some
        }
