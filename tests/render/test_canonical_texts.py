"""How texts and values of the YAML of a submission are written: whatever they are, they are read again."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adtp_publish.edit.formatting import formatted
from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.form import Face
from adtp_publish.model.node import Node
from adtp_publish.model.register import Partnership
from adtp_publish.model.release import Release, ReleasedDocument
from adtp_publish.model.values import Absence, Month, Quantity, Reference, Scalar
from adtp_publish.render.canonical import canonical

KINDS = ("line", "text", "markdown", "choice")
FORM = {
    "properties": {
        **{kind: {"x-kind": kind} for kind in KINDS},
        "list": {"items": {"properties": {"text": {"x-kind": "text"}}}},
        "words": {"items": {"x-kind": "line"}},
    }
}


def written(**values: Scalar | list[Scalar]) -> str:
    """The YAML of a document of such fields."""
    fields = tuple(_node(name, value, (name,)) for name, value in values.items())
    root = Node(Face("", "", "group"), (), None, fields)
    item = ReleasedDocument("part1", "Part 1", "Part 1", "portrait", root)
    sent_to = Release("nta", Partnership("somewhere", "Somewhere"), None, "2009/10", "", "", "draft")
    return canonical(sent_to, item).decode()


def _node(name: str, value: Scalar | list[Scalar], path: tuple[str, ...]) -> Node:
    face = Face(name, name, "list" if isinstance(value, list) else name)
    if not isinstance(value, list):
        return Node(face, path, value)
    if name == "words":
        return Node(face, path, None, tuple(Node(Face("*", "*", "line"), (), one) for one in value))
    items = (Node(Face("text", "text", "text"), (), one) for one in value)
    return Node(face, path, None, tuple(Node(Face("*", "*", "group"), (), None, (one,)) for one in items))


def read_again(text: str) -> object:
    document, found = parse(text.encode(), "file")
    assert not document.refused, found
    result = formatted(text.encode(), "file", FORM)
    assert result.findings == ()
    assert result.text.decode() == text
    return document.data


SIGNS = (
    "a", "b", " ", "  ", "\n", "\n\n", "\t", "\r", "'", '"', "\\", "-", "- ", ": ", " #", "#", "|", ">", "{",
    "[", "&", "*", "!", "%", "@", "`", "=", "?", "1", "2.1", "yes", "~", "null", "é", "\xa0", "\xad",
    "“", "😀",
    "<<<<<<< ", ">>>>>>> ", "=======", "---", "...", ",", "£", "[[", "]]", "\u3000", "0x1f", "<<",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12).map("".join).map(str.strip).filter(bool)


@given(TEXTS, st.sampled_from(KINDS))
@example("x" * 30_000, "text")
@example("word " * 5000 + "\n  - and so on", "markdown")
@example("\\ " * 9000 + "end", "markdown")
@example("\xa31,000 \t" * 3000 + "end", "line")
def test_any_text_is_read_again_as_it_was(text: str, kind: str) -> None:
    text = text.strip()
    again = read_again(written(**{kind: text}, list=[text, text], words=[text]))
    assert isinstance(again, dict)
    assert {kind: again[kind].strip(), "list": [one["text"].strip() for one in again["list"]]} == {
        kind: text,
        "list": [text, text],
    }
    assert [one.strip() for one in again["words"]] == [text]


def test_an_item_in_which_nothing_is_filled_in_keeps_its_place() -> None:
    face = Face("list", "list", "list")
    empty = Node(Face("*", "*", "group"), ("list", "0"))
    full = Node(Face("*", "*", "group"), ("list", "1"), None, (Node(Face("text", "text", "text"), (), "b"),))
    root = Node(Face("", "", "group"), (), None, (Node(face, ("list",), None, (empty, full)),))
    item = ReleasedDocument("part1", "Part 1", "Part 1", "portrait", root)
    sent_to = Release("nta", Partnership("somewhere", "Somewhere"), None, "2009/10", "", "", "draft")
    assert read_again(canonical(sent_to, item).decode()) == {"list": [{}, {"text": "b"}]}


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        ("money", 138_089, "£138,089"),
        ("money", -1000, "-£1,000"),
        ("count", 3808, "3808"),
        ("percent", Decimal(5), "5%"),
        ("percent", Decimal("-2.50"), "-2.50%"),
        ("decimal", Decimal("12.5"), "12.5"),
        ("tick", True, "yes"),
        ("tick", False, "no"),
        ("when", date(2009, 3, 31), "2009-03-31"),
        ("when", Month(2009, 3), "March 2009"),
        ("moment", datetime(2009, 4, 20, 9, 30, tzinfo=ZoneInfo("Europe/London")), "2009-04-20T09:30"),
        ("reference", Reference(2, 1, 4), '"2.1.4"'),
        ("section", "3.13", '"3.13"'),
        ("line", "1", '"1"'),
        ("line", "no", '"no"'),
        ("year", "2009/10", "2009/10"),
        ("rating", "G", "G"),
        ("quantity", Quantity("money", "£3.6 million", Decimal(3_600_000), None, "£"), "£3.6 million"),
        ("quantity", Quantity("number", "6,393", Decimal(6393)), "6,393"),
        ("money", Absence("not collected"), "not collected"),
        ("text", "Of [[part2.pdu.baseline]] people", "Of [[part2.pdu.baseline]] people"),
        ("text", "[[pdu.baseline]] people", '"[[pdu.baseline]] people"'),
    ],
)
def test_values_are_spelled_as_people_write_them(kind: str, value: Scalar, typed: str) -> None:
    assert written(**{kind: value}) == f"{kind}: {typed}\n"
