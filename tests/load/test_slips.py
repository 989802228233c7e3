"""What people really do to a file: each slip has a finding of its own, at its place, with either parser."""

from __future__ import annotations

import pytest
import yaml

from adtp_publish.findings import Finding
from adtp_publish.load.strict_yaml import parse
from tests.timing import in_a_moment

FILE = "plans/somewhere/2009-10/part2.yaml"

# What is typed, the code, then line, column and the marked text.
SLIPS: dict[str, tuple[str, str, int, int, str]] = {
    # --- colons
    "a colon in a text": ("note: see: this\n", "colon-in-text", 1, 10, ":"),
    "a colon in an item of a list": ("a:\n  - b c: see: this\n", "colon-in-text", 2, 13, ":"),
    "a colon in a second line": ("note: one two\n  three four: five\n", "colon-in-text", 2, 13, ":"),
    "a colon at the end of a text": ("note: see this:\nb: 1\n", "colon-in-text", 1, 15, ":"),
    "a colon in braces": ("a: {b: c: d}\n", "colon-in-text", 1, 9, ":"),
    "two fields on a line": ("post: Manager organisation: PCT\n", "colon-in-text", 1, 27, ":"),
    "no colon": ("a: 1\nbaseline\nc: 2\n", "missing-colon", 2, 1, "b"),
    "no colon, in the first line": ("baseline 5\nc: 2\n", "missing-colon", 1, 1, "b"),
    "no colon, in the first line of a group": ("a:\n  b c\n  d: 2\n", "missing-colon", 2, 3, "b"),
    "no colon and an indentation": ("just text\n  more: x\n", "missing-colon", 1, 1, "j"),
    "a colon in a third line": ("note: one\n  two\n  three: x\n", "colon-in-text", 3, 8, ":"),
    "no colon, in the last line": ("a: 1\nbaseline\n", "missing-colon", 2, 1, "b"),
    "a text that goes on without indentation": ("note: one\ntwo\nb: 1\n", "missing-colon", 2, 1, "t"),
    "no space behind a colon": ("a: 1\nb:2\nc: 3\n", "missing-space", 2, 2, ":"),
    "no space behind a colon, in the last line": ("a: 1\nb:2\n", "missing-space", 2, 2, ":"),
    "no space behind the first colon": ("a:1\nb: 2\n", "missing-space", 1, 2, ":"),
    "no space behind any colon": ("a:\n  b:1\n  c:2\n", "missing-space", 2, 4, ":"),
    "no space behind the last colon of a group": ("a:\n  b: 1\n  c:2\nd: 1\n", "missing-space", 3, 4, ":"),
    "no space behind an indented colon": ("a:\n  b: 1\n    c:2\n", "missing-space", 3, 6, ":"),
    "no space before a quotation mark": ('a:"x"\nb: 1\n', "missing-space", 1, 2, ":"),
    "no space behind a dash": ("a:\n  - b\n  -c\n", "missing-space", 3, 3, "-"),
    "no space behind a dash before a field": ("a:\n  - b: 1\n  -b: 2\n", "missing-space", 3, 3, "-"),
    # --- signs at the beginning
    "an at sign": ("a: @b\n", "sign-at-beginning", 1, 4, "@"),
    "a backtick": ("a: `b` c\n", "sign-at-beginning", 1, 4, "`"),
    "a percent sign": ("a: %5\n", "sign-at-beginning", 1, 4, "%"),
    "a percent sign in a list": ("a:\n  - %5\n", "sign-at-beginning", 2, 5, "%"),
    "a comma": ("a: , b\n", "sign-at-beginning", 1, 4, ","),
    "a closing bracket": ("a: ] b\n", "sign-at-beginning", 1, 4, "]"),
    "a bar before a text on its line": ("a: | some text\n", "sign-at-beginning", 1, 4, "|"),
    "a greater-than sign": ("a: > 5%\n", "sign-at-beginning", 1, 4, ">"),
    "a greater-than sign before a digit": ("a: >5%\nb: 1\n", "sign-at-beginning", 1, 4, ">"),
    "a text in brackets with more behind it": ("a: [b] c\n", "sign-at-beginning", 1, 4, "["),
    "a link of Markdown": ("a: [b](https://c) d\n", "sign-at-beginning", 1, 4, "["),
    "a text in braces with more behind it": ("a: {b} c\n", "sign-at-beginning", 1, 4, "{"),
    "a dash for nothing": ("change: -\nb: 1\n", "sign-at-beginning", 1, 9, "-"),
    "a dash before a text": ("a: - b\n", "sign-at-beginning", 1, 4, "-"),
    "a question mark before a text": ("a: ? b\n", "sign-at-beginning", 1, 4, "?"),
    "a fence of code": ("```yaml\na: 1\n```\n", "sign-at-beginning", 1, 1, "```"),
    "a fence of code at the end": ("a: 1\n```\n", "sign-at-beginning", 2, 1, "```"),
    "an ampersand": ("a: &c and more\n", "anchor", 1, 4, "&"),
    "an ampersand and a space": ("a: & more\n", "anchor", 1, 4, "&"),
    "an asterisk": ("a: *see below\n", "anchor", 1, 4, "*"),
    "two asterisks": ("a: **Bold** text\n", "anchor", 1, 4, "*"),
    "an exclamation mark": ("a: !important\n", "tag", 1, 4, "!"),
    "an exclamation mark and brackets": ("a: !{x} y\n", "tag", 1, 4, "!"),
    "a directive": ("%YAML 1.1\n---\na: 1\n", "directive", 1, 1, "%"),
    "a directive that nobody knows": ("%FORMAT 1\n---\na: 1\n", "directive", 1, 1, "%"),
    "one before more lines": ("a: 1\n%5 of all\nb: 2\n", "directive", 2, 1, "%"),
    "a percent sign at the beginning of a line": ("a: 1\n%5 of all\n", "directive", 2, 1, "%"),
    # --- keys
    "a question mark before a key": ("? a\n: b\n", "key-not-text", 1, 3, "a"),
    "a question mark before a later key": ("a: 1\n? b\n: 2\n", "key-not-text", 2, 3, "b"),
    "a question mark before a key in braces": ("x: {? a : b}\n", "key-not-text", 1, 7, "a"),
    "no key": (": b\n", "key-not-text", 1, 1, ":"),
    "no key, further down": ("a: 1\n: b\n", "key-not-text", 2, 1, ":"),
    "no key in braces": ("a: {: b}\n", "key-not-text", 1, 5, ":"),
    "an empty key in quotes": ('"": b\n', "key-not-text", 1, 1, '""'),
    "a list as a key": ("? [a]\n: b\n", "key-not-text", 1, 3, "["),
    "a list as a key without a question mark": ("[a]: b\n", "key-not-text", 1, 1, "["),
    "a group as a key": ("{{a: 1}: b}\n", "key-not-text", 1, 2, "{"),
    "a key twice": ("a: 1\nb: 2\na: 3\n", "repeated-key", 3, 1, "a"),
    "a key twice, once in quotes": ("a: 1\n'a': 3\n", "repeated-key", 2, 1, "'a'"),
    "a key twice, spelt with an escape": ('a: 1\n"\\x61": 3\n', "repeated-key", 2, 1, '"\\x61"'),
    "a key twice, its accent composed and not": ("é: 1\ne\u0301: 2\n", "repeated-key", 2, 1, "e\u0301"),
    "a year twice": ("a:\n  2008/09: 1\n  2008/09: 2\n", "repeated-key", 3, 3, "2008/09"),
    # --- a hash
    "a hash before a digit": ("a: Room #1\nb: 1\n", "lost-after-hash", 1, 9, "#1"),
    "a hash in quotes' shadow": ('a: "Room" #1\n', "lost-after-hash", 1, 11, "#1"),
    "a hash at the beginning of a text": ("a: #4 in the list\n", "lost-after-hash", 1, 4, "#4 in the list"),
    "a hash at the beginning of an item": ("a:\n  - #4\n  - b\n", "lost-after-hash", 2, 5, "#4"),
    "a hash after a tab": ("a: Room\t#1\n", "tab", 1, 8, "\t"),
    "a hash in a text that goes on": ("a: Room #1 and\n  Room 2\n", "lost-after-hash", 1, 9, "#"),
    "a hash and a space in one": ("a: Room # 1 and\n  Room 2\n", "lost-after-hash", 1, 9, "#"),
    # --- quotation marks
    "a quotation mark that is not closed": ('a: "x\nb: 1\n', "unclosed-quote", 1, 4, '"'),
    "one that is closed by the next one": ('a: "x\nb: "y"\nc: 1\n', "unclosed-quote", 1, 4, '"'),
    "one that swallows a field in silence": ('a: "x\nb: 1\nc: 2"\n', "unclosed-quote", 1, 4, '"'),
    "one in a list": ('a:\n  - "x\n  - "y"\n', "unclosed-quote", 2, 5, '"'),
    "one in braces": ('a: {b: "x, c: 1}\n', "unclosed-quote", 1, 8, '"'),
    "an apostrophe at the beginning": ("a: '90s music\nb: 1\n", "unclosed-quote", 1, 4, "'"),
    "an apostrophe in single quotes": ("a: 'the plan's aims'\n", "quote-inside-text", 1, 13, "'"),
    "a text behind a quotation": ('a: "Home" is best\n', "quote-inside-text", 1, 9, '"'),
    "a quotation in quotes": ('a: "the "Home" project"\n', "quote-inside-text", 1, 9, '"'),
    "two quotations": ('a: "b", "c"\n', "quote-inside-text", 1, 6, '"'),
    "a backslash": ('a: "C:\\plans"\n', "bad-escape", 1, 7, "\\p"),
    "a backslash before the last quotation mark": ('a: "C:\\Plans\\"\nb: 1\n', "unclosed-quote", 1, 4, '"'),
    "backslashes up to the last quotation mark": ('a: "C:\\work\\"\nb: 1\n', "bad-escape", 1, 7, "\\w"),
    "a backslash in a second line": ('a: "x\n  \\q"\n', "bad-escape", 2, 3, "\\q"),
    "half a character": ('a: "\\ud800"\n', "bad-escape", 1, 5, "\\ud800"),
    "too few digits": ('a: "\\xg"\n', "bad-escape", 1, 5, "\\x"),
    "a character beyond all": ('a: "\\UFFFFFFFF"\n', "bad-escape", 1, 5, "\\UFFFFFFFF"),
    "curly quotation marks": ("a: “see: this”\n", "smart-quotes", 1, 4, "“see: this”"),
    "curly quotation marks, one straight": ('a: “see: this"\n', "smart-quotes", 1, 4, "“"),
    "curly quotation marks in brackets": ("a: [“b, c”, d]\n", "smart-quotes", 1, 5, "“"),
    # --- brackets
    "a bracket that is not closed": ("a: [1, 2\nb: 3\n", "unclosed-bracket", 1, 4, "["),
    "a bracket that is not closed at the end": ("a: [1, 2\n", "unclosed-bracket", 1, 4, "["),
    "a brace that is not closed": ("a: {b: 1\nc: 2\n", "unclosed-bracket", 1, 4, "{"),
    "a brace over several lines": ("a: {\n  b: 1,\n  c: 2\nd: 3\n", "unclosed-bracket", 1, 4, "{"),
    "an amount in braces": ("a: {b: £138,089}\n", "money-in-braces", 1, 12, ",089"),
    "an amount in braces before more": ("a: {b: £138,089, c: 1}\n", "money-in-braces", 1, 12, ",089"),
    "a million in braces": ("a: {b: 1,000,000}\n", "money-in-braces", 1, 9, ",000,000"),
    "an amount in brackets": ("a: [£138,089]\n", "money-in-braces", 1, 9, ",089"),
    # --- indentation
    "a tab": ("a:\n\tb: 1\n", "tab", 2, 1, "\t"),
    "a tab behind spaces": ("a:\n  \tb: 1\n", "tab", 2, 3, "\t"),
    "a tab in a list": ("a:\n\t- b\n", "tab", 2, 1, "\t"),
    "a tab in braces over several lines": ("a: {b: 1,\n\tc: 2}\n", "tab", 2, 1, "\t"),
    "a tab behind a colon": ("a:\t1\n", "tab", 1, 3, "\t"),
    "a tab behind a colon before a group": ("a:\t\n  b: 1\n", "tab", 1, 3, "\t"),
    "a tab in a text": ("a: one\ttwo\n", "tab", 1, 7, "\t"),
    "a tab in a name": ("a\tb: 1\n", "tab", 1, 2, "\t"),
    "a tab before a line that goes on": ("a: one\n\ttwo\n", "tab", 2, 1, "\t"),
    "a tab at the end of a line": ("a: 1\t\nb: 2\n", "tab", 1, 5, "\t"),
    "a tab behind a dash": ("a:\n  -\tb\n", "tab", 2, 4, "\t"),
    "a tab in brackets": ("a: [b,\tc]\n", "tab", 1, 7, "\t"),
    "a tab before the text of a block": ("a: |\n\ttext\n", "tab", 2, 1, "\t"),
    "a field too far out": ("a:\n    b: 1\n    c: 2\n  d: 3\n", "wrong-indentation", 2, 5, "b"),
    "the first field of a group too far in": ("a:\n    b: 1\n  c: 2\n", "wrong-indentation", 2, 5, "b"),
    "a field too far in": ("a:\n  b: 1\n   c: 2\n", "wrong-indentation", 3, 4, "c"),
    "the first field too far in": ("  a: 1\nb: 2\n", "wrong-indentation", 1, 1, " "),
    "an item too far out": ("a:\n  - b\n - c\n", "wrong-indentation", 3, 2, "-"),
    "an item too far in, read as text": ("a:\n  - b\n    - c\n", "wrong-indentation", 3, 5, "-"),
    "an item below a text": ("a: b\n  - c\n", "wrong-indentation", 2, 3, "-"),
    "a field of an item too far in": ("a:\n  - b: 1\n     c: 2\n", "wrong-indentation", 3, 6, "c"),
    "a field of an item too far out": ("a:\n  - b: 1\n   c: 2\n", "wrong-indentation", 3, 4, "c"),
    "a field of an item below its dash": ("a:\n  - b: 1\n  c: 2\n", "wrong-indentation", 3, 3, "c"),
    "a field behind text": ("a:\n  - b: |\n      x\n    c: 1\n     d: 2", "wrong-indentation", 5, 6, "d"),
    "an item in line with fields": ("a:\n  b: 1\n  - c\n", "wrong-indentation", 3, 3, "-"),
    "a block that is not indented": ("a: |\ntext here\nb: 1\n", "wrong-indentation", 2, 1, "t"),
    "such a block with a colon": ("a:\n  b: |\n  text: here\n  c d\n", "missing-colon", 4, 3, "c"),
    "a star for a dash": ("a:\n  * b\n", "list-marker", 2, 3, "*"),
    "an en dash for a dash": ("a:\n  – b\n  – c\n", "list-marker", 2, 3, "–"),
    "a bullet for a dash": ("a:\n  • b\n", "list-marker", 2, 3, "•"),
    # --- spaces that are none
    "a no-break space behind a colon": ("a:\xa01\nb: 2\n", "no-break-space", 1, 3, "\xa0"),
    "a no-break space in the indentation": ("a:\n\xa0 b: 1\n", "no-break-space", 2, 1, "\xa0"),
    "a no-break space before a value": ("a: \xa01\n", "no-break-space", 1, 4, "\xa0"),
    "a no-break space behind a value": ("a: 1\xa0\n", "no-break-space", 1, 5, "\xa0"),
    "a no-break space behind a dash": ("a:\n  -\xa0b\n  - c\n", "no-break-space", 2, 4, "\xa0"),
    # --- the rest
    "a file that breaks off in a name": ("a: 1\nb: 2\nbasel", "cut-off", 3, 6, ""),
    "a second document": ("a: 1\n---\nb: 2\n", "several-documents", 2, 1, "---"),
    "an end of a document, then more": ("a: 1\n...\nb: 2\n", "several-documents", 2, 1, "..."),
}  # fmt: skip


