"""The pages of a pack, opened from the folder into which somebody unpacked it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import prepared, violations
from tests.browser.test_markup import complaints

PACK = "submissions/nta/example/2009-10/packs/final"
# A page of each kind: the front sheet, prose, figures, a grid, ratings.
KINDS = ["index", "part1", "part2", "grid2", "q2"]


@pytest.fixture
def pages(built: Path) -> list[Path]:
    found = sorted((built / PACK).resolve().glob("*.html"))
    assert len(found) > 15
    return found


@pytest.fixture(params=[1280, 320])
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 800}, locale="en-GB")
    yield page
    page.close()


def test_each_kind_passes_axe_and_fits_its_window(pages: list[Path], window: Page) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    size = window.viewport_size
    assert size is not None
    for page in of_kinds(pages):
        window.goto(page.as_uri())
        assert window.evaluate("() => document.documentElement.scrollWidth") <= size["width"], page.name
        prepared(window, True)
        assert violations(window) == [], page.name
    assert {url for url in asked if not url.startswith(pages[0].parent.as_uri())} == set()


def test_the_front_sheet_leads_to_each_document(pages: list[Path], window: Page) -> None:
    window.goto((pages[0].parent / "index.html").as_uri())
    links = window.locator("nav a")
    names = [links.nth(n).get_attribute("href") for n in range(links.count())]
    assert sorted(filter(None, names)) == [page.name for page in pages]
    window.get_by_role("link", name="Planning grid 2").click()
    assert window.locator("h1").inner_text().startswith("Part 3, planning grid 2")


def of_kinds(pages: list[Path]) -> list[Path]:
    some = [page for page in pages if page.stem.removeprefix("example-2009-10-") in KINDS]
    assert len(some) == len(KINDS)
    return some


def test_its_markup_and_styles_are_sound(pages: list[Path]) -> None:
    assert complaints([*of_kinds(pages), pages[0].parent / "review.css"]) == []


@pytest.mark.slow
def test_so_are_all_of_them(pages: list[Path], browser: Browser) -> None:
    assert complaints(pages) == []
    page = browser.new_page(viewport={"width": 320, "height": 800}, locale="en-GB")
    for one in pages:
        page.goto(one.as_uri())
        prepared(page, True)
        assert violations(page) == [], one.name
    page.close()
