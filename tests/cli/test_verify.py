"""`verify` finds what is wrong with a finished site, and nothing on one that was just built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from adtp_publish.cli.verifying import _files as site_files
from adtp_publish.ports import DiskFiles
from adtp_publish.verifying import not_files
from tests.publish.workshop import AT, Ran, Workshop, adtp, small_workshop

PLAN = "northshire/2009-10"
PDF = f"partnerships/{PLAN}/part2/northshire-2009-10-part2.pdf"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path) -> Workshop:
    workshop = small_workshop(tmp_path_factory.mktemp("verify"), pdf_cache)
    assert workshop.build().code == 0
    return workshop


def verify(built: Workshop, folder: str, at: str = AT) -> Ran:
    return adtp("verify", folder, "--at", at, cwd=built.root)


def test_a_site_that_was_just_built_has_nothing_wrong(built: Workshop) -> None:
    ran = verify(built, "build/site")
    assert (ran.code, ran.out) == (0, "")
    assert "nothing is wrong" in ran.err


def test_what_is_wrong_with_a_copy_is_told(built: Workshop) -> None:
    copy = built.root / "copy"
    shutil.copytree((built.out / "site").resolve(), copy)
    (copy / PDF).unlink()
    page = copy / "index.html"
    page.write_text(
        page.read_text("utf-8").replace("</main>", "<p>Hold Northshire to what was agreed.</p></main>"),
        "utf-8",
    )
    ran = verify(built, "copy")
    assert ran.code == 1
    assert f"found no `{PDF}`" in ran.out
    assert "[unfit-output]" in ran.out
    assert "[withheld-text]" in ran.out
    assert "`index.html` (text, line" in ran.out


def test_a_release_is_held_against_its_manifest(built: Workshop) -> None:
    page = built.out / "site" / "404.html"
    whole = page.read_bytes()
    page.write_bytes(whole.replace(b"</body>", b" </body>"))
    ran = verify(built, "build/site")
    page.write_bytes(whole)
    assert (ran.code, ran.out.count("[incomplete-output]")) == (1, 1)
    assert "found another `404.html`" in ran.out


def test_what_is_not_yet_public_is_told(built: Workshop) -> None:
    ran = verify(built, "build/site", at="2009-04-01")
    assert ran.code == 1
    assert "[withheld-address]" in ran.out


@pytest.mark.parametrize("arguments", [("nowhere",), ("build/site", "--plans", "nowhere")])
def test_a_folder_that_is_not_there_is_wrong_use(built: Workshop, arguments: tuple[str, ...]) -> None:
    ran = adtp("verify", *arguments, cwd=built.root)
    assert ran.code == 2
    assert "there is no folder `nowhere`" in ran.err


def test_hidden_files_links_and_what_is_no_file_are_told(built: Workshop) -> None:
    copy = built.root / "copy2"
    shutil.copytree((built.out / "site").resolve(), copy)
    (copy / ".x").mkdir()
    shutil.copy(built.document(f"{PLAN}/part3/grid1"), copy / ".x" / "g.yaml")
    (copy / "g1.txt").symlink_to(built.document(f"{PLAN}/part3/grid1"))
    (copy / "linked").symlink_to(built.plans)
    os.mkfifo(copy / "pipe")
    ran = verify(built, "copy2")
    assert ran.code == 1
    for name, what in (("g1.txt", "a symbolic link"), ("linked", "a symbolic link"), ("pipe", "no regular")):
        assert f"{name}:1:1: error: found `{name}`, {what}" in ran.out
    assert "in `.x/g.yaml`" in ran.out


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed.txt").write_text("x", "utf-8")
    (tmp_path / ".open.txt").write_text("y", "utf-8")

    def refuse(place: Path) -> bytes:
        if place.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(place))
        return b"y"

    monkeypatch.setattr(Path, "read_bytes", refuse)
    files, others = site_files(DiskFiles(tmp_path, whole=True))
    assert [file.address for file in files] == [".open.txt"]
    (found,) = not_files(others)
    assert (found.file, found.is_error) == ("closed.txt", True)


@pytest.mark.parametrize("text", ["titel: Plans\n", "theme: plans\n", "theme: nowhere\n"])
def test_nothing_is_verified_by_wrong_settings(built: Workshop, text: str) -> None:
    settings = built.root / "adtp.yaml"
    settings.write_text(f"format: 1\n{text}", "utf-8")
    ran = verify(built, "build/site")
    settings.unlink()
    assert ran.code == 1
    assert "adtp.yaml:2:" in ran.out
    assert "not verified: the settings" in ran.err


def test_a_plan_that_was_kept_live_is_held_against_what_was_kept(built: Workshop) -> None:
    cover = built.document(f"{PLAN}/cover")
    sound = cover.read_text("utf-8")
    built.spoil(f"{PLAN}/cover")
    assert "[kept-live]" in built.build("--keep-live").out
    ran = verify(built, "build/site")
    assert (ran.code, ran.out) == (0, "")
    shutil.rmtree(built.out / "store")
    ran = verify(built, "build/site")
    cover.write_text(sound, "utf-8")
    assert ran.code == 1
    assert "[withheld-address]" in ran.out
    assert "nothing was swapped" not in ran.out
