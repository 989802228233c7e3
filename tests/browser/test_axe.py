"""Every page passes axe, on screens of three widths, with and without scripts, in forced colours too."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import ALL, APART, Setting, looker, prepared, violations
from tests.browser.conftest import SITES
from tests.browser.page_types import TYPES, examples
from tests.browser.serving import Served

PLAIN = Setting()
BARE = Setting(width=320, scripts=False)


@pytest.mark.parametrize("scripts", [True, False])
def test_axe_would_find_what_is_wrong(open_page: Callable[..., Page], scripts: bool) -> None:
    page = open_page("", scripts=scripts)
    wrong = """() => document.querySelector("main").insertAdjacentHTML("beforeend",
                 "<img><p class='nhsuk-tag' id='faint'>faint</p>")"""
    page.evaluate(wrong)
    page.evaluate("() => { document.getElementById('faint').style.color = 'silver' }")
    prepared(page, scripts)
    assert [text.partition(":")[0] for text in violations(page)] == ["color-contrast", "image-alt"]


def test_the_quick_settings_are_as_far_apart_as_can_be() -> None:
    assert len(ALL) == 12
    assert set(APART) <= set(ALL)
    for name in ("width", "scripts", "forced"):
        values = {getattr(setting, name) for setting in ALL}
        assert {getattr(setting, name) for setting in APART} == {min(values), max(values)}


def test_each_type_of_page_passes(browser: Browser, served: Served) -> None:
    """In two of the settings; the contrast of colours in one of them. The slow tier takes all."""
    found = []
    for scripts in (True, False):
        with looker(browser, served, scripts) as window:
            for site, address in examples(served):
                found += window.look(site, address, APART, [PLAIN])
    assert found == []


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize(("width", "scripts"), [*product((1280, 768, 320), (True, False))])
def test_each_type_of_page_passes_in_every_setting(
    browser: Browser, served: Served, width: int, scripts: bool
) -> None:
    settings = [setting for setting in ALL if (setting.width, setting.scripts) == (width, scripts)]
    assert len(settings) == 2
    shown = examples(served)
    assert len(shown) >= len(TYPES)
    with looker(browser, served, scripts) as window:
        found = [text for page in shown for text in window.look(*page, settings, settings)]
    assert found == []


@pytest.mark.slow
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("setting", [PLAIN, BARE], ids=str)
def test_every_page_passes(browser: Browser, served: Served, site: str, setting: Setting) -> None:
    with looker(browser, served, setting.scripts) as window:
        found = [
            text for page in served.pages(site) for text in window.look(site, page, [setting], [setting])
        ]
    assert found == []
