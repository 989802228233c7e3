"""On a telephone: no page scrolls sideways, and what is wider scrolls in a region that a keyboard reaches."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import SITES
from tests.browser.serving import Served
from tests.browser.visits import PHONE, sideways

OpenPage = Callable[..., Page]

# What is wider than the place that it stands in, with the nearest region around it that scrolls.
WIDE = """() => [...document.querySelectorAll("main table, main pre, main dl, main ul")].filter(
  one => one.scrollWidth > document.documentElement.clientWidth
).map(one => {
  const region = one.closest("[role=region]");
  const name = document.getElementById(region?.getAttribute("aria-labelledby") ?? "");
  return {
    what: one.tagName + ": " + one.textContent.trim().slice(0, 60),
    labelled: (name?.textContent ?? region?.getAttribute("aria-label") ?? "").trim() !== "",
    reached: region?.tabIndex === 0,
    scrolls: region !== null && ["auto", "scroll"].includes(getComputedStyle(region).overflowX),
  };
})"""
# Text that stands outside its window, and in nothing that scrolls.
CUT = """() => {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll("main *")].filter(one =>
    one.childElementCount === 0 && one.textContent.trim()
    && !one.closest("[role=region], details:not([open])")
    && one.getBoundingClientRect().right > width + 1 && one.getBoundingClientRect().width > 1
  ).map(one => one.tagName + ": " + one.textContent.trim().slice(0, 60));
}"""


# 320 pixels are what WCAG 1.4.10 asks for: a screen of 1280 at 400%.
@pytest.mark.parametrize("width", [PHONE, pytest.param(320, marks=pytest.mark.slow)])
@pytest.mark.parametrize("scripts", [True, pytest.param(False, marks=pytest.mark.slow)])
@pytest.mark.parametrize("site", SITES)
def test_no_page_scrolls_sideways_or_is_cut(
    browser: Browser, served: Served, site: str, width: int, scripts: bool
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=scripts, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    wrong, wide = [], 0
    for address in served.pages(site):
        page.goto(served.base(site) + address)
        found = page.evaluate(WIDE)
        wide += len(found)
        wrong += [f"/{address}: {sideways(page)} pixels wider"] if sideways(page) else []
        wrong += [f"/{address}: {one}" for one in found if not all(one.values())]
        wrong += [f"/{address}: cut: {text}" for text in page.evaluate(CUT)]
    context.close()
    assert wrong == []
    assert wide or site == "empty", "nothing was wide: this test saw nothing"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_wide_table_scrolls_by_keyboard(open_page: OpenPage, scripts: bool) -> None:
    page = open_page("partnerships/lancashire/2009-10/part2/", width=PHONE, scripts=scripts)
    region = page.get_by_role("region").filter(has=page.locator("table")).first
    region.focus()
    assert region.evaluate("one => one.scrollLeft") == 0
    for _ in range(50):  # a press is answered in its own time
        page.keyboard.press("ArrowRight")
        if region.evaluate("one => one.scrollLeft") > 0:
            return
    pytest.fail("the arrow key does not scroll the table")


def test_a_table_that_need_not_scroll_takes_no_stop_of_the_keyboard(open_page: OpenPage) -> None:
    page = open_page("partnerships/lancashire/2009-10/part2/")
    assert page.get_by_role("region").count() > 0
    # A script takes the stop away once it has measured the table.
    page.wait_for_function(
        """() => ![...document.querySelectorAll("[role=region]")].some(
             one => one.tabIndex === 0 && one.scrollWidth <= one.clientWidth)"""
    )


@pytest.mark.parametrize("part", ["lancashire/2009-10/part2/", "example/2009-10/part4/"])
def test_opened_workings_fit_a_screen_of_320_pixels(open_page: OpenPage, part: str) -> None:
    page = open_page(f"partnerships/{part}", width=320)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.locator(".app-inputs > li").count() > 10
    assert page.locator(".app-inputs > li").first.is_visible()
    assert sideways(page) == 0
    assert page.evaluate(CUT) == []


def test_workings_are_open_on_paper(open_page: OpenPage) -> None:
    page = open_page("partnerships/lancashire/2009-10/part2/")
    inside = page.locator(".app-workings__sum").first
    assert not inside.is_visible()
    page.emulate_media(media="print")
    assert inside.is_visible()


def test_a_link_to_a_working_opens_it(open_page: OpenPage) -> None:
    page = open_page("partnerships/lancashire/2009-10/part2/#worked-part2.pdu.target.2010-11")
    working = page.locator("[data-worked-out='lancashire/2009-10/part2.pdu.target.2010-11']")
    assert working.is_visible()
    assert "3,808 × 1.02 × 1.02 × 1.02" in working.inner_text()
