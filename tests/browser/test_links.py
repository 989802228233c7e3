"""Whoever follows links sees every page and file of the site, and never one that is not there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from tests.browser.serving import Served
from tests.browser.walking import Walk

# A web server shows it in place of what is not there; no page links to it.
NOT_FOUND = "404.html"
# What pages load; the search asks for its index itself.
BY_SCRIPTS = ("assets/", "pagefind/")
# What hosts and search engines look for by its name.
BY_NAME = {"_headers", "robots.txt", "sitemap.xml"}


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
    public = {name.removesuffix("index.html") for name in files if not name.startswith(BY_SCRIPTS)}
    assert len(public) >= 5
    assert public - reached - BY_NAME == {NOT_FOUND}
