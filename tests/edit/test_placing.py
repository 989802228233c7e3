"""Lines put into a file: where they belong, and with every other byte as it was."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from adtp_publish.edit.lines import Value, lines_of, prose
from adtp_publish.edit.placing import NotPlaced, Placing
from adtp_publish.load.strict_yaml import parse

FIELDS = ("format", "edition", "note", "signed_off", "published", "corrections", "withdrawn")
HEAD = "format: 1\nedition: 2009/10\n"
ON: Value = {"on": "2009-04-01"}
ITEM: Value = {"on": "2009-04-01", "document": "part2"}
NEW = "published:\n  on: 2009-04-01\n"
END = "withdrawn:\n  on: 2010-01-01\n"
MORE = "- on: 2009-04-01\n  document: part2\n"
ADDED = "  - on: 2009-04-01\n    document: part2\n"


def placing(text: str) -> Placing:
    return Placing(text.encode(), FIELDS)


AFTER = [
    ("behind the last field", HEAD, f"{HEAD}{NEW}"),
    ("without a line end", "format: 1\nedition: 2009/10", f"{HEAD}{NEW}"),
    (
        "before what the form has after it, with the comment above that",
        f"{HEAD}# why\n{END}",
        f"{HEAD}{NEW}# why\n{END}",
    ),
    (
        "behind the comments of the group before it",
        f"{HEAD}signed_off:\n  on: 2009-03-31 # late\n  # so it was\n\n# below\n",
        f"{HEAD}signed_off:\n  on: 2009-03-31 # late\n  # so it was\n{NEW}\n# below\n",
    ),
    (
        "behind a text of several lines",
        f"{HEAD}note: |\n  One.\n\n  # no comment\n\n{END}",
        f"{HEAD}note: |\n  One.\n\n  # no comment\n{NEW}\n{END}",
    ),
    (
        "where the fields stand in another order",
        "withdrawn:\n    on: 2010-01-01\nedition: 2009/10\nformat: 1\n",
        f"withdrawn:\n    on: 2010-01-01\nedition: 2009/10\n{NEW}format: 1\n",
    ),
    (
        "with the line ends of the file",
        "format: 1\r\nedition: 2009/10\r\n",
        "format: 1\r\nedition: 2009/10\r\npublished:\r\n  on: 2009-04-01\r\n",
    ),
    ("behind a mark at the start", f"\ufeff{HEAD}", f"\ufeff{HEAD}{NEW}"),
    (
        "where all of it stands further in",
        "  format: 1\n  edition: 2009/10\n",
        "  format: 1\n  edition: 2009/10\n  published:\n    on: 2009-04-01\n",
    ),
]


@pytest.mark.parametrize(("where", "old", "new"), AFTER, ids=[case[0] for case in AFTER])
def test_a_field_is_put_where_its_form_has_it(where: str, old: str, new: str) -> None:
    assert placing(old).field("published", ON).content.decode() == new, where


LISTS = [
    ("a list that is not there", HEAD, f"{HEAD}corrections:\n{ADDED}"),
    ("one that is empty", f"{HEAD}corrections: []\n", f"{HEAD}corrections:\n{ADDED}"),
    ("one that is not filled in", f"{HEAD}corrections:\n", f"{HEAD}corrections:\n{ADDED}"),
    (
        "one with comments",
        f"{HEAD}corrections:\n  # first\n  - on: 2009-03-31  # a\n    # last\n{END}",
        f"{HEAD}corrections:\n  # first\n  - on: 2009-03-31  # a\n    # last\n{ADDED}{END}",
    ),
    (
        "one in the column of its field",
        f"{HEAD}corrections:\n- on: 2009-03-31\n  reason: |\n    Long.\n# next\n{END}",
        f"{HEAD}corrections:\n- on: 2009-03-31\n  reason: |\n    Long.\n{MORE}# next\n{END}",
    ),
    (
        "one further in",
        f"{HEAD}corrections:\n    -   on: 2009-03-31\n",
        f"{HEAD}corrections:\n    -   on: 2009-03-31\n    - on: 2009-04-01\n      document: part2\n",
    ),
]


@pytest.mark.parametrize(("where", "old", "new"), LISTS, ids=[case[0] for case in LISTS])
def test_an_item_is_put_at_the_end_of_its_list(where: str, old: str, new: str) -> None:
    assert placing(old).item("corrections", ITEM).content.decode() == new, where


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}corrections: [{{on: 2009-03-31}}]\n",
        f"{HEAD}corrections: soon\n",
        f"{HEAD}corrections:\n  - on: 2009-03-31\n    reason: |+\n      Long.\n\n\n{END}",
        "{format: 1, edition: 2009/10}\n",
    ],
)
def test_where_it_is_not_certain_nothing_is_put(text: str) -> None:
    with pytest.raises(NotPlaced):
        placing(text).item("corrections", ITEM)


def test_a_value_is_replaced_and_what_stands_beside_it_stays() -> None:
    text = f"{HEAD}published: # ours\n    on:   '2009-03-31'   # moved\n"
    new = placing(text).value(("published", "on"), "2009-04-01")
    assert new.content.decode() == text.replace("'2009-03-31'", "2009-04-01")
    with pytest.raises(NotPlaced):
        placing(text).value(("published", "at"), "2009-04-01")
    with pytest.raises(NotPlaced):
        placing(f"{HEAD}note: |\n  One.\n").value(("note",), "Two.")


def test_a_field_is_taken_out_with_what_it_holds_but_not_with_a_comment() -> None:
    text = f"{HEAD}note: x\nsigned_off:\n  on: 2009-03-31\n  fingerprints:\n    - document: a\n{NEW}"
    assert placing(text).without("note").content.decode() == text.replace("note: x\n", "")
    new = placing(text).without(("signed_off", "fingerprints")).content.decode()
    assert new == text.replace("  fingerprints:\n    - document: a\n", "")
    with pytest.raises(NotPlaced):
        placing(text.replace("note: x", "note: x # of us")).without("note")


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60)
PROSE = st.lists(WORDS, min_size=1, max_size=6).map("\n".join).filter(lambda text: text.strip() != "")
COMMENT = st.sampled_from(["", "# a remark\n", "\n", "\n# a remark\n\n", "  # further in\n"])


@given(st.lists(COMMENT, min_size=5, max_size=5), PROSE, st.sampled_from(["\n", "\r\n"]))
def test_whatever_is_put_in_all_other_lines_stay(notes: list[str], text: str, end: str) -> None:
    parts = (
        "format: 1\n",
        "edition: 2009/10\n",
        "signed_off:\n  on: 2009-03-31\n",
        "corrections:\n  - on: 2009\n",
    )
    old = "".join(part + note for part, note in zip(("", *parts), notes, strict=True)).replace("\n", end)
    value: Value = {"on": "2009-04-01", "reason": prose(text)}
    assume(not parse("\n".join(lines_of("reason", prose(text))).encode(), "")[0].refused)
    new = placing(old).item("corrections", value).field("withdrawn", ON).content.decode()
    changes = [line[0] for line in difflib.ndiff(old.splitlines(True), new.splitlines(True))]
    assert "-" not in changes
    data = parse(new.encode(), "")[0].data
    assert isinstance(data, dict)
    assert data["withdrawn"] == ON
    assert data["corrections"] == [{"on": "2009"}, value]


@given(PROSE)
def test_prose_keeps_its_words_and_paragraphs(text: str) -> None:
    kept = prose(text)
    assert kept.split() == text.split()
    assert all(len(line) <= 100 or " " not in line for line in kept.splitlines())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Plain words.", ["reason: Plain words."]),
        ("By mistake: all.", ['reason: "By mistake: all."']),
        ("3.10", ['reason: "3.10"']),
        ("no", ["reason: no"]),
        ("3808", ["reason: 3808"]),
        ("One.\n\nTwo.\n", ["reason: |", "  One.", "", "  Two."]),
    ],
)
def test_values_are_written_so_that_they_are_read_as_typed(text: str, lines: list[str]) -> None:
    assert lines_of("reason", text) == lines
