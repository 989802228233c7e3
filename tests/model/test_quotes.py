"""Names of figures in a text: where they are, what is none, and that no text takes long or fails."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.model.quotes import Quote, left_open, pieces, quotes
from tests.timing import in_a_moment

SIGNS = st.text(alphabet="[]\\`|=(). \nab1-*", max_size=120)
LONG = 60_000  # characters of the longest text of a form
SECONDS = 2  # of the processor: each takes a few hundredths


def names(text: str) -> list[tuple[str, str]]:
    return [(quote.name, quote.format) for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[part2.pdu.baseline]]", [("part2.pdu.baseline", "")]),
        ("of [[a.b|words]] and [[c]].", [("a.b", "words"), ("c", "")]),
        ("[[ a.b | words ]]", [("a.b", "words")]),
        ("[[part2.\npdu.baseline]]", [("part2.pdu.baseline", "")]),
        ("**[[a.b]]**", [("a.b", "")]),
        ("| [[a.b|words]] | x |", [("a.b", "words")]),
        ("([[a.b]])", [("a.b", "")]),
        ("[[[a.b]]](https://example.org)", [("a.b", "")]),
        ("[[]]", [("", "")]),
        (r"\\[[a.b]]", [("a.b", "")]),
        ("- item\n\n  [[a.b]] in the item", [("a.b", "")]),
        ("text\n  [[a.b]] in the paragraph", [("a.b", "")]),
        ("[[[a.b]]](c) and [x](y)[[c]]", [("a.b", ""), ("c", "")]),
        ("[1]([[a.b]] people)", [("a.b", "")]),
        ("[x]: [[a.b]] people", [("a.b", "")]),
        # --- no names
        ("[x](https://example.org/[[a.b]])", []),
        ('![x]( <[[a.b]]> "title")', []),
        ("<https://example.org/[[a.b]]>", []),
        ("[x]: https://example.org/[[a.b]]", []),
        ("[a.b]", []),
        (r"\[[a.b]]", []),
        ("`[[a.b]]`", []),
        ("``[[a.b]] ` ``", []),
        ("```\n[[a.b]]\n```", []),
        ("text\n\n    [[a.b]]", []),
        ("[[1]](https://example.org)", []),
        ("[[a.b\n\nc]]", []),
        ("[[" + "a" * 301 + "]]", []),
    ],
)
def test_names_are_found_where_they_are_meant(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


def test_a_number_may_be_said_to_be_just_a_number() -> None:
    assert quotes("[[=48]] or [[= 1 October\n2009 ]]") == (
        Quote("48", "", 0, 7, literal=True),
        Quote("1 October 2009", "", 11, 32, literal=True),
    )
    assert not quotes("[[=]]")[0].literal


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[[a.b]", (0,)),
        ("see [[a.b and so on", (4,)),
        ("[[a.b]] and [[c", (12,)),
        ("[[a.b]]", ()),
        ("[[[a.b]]]", ()),
        ("[[1]](https://example.org)", ()),
        (r"\[[a.b]", ()),
        ("`[[a.b`", ()),
        ("[a] [b]", ()),
    ],
)
def test_brackets_that_are_left_open_are_found(text: str, places: tuple[int, ...]) -> None:
    assert left_open(text) == places


@given(SIGNS)
def test_pieces_put_together_are_the_text(text: str) -> None:
    whole = [piece if isinstance(piece, str) else text[piece.start : piece.end] for piece in pieces(text)]
    assert "".join(whole) == text
    spans = [(quote.start, quote.end) for quote in quotes(text)]
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start : start + 2] == "[[" and text[end - 2 : end] == "]]" for start, end in spans)


@given(SIGNS)
def test_what_is_left_open_is_no_name(text: str) -> None:
    begun = {quote.start for quote in quotes(text)}
    for at in left_open(text):
        assert text.startswith("[[", at)
        assert at not in begun


@pytest.mark.parametrize(
    "part",
    [
        "[",
        "[[",
        "[[a",
        "[[a]",
        "[[a]]",
        "[[a|b",
        "`[[",
        "\\[[",
        "[[a](",
        "](",
        "](([[",
        "<http:",
        "[[](a ",
        "\\",
        "]] [[",
        "\n\n  [[",
    ],
)
def test_a_long_text_is_read_in_a_moment(part: str) -> None:
    text = part * (LONG // len(part))
    in_a_moment(lambda: (quotes(text), left_open(text), list(pieces(text))), SECONDS)
