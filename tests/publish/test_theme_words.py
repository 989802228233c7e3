"""Words of a plan's private fields in a theme or in the settings: told, and never the end of all releases."""

from __future__ import annotations

from pathlib import Path

import pytest

from adtp_publish.publish.folder import Shelf
from adtp_publish.publish.live import live
from tests.publish.workshop import Workshop, small_workshop

PLAN = "northshire/2009-10/part3/grid1"
PRIVATE = "Hold Northshire to what was agreed"
NOTE = f"How it was drawn.\n\n{PRIVATE}, as was said.\n"


@pytest.fixture
def small(tmp_path: Path, pdf_cache: Path) -> Workshop:
    """A workshop with the small plans and an empty theme, nothing built yet."""
    made = small_workshop(tmp_path / "small", pdf_cache)
    settings(made)
    (made.root / "mytheme/assets/x").mkdir(parents=True)
    return made


def settings(small: Workshop, more: str = "") -> None:
    text = f"format: 1\ncontact: plans@example.org\ntheme: mytheme\n{more}"
    (small.root / "adtp.yaml").write_text(text, "utf-8")


def notes(small: Workshop) -> list[str]:
    return [name for name in small.made() if name.endswith("/x/readme.txt")]


def test_an_asset_with_withheld_words_that_left_the_theme_is_not_carried_on(small: Workshop) -> None:
    asset, other = small.root / "mytheme/assets/x/readme.txt", small.root / "mytheme/assets/x/other.txt"
    asset.write_text(NOTE, "utf-8")
    other.write_text("Nothing of a plan.\n", "utf-8")
    assert small.build().code == 0
    assert len(notes(small)) == 1

    asset.unlink()
    ran = small.build()
    assert ran.code == 0
    assert notes(small) == []
    (line,) = [line for line in ran.out.splitlines() if "[not-carried]" in line]
    assert line.startswith(f"plans/{PLAN}.yaml:")
    assert ": warning: found words that the public does not see in `assets/" in line
    assert f"/x/readme.txt` (text, line 3): `{PRIVATE}`; it is not carried on" in line
    carried = live(Shelf(small.out, "site")).carried
    assert any(name.endswith("/x/other.txt") for name in carried)
    assert not any(name.endswith("readme.txt") for name in carried)

    once = small.made()
    ran = small.build()
    assert (ran.code, "[not-carried]" in ran.out) == (0, False)
    assert small.made() == once


def test_words_in_a_template_of_the_theme_are_told_and_stop_nothing(small: Workshop) -> None:
    place = small.root / "mytheme/pages/about.md"
    place.parent.mkdir()
    place.write_text(f"About.\n\nWe {PRIVATE.lower()}.\n", "utf-8")
    ran = small.build()
    assert ran.code == 0
    assert any(PRIVATE.lower().encode() in content for content in small.made().values())
    (line,) = [line for line in ran.out.splitlines() if "[withheld-in-theme]" in line]
    assert line.startswith(f"plans/{PLAN}.yaml:7:7: warning: found words that the public does not see in ")
    assert f" in `mytheme/pages/about.md` (its text, line 3): `{PRIVATE}`; they count as public" in line


def test_words_in_a_setting_are_told_with_its_name(small: Workshop) -> None:
    settings(small, f"organisation: {PRIVATE}\n")
    ran = small.build()
    assert ran.code == 0
    (line,) = [line for line in ran.out.splitlines() if "[withheld-in-theme]" in line]
    assert f"in `adtp.yaml` (setting `organisation`): `{PRIVATE}`" in line


def test_public_words_in_a_theme_are_no_matter(small: Workshop) -> None:
    place = small.root / "mytheme/pages/about.md"
    place.parent.mkdir()
    place.write_text("Treatment in Northshire is near home and works.\n", "utf-8")
    settings(small, "organisation: Northshire Drug Action Team\n")
    ran = small.build("--quiet")
    assert (ran.code, ran.out) == (0, "")
