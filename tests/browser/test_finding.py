"""Ways to a partnership without the search: by its letter and by its region, on links alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.national import write_national_site
from tests.browser.serving import serving
from tests.browser.walking import walk

OpenPage = Callable[..., Page]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False])


def follow(page: Page, name: str) -> None:
    """Follow the first link of the main part by its words, by keyboard."""
    link = page.get_by_role("main").get_by_role("link", name=name, exact=True).first
    link.focus()
    expect(link).to_be_focused()
    link.press("Enter")


@SCRIPTS
def test_a_reader_finds_a_partnership_by_its_letter(open_page: OpenPage, scripts: bool) -> None:
    page = open_page("", scripts=scripts)
    follow(page, "Partnerships A to Z")
    letter = page.get_by_role("region", name="L", exact=True)
    letter.get_by_role("link", name="Lancashire").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lancashire")


@SCRIPTS
def test_a_reader_finds_a_partnership_by_its_region(open_page: OpenPage, scripts: bool) -> None:
    page = open_page("", scripts=scripts)
    follow(page, "Regions")
    follow(page, "North West")
    expect(page.get_by_role("heading", level=1)).to_contain_text("North West")
    follow(page, "Lancashire")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lancashire")


@SCRIPTS
def test_a_reader_finds_the_target_of_a_year_and_how_it_was_worked_out(
    open_page: OpenPage, scripts: bool
) -> None:
    page = open_page("partnerships/lancashire/", scripts=scripts)
    for name in ("2009/10", "Part 2"):
        page.get_by_role("main").get_by_role("link", name=name).first.click()
    target = page.locator("[data-figure='lancashire/2009-10/part2.pdu.target.2010-11']").first
    expect(target).to_contain_text("4,041")
    working = page.locator("[data-worked-out='lancashire/2009-10/part2.pdu.target.2010-11']")
    page.locator("details").filter(has=working).locator("summary").first.click()
    expect(working).to_contain_text("3,808 × 1.02 × 1.02 × 1.02")


@pytest.fixture(scope="module")
def dozen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of twelve partnerships, which has letters to go to."""
    folder = tmp_path_factory.mktemp("dozen") / "site"
    write_national_site(folder, plans=12)
    with serving({"dozen": folder}) as served:
        yield served.base("dozen")


def test_the_letters_lead_to_their_partnerships(browser: Browser, dozen: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{dozen}partnerships/")
    letters = page.get_by_role("navigation", name="Letters").get_by_role("link")
    assert letters.count() > 3
    for letter in letters.all():
        letter.click()
        name = letter.inner_text()
        section = page.locator(f"#{name.lower()}")
        expect(section).to_be_in_viewport()
        for link in page.get_by_role("region", name=name, exact=True).get_by_role("link").all():
            assert link.inner_text().startswith(name)
    page.close()


def test_links_of_such_a_site_hold(dozen: str) -> None:
    walked = walk(dozen)
    assert len(walked.links) > 100
    assert walked.missing == []
    placed = [link.partition("#")[::2] for _, link in walked.links if "#" in link]
    assert placed
    assert [link for link in placed if link[1] not in walked.places[link[0]]] == []
