"""Abbreviations are marked where a page first uses them, and nothing else of the page changes."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.errors import BadTemplates
from adtp_publish.render.first_uses import marked
from adtp_publish.render.glossary import FILE, anchor_of, read_glossary

ROOT = Path(__file__).parents[2]
GLOSSARY = read_glossary((ROOT / "templates" / FILE).read_text("utf-8"))
MEANINGS = {
    "NTA": "National Treatment Agency",
    "PCT": "primary care trust",
    "TOP": "profile",
    "TOPS": "system",
}
MARK = re.compile(r'<abbr title="[^"<>]*">([^<>]*)</abbr>')


def main(inside: str) -> str:
    return f"<header><p>NTA</p></header><main>{inside}</main><footer><p>NTA</p></footer>"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<p>NTA and NTA</p>", '<p><abbr title="National Treatment Agency">NTA</abbr> and NTA</p>'),
        ("<p>two PCTs</p>", '<p>two <abbr title="primary care trust">PCT</abbr>s</p>'),
        ("<p>(NTA)</p>", '<p>(<abbr title="National Treatment Agency">NTA</abbr>)</p>'),
        ("<h2>By PCT</h2>", '<h2>By <abbr title="primary care trust">PCT</abbr></h2>'),
        ("<p>TOPS</p>", '<p><abbr title="system">TOPS</abbr></p>'),
        ("<ul><li>PCT<li>PCT</ul>", '<ul><li><abbr title="primary care trust">PCT</abbr><li>PCT</ul>'),
        ("<p><a href='x'>NTA</a></p><p>NTA</p>",
         "<p><a href='x'>NTA</a></p><p><abbr title=\"National Treatment Agency\">NTA</abbr></p>"),
    ],
)  # fmt: skip
def test_the_first_use_in_prose_is_marked(inside: str, said: str) -> None:
    assert marked(main(inside), MEANINGS) == main(said)


@pytest.mark.parametrize(
    "inside",
    [
        "<h1>NTA</h1>",
        "<p>LNTA NTAX NTA1 NTA_ x-NTA</p>",
        "<p>&NTA; &#NTA;</p>",
        "<p><a href='NTA'>NTA</a></p>",
        "<p title='NTA'><!-- NTA --><code>NTA</code></p>",
        "<table><tr><th>NTA</th><td>NTA</td></tr></table>",
        "<details><summary>NTA</summary></details>",
        "<svg><title>NTA</title><text>NTA</text></svg>",
        "<p><abbr title='x'>NTA</abbr></p>",
        "<div>NTA</div>",
        "<p>the National Treatment Agency (NTA), and the NTA</p>",
        "<p>Primary care trusts (PCTs)</p>",
        "<p><button>NTA</button><label>NTA</label></p>",
    ],
)
def test_elsewhere_nothing_is_marked(inside: str) -> None:
    assert marked(main(inside), MEANINGS) == main(inside)


def test_a_page_without_a_main_part_is_as_it_was() -> None:
    assert marked("<p>NTA</p>", MEANINGS) == "<p>NTA</p>"
    assert marked(main("<p>NTA</p>"), {}) == main("<p>NTA</p>")


def test_what_an_abbreviation_stands_for_is_escaped() -> None:
    assert marked(main("<p>X</p>"), {"X": '"<&'}) == main('<p><abbr title="&quot;&lt;&amp;">X</abbr></p>')


TEXTS = st.lists(
    st.sampled_from(["NTA", "PCT", "PCTs", "TOPS", " ", "and", "&amp;", "&lt;", "LNTA", ".", "\n", "é"]),
    max_size=6,
).map(" ".join)
TAGS = st.sampled_from(["p", "li", "h2", "div", "a", "td", "th", "strong", "abbr", "code", "caption", "svg"])
TREES = st.recursive(
    TEXTS | st.sampled_from(["<br>", '<img alt="NTA">', "<!-- NTA > -->"]),
    lambda inner: st.builds(
        lambda tag, parts: f'<{tag} class="NTA PCT">{"".join(parts)}</{tag}>',
        TAGS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(TREES)
def test_nothing_but_the_marks_is_added_and_each_is_there_once(inside: str) -> None:
    page = main(inside)
    told = marked(page, MEANINGS)
    assert "<abbr class" in page or MARK.sub(r"\1", told) == page
    found = _Marked()
    found.feed(told)
    assert all(count == 1 for count in Counter(found.marks).values())
    assert found.text == _text(page)
    assert marked(told, {}) == told


class _Marked(HTMLParser):
    """The text of a page, and what is marked in it, none of it inside of what must not be."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.marks: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "abbr" and attrs[0][0] == "title":
            assert not {"a", "td", "th", "code", "svg", "abbr"} & set(self.open)
            assert {"p", "li", "h2", "caption"} & set(self.open)
            self.marks.append(str(attrs[0][1]))
        if tag not in {"br", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data


def _text(html: str) -> str:
    found = _Marked()
    found.feed(html)
    return found.text


# --- the glossary itself


def test_the_glossary_holds_the_terms_and_abbreviations_of_the_public_parts() -> None:
    names = [term.name for term in GLOSSARY.terms]
    assert {"Effective treatment", "Retention", "Planned exit", "Penetration", "Tier"} <= set(names)
    assert len(set(map(anchor_of, names))) == len(names)
    shorts = [item.short for item in GLOSSARY.abbreviations]
    assert {"NTA", "PCT", "DIP", "SMPTB", "JCG"} <= set(shorts)
    assert len(set(shorts)) == len(shorts)
    assert names == sorted(names, key=str.casefold)


def test_each_abbreviation_stands_for_words_with_its_letters() -> None:
    for item in GLOSSARY.abbreviations:
        initials = "".join(re.findall(r"[A-Za-z0-9]", item.long)).lower()
        letters = iter(initials)
        assert all(letter in letters for letter in item.short.lower()), item


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "no JSON"),
        ("[]", "found no glossary"),
        ('{"terms": []}', "found no glossary"),
        ('{"terms": [{"name": "x"}], "abbreviations": []}', "found no glossary"),
        ('{"terms": [], "abbreviations": [{"short": "x", "long": "y", "b": "z"}]}', "found no glossary"),
        ('{"terms": [], "abbreviations": [{"short": "x", "long": "y", "term": "z"}]}', "the term `z`"),
    ],
)
def test_a_glossary_that_is_none_is_told(text: str, says: str) -> None:
    with pytest.raises(BadTemplates) as raised:
        read_glossary(text)
    (fault,) = raised.value.faults
    assert (fault.template, fault.line) == (FILE, 1)
    assert says in fault.message
