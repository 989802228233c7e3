"""Notes on releases: kept apart from what is deployed, for the owner alone, as long as their release."""

from __future__ import annotations

from pathlib import Path

import pytest

from adtp_publish.errors import EnvironmentTrouble
from adtp_publish.model.output import OutputFile
from adtp_publish.publish.folder import KEPT, Shelf, publish
from adtp_publish.publish.kept import file_of, release_before
from adtp_publish.publish.notes import keep_note


def released(shelf: Shelf, text: str) -> str:
    name = publish(shelf, [OutputFile("index.html", text.encode())], "2009-04-20", {}, {})
    keep_note(shelf, name, f"note on {text}\n")
    return name


def test_a_note_is_beside_no_release_and_for_its_owner_alone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "site")
    name = released(shelf, "one")
    place = tmp_path / "notes" / f"{name}.md"
    assert place.read_text("utf-8") == "note on one\n"
    assert place.parent.stat().st_mode & 0o077 == 0
    assert sorted(each.name for each in shelf.releases.iterdir()) == [name, f"{name}.json"]


def test_a_note_goes_with_its_release(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "site")
    names = [released(shelf, str(number)) for number in range(KEPT + 2)]
    (tmp_path / "notes" / ".part-left-behind").write_bytes(b"half")
    assert released(shelf, str(KEPT + 1)) == names[-1]
    kept = sorted(each.name for each in (tmp_path / "notes").iterdir())
    assert kept == sorted(f"{name}.md" for name in names[-KEPT:])


def test_the_release_before_is_the_one_published_last_of_the_others(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "site")
    first = released(shelf, "one")
    assert release_before(shelf, first) == ""
    second = released(shelf, "two")
    assert (release_before(shelf, second), release_before(shelf, first)) == (first, second)
    assert released(shelf, "one") == first
    third = released(shelf, "three")
    assert release_before(shelf, third) == first


def test_a_file_of_a_release_that_is_not_there_is_none(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "site")
    name = released(shelf, "one")
    assert file_of(shelf, name, "index.html") == b"one"
    assert file_of(shelf, name, "changes.json") is None


def test_a_note_that_cannot_be_written_is_trouble_that_names_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "site")
    (tmp_path / "notes").write_bytes(b"a file in its place")
    with pytest.raises(EnvironmentTrouble, match="cannot write") as trouble:
        released(shelf, "one")
    assert "the new release is in place and whole, without its note" in trouble.value.hint
