"""Footnotes of prose: on a page of many texts each has its own, and a plan cannot make up a link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension

from adtp_publish.render.footnote_marks import Footnotes
from adtp_publish.render.paper import on_paper
from adtp_publish.render.prose import to_html
from tests.timing import in_a_moment

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
    assert len(targets(html)) == 4
    assert "Back to note" not in html, "that is for a screen"
    assert set(targets(html)) <= set(ids(html))


def test_the_example_has_two_on_one_page(built: Path) -> None:
    page = (built / "site/partnerships/example/2009-10/part1/index.html").read_text("utf-8")
    found = [name for name in ids(page) if name.endswith("-note-1")]
    assert len(found) == len(set(found)) == 2


SECONDS = 4  # of the processor: each takes about one where the machine is not busy
# As large as a file may be: `#` is a number of its own for each.
HOSTILE = {
    "one note marked often": ("x[^1] ", 6_000, "\n\n[^1]: note"),
    "marks on lines of their own": ("x[^1]\n", 6_000, "\n[^1]: note"),
    "marks within a note": ("x[^2] ", 5_000, "\n\n[^2]: note"),
    "many notes": ("[^#]: note\n", 5_000, ""),
    "many notes of two lines": ("[^#]: note [^1]\nmore\n", 3_000, ""),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_many_footnotes_are_shown_in_a_moment(case: str) -> None:
    part, count, after = HOSTILE[case]
    marked = (
        " ".join(f"x[^{number}]" for number in range(count)) if "#" in part else "[^1]: y" * ("2" in after)
    )
    text = f"{marked}\n\n" + "".join(part.replace("#", str(n)) for n in range(count)) + after
    html = in_a_moment(lambda: to_html(text, name="t"), SECONDS)
    assert len(ids(html)) == len(set(ids(html))) > count
    assert set(targets(html)) <= set(ids(html))
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", " ".join(ids(html)[:1]))


def of_library(text: str, extension: Extension) -> str:
    return Markdown(
        extensions=["tables", "sane_lists", extension], output_format="html", tab_length=2
    ).convert(text)


# A definition right behind a quotation or a list stands apart here, and is a part of it for the library.
LINES = (
    "Words[^a] and[^b].", "Again[^a][^a].", "[^a]: First.", "[^b]: Second[^a].", "[^c]: - item", "    More.",
    "More of it.", "", "", "- item[^c]\n", "> said[^b]\n", "## Head\n", "[^fn:1]: x",
    "[^fn:1] [^2]", "[^2]: y",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_footnotes_are_those_of_the_library(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert of_library(text, Footnotes()) == of_library(text, FootnoteExtension())


def test_a_note_that_is_defined_within_another_is_shown_as_one() -> None:
    html = to_html("Words[^a] and[^b].\n\n[^a]: First.\n\n    [^b]: Second.", name="t")
    assert "Second." in html
    assert "t-note-2" in ids(html)
    assert set(targets(html)) == set(ids(html))
