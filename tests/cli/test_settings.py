"""`adtp.yaml` at work: the site says what it says, and a wrong one leaves the last good site where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.workshop import AT, Workshop, adtp, small_workshop

LOGO = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M0 0h10v10z'/></svg>"


@pytest.fixture
def small(tmp_path: Path, pdf_cache: Path) -> Workshop:
    """A workshop with the small plans, nothing built yet."""
    return small_workshop(tmp_path / "small", pdf_cache)


def settle(small: Workshop, *lines: str) -> None:
    """Write the settings of the site."""
    (small.root / "adtp.yaml").write_text("\n".join(["format: 1", *lines, ""]), "utf-8")


def test_the_site_says_who_publishes_it_and_shows_the_logo_of_the_theme(small: Workshop) -> None:
    (small.root / "theme/assets").mkdir(parents=True)
    (small.root / "theme/assets/logo.svg").write_text(LOGO, "utf-8")
    settle(
        small, "title: Plans of the North", "organisation: Northern Office", "theme: theme", "logo: logo.svg"
    )
    ran = small.build("--quiet")
    assert ran.code == 0, ran.out
    made = small.made()
    pages = {name: content.decode() for name, content in made.items() if name.endswith(".html")}
    assert len(pages) > 5
    for name, page in pages.items():
        assert "Plans of the North</title>" in page, name
        assert "Published by Northern Office under the Open Government Licence v3.0." in page, name
        assert '<img class="app-logo" src="' in page, name
        assert 'alt="Northern Office"' in page, name
    assert sorted(name.rpartition("/")[2] for name in made if name.endswith("logo.svg")) == ["logo.svg"]


def test_wrong_settings_stop_the_build_and_the_last_good_site_stays(small: Workshop) -> None:
    assert small.build("--quiet").code == 0
    live, before = (small.out / "site").readlink(), small.made()
    settle(small, "titel: Plans of the North")
    ran = small.build()
    assert ran.code == 1
    assert ran.out.startswith(
        "adtp.yaml:2:1: error: found the name `titel`; wanted `title` [unknown-field]\n    2 | titel: Plans"
    )
    assert (
        "nothing was built: the settings of the site or its templates are wrong, see the findings" in ran.err
    )
    assert ((small.out / "site").readlink(), small.made()) == (live, before)
    settle(small, "title: Plans of the North")
    assert small.build("--quiet").code == 0
    assert (small.out / "site").readlink() != live


@pytest.mark.parametrize(
    ("arguments", "at", "file"),
    [
        ((), ".", "adtp.yaml"),
        (("plans",), ".", "adtp.yaml"),
        ((), "plans", "../adtp.yaml"),
        (("small/plans",), "..", "small/adtp.yaml"),
    ],
)
def test_validate_tells_wrong_settings_by_the_name_that_the_user_knows(
    small: Workshop, arguments: tuple[str, ...], at: str, file: str
) -> None:
    settle(small, "address: plans.example")
    ran = adtp("validate", "--at", "2011-06-01", *arguments, cwd=small.root / at)
    assert ran.code == 1
    assert f"{file}:2:10: error: found `plans.example` at `address`" in ran.out
    assert ran.out.count("[wrong-value]") == 1
    settle(small, "address: https://plans.example/")
    assert adtp("validate", "--at", "2011-06-01", *arguments, cwd=small.root / at).code == 0


def test_a_picture_of_the_theme_can_be_replaced_and_taken_out(small: Workshop) -> None:
    """The release that follows carries the old one on: nobody can read it, and it was let pass before."""
    logo = small.root / "theme/assets/logo.png"
    logo.parent.mkdir(parents=True)
    settle(small, "theme: theme", "logo: logo.png")
    for content in (b"\x89PNG one", b"\x89PNG two", b"\x89PNG three"):
        logo.write_bytes(content)
        ran = small.build("--quiet")
        assert ran.code == 0, ran.out
    settle(small, "theme: theme")
    logo.unlink()
    ran = small.build("--quiet")
    assert ran.code == 0, ran.out
    carried = {name: content for name, content in small.made().items() if name.endswith(".png")}
    assert list(carried.values()) == [b"\x89PNG three"]
    ran = adtp("verify", "build/site", "--at", AT, cwd=small.root)
    assert ran.code == 0, ran.out
    (small.out / "site" / next(iter(carried))).write_bytes(b"\x89PNG of another")
    ran = adtp("verify", "build/site", "--at", AT, cwd=small.root)
    assert ran.code == 1
    assert "unreadable-output" in ran.out
