"""`record published` as the web team runs it: after a build, from the site or from the deployed folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import EXAMPLE as FOLDER
from tests.cli.running import example_plan, program
from tests.forked import Ended
from tests.publish.small_plans import sign

PUBLISHED = f"{FOLDER}/published.yaml"
RECORD = """\
format: 1
edition: 2009/10
signed_off:
  on: 2009-03-31
published:
  on: 2009-04-20T09:30
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path) -> Path:
    """The example plan as a partnership's own, and the site built from it; never write into it."""
    place = tmp_path_factory.mktemp("published")
    cover = example_plan(place) / "cover.yaml"
    text = cover.read_text("utf-8").replace("nature: illustrative", "nature: plan")
    cover.write_text(text, "utf-8")
    (cover.parent / "record.yaml").write_text(RECORD, "utf-8")
    sign(place / "plans")
    (place / "build").mkdir()
    (place / "build/.cache").symlink_to(pdf_cache)
    ended = program("build", at=place)
    assert ended.code == 0, ended.out.decode()
    return place


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    """That folder, to be changed."""
    shutil.copytree(built, tmp_path / "own", symlinks=True)
    return tmp_path / "own"


def published(place: Path, *more: str) -> Ended:
    return program("record", "published", "example", "2009/10", *more, at=place)


def release_of(place: Path) -> str:
    return (place / "build/site").readlink().name


def test_what_the_site_shows_is_written_once_and_validates(place: Path) -> None:
    dry = published(place, "--dry-run")
    assert dry.code == 0
    assert not (place / PUBLISHED).exists()
    ended = published(place)
    assert ended.code == 0
    assert ended.err == b"`published` of example/2009-10 is recorded\n"
    text = (place / PUBLISHED).read_text("utf-8")
    assert f"    release: {release_of(place)}\n    documents:\n" in text
    downloads = json.loads((place / f"build/releases/{release_of(place)}.json").read_text("utf-8"))
    shown = downloads["shown"]["example/2009-10"]
    assert shown["part2"]["figures"]["part2.pdu.baseline"] == "2,000"
    assert text.count("- figure: ") == sum(len(each["figures"]) for each in shown.values()) > 200
    again = published(place)
    assert (again.code, again.out) == (0, b"")
    assert b"shows example/2009-10 as the last publication in its record: nothing was written" in again.err
    assert (place / PUBLISHED).read_text("utf-8") == text
    checked = program("validate", "--format", "json", "plans", at=place)
    assert checked.code == 0
    assert b"published.yaml" not in checked.out
    assert program("fmt", "--check", PUBLISHED, at=place).code == 0


def test_a_plan_that_has_changed_since_is_named_by_its_document(place: Path) -> None:
    part2 = place / FOLDER / "part2.yaml"
    before = part2.read_text("utf-8")
    part2.write_text(f"# a remark\n{before}", "utf-8")
    assert published(place, "--dry-run").code == 0
    part2.write_text(before.replace("      2009/10: 38\n", "      2009/10: 39\n"), "utf-8")
    sign(place / "plans")
    ended = published(place)
    assert (ended.code, ended.err) == (1, b"`published` is not recorded: nothing was written\n")
    said = f"found Part 2 other than the release `{release_of(place)}` shows it; wanted what was deployed"
    # Part 1 names figures of Part 2, and reads otherwise too.
    assert f"{FOLDER}/part2.yaml:1:1: error: {said} [event-refused]\n" in ended.out.decode()
    assert not (place / PUBLISHED).exists()
    assert published(place, "--as-deployed").code == 0


def test_an_exported_folder_or_a_release_by_its_name_will_do(place: Path) -> None:
    assert program("export", "deployed", at=place).code == 0
    (place / "deployed/of-the-server.txt").write_bytes(b"of the server")
    by_folder = published(place, "--site", "deployed", "--dry-run", "--at", "2010-01-01")
    by_name = published(place, "--release", release_of(place), "--dry-run", "--at", "2010-01-01")
    assert by_folder.code == by_name.code == 0
    assert by_folder.out == by_name.out
    assert f"+    release: {release_of(place)}\n".encode() in by_name.out
    (place / "deployed/index.html").write_bytes(b"by hand")
    changed = published(place, "--site", "deployed")
    assert changed.code == 2
    assert f"`index.html` is not as `{release_of(place)}`, the nearest, has it" in changed.err.decode()


def test_a_site_whose_bytes_were_changed_is_trouble(place: Path) -> None:
    (place / "build/site/index.html").write_bytes(b"by hand")
    ended = published(place)
    assert ended.code == 3
    assert f"`build/releases/{release_of(place)}/index.html` is not what was built" in ended.err.decode()
    assert not (place / PUBLISHED).exists()


WRONG = [
    (("--release", "none"), "there is no release `none` in `build/releases`; kept are"),
    (("--release", "a", "--site", "plans"), "`--site` finds its release by itself; leave `--release` out"),
    (("--out", "nowhere"), "there is no site in `nowhere`; run `adtp-publish build` first"),
    (("--site", "nowhere"), "there is no folder `nowhere`; name the one that was exported"),
]


@pytest.mark.parametrize(("more", "words"), WRONG)
def test_a_release_that_is_not_there_is_wrong_use(built: Path, more: tuple[str, ...], words: str) -> None:
    ended = published(built, *more)
    assert ended.code == 2
    assert words in ended.err.decode()


@pytest.mark.parametrize("option", [("--release", "a"), ("--site", "plans"), ("--as-deployed",)])
def test_other_events_are_of_no_release(built: Path, option: tuple[str, ...]) -> None:
    ended = program("record", "withdrawn", "example", "2009/10", *option, at=built)
    assert ended.code == 2
    assert f"`{option[0]}` is for `published`; leave it out" in ended.err.decode()
