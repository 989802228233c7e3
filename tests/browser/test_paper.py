"""Printed from the browser, a page loses no text and no column of a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.page_types import ALSO, TYPES, of_type
from tests.browser.printing import printed
from tests.browser.serving import Served

WIDE = "partnerships/sheffield/2008-09/part2/"


def wrong_on_paper(browser: Browser, served: Served, pages: list[tuple[str, str]], folder: Path) -> list[str]:
    """What is lost or cut on which page."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    found = []
    for site, address in pages:
        page.goto(served.base(site) + address)
        on_paper = printed(page, folder)
        assert len(on_paper.texts) >= 2, address
        found += [f"{site}: /{address}: lost: {text}" for text in on_paper.lost()]
        found += [f"{site}: /{address}: cut: {text}" for text in on_paper.cut()]
    context.close()
    return found


def test_each_type_of_page_is_whole_on_paper(browser: Browser, served: Served, tmp_path: Path) -> None:
    pages = [("built", of_type(served, name)[0]) for name in TYPES]
    assert wrong_on_paper(browser, served, pages, tmp_path) == []


@pytest.mark.slow
def test_other_layouts_are_whole_on_paper(browser: Browser, served: Served, tmp_path: Path) -> None:
    assert wrong_on_paper(browser, served, [*ALSO], tmp_path) == []


@pytest.mark.parametrize(
    "style",
    [
        "table { min-width: 4000px }",
        "td:last-child { position: relative; left: 2000px }",
    ],
)
def test_a_column_beside_the_sheet_is_noticed(
    open_page: Callable[..., Page], tmp_path: Path, style: str
) -> None:
    page = open_page(WIDE)
    assert printed(page, tmp_path).lost() == []
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet]; }",
        style,
    )
    assert printed(page, tmp_path).lost()
