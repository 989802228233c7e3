"""Findings as text: where the marks stand, what is cut, what has colour, how it is counted."""

from __future__ import annotations

import re

import pytest

from adtp_publish.findings import ERROR, NOTICE, WARNING, Finding
from adtp_publish.model.source import RawDocument
from adtp_publish.report.text import Look, as_text, counted, counted_in_files, statistics


def finding(  # a short form of the record
    column: int = 1,
    length: int = 1,
    *,
    file: str = "plans/a.yaml",
    severity: str = ERROR,
    code: str = "wrong-value",
    hint: str = "",
    explained: str = "",
) -> Finding:
    return Finding(code, severity, "found it", file, (), hint, False, 1, column, length, explained)


def quoted(line: str, column: int, length: int) -> list[str]:
    document = RawDocument("a.yaml", "plans/a.yaml", text=f"{line}\n")
    return as_text([finding(column, length)], {"plans/a.yaml": document}).split("\n")[1:]


@pytest.mark.parametrize(
    ("line", "column", "length", "shown", "marks"),
    [
        ("key: 5", 6, 1, "key: 5", "     ^"),
        ("key: five", 6, 4, "key: five", "     ^^^^"),
        ("key: 5", 7, 1, "key: 5", "      ^"),
        ("key: 5", 6, 40, "key: 5", "     ^"),
        ("", 1, 1, "", "^"),
        ("\tkey: 5", 2, 3, "→key: 5", " ^^^"),
        ("漢字: 五", 5, 1, "漢字: 五", "      ^^"),
        ("cafe\u0301: 5", 8, 1, "cafe\u0301: 5", "      ^"),
        ("a\u202e: 5", 5, 1, "a\\u202e: 5", "         ^"),
        ("a\u202e: 5", 2, 1, "a\\u202e: 5", " ^^^^^^"),
        ("##[error]: 5", 12, 1, "#\\x23[error]: 5", "              ^"),
    ],
)
def test_the_marks_stand_under_the_place(line: str, column: int, length: int, shown: str, marks: str) -> None:
    assert quoted(line, column, length) == [f"    1 | {shown}", f"      | {marks}"]


@pytest.mark.parametrize(
    ("column", "shown", "marks"),
    [
        (1, "a" * 100 + "…", "^"),
        (200, "…" + "a" * 50 + "X" + "a" * 49 + "…", " " * 51 + "^"),
        (400, "…" + "a" * 51, " " * 51 + "^"),
    ],
)
def test_a_long_line_is_cut_around_the_place(column: int, shown: str, marks: str) -> None:
    line = "a" * 199 + "X" + "a" * 200
    assert quoted(line, column, 1) == [f"    1 | {shown}", f"      | {marks}"]


def test_a_line_of_wide_characters_is_cut_by_what_it_takes_on_the_screen() -> None:
    shown, marks = quoted("漢" * 80 + "X" + "漢" * 80, 81, 1)
    assert shown == "    1 | …" + "漢" * 25 + "X" + "漢" * 24 + "…"
    assert marks == "      | " + " " * 51 + "^"


def test_a_line_as_long_as_a_file_takes_no_time() -> None:
    document = RawDocument("a.yaml", "plans/a.yaml", text="漢\u202e" * 250_000)
    found = [finding(1000 * number + 1) for number in range(500)]
    assert len(as_text(found, {"plans/a.yaml": document})) < 500_000


def test_an_explained_finding_shows_the_explanation_and_no_hint() -> None:
    found = finding(severity=NOTICE, hint="correct it", explained="The board rounded up.")
    assert as_text([found], {}).split("\n")[1:] == ["  explained: The board rounded up."]


def test_findings_of_two_files_stand_apart_where_people_read_them() -> None:
    found = [finding(file="b.yaml"), finding(file="a.yaml"), finding(3, file="a.yaml")]
    heads = ["a.yaml:1:1", "a.yaml:1:3", "b.yaml:1:1"]
    said = [f"{head}: error: found it [wrong-value]" for head in heads]
    assert as_text(found, {}).split("\n") == said
    assert as_text(found, {}, Look(apart=True)).split("\n") == [*said[:2], "", said[2]]


def test_colour_changes_no_character() -> None:
    document = RawDocument("a.yaml", "plans/a.yaml", text="key: 5")
    found = [finding(6, hint="mend it"), finding(6, severity=WARNING), finding(6, severity=NOTICE)]
    plain = as_text(found, {"plans/a.yaml": document})
    bright = as_text(found, {"plans/a.yaml": document}, Look(colour=True))
    assert re.sub("\x1b\\[[0-9;]*m", "", bright) == plain
    assert "\x1b[1;31merror\x1b[0m" in bright
    assert "\x1b" not in plain


COUNTS = {
    "no findings": ((), "no findings"),
    "one": ((finding(),), "1 error in 1 file"),
    "of two files": (
        (finding(), finding(2), finding(file="b", severity=WARNING), finding(file="b", severity=NOTICE)),
        "2 errors, 1 warning, 1 notice in 2 files",
    ),
}


@pytest.mark.parametrize("case", COUNTS)
def test_findings_are_counted(case: str) -> None:
    found, told = COUNTS[case]
    assert counted_in_files(found) == told
    assert counted(found) == told.partition(" in ")[0]


def test_statistics_begin_with_the_worst_and_the_most_frequent() -> None:
    found = [
        finding(1, code="tag"),
        finding(2, code="wrong-value"),
        finding(3, code="wrong-value"),
        *(finding(n, code="stated-differs", severity=WARNING) for n in range(4, 16)),
        finding(20, code="stated-differs", severity=NOTICE),
    ]
    assert statistics(found).split("\n") == [
        "     2  error    wrong-value",
        "     1  error    tag",
        "    12  warning  stated-differs",
        "     1  notice   stated-differs",
    ]
    assert statistics([]) == ""
