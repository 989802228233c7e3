"""A release that was kept: what it shows is read back, and whether its bytes are still its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adtp_publish.model.output import OutputFile
from adtp_publish.model.publication import Shown
from adtp_publish.publish.folder import Shelf, publish
from adtp_publish.publish.kept import NoRelease, exported, kept_release, names
from adtp_publish.publish.plain import write_plain
from tests.publish.shelves import PLANS, pages, put_out

SHOWN = {
    "northshire/2009-10": {"part2": Shown("a" * 64, {"part2.pdu.baseline": "3,808"}), "cover": Shown("b", {})}
}


def put_out_shown(shelf: Shelf, text: str, day: str = "2009-04-20") -> str:
    files = [OutputFile(address, content) for address, content in pages(text).items()]
    return publish(shelf, files, day, PLANS, SHOWN)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "build", "site")


def test_what_a_release_shows_is_read_back(shelf: Shelf) -> None:
    first = put_out_shown(shelf, "a")
    second = put_out_shown(shelf, "b", "2009-05-12")
    assert names(shelf) == (second, first)
    assert kept_release(shelf).name == second
    kept = kept_release(shelf, first)
    assert (kept.name, kept.shown) == (first, SHOWN)
    assert sorted(kept.files) == sorted(pages("a"))
    assert shelf.live() == PLANS


def test_its_bytes_are_looked_at(shelf: Shelf) -> None:
    kept = kept_release(shelf, put_out_shown(shelf, "a"))
    folder = shelf.releases / kept.name
    assert list(kept.other_files(folder)) == []
    (folder / "robots.txt").write_bytes(b"of the server")
    assert list(kept.other_files(folder)) == [], "a web server has files of its own"
    (folder / "index.html").write_bytes(b"home b")
    (folder / "site.css").unlink()
    assert list(kept.other_files(folder)) == ["index.html", "site.css"]


def test_an_exported_folder_is_known_again_and_one_that_was_changed_is_not(
    shelf: Shelf, tmp_path: Path
) -> None:
    first = put_out_shown(shelf, "a")
    second = put_out_shown(shelf, "b", "2009-05-12")
    folder = tmp_path / "exported"
    for text, name in (("a", first), ("b", second)):
        folder = tmp_path / f"exported-{text}"
        write_plain(folder, pages(text).items())
        assert exported(shelf, folder).name == name
    (folder / "index.html").write_bytes(b"by hand")
    with pytest.raises(NoRelease) as raised:
        exported(shelf, folder)
    assert f"`index.html` is not as `{second}`, the nearest, has it" in str(raised.value)


def test_where_there_is_no_such_release_it_is_said_which_there_are(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(NoRelease, match="run `adtp-publish build` first"):
        kept_release(shelf)
    with pytest.raises(NoRelease, match="run `adtp-publish build` first"):
        exported(shelf, tmp_path)
    name = put_out_shown(shelf, "a")
    with pytest.raises(NoRelease, match=f"there is no release `b` in `.*`; kept are `{name}`"):
        kept_release(shelf, "b")


DAMAGED = [
    "",
    "[]",
    "{",
    '{"files": {}, "shown": {"a": 1}}',
    '{"shown": []}',
    '{"shown": {}}',
    '{"files": {}, "shown": {"a": {"b": {"figures": {}}}}}',
    '{"files": {}, "shown": {"a": {"b": {"fingerprint": "0"}}}}',
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_manifest_that_cannot_be_read_is_said_so(shelf: Shelf, text: str) -> None:
    name = put_out_shown(shelf, "a")
    (shelf.releases / f"{name}.json").write_text(text, "utf-8")
    with pytest.raises(NoRelease, match=r"cannot read `.*`, .*: it is damaged; build and deploy again"):
        kept_release(shelf)


def test_a_release_from_before_that_was_kept_is_said_so(shelf: Shelf) -> None:
    name = put_out(shelf, pages("a"))
    with pytest.raises(NoRelease, match="it was built before that was kept; build and deploy again"):
        kept_release(shelf)
    assert "shown" not in json.loads((shelf.releases / f"{name}.json").read_text("utf-8"))
