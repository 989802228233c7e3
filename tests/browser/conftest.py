"""A browser, a server with the built sites, and a first visit to every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import Served, serving
from tests.browser.sites import write_empty_site, write_hostile_site
from tests.browser.visits import DESK, Visit, visits_of
from tests.browser.walking import Walk, walk

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SITES = ("built", "hostile", "empty")


@pytest.fixture(scope="session")
def served(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site of the real plans (`built`), and two that those plans do not give (see sites.py)."""
    made = tmp_path_factory.mktemp("sites")
    write_hostile_site(made / "hostile")
    write_empty_site(made / "empty")
    with serving({"built": built / "site", "hostile": made / "hostile", "empty": made / "empty"}) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; that it is missing is a failure, never a reason to skip."""
    assert CHROMIUM.is_file(), "chromium is missing: ./run setup installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[OpenPage]:
    """Open a page of a site: `open_page("about/", width=375, scripts=False)`."""
    contexts = []

    def opened(address: str, site: str = "built", width: int = DESK, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, locale="en-GB"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(served.base(site) + address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def visits(browser: Browser, served: Served) -> tuple[Visit, ...]:
    """A visit to every page of every site on a wide screen."""
    found = tuple(visit for site in SITES for visit in visits_of(browser, served, site))
    assert len(found) > len(SITES), "each site has pages"
    return found


@pytest.fixture(scope="session", params=SITES)
def walked(request: pytest.FixtureRequest, served: Served) -> Walk:
    """A walk along all links of a site, for each site."""
    return walk(served.base(request.param))
