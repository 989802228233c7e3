"""`verify` finds what is wrong with a finished site, and nothing on one that was just built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

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
