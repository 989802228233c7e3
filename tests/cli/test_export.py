"""`export` as a user runs it: the site as a plain folder, complete or not there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.publish.workshop import ADTP, Ran, Workshop, adtp, contents, environment, small_workshop


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path) -> Workshop:
    """A workshop with a site; never write into it."""
    workshop = small_workshop(tmp_path_factory.mktemp("export") / "small", pdf_cache)
    assert workshop.build().code == 0
    return workshop


def export(built: Workshop, *arguments: str, cwd: Path) -> Ran:
    return adtp("export", *arguments, "--out", str(built.out), cwd=cwd)


def below(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


@pytest.mark.parametrize("target", ["new", "empty", "new/in new", ".", "./empty/", "linked", "a name—with é"])
def test_the_site_is_written_as_a_plain_folder(built: Workshop, tmp_path: Path, target: str) -> None:
    (tmp_path / "here" / "empty").mkdir(parents=True)
    (tmp_path / "here" / "linked").symlink_to("empty")
    here = tmp_path / "here"
    if target == ".":
        here = tmp_path / "here" / "empty"
    ran = export(built, target, cwd=here)
    wanted = built.made()
    assert (ran.code, ran.out, ran.err) == (0, "", f"{len(wanted)} files written to {Path(target)}\n")
    assert contents(here / target) == wanted
    assert not [place for place in below(here / target) if place.is_symlink()]
    assert not [place for place in below(tmp_path) if place.name.startswith(".part")]


def test_it_holds_neither_manifest_nor_anything_restricted(built: Workshop, tmp_path: Path) -> None:
    assert built.build("--audience", "all").code == 0
    assert export(built, "www", cwd=tmp_path).code == 0
    found = [place.name for place in below(tmp_path / "www")]
    assert found
    assert not [name for name in found if "grid" in name or name.startswith((".", "2011"))]


@pytest.mark.parametrize("target", ["full", "file", "full/.."])
def test_what_is_there_is_never_written_over(built: Workshop, tmp_path: Path, target: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("mine", "utf-8")
    before = contents(tmp_path)
    ran = export(built, target, cwd=tmp_path)
    assert ran.code == 2
    assert "is not empty; name a new folder, or empty this one first" in ran.err
    assert contents(tmp_path) == before


def test_without_a_site_there_is_nothing_to_export(tmp_path: Path) -> None:
    ran = adtp("export", "www", cwd=tmp_path)
    assert ran.code == 2
    assert "there is no site in `build`; run `adtp-publish build` first" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["one", "two"], ["--ouch"]])
def test_wrong_use_is_told(tmp_path: Path, arguments: list[str]) -> None:
    ran = adtp("export", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert ran.err.startswith("Usage: adtp-publish export")


def test_a_place_that_cannot_be_written_is_trouble(built: Workshop, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    for target in ("file/www", "/proc/nowhere/www"):
        ran = export(built, target, cwd=tmp_path)
        assert ran.code == 3
        assert ran.err.startswith("adtp-publish: cannot write `")
    assert contents(tmp_path) == {"file": b"mine"}


def test_on_a_full_disk_nothing_is_left_of_it(built: Workshop, tmp_path: Path) -> None:
    ulimit = 'ulimit -f 8 && exec "$@"'  # no file may be longer than 8 blocks: the PDFs are
    done = subprocess.run(
        ["sh", "-c", ulimit, "sh", *ADTP, "export", "www", "--out", str(built.out)],
        cwd=tmp_path,
        env={**environment({}), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "cannot write `" in done.stderr
    assert "File too large" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_folder_can_be_moved_and_still_holds_together(built: Workshop, tmp_path: Path) -> None:
    assert export(built, "www", cwd=tmp_path).code == 0
    shutil.move(tmp_path / "www", tmp_path / "elsewhere")
    assert contents(tmp_path / "elsewhere") == built.made()
