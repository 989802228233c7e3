"""By keyboard: the skip link leads past the navigation, every stop is seen, details open."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]

PART2 = "partnerships/lancashire/2009-10/part2/"
PAGES = (
    "",
    "partnerships/",
    "partnerships/lancashire/",
    "partnerships/lancashire/2009-10/",
    PART2,
    "404.html",
)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("address", PAGES)
def test_the_skip_link_comes_first_and_leads_to_the_main_part(
    open_page: OpenPage, address: str, scripts: bool
) -> None:
    page = open_page(address, scripts=scripts)
    page.keyboard.press("Tab")
    link = page.locator("a:focus")
    expect(link).to_have_text("Skip to main content")
    box = link.bounding_box()
    assert box is not None
    assert box["x"] >= 0, "it is not to be seen"
    assert box["height"] > 10, "it is not to be seen"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#maincontent$"))
    page.keyboard.press("Tab")
    # On a page whose main part has nothing to stop at, the next stop is behind it.
    assert page.evaluate(
        """() => {
             const main = document.querySelector("main"), here = document.activeElement;
             return main.contains(here)
               || Boolean(main.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING);
           }"""
    )


def test_the_keyboard_reaches_every_link_and_always_shows_where_it_is(open_page: OpenPage) -> None:
    page = open_page(PART2)
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a[href], summary, button, [tabindex='0']")]
             .filter(one => one.checkVisibility()
               && !one.closest("details:not([open]) > :not(summary)")).length"""
    )
    assert wanted > 10
    unseen, stops = [], 0
    for _ in range(wanted):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => {
                 const one = document.activeElement, look = getComputedStyle(one);
                 return {
                   what: one.tagName + ": " + one.textContent.trim().slice(0, 40),
                   shown: look.outlineStyle !== "none" || look.boxShadow !== "none"
                     || look.backgroundColor !== "rgba(0, 0, 0, 0)",
                 };
               }"""
        )
        stops += not here["what"].startswith("BODY")
        unseen += [] if here["shown"] else [here["what"]]
    assert stops == wanted
    assert unseen == []


@pytest.mark.parametrize("scripts", [True, False])
def test_details_open_by_keyboard_with_and_without_scripts(open_page: OpenPage, scripts: bool) -> None:
    page = open_page(PART2, scripts=scripts)
    details = page.locator("main details").first
    inside = details.locator(":scope > :not(summary)").first
    expect(inside).to_be_hidden()
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(inside).to_be_visible()
    page.keyboard.press("Enter")
    expect(inside).to_be_hidden()
