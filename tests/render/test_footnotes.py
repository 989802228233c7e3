"""Footnotes of prose: on a page of many texts each has its own, and a plan cannot make up a link."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.render.paper import on_paper
from adtp_publish.render.prose import to_html

TEXT = """\
One[^a], and *again*[^a]; another[^2].

- in a list[^2]

[^a]: The **first**, with a [link](https://example.org).
[^2]: The second.

    It has two paragraphs.
"""


def ids(html: str) -> list[str]:
    return re.findall(r'<[a-z]+[^<>]* id="([^"]*)"', html)


def targets(html: str) -> list[str]:
    return re.findall(r' href="#([^"]*)"', html)


def test_each_mark_leads_to_its_footnote_and_each_footnote_back() -> None:
    html = to_html(TEXT, name="sections-1-text")
    assert ids(html).count("sections-1-text-note-1") == 1
    assert len(ids(html)) == len(set(ids(html))) == 6
    assert set(targets(html)) == set(ids(html))
    assert "The <strong>first</strong>" in html
    assert html.count("Back to note") == 4


def test_two_texts_of_a_page_share_no_id() -> None:
    first, second = (to_html(TEXT, name=name) for name in ("sections-1-text", "sections-2-text"))
    assert ids(first)
    assert not set(ids(first)) & set(ids(second))


def test_a_footnote_that_nothing_names_is_shown_and_leads_nowhere() -> None:
    html = to_html("Words.\n\n[^x]: Not named.", name="t")
    assert "Not named." in html
    assert targets(html) == []


def test_a_mark_without_a_footnote_is_shown_as_it_is_typed() -> None:
    assert to_html("Words[^9].") == "<p>Words[^9].</p>"


def test_a_plan_cannot_write_a_link_into_the_page() -> None:
    html = to_html(
        '[a](#fn:1) [b](#t-note-1) <sup id="fnref:1">c</sup> <div class="footnote">d</div>', name="t"
    )
    assert targets(html) == []
    assert ids(html) == []


@given(st.text(alphabet="[]^:1a \n-#*", max_size=60))
def test_whatever_is_typed_every_link_leads_somewhere(text: str) -> None:
    html = to_html(text, name="t")
    assert set(targets(html)) <= set(ids(html))
    assert len(ids(html)) == len(set(ids(html)))


def test_on_paper_they_stay_links() -> None:
    html = on_paper(to_html(TEXT, name="t"))
    assert len(targets(html)) == 8
    assert set(targets(html)) <= set(ids(html))


def test_the_example_has_two_on_one_page(built: Path) -> None:
    page = (built / "site/partnerships/example/2009-10/part1/index.html").read_text("utf-8")
    found = [name for name in ids(page) if name.endswith("-note-1")]
    assert len(found) == len(set(found)) == 2
