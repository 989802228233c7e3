"""The site of as many plans as England has partnerships is built; its links hold and no page is heavy."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import Setting, looker
from tests.browser.headers import compressed
from tests.browser.national import PLANS, write_national_site
from tests.browser.page_types import TYPES, of_type
from tests.browser.serving import Served, serving
from tests.browser.test_links import BY_SCRIPTS
from tests.browser.visits import sideways
from tests.browser.walking import Walk, walk
from tests.browser.weighing import MOST

pytestmark = [pytest.mark.slow, pytest.mark.timeout(2400)]
NEEDED = {"stylesheet", "icon"}
PHONE = Setting(width=320, scripts=False)


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site, served."""
    folder = tmp_path_factory.mktemp("national") / "site"
    write_national_site(folder)
    with serving({"built": folder}) as served:
        yield served


@pytest.fixture(scope="module")
def walked(national: Served) -> Walk:
    return walk(national.base("built"))


class Needs(HTMLParser):
    """The files that the first view of a page needs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.files: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and (given.get("rel") or "") in NEEDED:
            self.files.add(given["href"] or "")
        elif tag in {"script", "img"} and given.get("src"):
            self.files.add(given["src"] or "")


def file_of(folder: Path, address: str) -> Path:
    return folder / address / "index.html" if address.endswith("/") or not address else folder / address


def test_every_plan_of_the_public_has_its_page(national: Served) -> None:
    assert PLANS * 0.9 < len(of_type(national, "plan")) <= PLANS


def test_no_page_is_heavy(national: Served) -> None:
    folder = national.folders["built"]
    heavy = {}
    for address in national.pages("built"):
        page = file_of(folder, address)
        needed = {urljoin(f"/{address}", file)[1:] for file in Needs(page.read_text("utf-8")).files}
        files = [page, *(folder / name for name in needed)]
        weight = sum(len(compressed(file, file.stat().st_mtime_ns)) for file in files)
        assert len(files) >= 3, address
        assert weight > 10_000, address
        if weight > MOST:
            heavy[address] = weight
    assert heavy == {}


def test_every_link_leads_somewhere_and_every_file_is_reached(national: Served, walked: Walk) -> None:
    assert walked.missing == []
    placed = [(page, *link.partition("#")[::2]) for page, link in walked.links if "#" in link]
    assert len(placed) > PLANS
    assert [one for one in placed if one[2] not in walked.places[one[1]]] == []
    folder = national.folders["built"]
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    pages = {name.removesuffix("index.html") for name in files if not name.startswith(BY_SCRIPTS)}
    assert pages - {address.removeprefix(walked.base) for address in walked.kinds} == {"404.html"}


def test_the_largest_page_of_each_type_fits_a_telephone_and_passes_axe(
    browser: Browser, national: Served
) -> None:
    wrong = []
    with looker(browser, national, PHONE.scripts) as window:
        for name in TYPES:
            found = of_type(national, name)
            wrong += window.look("built", found[0], [PHONE], [])
            wrong += [f"/{found[0]} is wider than its window"] if sideways(window.page) else []
    assert wrong == []
