"""Strict YAML: what is refused and where, and what a file says."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adtp_publish.findings import ERROR, Finding
from adtp_publish.load.exact import MAX_DEPTH
from adtp_publish.load.plain_text import MAX_BYTES, MAX_LINE
from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.source import Data
from tests.load.holding import hold

FILE = "plans/somewhere/2009-10/part2.yaml"


def refusal(content: bytes) -> Finding:
    """The one finding of a file that is refused."""
    document, found = parse(content, FILE)
    assert document.refused
    assert document.data is None
    assert len(found) == 1
    return found[0]


REFUSED: dict[str, tuple[str, str, int, int]] = {
    "an anchor": ("a: 1\nb: &c 2\n", "anchor", 2, 4),
    "an anchor on a key": ("&a b: 1\n", "anchor", 1, 1),
    "an anchor on a list": ("a: &x\n  - 1\n", "anchor", 1, 4),
    "an alias": ("a: 1\nb: *a\n", "anchor", 2, 4),
    "an alias as a key": ("a: 1\n*a : 2\n", "anchor", 2, 1),
    "a tag": ("a:\n  - !!int 1\n", "tag", 2, 5),
    "a tag that makes an object": ("!!python/object/apply:os.system [ls]\n", "tag", 1, 1),
    "a tag on a key": ("!x a: 1\n", "tag", 1, 1),
    "a bare exclamation mark": ("a: ! b\n", "tag", 1, 4),
    "a merge key": ("a:\n  <<: {b: 1}\n", "merge-key", 2, 3),
    "a quoted merge key": ('"<<": 1\n', "merge-key", 1, 1),
    "a second document after nothing": ("---\n---\na: 1\n", "several-documents", 2, 1),
    "a key twice in a flow map": ("a: {b: 1, b: 2}\n", "repeated-key", 1, 11),
    "brackets too deep": ("[" * 60 + "]" * 60, "too-deep", 1, MAX_DEPTH + 2),
    "brackets without end": ("[\n" * 100_000, "too-deep", MAX_DEPTH + 2, 1),
    "an escape that is NUL": ('a: "x\\0y"\n', "forbidden-character", 1, 6),
    "an escape that turns text around": ('a: 1\nb: "\\u202e"\n', "forbidden-character", 2, 5),
    "an escape in a key": ('"a\\x1b[31m": 1\n', "forbidden-character", 1, 3),
    "an escape that ends a line unseen": ('a: "\\L"\n', "forbidden-character", 1, 5),
    "marks of a merge in the lines of an old Mac": ("a: |\r  b\r  >>>>>>> x\r", "merge-conflict", 3, 3),
    "the line between two versions on Windows": ("a: 1\r\n=======\r\n", "merge-conflict", 2, 1),
    "marks of a merge": ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\n>>>>>>> x\n", "merge-conflict", 2, 1),
    "a directive of another YAML": ("%YAML 3.0\n---\na: 1\n", "directive", 1, 1),
}  # fmt: skip

NOT_TEXT: dict[str, tuple[bytes, str, int, int]] = {
    "a Latin-1 letter": (b"a: 1\nb: caf\xe9\n", "not-utf-8", 2, 7),
    "a Latin-1 letter after UTF-8": (b"a: \xc3\xa9\xe9\n", "not-utf-8", 1, 5),
    "a Latin-1 letter after a byte order mark": (b"\xef\xbb\xbfa: \xe9\n", "not-utf-8", 1, 4),
    "a Latin-1 letter after old line ends": (b"a: 1\rb: \xe9\r", "not-utf-8", 2, 4),
    "UTF-16": ("a: 1\n".encode("utf-16"), "utf-16", 1, 1),
    "UTF-16 without a byte order mark": ("a: 1\n".encode("utf-16-le"), "utf-16", 1, 1),
    "UTF-16 the other way round": ("a: 1\n".encode("utf-16-be"), "utf-16", 1, 1),
    "UTF-32": ("a: 1\n".encode("utf-32"), "utf-16", 1, 1),
    "UTF-32 without a byte order mark": ("a: 1\n".encode("utf-32-be"), "utf-16", 1, 1),
    "half a letter at the end": ("a: 1\nb: café".encode()[:-1], "cut-off", 2, 7),
    "nothing written at the end": (b"a: 1\nb: " + bytes(4000), "cut-off", 2, 4),
    "nothing written at all": (bytes(4096), "cut-off", 1, 1),
    "a Word document": (b"PK\x03\x04\x14\0\x06\0word/document.xml", "not-plain-text", 1, 1),
    "an Excel workbook": (b"PK\x03\x04\x14\0\x06\0xl/workbook.xml", "not-plain-text", 1, 1),
    "a zip": (b"PK\x03\x04\x14\0\x06\0part2.yaml", "not-plain-text", 1, 1),
    "an old Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not-plain-text", 1, 1),
    "rich text": (b"{\\rtf1\\ansi a: 1}", "not-plain-text", 1, 1),
    "a PDF": (b"%PDF-1.7\n", "not-plain-text", 1, 1),
    "a gzip": (b"\x1f\x8b\x08\0\0", "not-plain-text", 1, 1),
    "a web page": (b"\n<!DOCTYPE html>\n<html>", "not-plain-text", 1, 1),
    "a web page after a byte order mark": (b"\xef\xbb\xbf<HTML>", "not-plain-text", 1, 1),
    "a picture": (b"\xff\xd8\xff\xe0", "not-plain-text", 1, 1),
    "a pointer of Git LFS": (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n",
        "lfs-pointer",
        1,
        1,
    ),
    "a long line": (b"a: 1\nb: " + b"x" * MAX_LINE + b"\n", "line-too-long", 2, 1),
    "half a character": (b"a: \xed\xa0\x80\n", "not-utf-8", 1, 4),
    "a NUL byte": (b"a: 1\nb: x\x00\n", "forbidden-character", 2, 5),
    "a control character after old line ends": (b"a: 1\r\x07\r", "forbidden-character", 2, 1),
    "a byte order mark in the middle": ("a: 1\n\ufeffb: 2\n".encode(), "forbidden-character", 2, 1),
    "a line separator": ("a: 1\u2028b: 2\n".encode(), "forbidden-character", 1, 5),
    "text turned around": ("a: \u202eb\n".encode(), "forbidden-character", 1, 4),
    "no character at all": ("a: \uffff\n".encode(), "forbidden-character", 1, 4),
    "a file too large": (b"#\n" * (MAX_BYTES // 2 + 1), "file-too-large", 1, 1),
}


ALL = NOT_TEXT | {case: (text.encode(), code, at, by) for case, (text, code, at, by) in REFUSED.items()}


@pytest.mark.parametrize("case", ALL)
def test_a_file_is_refused_with_one_error_at_its_place(case: str) -> None:
    content, code, line, column = ALL[case]
    found = refusal(content)
    assert (found.code, found.line, found.column) == (code, line, column)
    assert found.severity == ERROR
    assert found.file == FILE
    assert found.message
    assert found.hint


FORBIDDEN = [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x061C, 0x200B, 0x200E, 0x200F,
             *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC),
             0xFFFE, 0xFFFF]  # fmt: skip


@pytest.mark.parametrize("number", FORBIDDEN, ids=lambda n: f"U+{n:04X}")
def test_a_character_that_cannot_be_seen_is_refused_typed_or_escaped(number: int) -> None:
    for text, column in ((f"a: x{chr(number)}\n", 5), (f'a: "\\u{number:04x}"\n', 5)):
        found = refusal(text.encode())
        assert (found.code, found.line, found.column) == ("forbidden-character", 1, column)
        assert f"U+{number:04X}" in found.message


def test_the_largest_file_and_the_deepest_nesting_that_fit_are_read() -> None:
    assert not parse((b"#" * (MAX_LINE - 1) + b"\n") * (MAX_BYTES // MAX_LINE), FILE)[1]
    assert not parse(b"#" * MAX_LINE + b"\n" * (MAX_BYTES - MAX_LINE), FILE)[1]
    assert not parse(("[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH).encode(), FILE)[1]


READ: dict[str, tuple[str, Data]] = {
    "numbers keep their spelling": ("a: 0207123\nb: 12:30\nc: 1_000\nd: 0x1\ne: 5.10\n",
                                    {"a": "0207123", "b": "12:30", "c": "1_000", "d": "0x1", "e": "5.10"}),
    "words keep their spelling": ("a: no\nb: TRUE\nc: .inf\n", {"a": "no", "b": "TRUE", "c": ".inf"}),
    "dates keep their spelling": ("a: 2009-03-31\nb: 2008/09\n", {"a": "2009-03-31", "b": "2008/09"}),
    "nothing typed is nothing": ("a:\nb: ~\nc: null\nd: ''\n", {"a": None, "b": None, "c": None, "d": ""}),
    "an empty file": ("", None),
    "a file of comments": ("# nothing yet\n", None),
    "blocks of text": ("a: |\n  one\n\n  two\nb: >\n  three\n  four\n",
                       {"a": "one\n\ntwo\n", "b": "three four\n"}),
    "indicators of YAML inside a text": ("a: b & c, d * e! # f\nb: x&y\n",
                                     {"a": "b & c, d * e!", "b": "x&y"}),
    "a byte order mark, Windows line ends": ("\ufeffa: 1\r\nb:\r\n  - 2\r\n", {"a": "1", "b": ["2"]}),
    "a flow map": ("a: {b: 138, c: 089}\n", {"a": {"b": "138", "c": "089"}}),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_a_file_is_read_as_the_text_that_was_typed(case: str) -> None:
    text, wanted = READ[case]
    document, found = parse(text.encode(), FILE)
    assert found == ()
    assert document.data == wanted


SIGNS = "ab1:-?,[]{}&*!|>%@`'\"# \n\t\r\\~<=.\u00e9\u2028\ufeff\uffff\U0001f600"
YAMLISH = st.text(st.sampled_from(SIGNS), max_size=60)


@given(st.binary(max_size=80) | YAMLISH.map(str.encode) | st.text(max_size=40).map(str.encode))
@example(b"a: \xef\xbf\xbf")
@example(b'"\\')
@example(b"%TAG ! x\n---\n!a b")
@example(b"{")
@example(b"a: {b c\n\xc2\xa0")
def test_whatever_a_file_holds_it_is_read_or_refused_and_findings_stand_inside_it(content: bytes) -> None:
    hold(content)
