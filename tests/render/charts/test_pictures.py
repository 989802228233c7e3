"""Every chart of the built site: its title, and that it says what the table beside it says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

VOID = frozenset(("meta", "link", "br", "input", "col", "wbr"))
LOOKS = frozenset(("solid", "hollow", "dashed", "plain"))


class Pictures(HTMLParser):
    """The pictures of a page, the words in each by the figure that they say, and the cells of its tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: dict[str, set[str]] = {}
        self.charted: dict[str, list[str]] = {}
        self.titles: list[str] = []
        self.pictures = 0
        self.bars: list[str] = []
        self.keys: set[str] = set()
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert "style" not in given, "the policy of the site forbids it"
        if tag not in VOID:
            self._open.append((tag, given, []))
        if tag == "svg" and given.get("role") == "img":
            self.pictures += 1
        if tag == "rect":
            look = given["class"].rpartition("--")[2]
            is_key = any("key" in opened.get("class", "") for name, opened, _ in self._open if name == "svg")
            (self.keys.add if is_key else self.bars.append)(look)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        name, given, words = self._open.pop()
        text = " ".join("".join(words).split())
        if name in {"td", "dd"} and given.get("data-figure"):
            self.cells.setdefault(given["data-figure"], set()).add(text)
        if name == "text" and given.get("data-charted"):
            self.charted.setdefault(given["data-charted"], []).append(text)
        if name == "title" and any(opened == "svg" for opened, _, _ in self._open):
            self.titles.append(text)

    def handle_data(self, data: str) -> None:
        for _, given, words in self._open:
            if not any("app-marks" in one.get("class", "") for _, one, _ in self._open) or given is None:
                words.append(data)


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Pictures]:
    """The pages of the site that have charts."""
    site = (built / "site").resolve()
    found = {
        path.relative_to(site).as_posix(): Pictures(path.read_text("utf-8")) for path in site.rglob("*.html")
    }
    with_pictures = {name: page for name, page in found.items() if page.pictures}
    assert with_pictures, "some pages have charts"
    return with_pictures


def test_there_are_charts_on_each_kind_of_page(pages: dict[str, Pictures]) -> None:
    kinds = (
        r"",
        r"partnerships/[a-z-]+/",
        r"partnerships/.*/part4/",
        r"regions/",
        r"regions/[a-z-]+/",
        r"totals/",
        r"compare/.+/",
    )
    for kind in (f"{one}index\\.html" for one in kinds):
        assert any(re.fullmatch(kind, name) for name in pages), kind


def test_every_picture_has_a_title_of_its_own(pages: dict[str, Pictures]) -> None:
    for name, page in pages.items():
        assert len(page.titles) == page.pictures, name
        assert all(page.titles), name


def test_pictures_say_what_the_tables_of_their_page_say(pages: dict[str, Pictures]) -> None:
    compared = 0
    for name, page in pages.items():
        assert page.charted, name
        for figure, words in page.charted.items():
            text = " ".join(words)
            assert any(cell == text or cell.startswith(f"{text} (") for cell in page.cells[figure]), (
                name,
                text,
            )
            compared += 1
    assert compared > 40


def test_what_a_look_means_is_told_in_words(pages: dict[str, Pictures]) -> None:
    for name, page in pages.items():
        assert set(page.bars) <= LOOKS, name
        assert page.keys <= LOOKS, name
        assert len(set(page.bars)) == 1 or set(page.bars) <= page.keys, name
