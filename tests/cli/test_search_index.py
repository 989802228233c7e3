"""The search index of a build: kept for the same pages, part of its release, missed in our words."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from pathlib import Path

import pytest

from adtp_publish.cli.indexing import Pagefind
from adtp_publish.errors import EnvironmentTrouble
from adtp_publish.render.search import packed, unpacked
from tests.conftest import ROOT
from tests.publish.workshop import AT, Workshop, adtp, small_workshop

PAGE = b"<html lang=en-GB><body><main data-pagefind-body><h1>Title</h1><p>%s</p></main></body></html>"


@pytest.fixture
def small(tmp_path: Path, pdf_cache: Path) -> Workshop:
    """A workshop with the small plans, nothing built yet, and a cache of its own."""
    workshop = small_workshop(tmp_path / "small", pdf_cache)
    (workshop.out / ".cache").unlink()
    return workshop


def script(folder: Path, text: str) -> Path:
    """A program that does what the text says."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / "pagefind"
    place.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    place.chmod(0o755)
    return place


def instead(folder: Path, text: str) -> dict[str, str]:
    """The settings with which the command finds another program, or what else the text makes of it."""
    package = folder / "pagefind_bin"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(text, "utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


def test_the_texts_of_the_index_are_those_of_the_pages() -> None:
    made = Pagefind().index(
        {"a/index.html": PAGE % b"Needles", "b.html": b"<html><body>Hidden</body></html>"}
    )
    found = [content for name, content in made.items() if name.startswith("fragment/")]
    (text,) = (_opened(content) for content in found)
    fragment = json.loads(text[text.index(b"{") :])
    assert (fragment["url"], fragment["content"], fragment["meta"]["title"]) == ("/a/", "Needles.", "Title")
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en-gb.pagefind"} <= set(made)
    assert not [name for name in made if "ui" in name or name.endswith(".css")]


@pytest.mark.parametrize("files", [{}, {"a": b""}, {"b/c.js": b"1\n2", "a": b"\n\n", "ä": b"\xff"}])
def test_an_index_is_kept_as_one_run_of_bytes(files: dict[str, bytes]) -> None:
    assert unpacked(packed(files)) == files


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("echo 'thread panicked' >&2; exit 101", "ended with code 101; it said: thread panicked"),
        ("kill -9 $$", "ended with code -9"),
        ("exit 0", "ended with code 0"),
    ],
)
def test_a_program_that_fails_is_told(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(EnvironmentTrouble) as trouble:
        Pagefind(script(tmp_path, text)).index({"a.html": PAGE})
    assert trouble.value.message == f"the search index cannot be made: `pagefind` {says}"
    assert "what was published before is still there" in trouble.value.hint


def test_a_program_that_is_not_there_or_may_not_run_is_told(tmp_path: Path) -> None:
    script(tmp_path, "").chmod(0o644)
    for program in (tmp_path / "nowhere", tmp_path / "pagefind"):
        with pytest.raises(EnvironmentTrouble, match="the search index cannot be made"):
            Pagefind(program).index({"a.html": PAGE})


def test_settings_of_the_environment_and_of_folders_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind.yml").write_text("site: nowhere\nexclude_selectors: [p]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    made = Pagefind().index({"a.html": PAGE % b"Needles"})
    assert [name for name, content in made.items() if b"Needles" in _opened(content)]


def _opened(content: bytes) -> bytes:
    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


def test_a_build_without_the_program_keeps_the_site_that_is_there(small: Workshop, tmp_path: Path) -> None:
    assert small.build().code == 0
    before = small.made()
    broken = instead(tmp_path / "broken", "raise ImportError('gone')\n")
    ran = adtp("build", "--at", AT, cwd=small.root, **broken)
    assert (ran.code, ran.err.count("search index")) == (0, 0), (
        "nothing changed, so nothing was to be indexed"
    )
    small.change("northshire/2009-10/part1", "is near home", "is at home")
    ran = adtp("build", "--at", AT, cwd=small.root, **broken)
    assert ran.code == 3
    assert "the search index cannot be made: the program `pagefind` is not installed" in ran.err
    assert "install the package `pagefind_bin`" in ran.err
    assert "Traceback" not in ran.err
    assert small.made() == before
    assert small.build().code == 0
    assert small.made() != before


def test_without_its_cache_the_same_site_is_the_same_release_with_the_same_index(small: Workshop) -> None:
    assert small.build().code == 0
    first, name = small.made(), (small.out / "site").readlink().name
    manifest = json.loads((small.out / "releases" / f"{name}.json").read_text("utf-8"))
    indexed = {address for address in first if address.startswith("pagefind/")}
    assert indexed
    assert indexed <= manifest["files"].keys()
    shutil.rmtree(small.out / ".cache")
    assert small.build().code == 0
    assert (small.out / "site").readlink().name == name
    assert small.made() == first
