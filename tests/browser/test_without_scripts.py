"""Without JavaScript the site is whole: what it says, the ways through it, the same text as with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SITES
from tests.browser.serving import Served

OpenPage = Callable[..., Page]
# What only a script can do anything with, and so only a script shows.
WITHOUT_CONTROLS = "() => document.querySelectorAll('[data-scripted]').forEach(one => one.remove())"


def test_a_reader_finds_a_plan_by_following_links(open_page: OpenPage) -> None:
    page = open_page("", scripts=False)
    main = page.get_by_role("main")
    main.get_by_role("link", name="partnerships").first.click()
    main.get_by_role("link", name="Lancashire").first.click()
    main.get_by_role("link", name="2009/10").first.click()
    main.get_by_role("link", name="Part 2").first.click()
    expect(main.get_by_role("table").first).to_contain_text("3,962")
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name="Home").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Adult drug treatment plans")


def test_the_navigation_is_there(open_page: OpenPage) -> None:
    page = open_page("about/", scripts=False, width=375)
    links = page.get_by_role("navigation", name="Menu").get_by_role("link")
    assert links.count() >= 3
    for link in links.all():
        expect(link).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("site", SITES)
def test_every_page_says_the_same_without_scripts(browser: Browser, served: Served, site: str) -> None:
    said = {}
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        for address in served.pages(site):
            page.goto(served.base(site) + address)
            page.evaluate(WITHOUT_CONTROLS)
            said[scripts, address] = page.get_by_role("main").inner_text()
        context.close()
    assert all(len(text) > 20 for text in said.values())  # a heading, and that there is no plan yet
    # The page of the search says what to do instead.
    assert [page for page in served.pages(site) if said[True, page] != said[False, page]] == ["search/"]