def found(text: str) -> Finding:
    """The one finding of a file."""
    _, findings = parse(text.encode(), FILE)
    (finding,) = findings
    return finding


@pytest.fixture(params=["with C", "without C"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers of PyYAML in turn: the one in C is not everywhere."""
    assert hasattr(yaml, "CBaseLoader")
    if request.param == "without C":
        monkeypatch.delattr(yaml, "CBaseLoader")
    return str(request.param)


@pytest.mark.parametrize("case", SLIPS)
def test_a_slip_has_a_finding_of_its_own_at_its_place(case: str, parser: str) -> None:
    text, code, line, column, marked = SLIPS[case]
    finding = found(text)
    assert (finding.code, finding.line, finding.column) == (code, line, column)
    assert text.split("\n")[line - 1][column - 1 :][: finding.length] == marked
    assert finding.hint
    assert finding.is_error


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a:\n  - b: |\n      x: y\n    c: 1\n     d: 2\n", "wanted 4, as before `c` above"),
        ("a:\n  b: |\n    x: y\n  c: 1\n   d: 2\n", "wanted 2, as before `c` above"),
        ("a:\n  - b: 1\n   - c: 2\n", "wanted 2"),
        ("note: see: this\n", 'wanted quotation marks around all of it: `"see: this"`'),
        ("a: {b: 5%; c: 10%}\n", "write a comma between the fields"),
        ("date 2009-03-31\nb: 1\n", "`date: 2009-03-31`"),
        ("a: {b: £1,250,000}\n", "`£1250000`"),
        ("a: %5\n", "`5%`"),
        ("a: b #c\n", "write a space behind the `#`"),
    ],
)
def test_a_finding_says_how_to_mend_it_with_the_text_itself(text: str, wanted: str) -> None:
    finding = found(text)
    assert wanted in f"{finding.message}; {finding.hint}"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a: {b: £138,089}\n", "a: {b: £138089}\n"),
        ("a: “see: this”\n", 'a: "see: this"\n'),
        ("a: 1\xa0\n", "a: 1 \n"),
        ("a:\n  • b\n", "a:\n  - b\n"),
        ("a: 1\nb:2\n", "a: 1\nb: 2\n"),
        ("a: about Â£5\n", "a: about £5\n"),
    ],
)
def test_where_mending_is_certain_the_finding_holds_what_to_write_instead(text: str, mended: str) -> None:
    finding = found(text)
    assert finding.instead
    lines = text.split("\n")
    line = lines[finding.line - 1]
    before, behind = line[: finding.column - 1], line[finding.column - 1 + finding.length :]
    lines[finding.line - 1] = before + finding.instead + behind
    assert "\n".join(lines) == mended
    assert not parse(mended.encode(), FILE)[1]


SEVERAL = {
    "slips of single values are all told": (
        "a: May #2\nb: @x\nc: see: this\nd: &c\ne: 1\n",
        [("lost-after-hash", 1), ("sign-at-beginning", 2), ("colon-in-text", 3), ("anchor", 4)],
    ),
    "an item of a list too": (
        "a:\n  - @x\n  - %y\nb: 1\n",
        [("sign-at-beginning", 2), ("sign-at-beginning", 3)],
    ),
    "a text that may go on below ends it": ("a: @x\n   and more\nb: &c\n", [("sign-at-beginning", 1)]),
    "a slip of layout ends it": ("a: @x\nb:\n\tc: 1\nd: &c\n", [("sign-at-beginning", 1), ("tab", 3)]),
    "where the way is lost nothing more is said": (
        "a: @x\nb: [\n",
        [("sign-at-beginning", 1), ("unclosed-bracket", 2)],
    ),
}


@pytest.mark.parametrize("name", SEVERAL)
def test_slips_that_have_nothing_to_do_with_each_other_are_told_at_once(name: str) -> None:
    text, expected = SEVERAL[name]
    document, found = parse(text.encode(), "plans/somewhere/2009-10/part2.yaml")
    assert [(finding.code, finding.line) for finding in found] == expected
    assert document.refused


def test_a_file_full_of_slips_is_told_of_in_a_moment() -> None:
    text = "".join(f"a{number}: @x\n" for number in range(20_000))
    _, found = in_a_moment(lambda: parse(text.encode(), "plans/somewhere/2009-10/part2.yaml"))
    assert len(found) >= 2
