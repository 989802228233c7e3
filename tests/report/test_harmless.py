"""No text of a plan reaches a terminal, a log or another program as anything but text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adtp_publish.report.as_json import as_json, written
from adtp_publish.report.github import as_commands
from adtp_publish.report.harmless import decodable, shown, visible, whole_line, width
from adtp_publish.report.job_summary import as_summary, escaped, with_code
from adtp_publish.report.junit import as_junit
from adtp_publish.report.record import Report
from adtp_publish.report.sarif import as_sarif
from adtp_publish.report.text import Look, as_text

from .hostile import HARM, reports, texts

COLOUR = re.compile("\x1b\\[[0-9;]*m")
LOG_COMMAND = re.compile(r"##[A-Za-z]*\[")


def text(report: Report) -> str:
    return as_text(report.findings, report.documents)


def coloured(report: Report) -> str:
    return COLOUR.sub("", as_text(report.findings, report.documents, Look(colour=True, apart=True)))


FORMS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "coloured": coloured,
    "json": as_json,
    "github": as_commands,
    "sarif": as_sarif,
    "junit": as_junit,
    "summary": as_summary,
}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=150)
@given(report=reports())
def test_a_report_holds_nothing_that_is_obeyed(form: str, report: Report) -> None:
    made = FORMS[form](report)
    lines = made.split("\n")
    assert all(line.isprintable() for line in lines), "only printable characters and line ends"
    assert made.encode("utf-8"), "UTF-8 can hold it"
    assert not LOG_COMMAND.search(made)
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert len(commands) == (len(report.findings) if form == "github" else 0)


@given(report=reports())
def test_text_has_as_many_lines_as_it_should(report: Report) -> None:
    found = report.findings
    quoted = sum(f.line <= len(report.documents[f.file].lines) for f in found)
    then = sum(bool(f.explained or f.hint) for f in found)
    lines = text(report).split("\n")
    assert len(lines) == len(found) + 2 * quoted + then
    assert all(width(line) <= 120 for line in lines if re.match(r" {4}\d \|", line))


@given(report=reports())
def test_carets_stand_under_a_place_that_is_shown(report: Report) -> None:
    lines = text(report).split("\n")
    for above, below in pairwise(lines):
        if re.fullmatch(r" {6}\| +\^+", below) and re.match(r" {4}\d \|", above):
            assert width(below) <= width(above) + 1


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("plain", "plain"),
        ("two words, `code`: 5%", "two words, `code`: 5%"),
        ("\x1b[31m", r"\x1b[31m"),
        ("a\r\nb", r"a\x0d\x0ab"),
        ("\u202e", r"\u202e"),
        ("\u2028", r"\u2028"),
        ("\xa0", r"\xa0"),
        ("\U000e0001", r"\U000e0001"),
        ("\udce9", r"\udce9"),
        ("##[error]", r"#\x23[error]"),
        ("###[error]", r"##\x23[error]"),
        ("## [error]", "## [error]"),
        ("## A heading", "## A heading"),
        ("##vso[x]", r"#\x23vso[x]"),
        ("Coûts · £5 — 漢字", "Coûts · £5 — 漢字"),
    ],
)
def test_what_is_shown_of_a_text(given: str, seen: str) -> None:
    assert visible(given) == seen
    assert "".join(shown(given)) == seen


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("::error::x", r"\x3a:error::x"),
        ("  ::error::x", r"  \x3a:error::x"),
        ("a ::error::x", "a ::error::x"),
        (": a", ": a"),
    ],
)
def test_what_is_shown_of_a_text_on_a_line_of_its_own(given: str, seen: str) -> None:
    assert whole_line(given) == seen


def test_a_name_that_is_no_utf_8_can_be_written() -> None:
    assert decodable("caf\udce9 é") == "caf\\udce9 é"


@pytest.mark.parametrize(("given", "cells"), [("ab", 2), ("漢字", 4), ("e\u0301", 1), ("£", 1), ("😀", 2)])
def test_the_width_of_a_text_is_that_of_a_terminal(given: str, cells: int) -> None:
    assert width(given) == cells


@given(texts)
def test_markdown_of_a_text_is_nothing_but_that_text(given: str) -> None:
    made = escaped(given)
    assert re.fullmatch(r"(?:[A-Za-z0-9 ]|&#\d+;|[^\x00-\x7f])*", made)
    assert unescape(made).replace("\u200b", "") == visible(given).replace("\u200b", "")


@given(texts.map(lambda text: f"found `{text.replace('`', '')}`; wanted `x`"))
def test_backticks_of_a_message_are_code_in_the_summary_and_nothing_else_is(given: str) -> None:
    made = with_code(given)
    assert made.count("<code>") == made.count("</code>") == 2
    assert "<" not in made.replace("<code>", "").replace("</code>", "")


def test_an_odd_backtick_opens_no_code() -> None:
    assert with_code("a ` b") == "a &#96; b"


@given(st.lists(st.sampled_from(HARM), max_size=5).map("".join))
def test_json_gives_a_text_back_as_it_was_or_visible(given: str) -> None:
    assert json.loads(written({"text": given})) == {"text": given}
    assert written(given).isascii()
