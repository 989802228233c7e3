"""A walk along all links of a site, from its first page, as a program that follows them sees it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

ELSEWHERE = ("https:", "mailto:", "tel:")
LINKS = frozenset({"href", "src", "action"})


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
            if name in LINKS and value is not None:
                self.links.add(value)
            elif name == "id" and value:
                self.places.add(value)


@dataclass
class Walk:
    """What a walk met: by its address the type of each answer, the places of each page, each other file."""

    base: str
    kinds: dict[str, str] = field(default_factory=dict)
    places: dict[str, set[str]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    links: set[tuple[str, str]] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)
    elsewhere: set[str] = field(default_factory=set)

    def below(self) -> Mapping[str, bytes]:
        """The files that are no pages, by their address below the site's."""
        return {address.removeprefix(self.base): content for address, content in self.contents.items()}


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
        made.kinds[address] = answer.headers.get_content_type()
        if answer.status != 200:
            made.missing.append(f"{answer.status}: {address}")
            continue
        for link in _read(made, address, content):
            target = urljoin(address, link)
            if link.startswith(ELSEWHERE):
                made.elsewhere.add(link)
            else:
                made.links.add((address, target))
                waiting.append(urldefrag(target).url)
    host.close()
    return made


def _read(made: Walk, address: str, content: bytes) -> set[str]:
    """The links of a page or of a feed; note what is there."""
    if made.kinds[address] == "text/html":
        page = Reader(content.decode())
        made.places[address] = page.places
        return page.links
    made.contents[address] = content
    if urlsplit(address).path.endswith((".xml", ".atom")):
        return {one.attrib[name] for one in ET.fromstring(content).iter() for name in LINKS & {*one.attrib}}  # noqa: S314 - ours
    return set()
