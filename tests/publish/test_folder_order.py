"""In which order a release reaches the disk: the link changes last, and to what is all there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adtp_publish.publish.folder import Shelf
from tests.publish.shelves import pages, put_out, shown

Event = tuple[str, str]
SWAP = ("replace", "site")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "build", "site")


@pytest.fixture
def events(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """What is flushed, renamed and replaced, by its name below the shelf's root."""
    found: list[Event] = []

    def below(place: str | Path) -> str:
        return Path(place).relative_to(shelf.root).as_posix()

    def watched(name: str, place: Callable[..., str | Path]) -> None:
        real: Callable[..., Any] = getattr(os, name)

        def call(*arguments: Any, **named: Any) -> Any:
            found.append((name, below(place(*arguments))))
            return real(*arguments, **named)

        monkeypatch.setattr(os, name, call)

    watched("fsync", lambda descriptor: Path(f"/proc/self/fd/{descriptor}").readlink())
    watched("rename", lambda _, target: target)
    watched("replace", lambda _, target: target)
    return found


def test_every_file_and_folder_is_flushed_before_the_link_changes(shelf: Shelf, events: list[Event]) -> None:
    name = put_out(shelf, pages("a"))
    renamed = events.index(("rename", f"releases/{name}"))
    swapped = events.index(SWAP)
    flushed = [place for what, place in events[:renamed] if what == "fsync"]
    part = next(place for place in flushed if place.startswith("releases/.part-")).split("/")[1]
    wanted = {f"releases/{part}/{address}" for address in pages("a")}
    wanted |= {f"releases/{part}{folder}" for folder in ("", "/plans", "/plans/north shire")}
    assert set(flushed) == wanted
    manifest = events.index(("replace", f"releases/{name}.json"))
    assert events[manifest - 1][0] == "fsync"
    for done in (renamed, manifest):
        assert ("fsync", "releases") in events[done:swapped]
    assert events[swapped + 1 :] == [("fsync", ".")]


def test_the_link_changes_once_and_by_os_replace(shelf: Shelf, events: list[Event]) -> None:
    for text in ("a", "b", "c", "d"):
        events.clear()
        put_out(shelf, pages(text))
        assert events.count(SWAP) == 1
        assert ("rename", "site") not in events


def test_before_the_link_changes_the_old_release_is_shown_and_after_it_the_new(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    put_out(shelf, pages("a"))
    for name in ("fsync", "rename", "replace", "symlink", "mkdir", "unlink"):
        real: Callable[..., Any] = getattr(os, name)

        def looked(*arguments: Any, real: Callable[..., Any] = real, **named: Any) -> Any:
            seen.append(shown(shelf))
            result = real(*arguments, **named)
            seen.append(shown(shelf))
            return result

        monkeypatch.setattr(os, name, looked)
    put_out(shelf, pages("b"))
    monkeypatch.undo()
    turned = seen.index(pages("b"))
    assert turned > 20
    assert seen[:turned] == [pages("a")] * turned
    assert seen[turned:] == [pages("b")] * (len(seen) - turned)
