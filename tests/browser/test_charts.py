"""Charts in a browser: words that can be read and stand apart, forms for colours, paper, and wide tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import Served

OpenPage = Callable[..., Page]
PART4 = "partnerships/example/2009-10/part4/"
REGION = "regions/north-west/"
PARTNERSHIP = "partnerships/coventry/"
COMPARISON = "compare/2008-09/pdu-change-2010-11/"
CHARTED = ("", PART4, REGION, PARTNERSHIP, COMPARISON, "totals/", "regions/")
# The words of each picture: where they are, and how large.
WORDS = """() => [...document.querySelectorAll("svg.app-chart__picture")].map(picture => ({
  box: picture.getBoundingClientRect().toJSON(),
  bars: picture.querySelectorAll("rect").length,
  words: [...picture.querySelectorAll("text")].map(one => ({
    text: one.textContent,
    size: parseFloat(getComputedStyle(one).fontSize),
    ...one.getBoundingClientRect().toJSON(),
  })),
}))"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", CHARTED)
def test_words_can_be_read_and_none_covers_another(open_page: OpenPage, address: str, width: int) -> None:
    pictures = open_page(address, width=width).evaluate(WORDS)
    assert any(picture["bars"] for picture in pictures)
    for picture in pictures:
        box, words = picture["box"], picture["words"]
        for place, one in enumerate(words):
            assert one["size"] >= 14, one
            # The padding around a picture is 12 pixels wide.
            assert box["left"] - 12 <= one["left"], one
            assert one["right"] <= box["right"] + 12, one
            for other in words[place + 1 :]:
                across = min(one["right"], other["right"]) - max(one["left"], other["left"])
                down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
                assert across <= 1 or down <= 3, (one["text"], other["text"])


@pytest.mark.parametrize(("forced", "is_told"), [("none", "rgb(0, 94, 184)"), ("active", "rgb(0, 0, 0)")])
def test_bars_are_told_by_their_form_in_any_colours(
    browser: Browser, served: Served, forced: str, is_told: str
) -> None:
    context = browser.new_context(forced_colors=forced, color_scheme="light")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served.base("built") + PARTNERSHIP)
    looks = {
        look: page.locator(f".app-chart .app-bar--{look}").first.evaluate(
            "one => { const s = getComputedStyle(one); return [s.fill, s.stroke, s.strokeDasharray]; }"
        )
        for look in ("solid", "hollow", "dashed")
    }
    context.close()
    white = "rgb(255, 255, 255)"
    assert looks["solid"] == [is_told, is_told, "none"]
    assert looks["hollow"] == [white, is_told, "none"]
    assert looks["dashed"] == [white, is_told, "4px, 3px"]


def test_a_picture_has_a_name_and_says_what_it_shows(open_page: OpenPage) -> None:
    page = open_page(PARTNERSHIP)
    picture = page.get_by_role("img", name="Plan for 2008/09").first
    assert picture.count() == 1
    told = picture.evaluate(
        "one => document.getElementById(one.getAttribute('aria-describedby')).textContent"
    )
    assert "2007/08 baseline: 903; 2008/09: 957" in told


def test_pictures_stand_on_paper_as_on_screen(open_page: OpenPage) -> None:
    page = open_page(REGION)
    page.emulate_media(media="print")
    pictures = page.evaluate(WORDS)
    assert pictures
    for picture in pictures:
        assert picture["box"]["height"] > 50
        assert all(one["size"] >= 10 for one in picture["words"]), "8 points"


def test_the_total_of_a_wide_table_is_seen_on_a_laptop(open_page: OpenPage) -> None:
    page = open_page(PART4)
    table = page.locator("table.app-table__table--wide")
    assert table.count() == 1
    total = table.get_by_role("columnheader", name="Total", exact=True)
    assert table.locator("thead th").count() > 10
    box = total.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 1280
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
