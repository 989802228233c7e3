"""Columns: as high as their numbers, on a line at zero, within the picture; what is not there is a word."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.render.charts.columns import columns
from adtp_publish.render.charts.marks import Datum
from adtp_publish.render.charts.scale import Scale
from adtp_publish.render.charts.targets import Series, charts_of

from .strategies import VALUES, a_datum, outside, place

LANCASHIRE = (
    Datum("2007/08 baseline", Decimal(3808), "3,808", "hollow", "a", base=True),
    Datum("2008/09", Decimal(3884), "3,884", figure="b"),
    Datum("2009/10", None, "Pending", figure="c"),
    Datum("2010/11", Decimal(0), "0", "dashed", "d"),
)


def scale(data: tuple[Datum, ...] | list[Datum]) -> Scale:
    return Scale.of(datum.value for datum in data if datum.value is not None)


def test_each_number_has_its_column_and_a_gap_has_its_reason() -> None:
    made = columns("Plan", LANCASHIRE, scale(LANCASHIRE))
    assert [(bar.x, bar.width, bar.y, bar.height, bar.look) for bar in made.bars] == [
        ("6.5%", "12%", "1.76em", "7.84em", "hollow"),
        ("31.5%", "12%", "1.6em", "8em", "solid"),
        ("81.5%", "12%", "9.6em", "0em", "dashed"),
    ]
    assert [(one.text, one.x, one.kind) for one in made.labels if one.of] == [
        ("3,808", "12.5%", "value"),
        ("3,884", "37.5%", "value"),
        ("Pending", "62.5%", "absent"),
        ("0", "87.5%", "value"),
    ]
    assert [(line.kind, line.y1, line.x1) for line in made.lines] == [
        ("axis", "9.6em", "0%"),
        ("base", "1.76em", "12.5%"),
    ]
    assert made.description == "2007/08 baseline: 3,808; 2008/09: 3,884; 2009/10: Pending; 2010/11: 0."


def test_a_note_stands_under_its_name() -> None:
    made = columns(
        "England", [Datum("2009/10", Decimal(5), "5", note="2 of 3 plans")], Scale.of([Decimal(9)])
    )
    assert [(one.text, one.kind) for one in made.labels] == [
        ("5", "value"),
        ("2009/10", "name"),
        ("2 of 3 plans", "note"),
    ]
    assert place(made.labels[1].y) < place(made.labels[2].y) < place(made.height)
    assert made.description == "2009/10: 5 (2 of 3 plans)."


@given(st.lists(a_datum(), min_size=1, max_size=6))
def test_columns_are_as_high_as_their_numbers_and_stand_on_zero(data: list[Datum]) -> None:
    made = columns("T", data, scale(data))
    known = [datum.value for datum in data if datum.value is not None]
    assert len(made.bars) == len(known)
    zero = place(made.lines[0].y1)
    highest = max(map(abs, known), default=Decimal(0))
    full = max((place(bar.height) for bar in made.bars), default=Decimal(0))
    for bar, value in zip(made.bars, known, strict=True):
        foot = place(bar.y) + place(bar.height) if value >= 0 else place(bar.y)
        assert abs(foot - zero) <= Decimal("0.02")
        if highest:
            assert abs(place(bar.height) - full * abs(value) / highest) <= Decimal("0.02")
    assert outside(made) == []


@given(st.lists(a_datum(), min_size=1, max_size=6), st.lists(VALUES))
def test_words_say_every_number_and_reason(data: list[Datum], others: list[Decimal]) -> None:
    wider = Scale.of([*(datum.value for datum in data if datum.value is not None), *others])
    made = columns("T", data, wider)
    said = "".join(one.text for one in made.labels).replace(" ", "")
    assert all(datum.text.replace(" ", "") in said for datum in data)
    assert all(datum.name.replace(" ", "") in said for datum in data)
    assert outside(made) == []


@given(st.lists(st.lists(a_datum(), min_size=1, max_size=4), min_size=1, max_size=5))
def test_several_pictures_have_one_scale_whatever_their_order(all_data: list[list[Datum]]) -> None:
    series = [Series(str(place), tuple(data)) for place, data in enumerate(all_data)]
    made, turned = charts_of("C", series), charts_of("C", series[::-1])
    if made is None or turned is None:
        assert made is turned is None
        assert all(datum.value is None for data in all_data for datum in data)
        return
    assert made.charts == turned.charts[::-1]
    assert (made.keys, made.remark) == (turned.keys, turned.remark)
    looks = {bar.look for chart in made.charts for bar in chart.bars}
    assert {key.look for key in made.keys} == looks, "each look that is drawn is told, and no other"


def test_two_columns_are_no_fatter_than_the_four_beside_them() -> None:
    few, many = LANCASHIRE[:2], LANCASHIRE
    widths = {bar.width for data in (few, many) for bar in columns("Plan", data, scale(many)).bars}
    assert len(widths) == 1
