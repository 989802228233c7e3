"""Whoever follows links sees every page and file of the site, and never one that is not there."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from tests.browser.conftest import SITES
from tests.browser.serving import Served

ELSEWHERE = ("https:", "mailto:", "tel:")
# A web server shows it in place of what is not there; no page links to it.
NOT_FOUND = "404.html"


class Reader(HTMLParser):
    """The addresses that a page points to, and the places in it that can be pointed to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.places: set[str] = {""}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        for name, value in attrs:
            if name in {"href", "src"} and value is not None:
                self.links.add(value)
            elif name == "id" and value:
                self.places.add(value)


@dataclass
class Walk:
    """A walk from the first page of a site along all of its links."""

    base: str
    kinds: dict[str, str] = field(default_factory=dict)
    places: dict[str, set[str]] = field(default_factory=dict)
    links: set[tuple[str, str]] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)
    elsewhere: set[str] = field(default_factory=set)


def walk(base: str) -> Walk:
    """Follow every link that stays on the host."""
    made = Walk(base)
    waiting = deque([base])
    host = HTTPConnection(urlsplit(base).netloc)
    while waiting:
        address = waiting.popleft()
        if address in made.kinds:
            continue
        host.request("GET", urlsplit(address).path)
        answer = host.getresponse()
        content = answer.read()
        kind = made.kinds[address] = answer.headers.get_content_type()
        if answer.status != 200:
            made.missing.append(f"{answer.status}: {address}")
        elif kind == "text/html":
            page = Reader(content.decode())
            made.places[address] = page.places
            for link in page.links:
                target = urljoin(address, link)
                if link.startswith(ELSEWHERE):
                    made.elsewhere.add(link)
                else:
                    made.links.add((address, target))
                    waiting.append(urldefrag(target).url)
    host.close()
    return made


@pytest.fixture(scope="module", params=SITES)
def walked(request: pytest.FixtureRequest, served: Served) -> Walk:
    return walk(served.base(request.param))


def test_no_link_leads_to_what_is_not_there(walked: Walk) -> None:
    assert len(walked.links) > 10
    assert walked.missing == []


def test_no_link_leads_out_of_the_site(walked: Walk) -> None:
    assert [f"{page} -> {link}" for page, link in walked.links if not link.startswith(walked.base)] == []


def test_a_link_to_a_place_on_a_page_finds_it(walked: Walk) -> None:
    to_places = [(page, *urldefrag(link)) for page, link in walked.links if "#" in link]
    assert to_places
    assert [
        f"{page} -> {link}#{place}" for page, link, place in to_places if place not in walked.places[link]
    ] == []


def test_every_page_and_download_is_reached(walked: Walk, served: Served) -> None:
    site = urlsplit(walked.base).path.split("/")[2]
    folder: Path = served.folders[site]
    reached = {address.removeprefix(walked.base) for address in walked.kinds}
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    public = {name.removesuffix("index.html") for name in files if not name.startswith("assets/")}
    assert len(public) >= 5
    assert public - reached == {NOT_FOUND}


def test_downloads_are_what_their_names_say(walked: Walk) -> None:
    kinds = {".pdf": "application/pdf", ".csv": "text/csv", ".json": "application/json", "/": "text/html"}
    for ending, kind in kinds.items():
        found = {walked.kinds[address] for address in walked.kinds if address.endswith(ending)}
        assert found <= {kind}, ending
