"""`build --keep-live` shows on what an error takes away, and never what was taken off on purpose."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from adtp_publish.render import routes
from tests.publish.small_plans import PUBLISHED, sign
from tests.publish.workshop import Workshop, small_workshop

PLAN = "northshire/2009-10"
PAGES = f"partnerships/{PLAN}/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path) -> Workshop:
    """A workshop whose plans are live."""
    workshop = small_workshop(tmp_path_factory.mktemp("live"), pdf_cache)
    assert workshop.build().code == 0
    return workshop


@pytest.fixture
def live(built: Workshop, tmp_path: Path) -> Workshop:
    """One of its own for each test."""
    shutil.copytree(built.root, tmp_path / "live", symlinks=True)
    return Workshop(tmp_path / "live")


def _edit(small: Workshop, name: str, old: str, new: str) -> None:
    place = small.document(f"{PLAN}/{name}")
    text = place.read_text("utf-8")
    assert text.count(old) == 1, (name, old)
    place.write_text(text.replace(old, new), "utf-8")


def _later(small: Workshop) -> None:
    _edit(small, "record", PUBLISHED, "2012-04-20T09:30")


def _unsigned(small: Workshop) -> None:
    place = small.document(f"{PLAN}/record")
    place.write_text(f"format: 1\nedition: 2009/10\npublished:\n  on: {PUBLISHED}\n", "utf-8")


def _unsigned_with_an_error(small: Workshop) -> None:
    _unsigned(small)
    small.spoil(f"{PLAN}/record")


def _later_with_an_error(small: Workshop) -> None:
    _later(small)
    small.spoil(f"{PLAN}/record")


def _later_with_an_error_elsewhere(small: Workshop) -> None:
    _later(small)
    small.spoil(f"{PLAN}/part2")


def _absent(small: Workshop) -> None:
    small.document(f"{PLAN}/part1").write_text("format: 1\nedition: 2009/10\nabsent: pending\n", "utf-8")
    sign(small.plans)


def _absent_with_an_error_elsewhere(small: Workshop) -> None:
    _absent(small)
    small.spoil(f"{PLAN}/part2")


def _withdrawn_by_half(small: Workshop) -> None:
    place = small.document(f"{PLAN}/record")
    withdrawn = 'withdrawn:\n  on: 2010-01-05\n  reason: "In error.\n'
    place.write_text(place.read_text("utf-8") + withdrawn, "utf-8")


def _no_text(small: Workshop) -> None:
    small.document(f"{PLAN}/record").write_bytes(b"withdrawn:\n  reason: \xff\n")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_later, "by `published` of its record it is not public yet"),
        (_unsigned, "its record has no `signed_off`"),
        (_unsigned_with_an_error, "its record has no `signed_off`"),
        (_later_with_an_error, "by `published` of its record it is not public yet"),
        (_later_with_an_error_elsewhere, "by `published` of its record it is not public yet"),
        (_absent, "its `part1` says that it is `absent`"),
        (_absent_with_an_error_elsewhere, "its `part1` says that it is `absent`"),
        (_withdrawn_by_half, "its record has an error and speaks of a withdrawal"),
        (_no_text, "its record "),
    ],
)
def test_what_was_taken_off_on_purpose_is_not_kept(
    live: Workshop, change: Callable[[Workshop], None], why: str
) -> None:
    small = live
    before = small.made()
    change(small)
    ran = small.build("--keep-live")
    assert ran.code == 1
    assert f"warning: `{PLAN}` is not kept as it was: {why}" in ran.out
    assert "[live-plan-removed]" in ran.out
    assert "[kept-live]" not in ran.out
    assert small.made() == before, "nothing is swapped until somebody says that it is meant"
    if change not in (_absent, _withdrawn_by_half):
        return  # what goes then is the same for all
    assert "[live-plan-removed]" not in small.build("--keep-live", "--expect-removals").out
    after = small.made()
    gone = f"{PAGES}part1/index.html" if "absent" in why else f"{PAGES}index.html"
    assert gone in before
    assert gone not in after


@pytest.mark.parametrize("text", ["published:\n  on: 2009-13-45\n", f"published: {{on: {PUBLISHED}\n"])
def test_an_error_in_the_moment_of_publication_is_one(live: Workshop, text: str) -> None:
    _edit(live, "record", f"published:\n  on: {PUBLISHED}\n", text)
    assert "[kept-live]" in live.build("--keep-live").out
    assert f"{PAGES}part1/index.html" in live.made()


def test_a_tombstone_is_kept_whatever_becomes_of_the_record(small: Workshop) -> None:
    place = small.document(f"{PLAN}/record")
    sound = place.read_text("utf-8")
    place.write_text(sound + "withdrawn:\n  on: 2010-01-05\n  reason: In error.\n", "utf-8")
    assert small.build().code == 0
    before = small.made()
    place.write_text(sound, "utf-8")
    _withdrawn_by_half(small)
    assert "[kept-live]" in small.build("--keep-live").out
    assert small.made()[f"{PAGES}index.html"] == before[f"{PAGES}index.html"]


def test_a_plan_of_a_renamed_partnership_is_not_kept_beside_itself(live: Workshop) -> None:
    small = live
    before = {
        name
        for name in small.made()
        if name.startswith((f"partnerships/{PLAN}", f"{routes.API}plans/{PLAN}"))
    }
    (small.plans / "northshire").rename(small.plans / "moorshire")
    register = small.plans / "register.yaml"
    text = register.read_text("utf-8")
    new = "  - slug: moorshire\n    name: Moorshire\n    predecessors: [northshire]\n    region: north-west\n"
    old = "  - slug: northshire\n    name: Northshire\n    region: north-west\n"
    assert text.count(old) == 1
    register.write_text(text.replace(old, new), "utf-8")
    sign(small.plans)
    ran = small.build("--keep-live")
    assert (ran.code, ran.out) == (0, ""), "nothing is lost, and no guard need be lifted"
    made = small.made()
    assert f"{routes.API}plans/{PLAN}.json" in before
    assert before <= set(made), "each old address is there"
