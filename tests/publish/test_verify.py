"""Output that is not fit to go out is refused, each kind of it, and says which file it is."""

from __future__ import annotations

import pytest

from adtp_publish.model.output import OutputFile
from adtp_publish.publish.verify import Unfit, verify

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


def page(body: str) -> bytes:
    return f'<!DOCTYPE html>\n<html lang="en-GB"><body id="top">{body}</body></html>\n'.encode()


FIT = {
    "index.html": page('<a href="plans/">Plans</a> <a href="about">About</a>'),
    "about/index.html": page('<h2 id="who">Who</h2><a href="../">Home</a>'),
    "plans/index.html": page('<a href="../index.html">Home</a> <a href="north/north.pdf">PDF</a>'),
    "plans/north/north.pdf": PDF,
    "plans/north/north.json": b'{"figures": []}',
    "plans/north/north.csv": b"figure,value\r\n",
    "assets/site.css": b"",
    "assets/site.js": b"",
}
GOOD_LINKS = [
    "#top",
    "#",
    "",
    "./",
    ".",
    "../",
    "..",
    "../plans/",
    "../plans",
    "../plans/index.html",
    "../about/#who",
    "../about/index.html#who",
    "../index.html?from=plans",
    "north/north%2Epdf",
    "https://www.example.org/",
    "HTTPS://www.example.org/",
    "mailto:someone@example.org",
    "tel:01632960000",
]
DEAD_LINKS = [
    "nowhere.html",
    "north/",
    "north/NORTH.pdf",
    "../../outside.html",
    "../..",
    "index.html/",
    "%2e%2e/nowhere",
]
DEAD_ANCHORS = ["#nowhere", "../about/#top-of-it", "../index.html#who", "north/north.pdf#page=2"]
ABSOLUTE = [
    "/",
    "/index.html",
    "/work/plans/part1.yaml",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:,x",
]
FOREIGN = ["//example.org/a.png", "http://example.org/", "ftp://example.org/", "HTTP://example.org/"]


def site(changed: dict[str, bytes]) -> list[OutputFile]:
    return [OutputFile(address, content) for address, content in {**FIT, **changed}.items()]


def with_link(link: str, tag: str = '<a href="{}">link</a>') -> list[OutputFile]:
    return site({"plans/index.html": page(tag.format(link))})


def test_a_site_that_is_fit_passes() -> None:
    verify(site({}))


@pytest.mark.parametrize("link", GOOD_LINKS)
def test_a_link_that_leads_somewhere_passes(link: str) -> None:
    verify(with_link(link))


@pytest.mark.parametrize(
    ("links", "why"),
    [
        (DEAD_LINKS, "there is no such file"),
        (DEAD_ANCHORS, "there is no such place on that page"),
        (ABSOLUTE, "is not a place on this site"),
        (FOREIGN, "is not a place on this site"),
    ],
    ids=["dead link", "dead anchor", "absolute link", "foreign host"],
)
def test_a_link_that_leads_nowhere_here_is_refused(links: list[str], why: str) -> None:
    for link in links:
        with pytest.raises(Unfit) as unfit:
            verify(with_link(link))
        assert str(unfit.value).startswith("plans/index.html")
        assert f"`{link}`" in str(unfit.value)
        assert why in str(unfit.value)


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="{}"></script>',
        '<img src="{}" alt="">',
        '<link rel="stylesheet" href="{}">',
        '<use href="{}"/>',
    ],
)
def test_a_page_loads_nothing_from_another_host(tag: str) -> None:
    for address in ("https://cdn.example.org/x", "//cdn.example.org/x", "http://cdn.example.org/x"):
        with pytest.raises(Unfit, match="is not a place on this site"):
            verify(with_link(address, tag))
    verify(with_link("../assets/site.css", tag))
    with pytest.raises(Unfit, match="there is no such file"):
        verify(with_link("../assets/gone.css", tag))


@pytest.mark.parametrize(
    ("address", "content", "why"),
    [
        ("index.html", b"", "is empty"),
        ("index.html", page("text")[:-9], "is not a whole page"),
        ("index.html", b"<html><body>cut of", "is not a whole page"),
        ("plans/north/north.pdf", b"", "is empty"),
        ("plans/north/north.pdf", PDF[:-6], "is not a whole PDF"),
        ("plans/north/north.pdf", PDF[5:], "is not a whole PDF"),
        ("plans/north/north.pdf", page("error"), "is not a whole PDF"),
        ("plans/north/north.json", b"", "is empty"),
        ("plans/north/north.json", b'{"figures": [', "is not JSON"),
        ("plans/north/north.json", b"\xff\xfe", "is not JSON"),
        ("plans/north/north.csv", b"", "is empty"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(address: str, content: bytes, why: str) -> None:
    with pytest.raises(Unfit) as unfit:
        verify(site({address: content}))
    assert str(unfit.value) == f"{address} {why}"


def test_a_page_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises((Unfit, UnicodeDecodeError)):
        verify(site({"index.html": page("pl\u00e4n").decode().encode("latin-1")}))


def test_two_files_at_one_address_are_refused() -> None:
    twice = [*site({}), OutputFile("plans/north/north.csv", b"figure,value\r\n1,2\r\n")]
    with pytest.raises(Unfit, match="two files have the same address"):
        verify(twice)


@pytest.mark.parametrize(
    "address", ["../outside.css", "/etc/outside.css", "plans/../../outside.css", "./site.css", "a//b.css", ""]
)
def test_an_address_that_leaves_the_folder_or_has_two_spellings_is_refused(address: str) -> None:
    with pytest.raises(Unfit, match="is not an address below the root"):
        verify(site({address: b"x"}))


def test_the_first_thing_wrong_is_found_wherever_it_stands() -> None:
    for address in FIT:
        if not address.endswith((".css", ".js")):
            with pytest.raises(Unfit, match=address):
                verify(site({address: b""}))
