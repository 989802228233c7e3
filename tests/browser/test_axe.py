"""Every page passes axe: the rules of WCAG 2.0, 2.1 and 2.2 at A and AA, and those of good practice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import SITES
from tests.browser.page_types import examples
from tests.browser.serving import Served
from tests.browser.visits import DESK, PHONE

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# Opens what is closed, so that axe sees what is inside.
OPEN = "() => document.querySelectorAll('details').forEach(one => one.open = true)"


def violations(page: Page) -> list[str]:
    """What axe finds on a page, a line for each rule that an element breaks."""
    found: dict[str, Any] = Axe().run(page, options=OPTIONS).response
    assert len(found["passes"]) >= 10, "axe did not look"
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def test_axe_would_find_what_is_wrong(open_page: Callable[..., Page]) -> None:
    page = open_page("")
    page.evaluate("() => document.querySelector('main').append(document.createElement('img'))")
    assert [text.partition(":")[0] for text in violations(page)] == ["image-alt"]


def test_each_type_of_page_passes(open_page: Callable[..., Page], served: Served) -> None:
    found = []
    for site, address in examples(served):
        page = open_page(address, site)
        page.evaluate(OPEN)
        found += [f"{site}: /{address}: {text}" for text in violations(page)]
        page.context.close()
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_every_page_passes(browser: Browser, served: Served, site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    found = []
    for address in served.pages(site):
        page.goto(served.base(site) + address)
        page.evaluate(OPEN)
        found += [f"/{address}: {text}" for text in violations(page)]
    context.close()
    assert found == []
