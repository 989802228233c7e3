"""A page weighs little: what a first view loads, as a host sends it, is bounded in bytes and in files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import SITES
from tests.browser.page_types import TYPES, of_type
from tests.browser.serving import Served
from tests.browser.visits import Visit

SEARCH = "/pagefind/"  # asked for by who searches
MOST = 100_000  # bytes of a page with its styles, script and icons, compressed


def sent(address: str) -> tuple[int, Mapping[str, str]]:
    """How many bytes a host sends of a file to a browser, and the headers with them."""
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"}), timeout=60) as answer:  # noqa: S310 - ours
        return len(answer.read()), answer.headers


@pytest.fixture(scope="module")
def weights(visits: tuple[Visit, ...]) -> dict[str, int]:
    """The bytes of every page, with all that it asks for, each file once."""
    sizes: dict[str, int] = {}

    def weight(visit: Visit) -> Iterator[int]:
        icon = {
            url for other in visits if other.site == visit.site for url in other.requests if ".svg" in url
        }
        for url in {*visit.requests, *icon}:
            if SEARCH in url:
                continue
            if url not in sizes:
                sizes[url] = sent(url)[0]
            yield sizes[url]

    return {visit.name: sum(weight(visit)) for visit in visits}


def test_no_page_is_heavy(weights: dict[str, int]) -> None:
    assert all(weight > 10_000 for weight in weights.values()), "a page without its styles was weighed"
    assert {name: weight for name, weight in weights.items() if weight > MOST} == {}


def test_a_first_view_needs_one_stylesheet_and_at_most_one_script(visits: tuple[Visit, ...]) -> None:
    for visit in visits:
        paths = [urlsplit(url).path for url in visit.requests if SEARCH not in url]
        assert sum(path.endswith(".css") for path in paths) == 1, visit.name
        assert sum(path.endswith(".js") for path in paths) <= 1, visit.name
        assert [path for path in paths if not path.endswith((".css", ".js", ".svg", "/", "404.html"))] == []


def test_a_page_needs_little_more_than_the_one_before(browser: Browser, served: Served) -> None:
    """What all pages share is kept: a second page asks the host for itself alone."""
    context = browser.new_context()
    page = context.new_page()
    for name in TYPES:
        address = of_type(served, name)[0]
        page.goto(served.base("built") + address)
        before = len(served.asked)
        page.goto(urljoin(page.url, "?again"))
        again = [path for path, _ in served.asked[before:] if "?again" not in path]
        assert [path for path in again if path.endswith((".css", ".js"))] == [], name
    context.close()


def test_the_server_of_these_tests_compresses(served: Served) -> None:
    for site in SITES:
        (styles,) = Path(served.folders[site], "assets").rglob("site.css")
        address = served.base(site) + styles.relative_to(served.folders[site]).as_posix()
        size, headers = sent(address)
        assert headers["Content-Encoding"] == "gzip"
        assert size < styles.stat().st_size / 4
