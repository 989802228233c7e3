"""What all pages share is asked for once, and sent compressed; test_every_page.py weighs each page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser

from tests.browser.conftest import SITES
from tests.browser.page_types import TYPES, of_type
from tests.browser.serving import Served
from tests.browser.weighing import sent


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
