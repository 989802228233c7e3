"""Should hostile content ever reach a page, the page's own policy lets it run and fetch nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.visits import WATCH

OpenPage = Callable[..., Page]

ELSEWHERE = "https://example.org"


def reached(page: Page) -> list[str]:
    """What will have got past the policy, on its way to another host."""
    asked: list[str] = []

    def stop(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route(f"{ELSEWHERE}/**", stop)
    return asked


def test_without_the_policy_a_page_would_reach_another_host(open_page: OpenPage) -> None:
    page = open_page("about/")
    page.goto("about:blank")
    asked = reached(page)
    page.evaluate("address => fetch(address).catch(() => null)", f"{ELSEWHERE}/a.png")
    assert asked == [f"{ELSEWHERE}/a.png"]


@pytest.mark.parametrize(
    ("directive", "html"),
    [
        ("script-src", "<script>document.title = 'run'</script>"),
        ("script-src", f"<script src='{ELSEWHERE}/a.js'></script>"),
        ("script-src", "<b onclick=\"document.title = 'run'\">text</b>"),
        ("style-src", "<style>body { display: none }</style>"),
        ("style-src", f"<link rel='stylesheet' href='{ELSEWHERE}/a.css'>"),
        ("style-src", "<b style='display: none'>text</b>"),
        ("img-src", f"<img src='{ELSEWHERE}/a.png'>"),
        ("img-src", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"),
        ("frame-src", f"<iframe src='{ELSEWHERE}/'></iframe>"),
        ("object-src", f"<object data='{ELSEWHERE}/a.pdf'></object>"),
        ("media-src", f"<video src='{ELSEWHERE}/a.mp4'></video>"),
        ("base-uri", f"<base href='{ELSEWHERE}/'>"),
        ("form-action", f"<form action='{ELSEWHERE}/'><input name='a'></form>"),
    ],
)
def test_what_does_not_belong_on_a_page_is_stopped(open_page: OpenPage, directive: str, html: str) -> None:
    page = open_page("about/")
    asked = reached(page)
    page.evaluate(WATCH)
    page.evaluate(
        """html => {
             const found = document.createRange().createContextualFragment(html);
             document.body.append(found);
             document.body.querySelector("b")?.click();
             document.body.querySelector("form[action^=https]")?.submit();
           }""",
        html,
    )
    page.wait_for_function("() => window.violations.length > 0")
    (violation,) = set(page.evaluate("() => window.violations"))
    assert violation.startswith(directive)
    assert page.title() != "run"
    assert asked == []


def test_a_script_of_the_page_cannot_send_anything(open_page: OpenPage) -> None:
    page = open_page("about/")
    asked = reached(page)
    sent = page.evaluate(
        "address => fetch(address).then(() => 'sent', error => error.name)", f"{ELSEWHERE}/?what=was-read"
    )
    assert sent == "TypeError"
    assert asked == []
