"""`build --keep-live`: a plan that an error would take off the live site is shown as it was."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.publish.test_left_out import below, changed
from tests.publish.workshop import Workshop

PLAN = "northshire/2009-10"
OTHER = "southshire/2009-10"
PAGES = f"partnerships/{PLAN}/"


def built(small: Workshop) -> dict[str, bytes]:
    ran = small.build()
    assert ran.code == 0, ran.err
    return small.made()


def lasting(files: dict[str, bytes]) -> set[str]:
    """The addresses without those of the search index, whose files are named by what is in them."""
    return {address for address in files if not address.startswith("pagefind/")}


def test_an_error_in_a_part_of_a_live_plan_leaves_all_of_the_plan_as_it_was(small: Workshop) -> None:
    before = built(small)
    small.change(f"{PLAN}/part1", "near home", "far from home")
    small.change(f"{OTHER}/part1", "near home", "wherever it is sought")
    small.spoil(f"{PLAN}/part2")
    assert "[live-plan-removed]" in small.build().out
    assert small.made() == before
    ran = small.build("--keep-live")
    assert ran.code == 1, "the error is still one"
    assert f"plans/{PLAN}:1:1: notice: found no `{PLAN}`" in ran.out
    assert f"kept as it was live: {PLAN}" in ran.err
    notes = [place.read_text("utf-8") for place in (small.out / "notes").iterdir()]
    (note,) = (text for text in notes if "## Kept" in text)
    assert "## Kept from the last release, since their source has an error\n\n- Northshire 2009/10\n" in note
    after = small.made()
    assert lasting(after) == lasting(before)
    pages = below(before, PAGES)
    assert len(pages) > 5
    assert not pages & changed(before, after)
    assert b"wherever it is sought" in after[f"partnerships/{OTHER}/part1/index.html"]
    assert not [address for address in after if b"far from home" in after[address]]


def test_a_plan_that_is_kept_can_be_kept_again_and_is_mended_by_the_next_build(small: Workshop) -> None:
    before = built(small)
    place = small.document(f"{PLAN}/part2")
    sound = place.read_text("utf-8")
    small.spoil(f"{PLAN}/part2")
    small.build("--keep-live")
    assert "[kept-live]" in small.build("--keep-live").out
    assert small.made() == before
    place.write_text(sound, "utf-8")
    ran = small.build("--keep-live")
    assert (ran.code, "[kept-live]" in ran.out) == (0, False)
    assert small.made() == before


def test_a_plan_whose_folder_is_gone_is_kept_with_its_place_in_the_totals(small: Workshop) -> None:
    before = built(small)
    shutil.rmtree(small.plans / PLAN)
    ran = small.build("--keep-live")
    assert "[kept-live]" in ran.out
    assert small.made() == before


def test_a_plan_that_the_register_has_lost_is_kept(small: Workshop) -> None:
    before = built(small)
    place = small.plans / "register.yaml"
    text = place.read_text("utf-8")
    entry = "  - slug: northshire\n    name: Northshire\n    region: north-west\n"
    assert text.count(entry) == 1
    place.write_text(text.replace(entry, ""), "utf-8")
    assert "[kept-live]" in small.build("--keep-live").out
    assert not below(before, PAGES) & changed(before, small.made())


def test_a_plan_that_is_withdrawn_meanwhile_is_shown_as_withdrawn_whatever_else_is_wrong(
    small: Workshop,
) -> None:
    built(small)
    place = small.document(f"{PLAN}/record")
    place.write_text(
        place.read_text("utf-8") + "withdrawn:\n  on: 2010-01-05\n  reason: In error.\n", "utf-8"
    )
    small.spoil(f"{PLAN}/cover")
    ran = small.build("--keep-live")
    assert "[live-plan-removed]" not in ran.out
    after = small.made()
    assert b"5 January 2010" in after[f"{PAGES}index.html"]
    assert below(after, PAGES) == {f"{PAGES}index.html"}


def test_without_its_release_in_the_store_a_plan_cannot_be_kept(small: Workshop) -> None:
    before = built(small)
    manifest = json.loads(next((small.out / "releases").glob("*.json")).read_text("utf-8"))
    key = manifest["releases"][PLAN]
    entry = small.out / "store" / key[:2] / key
    whole = entry.read_bytes()
    small.spoil(f"{PLAN}/part2")
    for damaged in (b"", whole[:-1], whole[:40] + bytes((whole[40] ^ 1,)) + whole[41:]):
        entry.write_bytes(damaged)
        ran = small.build("--keep-live")
        assert "[live-plan-removed]" in ran.out
        assert small.made() == before
    entry.unlink()
    assert "[live-plan-removed]" in small.build("--keep-live").out
    entry.write_bytes(whole)
    assert "[kept-live]" in small.build("--keep-live").out


def test_where_nothing_is_live_there_is_nothing_to_keep(small: Workshop) -> None:
    small.spoil(f"{PLAN}/cover")
    ran = small.build("--keep-live")
    assert (ran.code, "[kept-live]" in ran.out) == (1, False)
    assert not below(small.made(), PAGES)
    assert below(small.made(), f"partnerships/{OTHER}/")


@pytest.mark.slow
def test_the_store_is_its_owners_alone_and_holds_what_kept_releases_need(small: Workshop) -> None:
    built(small)
    store = small.out / "store"
    assert store.stat().st_mode & 0o777 == 0o700
    seen: list[set[str]] = []
    for number in range(5):
        small.change(f"{PLAN}/part1", "is near home" if number == 0 else f"({number - 1})", f"({number})")
        built(small)
        seen.append({place.name for place in store.glob("??/*")})
    needed = set()
    for place in (small.out / "releases").glob("*.json"):
        needed |= set(json.loads(place.read_text("utf-8"))["releases"].values())
    assert needed <= seen[-1]
    assert len(needed) == 4, "three of a plan that changed, one of the other"
    assert len(seen[-1]) <= len(seen[-2]) + 1
    assert seen[0] - seen[-1], "what was needed once is gone"
