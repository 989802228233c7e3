"""`build` as a user runs it: what it makes, what it leaves alone, what it says, and how it exits."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.publish.small_plans import PUBLISHED
from tests.publish.workshop import AUDIENCES, Workshop, contents, small_workshop

NORTH, SOUTH = "northshire/2009-10", "southshire/2009-10"
BEFORE = "2009-04-20T09:29"
TOTALS = b"totals of the plans published here"


@pytest.fixture
def small(tmp_path: Path, pdf_cache: Path) -> Workshop:
    """A workshop with the small plans, nothing built yet."""
    return small_workshop(tmp_path / "small", pdf_cache)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path) -> Path:
    """A workshop's folder with a site that is built and live; never write into it."""
    workshop = small_workshop(tmp_path_factory.mktemp("finished") / "small", pdf_cache)
    ran = workshop.build()
    assert ran.code == 0, ran.err
    return workshop.root


@pytest.fixture
def live(finished: Path, tmp_path: Path) -> Workshop:
    """A workshop whose site is built and live."""
    return Workshop(shutil.copytree(finished, tmp_path / "live", symlinks=True))


def summary(ran_err: str) -> Iterator[str]:
    return (line for line in ran_err.splitlines() if line)


def test_all_audiences_are_built_each_under_its_own_root(small: Workshop) -> None:
    ran = small.build("--audience", "all")
    assert (ran.code, ran.out) == (0, "")
    assert list(summary(ran.err)) == [
        "2 plans checked: no findings",
        f"public site: 2 plans, {_pages(small)} pages, 6 PDFs",
        f"  build/site/index.html -> {_release(small, 'site')}",
        f"  note on the release: build/notes/{_release(small, 'site')}.md",
        "submissions to the NTA: 2 plans, 10 PDFs, 6 packs",
        f"  build/submissions/nta/ -> {_release(small, 'submissions/nta')}",
        "partnerships' own copies: 2 plans, 10 PDFs",
        f"  build/submissions/partnership/ -> {_release(small, 'submissions/partnership')}",
    ]
    assert (small.out / "submissions").stat().st_mode & 0o777 == 0o700
    assert not [address for address in small.made() if "grid" in address]


def _addresses(files: Iterable[str]) -> set[str]:
    """The addresses of a site without those of its search index, which are made of what is in it."""
    return {address for address in files if not address.startswith("pagefind/")}


def _pages(workshop: Workshop) -> int:
    return sum(address.endswith(".html") for address in workshop.made())


def _release(workshop: Workshop, link: str) -> str:
    return (workshop.out / link).readlink().name


def test_the_same_plans_at_the_same_moment_are_the_same_release(live: Workshop) -> None:
    first = _release(live, "site")
    assert live.build().code == 0
    assert _release(live, "site") == first
    assert [place.name for place in (live.out / "releases").iterdir() if place.is_dir()] == [first]


@pytest.mark.parametrize(
    ("document", "named"),
    [("part1", f"`part1` of `{NORTH}`"), ("cover", f"`{NORTH}`"), ("record", f"`{NORTH}`")],
)
def test_an_error_that_would_take_something_off_the_live_site_swaps_nothing(
    live: Workshop, document: str, named: str
) -> None:
    before, release = live.made(), _release(live, "site")
    live.spoil(f"{NORTH}/{document}")
    ran = live.build()
    assert ran.code == 1
    assert f"plans/{NORTH}/{document}.yaml:" in ran.out
    assert f"{named} is on the live site and would be removed" in ran.out
    assert "public site: not changed, the site that was there is still there (build/site)" in ran.err
    assert (live.made(), _release(live, "site")) == (before, release)
    # With the flag it goes on, and the error in the document is an error still.
    ran = live.build("--expect-removals")
    assert ran.code == 1
    assert "live-plan-removed" not in ran.out
    assert _addresses(before) > _addresses(live.made())


def test_a_plan_that_is_no_longer_there_needs_the_flag(live: Workshop) -> None:
    before = live.made()
    shutil.rmtree(live.plans / "northshire")
    ran = live.build()
    assert (ran.code, live.made()) == (1, before)
    assert f"`{NORTH}` is on the live site and would be removed; nothing was changed there" in ran.out
    assert SOUTH not in ran.out
    assert live.build("--expect-removals").code == 0
    assert not [address for address in live.made() if "northshire" in address]
    assert live.build().code == 0


