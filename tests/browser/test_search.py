"""The search: finds a plan by keyboard alone, is narrowed and kept in the address, and asks no other host."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import prepared, violations
from tests.browser.serving import Served
from tests.browser.sites import HOSTILE_TITLE
from tests.browser.visits import WATCH

OpenPage = Callable[..., Page]

COUNT = "[data-search-count]"


def asked(open_page: OpenPage, query: str, **how: object) -> Page:
    """The page of the search with something asked for, once what was found is there."""
    page = open_page(f"search/?{query}", **how)
    expect(page.locator(COUNT)).to_contain_text(re.compile("result", re.IGNORECASE))
    return page


def results(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("heading", level=3)


def test_a_reader_finds_a_partnership_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("about/")
    for _ in range(3):  # past the skip link and the name of the site
        page.keyboard.press("Tab")
    expect(page.get_by_label("Search the plans", exact=True)).to_be_focused()
    page.keyboard.type("lancashire")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/sites/built/search/\?q=lancashire$"))
    expect(page.locator(COUNT)).to_have_text("4 results for “lancashire”.")
    page.get_by_label("Words to search for").focus()
    for _ in range(6):  # the button and the four choices, then the first result
        page.keyboard.press("Tab")
    expect(page.locator("a:focus")).to_have_text("Lancashire")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/partnerships/lancashire/$"))
    page.go_back()
    expect(page.locator(COUNT)).to_have_text("4 results for “lancashire”.")


def test_words_that_only_begin_like_a_short_one_are_not_marked(open_page: OpenPage) -> None:
    page = asked(open_page, "q=tr")
    expect(page.locator(COUNT)).to_have_text(re.compile(r"[1-9][0-9]* results for “tr”\."))
    assert page.locator(".app-results__item").count() > 1
    assert {text.lower() for text in page.locator("mark").all_inner_texts()} <= {"tr"}


def test_what_is_found_shows_where_the_words_stand(open_page: OpenPage) -> None:
    page = asked(open_page, "q=syringe")
    expect(page.locator(COUNT)).to_have_text("1 result for “syringe”.")
    expect(page.locator("mark")).to_have_text(["syringe"])
    places = page.get_by_role("list", name="On this page").get_by_role("link")
    places.first.click()
    expect(page).to_have_url(re.compile(r"/partnerships/lancashire/2009-10/part1/#\S+$"))
    anchor = page.url.partition("#")[2]
    assert page.evaluate("id => document.getElementById(id) !== null", anchor)


def number(page: Page) -> int:
    """How many results the page says that there are."""
    found = re.match(r"[0-9]+", page.locator(COUNT).inner_text())
    assert found
    return int(found[0])


@pytest.mark.parametrize(
    ("label", "choice", "query", "under"),
    [
        ("Region", "West Midlands", "region=West+Midlands", "/(coventry|west-midlands)/"),
        ("Partnership", "Sheffield", "partnership=Sheffield", "/partnerships/sheffield/"),
        ("Year", "2008/09", "year=2008%2F09", "/2008-09/"),
        ("Part of the plan", "Part 2", "part=Part+2", "/part2/$"),
    ],
)
def test_each_filter_narrows_what_is_found(
    open_page: OpenPage, label: str, choice: str, query: str, under: str
) -> None:
    page = asked(open_page, "q=treatment")
    before = number(page)
    page.get_by_label(label, exact=True).select_option(choice)
    told = re.compile(rf"^[0-9]+ results for “treatment”, {choice}\.$")
    expect(page.locator(COUNT)).to_have_text(told)
    assert 0 < number(page) < before
    expect(page).to_have_url(re.compile(re.escape(f"/search/?q=treatment&{query}") + "$"))
    page.reload()
    expect(page.locator(COUNT)).to_have_text(told)
    expect(page.get_by_label(label, exact=True)).to_have_value(choice)
    hrefs = [link.get_attribute("href") or "" for link in results(page).get_by_role("link").all()]
    assert [href for href in hrefs if not re.search(under, href)] == []


def test_filters_alone_find_all_that_is_under_them(open_page: OpenPage) -> None:
    page = asked(open_page, "partnership=Coventry&year=2008%2F09")
    part, plan = sorted(results(page).all_inner_texts())
    assert part.startswith("Coventry, 2008/09: Part 2: local partnership ambition")
    assert plan == "Coventry: Adult drug treatment plan 2008/09"


def test_an_unknown_filter_in_the_address_is_not_taken(open_page: OpenPage) -> None:
    page = asked(open_page, "q=coventry&region=Nowhere")
    expect(page.get_by_label("Region", exact=True)).to_have_value("")
    assert results(page).count() >= 3


def test_what_was_found_is_told_to_those_who_do_not_see_it(open_page: OpenPage) -> None:
    page = asked(open_page, "q=xylophone")
    status = page.get_by_role("status")
    expect(status).to_have_text(
        "No results for “xylophone”. Check the spelling, use fewer words, or take a filter away."
    )
    assert results(page).count() == 0
    page.get_by_label("Words to search for").fill("coventry")
    page.keyboard.press("Enter")
    expect(status).to_have_text("3 results for “coventry”.")
    expect(page).to_have_title(re.compile("^coventry – Search"))
    page.go_back()
    expect(status).to_contain_text("No results for “xylophone”")


def test_more_results_come_where_the_first_ended(open_page: OpenPage) -> None:
    page = asked(open_page, "q=treatment")
    more = page.get_by_role("button", name="Show more results")
    first, whole = 10, number(page)
    assert results(page).count() == first < whole
    more.focus()
    page.keyboard.press("Enter")
    expect(results(page).nth(first).get_by_role("link")).to_be_focused()
    while results(page).count() < whole:
        before = results(page).count()
        expect(more).to_be_visible()
        more.click()
        expect(results(page).nth(before)).to_be_visible()
    expect(more).to_be_hidden()
    assert results(page).count() == whole


def test_words_that_look_like_tags_are_text(open_page: OpenPage) -> None:
    page = asked(open_page, "q=bold", site="hostile")
    assert results(page).count() >= 1
    assert page.get_by_role("main").locator("script, img, iframe").count() == 0
    expect(page.locator("[data-search-results]")).to_contain_text("<b style")
    assert page.title() != HOSTILE_TITLE


@pytest.mark.parametrize("words", ["exampleshire", "withdrawn", "stockton"])
def test_what_is_made_up_or_withheld_is_not_found(open_page: OpenPage, words: str) -> None:
    page = asked(open_page, f"q=%22{words}%22")
    hrefs = [link.get_attribute("href") or "" for link in results(page).get_by_role("link").all()]
    assert not [href for href in hrefs if "/partnerships/example" in href or words in href]


def test_the_search_asks_its_own_site_alone_and_keeps_to_the_policy(
    open_page: OpenPage, served: Served
) -> None:
    page = open_page("search/")
    seen: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(WATCH)
    page.reload()
    assert not [url for url in seen if "/pagefind/" in url], "the index is fetched before anybody searches"
    page.get_by_label("Words to search for").fill("lancashire")
    page.keyboard.press("Enter")
    expect(page.locator(COUNT)).to_contain_text("4 results")
    assert [url for url in seen if url.endswith(".pf_fragment")]
    assert [url for url in seen if not url.startswith(served.base("built"))] == []
    assert page.evaluate("() => window.violations") == []
    assert said == []
    assert page.context.cookies() == []


def test_without_scripts_the_page_leads_to_the_lists(open_page: OpenPage) -> None:
    page = open_page("", scripts=False)
    page.get_by_label("Search the plans", exact=True).fill("lancashire")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=lancashire$"))
    main = page.get_by_role("main")
    expect(main).to_contain_text("The search needs JavaScript")
    expect(main.get_by_role("search")).to_be_hidden()
    main.get_by_role("link", name="All plans and their parts").click()
    page.get_by_role("link", name="Part 2 of Lancashire 2009/10").click()
    expect(page).to_have_url(re.compile("/partnerships/lancashire/2009-10/part2/$"))


def test_where_the_index_is_not_there_the_page_says_so(open_page: OpenPage) -> None:
    page = open_page("search/", site="empty")  # made without an index
    page.get_by_label("Words to search for").fill("plans")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("The search could not be loaded.")
    expect(page.get_by_role("link", name="Partnerships A to Z").last).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_what_was_found_passes_axe(open_page: OpenPage, width: int) -> None:
    page = asked(open_page, "q=needs+assessment&part=Part+1", width=width)
    prepared(page, scripts=True)
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
