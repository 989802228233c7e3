"""Figures named in prose on pages, on paper and in data: linked, plain, and safe whatever is written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.figure import Figure
from adtp_publish.model.form import Face
from adtp_publish.model.node import Node
from adtp_publish.model.parts import Held
from adtp_publish.model.plan import Plan
from adtp_publish.model.quotable import Quotable
from adtp_publish.model.release import Release
from adtp_publish.render.blocks import Note, Prose, Table
from adtp_publish.render.data.part_csv import as_csv
from adtp_publish.render.data.part_json import as_json
from adtp_publish.render.documents import print_document
from adtp_publish.render.holdings import holdings
from adtp_publish.render.page_links import linked_on_page
from adtp_publish.render.paper import on_paper
from adtp_publish.render.prose import to_html
from adtp_publish.render.quoting import Marked
from tests.release.seen import COVER, RECORD, seen
from tests.render.parts import blocks, part, released_to

ReadPlan = Callable[..., Plan]

PART1 = """\
note: "From [[part2.pdu.baseline]] people."
sections:
  - number: "1.0"
    title: Needs
    text: |
      **[[part2.pdu.baseline]]** people, [[known|words]] known, and [[part2.pdu.target.2008-09]].

      | what | share |
      | --- | --- |
      | known | [[known|number]] of [[=100]] |

      [See [[known]] there](https://example.org), `[[known]]`, \\[[known]].
    evidence:
      - id: known
        label: Known
        value: 75%
        note: "Of [[part2.pdu.baseline]]."
key_priorities:
  - number: "1"
    priority: "Reach [[known]] of people."
    section: "1.0"
"""
PART2 = "pdu:\n  baseline: 3808\n  basis: from baseline\n  change: {2008/09: pending}\n"
KNOWN = "part1.1-0.known"


@pytest.fixture
def released(read_plan: ReadPlan) -> Release:
    plan = read_plan({"cover": COVER, "record": RECORD, "part1": PART1, "part2": PART2})
    made, findings = seen(completed(derive(plan)[0]))
    assert findings == ()
    return made


def prose_on_page(released: Release) -> str:
    linked = linked_on_page(blocks(released, "part1"), released, part(released, "part1"))
    return "".join(block.html for block in linked if isinstance(block, Prose))


def test_a_name_becomes_the_text_of_its_figure_and_leads_to_its_table(released: Release) -> None:
    html = prose_on_page(released)
    base, known = "somewhere/2009-10/part2.pdu.baseline", f"somewhere/2009-10/{KNOWN}"
    assert (
        f'<strong><a href="../part2/#figure-part2.pdu.baseline" data-figure="{base}">3,808</a></strong>'
        in html
    )
    words = f'<a href="#figure-{KNOWN}" data-figure="{known}" data-format="words">seventy-five per cent</a>'
    assert words in html
    assert (
        f'<td><a href="#figure-{KNOWN}" data-figure="{known}" data-format="number">75</a> of 100</td>' in html
    )
    assert ">pending</a>" in html


def test_a_name_in_a_link_is_its_words_and_code_stays_as_it_is(released: Release) -> None:
    html = prose_on_page(released)
    assert ">See 75% there</a>" in html
    assert "<code>[[known]]</code>, [[known]]." in html
    assert not re.search(r"<a [^>]*>[^<]*<a ", html)


def test_a_note_of_a_document_that_is_not_held_is_read_too(read_plan: ReadPlan) -> None:
    part4 = 'absent: pending\nnote: "After [[part2.pdu.baseline]] people."\n'
    plan = read_plan({"cover": COVER, "record": RECORD, "part1": PART1, "part2": PART2, "part4": part4})
    made = released_to("nta", plan)
    said = [
        cell.text
        for block in holdings(made)
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    ]
    assert "After 3,808 people." in said
    assert not [text for text in said if "[[" in text]


def test_only_cells_that_are_named_have_an_anchor(released: Release) -> None:
    named = {"part1": [KNOWN], "part2": ["part2.pdu.baseline", "part2.pdu.target.2008-09"]}
    for name, figures in named.items():
        linked = linked_on_page(blocks(released, name), released, part(released, name))
        tables = [block for block in linked if isinstance(block, Table)]
        anchors = [cell.anchor for table in tables for row in table.rows for cell in row.cells if cell.anchor]
        assert anchors == [f"figure-{figure}" for figure in figures]


def test_cells_and_notes_lead_on_too(released: Release) -> None:
    document = part(released, "part1")
    printed = print_document(released, document)
    note = next(block for block in printed.blocks if isinstance(block, Note))
    assert note.text == "From 3,808 people."
    assert [run.text for run in note.runs[0]] == ["From ", "3,808", " people."]
    runs = [
        run
        for block in printed.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        for line in cell.runs
        for run in line
    ]
    assert ("75%", f"#figure-{KNOWN}") in [(run.text, run.href) for run in runs]


def test_on_paper_a_name_leads_inside_the_document_or_nowhere(released: Release) -> None:
    printed = print_document(released, part(released, "part1"))
    html = on_paper("".join(block.html for block in printed.blocks if isinstance(block, Prose)))
    assert f'<a href="#figure-{KNOWN}">75</a>' in html
    assert "<strong><span>3,808</span></strong>" in html
    assert "data-" not in html


def test_data_holds_what_a_text_says(released: Release) -> None:
    document = part(released, "part1")
    content = json.loads(as_json(released, document))
    assert content["note"] == "From 3,808 people."
    text = content["content"]["sections"][0]["text"]
    assert text.startswith("**3,808** people, seventy-five per cent known, and pending.")
    assert "`[[known]]`, [[known]]." in text
    assert "Of 3,808." in as_csv(released, document).decode("utf-8-sig")


# --- whatever is written

SIGNS = re.compile("[\U000f0000-\U000ffffd]")
TEXTS = st.text(alphabet="[]()`\\|<>*_#-=~:\"'& \nakn.1\U000f0000\U000f0001é", max_size=150)
FIGURE = Figure("p/y/d.known", "Known", "percent", "%", "absent", "d", ("e", "0", "value"), word="<75%>")
NAMES = Quotable("p/y", [FIGURE], {"d": Held(Node(Face("", "", "group"), ()))})


class Sound(HTMLParser):
    """HTML whose tags are closed in their order, with no link in a link."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        assert tag != "a" or "a" not in self.open
        assert tag not in ("script", "img")
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


PIECES = st.sampled_from(["[[d.known]]", "[[d.x|words]]", "[[=1]]", "](https://a.b)"])


@given(st.lists(st.one_of(TEXTS, PIECES)))
def test_any_text_gives_sound_html_without_signs_of_ours(parts: list[str]) -> None:
    text = "".join(parts)
    marked = Marked(text, NAMES, "d", ("text",), is_markdown=True)
    html = marked.html(to_html(marked.text))
    assert not SIGNS.search(html)
    assert "<75%>" not in html
    page = Sound()
    page.feed(html)
    assert page.open == []


@given(TEXTS)
def test_any_plain_text_is_shown_as_it_is_but_for_its_names(text: str) -> None:
    marked = Marked(text, NAMES, "d", ("text",), is_markdown=False)
    said = "".join(run.text for run in marked.line(marked.text))
    assert said == NAMES.said(SIGNS.sub("", text), "d", ("text",))
