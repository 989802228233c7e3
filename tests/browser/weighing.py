"""What a page weighs with all that its first view asks for, as a host sends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.request import Request, urlopen

from tests.browser.visits import Visit

SEARCH = "/pagefind/"  # asked for by who searches
MOST = 100_000  # bytes of a page with its styles, script and icons, compressed


def sent(address: str) -> tuple[int, Mapping[str, str]]:
    """How many bytes a host sends of a file to a browser, and the headers with them."""
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"}), timeout=60) as answer:  # noqa: S310 - ours
        return len(answer.read()), answer.headers


def weights(visits: tuple[Visit, ...]) -> dict[str, int]:
    """The bytes of every page with all that it asks for, and its site's icons, by the name of the visit."""
    sizes: dict[str, int] = {}

    def weight(visit: Visit) -> Iterator[int]:
        near = (other for other in visits if other.site == visit.site)
        icons = {url for other in near for url in other.requests if ".svg" in url}
        for url in {*visit.requests, *icons}:
            if SEARCH not in url:
                if url not in sizes:
                    sizes[url] = sent(url)[0]
                yield sizes[url]

    return {visit.name: sum(weight(visit)) for visit in visits}
