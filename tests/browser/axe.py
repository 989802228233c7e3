"""axe on a page in many settings: the rules of WCAG 2.0 to 2.2 at A and AA, and those of good practice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.serving import Served

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
CONTRAST = "color-contrast"  # takes as long as the other rules nine times over
# Opens what is closed, so that axe sees what is inside.
OPEN = "() => document.querySelectorAll('details').forEach(one => one.open = true)"
# Where a page may run no script no timer rings, and axe waits for some of no length. What is evaluated from
# outside still runs, promises too: let them do it. Long ones are there in case axe is stuck, and stay away.
TIMERS = """() => {
  window.setTimeout = (call, wait = 0, ...given) => {
    if (wait < 100) Promise.resolve().then(() => call(...given));
    return 1;
  };
}"""
RUN = """async options => {
  const found = await axe.run(document, options);
  return {
    passes: found.passes.length,
    violations: found.violations.flatMap(
      rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html.slice(0, 200)}`)),
  };
}"""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a reader's browser is set up."""

    width: int = 1280
    scripts: bool = True
    forced: bool = False

    def __str__(self) -> str:
        """How a failure names it."""
        words = (
            f"{self.width} px",
            "" if self.scripts else "no scripts",
            "forced colours" if self.forced else "",
        )
        return ", ".join(word for word in words if word)


ALL = tuple(
    Setting(width, scripts, forced)
    for scripts in (True, False)
    for width in (1280, 768, 320)
    for forced in (False, True)
)
# The two that are least alike: between them is each value of what a reader sets.
APART = (Setting(), Setting(width=320, scripts=False, forced=True))


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Page, contrast: bool = True) -> list[str]:
    """What axe finds on a page that it has been given to, a line for each element that breaks a rule."""
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        "resultTypes": ["violations"],
        "rules": {CONTRAST: {"enabled": contrast}},
    }
    found: dict[str, Any] = page.evaluate(RUN, options)
    assert found["passes"] >= 10, "axe did not look"
    lines: list[str] = found["violations"]
    return lines


def prepared(page: Page, scripts: bool) -> None:
    """Give axe to a page that is open, with all in it that opens."""
    if not scripts:
        page.evaluate(TIMERS)
    page.evaluate(OPEN)
    page.evaluate(_axe())


@dataclass(frozen=True, slots=True)
class Looker:
    """One page for the sites of a server, with scripts or without."""

    page: Page
    served: Served
    scripts: bool

    def look(
        self, site: str, address: str, settings: Iterable[Setting], contrast: Iterable[Setting]
    ) -> list[str]:
        """What axe finds on a page in the settings that are its; the contrast of colours in some of them."""
        measured = frozenset(contrast)
        ours = [setting for setting in settings if setting.scripts is self.scripts]
        assert ours, "nothing to look at"
        self.page.goto(self.served.base(site) + address)
        assert ("js-enabled" in (self.page.locator("body").get_attribute("class") or "")) is self.scripts
        prepared(self.page, self.scripts)
        found = []
        for setting in ours:
            self.page.set_viewport_size({"width": setting.width, "height": 800})
            self.page.emulate_media(forced_colors="active" if setting.forced else "none")
            if self.scripts:  # what the page's own scripts measure, they measure after it is drawn
                self.page.evaluate(DRAWN)
            found += [
                f"{site}: /{address} ({setting}): {text}"
                for text in violations(self.page, setting in measured)
            ]
        return found


@contextmanager
def looker(browser: Browser, served: Served, scripts: bool) -> Iterator[Looker]:
    """A browser's window that goes from page to page."""
    context = browser.new_context(java_script_enabled=scripts, locale="en-GB")
    try:
        yield Looker(context.new_page(), served, scripts)
    finally:
        context.close()
