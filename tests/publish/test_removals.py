"""What a build would take off the live site: named, plan by plan and part by part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.model.register import Partnership
from adtp_publish.publish.removals import removals, with_old_names

NORTH, SOUTH = "northshire/2009-10", "southshire/2009-10"
LIVE = {NORTH: ("cover", "part1", "part2"), SOUTH: ("cover",)}
KEYS = st.sampled_from([NORTH, SOUTH, "eastshire/2008-09"])
PARTS = st.lists(st.sampled_from(["cover", "part1", "part2", "part4"]), unique=True).map(tuple)
SITES = st.dictionaries(KEYS, PARTS)


@pytest.mark.parametrize(
    ("coming", "wanted"),
    [
        (LIVE, []),
        ({**LIVE, "eastshire/2008-09": ("cover",)}, []),
        ({**LIVE, SOUTH: ("cover", "part1")}, []),
        ({SOUTH: ("cover",)}, [(NORTH, f"`{NORTH}` is")]),
        ({}, [(NORTH, f"`{NORTH}` is"), (SOUTH, f"`{SOUTH}` is")]),
        ({**LIVE, NORTH: ("cover", "part2")}, [(NORTH, f"`part1` of `{NORTH}` is")]),
        ({**LIVE, NORTH: ()}, [(NORTH, f"`cover`, `part1`, `part2` of `{NORTH}` is")]),
        ({**LIVE, NORTH: ("part4",)}, [(NORTH, f"`cover`, `part1`, `part2` of `{NORTH}` is")]),
    ],
)
def test_what_would_go_is_named(coming: dict[str, tuple[str, ...]], wanted: list[tuple[str, str]]) -> None:
    found = removals(LIVE, coming, "some/plans")
    assert [item.file for item in found] == [f"some/plans/{key}" for key, _ in wanted]
    for item, (_, begins) in zip(found, wanted, strict=True):
        assert item.message.startswith(f"{begins} on the live site and would be removed")
        assert (item.code, item.is_error) == ("live-plan-removed", True)
        assert "--expect-removals" in item.hint


def test_a_withdrawn_plan_that_vanishes_takes_its_address_with_it() -> None:
    assert [item.file for item in removals({NORTH: ()}, {}, "plans")] == [f"plans/{NORTH}"]
    assert removals({NORTH: ()}, {NORTH: ()}, "plans") == ()


def test_what_is_there_under_the_new_name_of_its_partnership_is_not_lost() -> None:
    moor, fen = Partnership("moorshire", "Moorshire", predecessors=("northshire",)), "fenshire/2009-10"
    coming = {"moorshire/2009-10": LIVE[NORTH], SOUTH: LIVE[SOUTH]}
    assert not removals(LIVE, with_old_names(coming, [moor]), "plans")
    assert removals(LIVE, with_old_names(coming, []), "plans")
    less = with_old_names({**coming, "moorshire/2009-10": ("cover", "part1")}, [moor])
    (found,) = removals(LIVE, less, "plans")
    assert found.message.startswith(f"`part2` of `{NORTH}` is")
    another_year = with_old_names({"moorshire/2010-11": LIVE[NORTH], SOUTH: LIVE[SOUTH]}, [moor])
    assert [item.file for item in removals(LIVE, another_year, "plans")] == [f"plans/{NORTH}"]
    later = [moor, Partnership("fenshire", "Fenshire", predecessors=("moorshire",))]
    assert not removals(LIVE, with_old_names({fen: LIVE[NORTH], SOUTH: LIVE[SOUTH]}, later), "plans")


@given(live=SITES, coming=SITES)
def test_a_plan_is_named_once_and_only_where_it_loses_something(
    live: dict[str, tuple[str, ...]], coming: dict[str, tuple[str, ...]]
) -> None:
    lost = {key for key in live if key not in coming or set(live[key]) - set(coming[key])}
    assert [item.file for item in removals(live, coming, "plans")] == [f"plans/{key}" for key in sorted(lost)]
