"""A series whose numbers are stated: what they are held against is told where it is deleted."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.every_field.inputs import inputs
from tests.every_field.test_absence import QUICK, in_place_of, read_value, told
from tests.every_field.trees import EDITIONS, Place


@pytest.mark.parametrize(
    "slug", [pytest.param(slug, marks=() if slug == QUICK else pytest.mark.slow) for slug in EDITIONS]
)
def test_an_input_that_is_deleted_is_told_where_the_numbers_of_its_series_are_stated(slug: str) -> None:
    """What a stated number is held against is needed as much as what there is nothing else instead of."""
    silent, deleted = [], 0
    for one in inputs(slug):
        if one.field[-1] != "baseline" and "change" not in one.field:
            continue
        deleted += 1
        before = told(in_place_of(slug, one, read_value(slug, one), stated=True))
        assert "input-left-out" not in {code for code, *_ in before}, one
        assert not [said for code, _, said in before if code == "stated-differs" and "> stated >" in said]
        found = told(in_place_of(slug, one, None, stated=True)) - before
        if not {code for code, *_ in found} & {"input-left-out", "missing-field"}:
            silent.append(one)
    print(f"{slug}: {deleted} inputs of series deleted whose numbers are stated")
    assert deleted > 15
    assert [str(one) for one in silent if one.field not in may_be_left_out_where_stated(slug)] == []


def may_be_left_out_where_stated(slug: str) -> set[Place]:
    """An owner's baseline, which is that of the measure, and the one change of a series with one year."""
    fields = {one.field for one in inputs(slug)}
    changes = Counter(field[:-1] for field in fields if "change" in field)
    owned = {field for field in fields if field[0] == "other_targets" and field[-1] == "baseline"}
    return owned | {field for field in fields if changes[field[:-1]] == 1 and "change" in field}
