"""The quick reader and the exact one agree, with either parser; documents travel; bad files cost little."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from adtp_publish.findings import Finding
from adtp_publish.load.exact import MAX_DEPTH, Exact
from adtp_publish.load.plain_text import MAX_BYTES, MAX_LINE
from adtp_publish.load.quick import quick
from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.source import Data, Span
from tests.timing import in_a_moment

ROOT = Path(__file__).parents[2]
FILE = "plans/somewhere/2009-10/part2.yaml"
PLANS = sorted((ROOT / "plans").rglob("*.yaml"))

# Everyday lines, and such as the quick reader must leave to the exact one.
LINES = st.sampled_from([
    "a: 1", "b:", "c: two words", 'd: "2.1.0"', "e: 'x'", "f: |", "g: |-", "h: null", "- i: 1", "- j",
    "- k:",
    "- l: |", "- 'm'", "2008/09: 5%", "n: £5 # note", "o: # note", "# note", "", "p: a:b#c", "q: [r]",
    "s: {t: u}",
    "v: “w”", "x: y #1", "z: 1\xa0", "a: ~", "-b", "c:d", "e: |2", "f: >", "é: 1", "- - a", "? b", "c: d: e",
    'd: "\\n"', "e: 'it''s'", "null", "---", "f: -1", "g: 1 ", "089: 1", "h: &i 1", "j: !k",
    "l:\t1", "- # note", 'a: "b"|', "- 'c'|", "d: e|",
])  # fmt: skip
FILES = st.lists(st.tuples(st.integers(0, 4), LINES), max_size=12).map(
    lambda lines: "".join(f"{'  ' * depth}{line}\n" for depth, line in lines)
)


def exactly(text: str) -> tuple[Data, list[Finding]]:
    reader = Exact(text, FILE)
    return reader.read(), reader.found


@given(FILES)
@example("a: |\n  b\n\n    c\n\n\nd: 1\n")
@example("a:\n  - b: 1\n    c:\n      - d\n  - e\n")
@example("a: 1\r\nb: |\r\n  c\r\n")
@example('a: "b"|\n  c\n')
@example("- 'b'|\n   c\n")
def test_what_the_quick_reader_reads_the_exact_one_reads_alike(text: str) -> None:
    data = quick(text)
    if data is not None:
        assert exactly(text) == (data, [])


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_real_plans_are_read_quickly_and_alike(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    data = quick(text)
    assert data is not None, "this file is not in the everyday layout"
    assert exactly(text) == (data, [])


def test_the_parser_without_c_reads_the_real_plans_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    path = ROOT / "plans/example/2009-10/part4.yaml"
    text = path.read_text("utf-8")
    wanted = Exact(text, FILE)
    data = wanted.read()
    monkeypatch.delattr(yaml, "CBaseLoader")
    reader = Exact(text, FILE)
    assert reader.read() == data
    assert reader.positions == wanted.positions
    assert len(reader.positions.values) > 100


def test_a_document_travels_to_another_process_with_its_positions() -> None:
    document, _ = parse(b"a:\n  b: 1\n", FILE)
    travelled = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own
    assert travelled == document
    assert travelled.span(("a", "b"), on_key=False) == Span(2, 6)
    assert travelled.lines == ("a:", "  b: 1")


def full(piece: str, least: int = MAX_BYTES) -> bytes:
    """As much of a piece of text as fits into a file."""
    return (piece * (least // len(piece.encode())))[: least - 1].encode() + b"\n"


HARD: dict[str, bytes] = {
    "lines of one letter": full("a\n"),
    "empty items": full("-\n"),
    "items in items": full("- - - -\n"),
    "fields without values": "".join(f"a{number}:\n" for number in range(60_000)).encode()[:MAX_BYTES],
    "numbers as fields in braces": b"{" + ",\n".join(f"{n:03d}: 1" for n in range(1000)).encode() + b"}",
    "levels in levels": "".join(f"{' ' * depth}a:\n" for depth in range(1000)).encode(),
    "brackets in lines": full("[\n"),
    "braces with fields": full("{a: \n"),
    "brackets that close": b"[" * MAX_DEPTH + b"]" * MAX_DEPTH,
    "a double quotation mark at the beginning": b'a: "' + full("b c d\n"),
    "a single quotation mark at the beginning": b"a: '" + full("b c d\n"),
    "a quotation mark in every line": full('a: "\n'),
    "texts in quotes over two lines": full("- 'a\n  b'\n"),
    "backslashes in quotes": b'a: "' + b"\\" * (MAX_LINE - 10) + b"\n",
    "quotation marks behind backslashes": b'a: ["' + full('\\"\\"\\"\\"\\"\\"\\"\n') + b"\n: :",
    "spaces": b"a:" + b" " * (MAX_LINE - 5) + b"b\n" + full("c:    d: e\n", 400_000),
    "colons": full("a" + ": b" * 5000 + "\n"),
    "dashes": full("- " * 5000 + "\n"),
    "hashes": full("a #b #c\n"),
    "commas": b"a: [" + full(",\n", 400_000),
    "texts over two lines": full("- a\n  b\n"),
    "a text over all lines": b"a: " + full("b c\n  "),
    "a block over all lines, then a slip": b"a: |\n" + full("  b\n", MAX_BYTES - 100) + b"c: d: e\n",
    "a slip behind everything": full("a: b\n", 1000) + b"- c\n",
    "question marks": full("? a\n"),
    "tabs": full("a:\tb\n"),
    "garbled letters": full("a: Â£\n"),
    "spaces that do not break": full("a: \xa0b\n"),
    "letters of four bytes": full("😀\n"),
    "NUL bytes": b"a: 1\n" + bytes(MAX_BYTES - 10),
    "an anchor bomb": b"a: &a [x]\n" + b"".join(b"b%d: [*a,*a]\n" % n for n in range(1000)),
    "the beginning of a web page": b" " * 100 + full("<htm\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", HARD)
def test_a_bad_file_is_read_or_refused_in_less_than_a_second(case: str) -> None:
    document, found = in_a_moment(lambda: parse(HARD[case][:MAX_BYTES], FILE))
    assert len(document.lines) > 0
    assert len(found) <= 50 or not document.refused


@pytest.mark.slow
def test_no_bad_file_takes_more_than_200_megabytes(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from adtp_publish.load.strict_yaml import parse\n"
        "parse(open(sys.argv[1], 'rb').read(), 'x.yaml')\n"
        # Not `getrusage`: a process begins with what the one that started it had.
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))\n"
    )
    for case, content in HARD.items():
        place = tmp_path / "x.yaml"
        place.write_bytes(content[:MAX_BYTES])
        done = subprocess.run(
            [sys.executable, "-c", script, str(place)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert int(done.stdout) < 200 * 1024, case
