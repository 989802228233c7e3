"""What holds for every page: it asks nothing of other hosts, complains of nothing and is well built."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

from tests.browser.page_types import TYPES
from tests.browser.serving import Served
from tests.browser.sites import HOSTILE_TITLE
from tests.browser.visits import Visit
from tests.browser.weighing import MOST, SEARCH, weights

Visits = tuple[Visit, ...]


def test_every_type_of_page_is_visited(visits: Visits) -> None:
    pages = [visit.page for visit in visits if visit.site == "built"]
    for name, pattern in TYPES.items():
        assert any(re.fullmatch(pattern, page) for page in pages), name
    assert [page for page in pages if not any(re.fullmatch(p, page) for p in TYPES.values())] == []
    headings = [text for visit in visits for _, text in visit.seen["headings"]]
    assert any("withdrawn" in text for text in headings), "no tombstone"


def test_every_page_is_there(visits: Visits) -> None:
    assert [visit.name for visit in visits if visit.status != 200] == []


def test_no_request_leaves_the_site(visits: Visits) -> None:
    assert all(len(visit.requests) >= 3 for visit in visits), "the page, its styles and its script"
    assert [
        f"{visit.name}: {url}" for visit in visits for url in visit.requests if not url.startswith(visit.base)
    ] == []


def test_whatever_a_page_asks_for_is_there(visits: Visits, served: Served) -> None:
    assert [f"{visit.name}: {text}" for visit in visits for text in visit.failures] == []
    assert served.asked
    # A site made without an index is searched on purpose, to see what its page says then.
    missing = {path for path, status in served.asked if status not in {200, 304}}
    assert missing <= {"/sites/empty/pagefind/pagefind.js"}


def test_the_console_is_silent(visits: Visits) -> None:
    assert [f"{visit.name}: {text}" for visit in visits for text in visit.console] == []


def test_nothing_breaks_the_content_security_policy(visits: Visits) -> None:
    assert [f"{visit.name}: {text}" for visit in visits for text in visit.seen["violations"]] == []


def test_text_of_a_plan_is_never_run(visits: Visits) -> None:
    hostile = [visit for visit in visits if visit.site == "hostile"]
    shown = [text for visit in hostile for _, text in visit.seen["headings"]]
    assert any("<script>" in text for text in shown), "the hostile text is on no page"
    assert [visit.name for visit in hostile if visit.seen["title"] == HOSTILE_TITLE] == []


def test_every_page_says_its_language(visits: Visits) -> None:
    assert {visit.seen["lang"] for visit in visits} == {"en-GB"}


def test_every_page_has_one_first_heading(visits: Visits) -> None:
    def firsts(visit: Visit) -> list[str]:
        return [text for level, text in visit.seen["headings"] if level == 1]

    assert [visit.name for visit in visits if len(firsts(visit)) != 1 or not firsts(visit)[0]] == []


def test_no_heading_skips_a_level(visits: Visits) -> None:
    skipped = []
    for visit in visits:
        before = 0
        for level, text in visit.seen["headings"]:
            if level > before + 1 or not text:
                skipped.append(f"{visit.name}: h{level} `{text}` after h{before}")
            before = level
    assert skipped == []


@pytest.mark.parametrize("what", ["title", "description"])
def test_every_page_has_a_title_and_a_description_of_its_own(visits: Visits, what: str) -> None:
    assert [visit.name for visit in visits if not visit.seen[what].strip()] == []
    for site in {visit.site for visit in visits}:
        counted = Counter(visit.seen[what] for visit in visits if visit.site == site)
        assert [text for text, times in counted.items() if times > 1] == [], site


def test_the_title_names_what_the_first_heading_names(visits: Visits) -> None:
    def words(text: str) -> set[str]:
        return {word.removesuffix("s") for word in re.findall(r"\w+", text.lower())}

    for visit in visits:
        first = next(text for level, text in visit.seen["headings"] if level == 1)
        assert words(first) <= words(visit.seen["title"]), visit.name


def test_no_id_stands_twice_on_a_page(visits: Visits) -> None:
    assert sum(len(visit.seen["ids"]) for visit in visits) > 100
    assert [visit.name for visit in visits if len(set(visit.seen["ids"])) != len(visit.seen["ids"])] == []


def test_every_table_has_a_caption_and_heads_with_a_scope(visits: Visits) -> None:
    tables = [(visit, table) for visit in visits for table in visit.seen["tables"]]
    forms = [(visit, table) for visit, table in tables if not table["prose"]]
    assert len(forms) > 20
    for visit, table in forms:
        named = f"{visit.name}: {table['caption']}"
        assert table["caption"], named
        assert set(table["rows"]) == {"row"}, named
    for visit, table in tables:
        assert set(table["columns"]) == {"col"}, visit.name
        assert table["empty"] == 0, visit.name


def test_no_two_tables_of_a_page_have_the_same_caption(visits: Visits) -> None:
    for visit in visits:
        captions = Counter(table["caption"] for table in visit.seen["tables"] if table["caption"])
        assert [text for text, times in captions.items() if times > 1] == [], visit.name


def test_no_page_is_heavy(visits: Visits) -> None:
    weighed = weights(visits)
    assert all(weight > 10_000 for weight in weighed.values()), "a page without its styles was weighed"
    assert {name: weight for name, weight in weighed.items() if weight > MOST} == {}


def test_a_first_view_needs_one_stylesheet_and_at_most_one_script(visits: Visits) -> None:
    for visit in visits:
        paths = [urlsplit(url).path for url in visit.requests if SEARCH not in url]
        assert sum(path.endswith(".css") for path in paths) == 1, visit.name
        assert sum(path.endswith(".js") for path in paths) <= 1, visit.name
        assert [path for path in paths if not path.endswith((".css", ".js", ".svg", "/", "404.html"))] == []
