"""What readers set for themselves holds: their own colours, no movement, and how a page is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.printing import printed

OpenPage = Callable[..., Page]
PART = "partnerships/lancashire/2009-10/part2/"
MOVING = """() => {
  const time = one => parseFloat(one) * (one.trim().endsWith("ms") ? 1 : 1000);
  const long = text => text.split(",").some(one => time(one) > 1);
  return [...document.querySelectorAll("*")].filter(one => {
    const style = getComputedStyle(one);
    const moves = long(style.transitionDuration) || long(style.animationDuration);
    return moves || style.scrollBehavior === "smooth";
  }).map(one => one.outerHTML.slice(0, 80));
}"""


def test_nothing_moves_for_those_who_want_no_movement(open_page: OpenPage) -> None:
    page = open_page(PART)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate("() => document.querySelectorAll('*').length") > 200
    assert page.evaluate(MOVING) == []


def test_a_place_that_was_led_to_is_seen_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page("glossary/#penetration")
    page.emulate_media(forced_colors="active")
    outline = page.locator("#penetration").evaluate("one => getComputedStyle(one).outlineStyle")
    assert outline == "solid"


def test_no_navigation_is_printed_and_the_page_says_whose_it_is(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(PART)
    assert not page.locator(".app-printed").is_visible()
    said = " ".join(word.text for word in printed(page, tmp_path).words)
    assert "Adult drug treatment plans" in said
    assert "Open Government Licence v3.0." in said
    assert "1 of " in said
    page.emulate_media(media="print")
    for unwanted in ("nav", ".nhsuk-skip-link", ".app-downloads", "footer", "form"):
        for one in page.locator(unwanted).all():
            assert not one.is_visible(), unwanted


def test_an_abbreviation_says_on_paper_what_it_stands_for(open_page: OpenPage) -> None:
    page = open_page(PART)
    page.emulate_media(media="print")
    marks = page.locator("p abbr[title], li abbr[title]")
    assert marks.count()
    first = marks.first
    content = first.evaluate("one => getComputedStyle(one, '::after').content")
    assert str(first.get_attribute("title")) in content
