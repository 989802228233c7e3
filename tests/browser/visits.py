"""What a browser sees and asks for when it opens a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.serving import Served

DESK = 1280
PHONE = 375
# Runs before anything of the page does.
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation",
  event => window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""
# How a request ends whose page was left; were its file missing, the server would have it on record.
LEFT = "net::ERR_ABORTED"
LOOK = """() => ({
  title: document.title,
  lang: document.documentElement.lang,
  description: document.querySelector("meta[name=description]")?.content ?? "",
  headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(
    one => [Number(one.tagName[1]), one.textContent.trim()]),
  ids: [...document.querySelectorAll("[id]")].map(one => one.id),
  tables: [...document.querySelectorAll("table")].map(one => ({
    caption: one.caption?.textContent.trim() ?? "",
    prose: one.closest(".app-prose") !== null,
    columns: [...one.querySelectorAll("thead th")].map(cell => cell.scope),
    rows: [...one.querySelectorAll("tbody tr")].map(row => row.querySelector("th")?.scope ?? "no head"),
    empty: [...one.querySelectorAll("th")].filter(cell => !cell.textContent.trim()).length,
  })),
  violations: window.violations,
})"""


@dataclass(frozen=True)
class Visit:
    """A page that was opened: its address below the site's, what is in it, and what it asked for."""

    site: str
    page: str
    base: str
    status: int
    seen: dict[str, Any] = field(repr=False)
    requests: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    console: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How a failure names the page."""
        return f"{self.site}: /{self.page}"


def visits_of(browser: Browser, served: Served, site: str) -> Iterator[Visit]:
    """Open every page of a site, one after the other in one window, and note what happens at each."""
    context = browser.new_context(viewport={"width": DESK, "height": 800}, locale="en-GB")
    requests: list[str] = []
    failures: list[str] = []
    console: list[str] = []
    context.on("request", lambda request: requests.append(request.url))

    def failed(request: Request) -> None:
        if request.failure != LEFT:
            failures.append(f"{request.url}: {request.failure}")

    context.on("requestfailed", failed)
    context.on("console", lambda message: console.append(said(message)))
    context.on("weberror", lambda error: console.append(str(error.error)))
    context.add_init_script(WATCH)
    opened = context.new_page()
    for page in served.pages(site):
        for noted in (requests, failures, console):
            noted.clear()
        answer = opened.goto(served.base(site) + page)
        assert answer is not None
        seen = opened.evaluate(LOOK)
        yield Visit(
            site, page, served.base(site), answer.status, seen, (*requests,), (*failures,), (*console,)
        )
    context.close()


def said(message: ConsoleMessage) -> str:
    """A message of the console with its kind."""
    return f"{message.type}: {message.text}"


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wider: int = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wider
