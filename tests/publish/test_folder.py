"""Releases are whole folders; a relative link leads to the one that is published."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adtp_publish.errors import EnvironmentTrouble
from adtp_publish.publish.folder import KEPT, Shelf
from tests.publish.shelves import DAY, PLANS, Pages, leftovers, names, pages, put_out, shown

A_FOLDER = st.text(st.sampled_from("abz09-_ éß‘"), min_size=1, max_size=8).filter(lambda name: name.strip())
ADDRESS = st.tuples(st.lists(A_FOLDER, max_size=3), A_FOLDER).map(lambda at: "/".join((*at[0], f"{at[1]}.x")))
SITE = st.dictionaries(ADDRESS, st.binary(max_size=200), min_size=1, max_size=8)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "build", "site")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(SITE, st.sampled_from([DAY, "2009-04-21"])), min_size=1, max_size=5))
def test_what_is_published_last_is_what_is_read_back(published: list[tuple[Pages, str]]) -> None:
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), "site")
        for content, day in published:
            name = put_out(shelf, content, day)
            assert shown(shelf) == content
            assert name.startswith(day)
            assert shelf.live() == PLANS
        assert len(names(shelf)) == min(KEPT, len({(day, *sorted(site.items())) for site, day in published}))
        assert leftovers(shelf.root) == []


def test_the_link_is_relative_so_that_the_folder_can_be_moved(shelf: Shelf, tmp_path: Path) -> None:
    name = put_out(shelf, pages("first"))
    assert (shelf.root / "site").readlink() == Path("releases") / name
    shelf.root.rename(tmp_path / "elsewhere")
    assert shown(Shelf(tmp_path / "elsewhere", "site")) == pages("first")


def test_a_manifest_holds_the_hash_of_each_file_and_the_plans(shelf: Shelf) -> None:
    name = put_out(shelf, pages("first"))
    manifest = json.loads((shelf.releases / f"{name}.json").read_bytes())
    assert manifest["files"] == {at: sha256(content).hexdigest() for at, content in pages("first").items()}
    assert manifest["plans"] == {key: list(documents) for key, documents in PLANS.items()}
    assert not (shelf.releases / name / f"{name}.json").exists()


def test_before_the_first_build_nothing_is_live(shelf: Shelf) -> None:
    assert shelf.live() == {}


def test_the_same_files_on_the_same_day_are_the_same_release_and_are_not_written_again(shelf: Shelf) -> None:
    first = put_out(shelf, pages("first"))
    written = {place: place.stat().st_ino for place in (shelf.releases / first).rglob("*")}
    assert written
    assert put_out(shelf, pages("first")) == first
    assert {place: place.stat().st_ino for place in (shelf.releases / first).rglob("*")} == written


def test_other_files_or_another_day_are_another_release(shelf: Shelf) -> None:
    made = [put_out(shelf, pages("first")), put_out(shelf, pages("second"))]
    made.append(put_out(shelf, pages("first"), "2009-04-21"))
    assert len(set(made)) == 3


@pytest.mark.parametrize("is_live", [True, False])
@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "index.html").write_bytes(b"home firsT"),
        lambda folder: (folder / "index.html").unlink(),
        lambda folder: (folder / "plans/north shire/dé.pdf").write_bytes(b""),
        lambda folder: (folder / "private.pdf").write_bytes(b"not of this release"),
        lambda folder: (folder / "index.html").rename(folder / "INDEX.html"),
    ],
    ids=["changed", "missing", "truncated", "stranger", "renamed"],
)
def test_a_damaged_release_is_written_again(
    shelf: Shelf, damage: Callable[[Path], object], is_live: bool
) -> None:
    name = put_out(shelf, pages("first"))
    if not is_live:
        put_out(shelf, pages("second"))
    damage(shelf.releases / name)
    put_out(shelf, pages("first"))
    assert shown(shelf) == pages("first")
    assert shelf.live() == PLANS


def test_the_release_that_is_live_and_the_two_published_before_it_are_kept(shelf: Shelf) -> None:
    made = [put_out(shelf, pages(text)) for text in ("a", "b", "c", "d", "e")]
    assert len(set(made)) == 5
    assert names(shelf) == sorted(made[-KEPT:])
    assert len(names(shelf)) == 3


def test_a_release_that_was_published_again_counts_as_recent(shelf: Shelf) -> None:
    first = put_out(shelf, pages("a"))
    others = [put_out(shelf, pages(text)) for text in ("b", "c")]
    assert put_out(shelf, pages("a")) == first
    last = put_out(shelf, pages("d"))
    assert names(shelf) == sorted([first, others[-1], last])


def test_what_an_interrupted_build_left_is_swept_away(shelf: Shelf) -> None:
    name = put_out(shelf, pages("a"))
    half = shelf.releases / ".part-2009-04-19-0123456789ab-77"
    (half / "plans").mkdir(parents=True)
    (half / "plans" / "index.html").write_bytes(b"half")
    (shelf.releases / ".part-file").write_bytes(b"half")
    (shelf.releases / "2009-04-18-0123456789ab.json").write_bytes(b'{"pla')
    (shelf.root / ".part-site-77").symlink_to("releases/nowhere")
    other = put_out(shelf, pages("b"))
    assert leftovers(shelf.root) == []
    assert names(shelf) == sorted([name, other])


def test_what_others_keep_beside_a_release_is_left_alone(shelf: Shelf) -> None:
    mine = [shelf.root / ".part-site-folder", shelf.root / "site.txt", shelf.root / ".part-nta-7"]
    shelf.root.mkdir()
    for place in mine:
        place.write_bytes(b"mine")
    put_out(shelf, pages("a"))
    assert [place.read_bytes() for place in mine] == [b"mine"] * 3


def test_a_folder_in_place_of_the_link_is_trouble_and_nothing_is_lost(shelf: Shelf) -> None:
    site = shelf.root / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_bytes(b"by hand")
    with pytest.raises(EnvironmentTrouble, match=r"site` is a folder; a link is wanted there") as trouble:
        put_out(shelf, pages("a"))
    assert "move the folder away" in trouble.value.hint
    assert (site / "index.html").read_bytes() == b"by hand"
    assert [place.name for place in shelf.root.iterdir()] == ["site"]


@pytest.mark.parametrize("content", [None, b"", b'{"plans": {"a', b"[]", b'{"files": {}}', b'{"plans": []}'])
def test_a_live_release_without_its_manifest_is_trouble_and_no_empty_site(
    shelf: Shelf, content: bytes | None
) -> None:
    place = shelf.releases / f"{put_out(shelf, pages('a'))}.json"
    place.unlink()
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(EnvironmentTrouble, match="what is live now") as trouble:
        shelf.live()
    assert "--expect-removals" in trouble.value.hint


def test_a_restricted_root_is_open_to_its_owner_alone(tmp_path: Path) -> None:
    private = Shelf(tmp_path / "submissions", "nta", "releases-nta", private=True)
    public = Shelf(tmp_path / "build", "site")
    for shelf, mode in ((private, 0o700), (public, None)):
        put_out(shelf, pages("a"))
        assert shown(shelf) == pages("a")
        assert mode is None or stat.S_IMODE(shelf.root.stat().st_mode) == mode
    private.root.chmod(0o755)
    put_out(private, pages("b"))
    assert stat.S_IMODE(private.root.stat().st_mode) == 0o700
