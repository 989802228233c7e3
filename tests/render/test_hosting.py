"""What hosts and search engines read: the days of the sitemap, robots, headers, a page's own address."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest

from adtp_publish.model.site_config import DEFAULT
from adtp_publish.pipeline import Tools, check, make
from adtp_publish.render import policy
from tests.browser.headers import headers_of, read
from tests.conftest import MOMENT, ROOT, MemoryFiles
from tests.privacy.repository import (
    FORMS,
    ILLUSTRATION,
    PUBLISHED,
    WITHDRAWN,
    HashesForPdfs,
    Texts,
    base,
    templates,
)

ADDRESS = "https://example.org/plans/"
CORRECTED = "corrections:\n  - on: 2009-05-12T10:00\n    document: part2\n    reason: It was wrong.\n"
_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def site(texts: Texts, address: str = "") -> dict[str, bytes]:
    """The files of a public site by address."""
    checked = check(MemoryFiles(texts), "plans", FORMS, MOMENT)
    own, nhs = templates()
    tools = Tools(own, nhs, HashesForPdfs(), None, lambda _: None, replace(DEFAULT, address=address))
    return {file.address: file.content for file in make(checked, "public", MOMENT, tools).files}


@cache
def named() -> dict[str, bytes]:
    return site(base(), ADDRESS)


@cache
def nameless() -> dict[str, bytes]:
    return site(base())


def days(files: dict[str, bytes]) -> dict[str, str]:
    """The day of each address of a sitemap, below that of the site; empty where there is none."""
    found = {}
    for entry in ElementTree.fromstring(files["sitemap.xml"]):  # noqa: S314 - our own
        place = entry.findtext(f"{_SPACE}loc") or ""
        assert place.startswith(ADDRESS)
        found[place.removeprefix(ADDRESS)] = entry.findtext(f"{_SPACE}lastmod") or ""
    assert found
    return found


def test_the_sitemap_names_the_pages_that_readers_may_find() -> None:
    found, files = days(named()), named()
    assert {"", "partnerships/", f"partnerships/{PUBLISHED}/", f"partnerships/{PUBLISHED}/part2/"} <= set(
        found
    )
    for address in found:
        assert b'name="robots"' not in files[f"{address}index.html"], address
    pages = {name.removesuffix("index.html") for name in files if name.endswith(".html")}
    hidden = pages - set(found)
    assert {"404.html", "search/", f"partnerships/{ILLUSTRATION}/", f"partnerships/{WITHDRAWN}/"} <= hidden
    for address in hidden:
        name = address if address.endswith(".html") else f"{address}index.html"
        assert b'<meta name="robots" content="noindex">' in files[name], address


def test_the_days_of_the_sitemap_are_those_of_the_record() -> None:
    pages = (f"partnerships/{PUBLISHED}/", f"partnerships/{PUBLISHED}/part2/", "partnerships/northshire/")
    assert {days(named())[page] for page in pages} == {"2009-04-20"}
    texts = base()
    texts[f"{PUBLISHED}/record.yaml"] += CORRECTED
    assert {days(site(texts, ADDRESS))[page] for page in pages} == {"2009-05-12"}
    withdrawn = "2010-02-01"  # the page of changes tells it
    assert set(days(named()).values()) == {"", "2009-04-20", withdrawn}


def test_without_an_address_nothing_needs_one() -> None:
    files = nameless()
    assert "sitemap.xml" not in files
    assert files["robots.txt"] == b"User-agent: *\nDisallow:\n"
    assert not [name for name, content in files.items() if b"canonical" in content and name.endswith(".html")]


def test_with_an_address_robots_and_pages_name_it() -> None:
    assert named()["robots.txt"].decode().splitlines()[-1] == f"Sitemap: {ADDRESS}sitemap.xml"
    for address in days(named()):
        page = named()[f"{address}index.html"].decode()
        assert re.findall(r'<link rel="canonical" href="([^"]*)">', page) == [f"{ADDRESS}{address}"], address


def test_every_file_is_told_once_how_long_it_keeps() -> None:
    files = {**nameless(), "pagefind/pagefind.js": b"", "pagefind/fragment/a.pf_fragment": b""}
    rules = read(files["_headers"].decode())
    for address in files:
        if address == "_headers":
            continue
        setting = [
            dict(headers)["Cache-Control"]
            for pattern, headers in rules
            if "Cache-Control" in dict(headers) and headers_of(((pattern, headers),), f"/{address}")
        ]
        for_ever = address.startswith(("assets/", "pagefind/fragment/"))
        wanted = "public, max-age=31536000, immutable" if for_ever else "no-cache"
        assert setting == [wanted], address


@pytest.mark.parametrize("name", ["X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy"])
def test_every_file_is_sent_with_what_keeps_it_safe(name: str) -> None:
    rules = read(nameless()["_headers"].decode())
    assert all(headers_of(rules, f"/{address}").get(name) for address in nameless())


def directives(text: str) -> dict[str, set[str]]:
    return {name: set(values) for name, *values in (part.split() for part in text.split(";"))}


@pytest.mark.parametrize("own", [policy.OF_PAGES, policy.OF_SEARCH])
def test_the_policy_of_the_host_takes_nothing_from_a_page(own: str) -> None:
    rules = read(nameless()["_headers"].decode())
    host, page = directives(headers_of(rules, "/")["Content-Security-Policy"]), directives(own)
    assert host["default-src"] == page["default-src"] == {"'none'"}
    for name, values in page.items():
        assert values <= host[name], name
    assert host["frame-ancestors"] == {"'none'"}


def test_the_search_alone_may_run_a_program() -> None:
    loose = [
        name for name, page in nameless().items() if name.endswith(".html") and b"wasm-unsafe-eval" in page
    ]
    assert loose == ["search/index.html"]


def test_the_guide_has_the_policy_and_the_times_of_the_site() -> None:
    guide = (ROOT / "docs/hosting.md").read_text("utf-8")
    told = re.findall(r"\"(default-src [^\"]*)\"", guide)
    assert [text for text in told if text != policy.OF_HOST] == []
    assert len(told) == 2
    for _, headers in read(nameless()["_headers"].decode()):
        for name, value in headers:
            assert name in guide
            assert value in guide