def test_a_withdrawn_plan_leaves_its_tombstone_without_any_flag(live: Workshop) -> None:
    place = live.document(f"{NORTH}/record")
    record = place.read_text("utf-8")
    place.write_text(f"{record}withdrawn:\n  on: 2010-02-01\n", "utf-8")
    ran = live.build()
    assert ran.code == 0, ran.out
    left = [address for address in live.made() if address.startswith("partnerships/northshire/2009-10/")]
    assert left == ["partnerships/northshire/2009-10/index.html"]
    assert b"1 February 2010" in live.made()[left[0]]
    # The tombstone is live itself: it goes no more silently than a plan does.
    live.spoil(f"{NORTH}/record")
    ran = live.build()
    assert ran.code == 1
    assert f"`{NORTH}` is on the live site and would be removed" in ran.out
    assert left[0] in live.made()


def test_a_live_site_whose_manifest_is_lost_is_trouble(live: Workshop) -> None:
    before = live.made()
    (live.out / "releases" / f"{_release(live, 'site')}.json").unlink()
    shutil.rmtree(live.plans / "northshire")
    ran = live.build()
    assert (ran.code, live.made()) == (3, before)
    assert "what is live now" in ran.err
    assert live.build("--expect-removals").code == 0


def test_a_plan_is_left_out_before_its_publication(small: Workshop) -> None:
    small.change(f"{SOUTH}/record", f"on: {PUBLISHED}", "on: 2009-05-01")
    ran = small.build(at=PUBLISHED)
    assert ran.code == 0
    assert f"  left out: {SOUTH}: not signed off, or not yet published at this moment" in ran.err
    assert NORTH not in ran.err
    made = small.made()
    assert "partnerships/northshire/2009-10/index.html" in made
    assert not [address for address in made if "southshire" in address]
    assert not [page for page in made.values() if b"Southshire" in page]


@pytest.mark.parametrize(
    ("at", "day", "is_there"),
    [
        (BEFORE, "2009-04-20", False),
        (PUBLISHED, "2009-04-20", True),
        ("2009-04-20T08:29:59+00:00", "2009-04-20", False),
        ("2009-04-20T08:30Z", "2009-04-20", True),
        ("2009-04-21T01:00+02:00", "2009-04-21", True),
        ("2009-04-20T23:30Z", "2009-04-21", True),
    ],
)
def test_the_moment_is_one_of_london_unless_it_says_otherwise(
    small: Workshop, at: str, day: str, is_there: bool
) -> None:
    assert small.build(at=at).code == 0
    assert ("partnerships/northshire/index.html" in small.made()) == is_there
    assert _release(small, "site").startswith(day)


def test_going_back_before_the_publication_would_take_live_plans_away(live: Workshop) -> None:
    before = live.made()
    ran = live.build(at=BEFORE)
    assert (ran.code, live.made()) == (1, before)
    assert ran.out.count("is on the live site and would be removed") == 2


@pytest.mark.parametrize("only", ["northshire", NORTH, "northshire/"])
def test_only_builds_a_preview_and_never_touches_the_site(live: Workshop, only: str) -> None:
    before = contents(live.out / "releases")
    live.spoil(f"{SOUTH}/part1")
    live.change(f"{NORTH}/part1", "is near home", "is nearer home")
    ran = live.build("--only", only)
    assert (ran.code, ran.out) == (0, "")
    assert "build/preview/index.html -> " in ran.err
    assert contents(live.out / "releases") == before
    preview = live.made("preview")
    assert b"is nearer home" in preview["partnerships/northshire/2009-10/part1/index.html"]
    assert not [address for address in preview if "southshire" in address]
    assert TOTALS in live.made()["totals/index.html"]
    named = [address for address in preview if "totals" in address and "/schema/" not in address]
    assert named == [address for address, page in preview.items() if TOTALS in page] == []
    assert [address for address in live.made() if "totals" in address]


def test_a_preview_for_the_nta_stands_in_the_restricted_root(small: Workshop) -> None:
    assert small.build("--audience", "nta", "--only", NORTH).code == 0
    assert len(small.single("submissions/preview-nta")) == 5
    assert [link for link in AUDIENCES if (small.out / link).exists()] == []
    assert (small.out / "submissions").stat().st_mode & 0o777 == 0o700


def test_quiet_prints_findings_and_nothing_else(live: Workshop) -> None:
    ran = live.build("--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    live.spoil(f"{NORTH}/part1")
    ran = live.build("-q")
    assert (ran.code, ran.err) == (1, "")
    assert "[unknown-field]" in ran.out
    assert "[live-plan-removed]" in ran.out
