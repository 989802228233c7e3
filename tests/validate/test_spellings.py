"""Usual wrong spellings of each kind of value: what they stand for, and that what is proposed is a value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.findings import Finding
from adtp_publish.validate.schema_check import SchemaCheck
from adtp_publish.validate.slip import Slip
from adtp_publish.validate.slips import ABSENCES, BY_KIND
from adtp_publish.validate.spellings import advice
from adtp_publish.validate.wording import WANTED

KINDS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "schema/common/kinds.schema.json").read_bytes()
)["$defs"]
FORMS = {
    name: {
        "type": "object",
        "properties": {"field": {**kind, "title": "A field"}},
        "additionalProperties": False,
    }
    for name, kind in KINDS.items()
}
CHECKS = {name: SchemaCheck(form) for name, form in FORMS.items()}


def found(kind: str, text: str) -> list[Finding]:
    """What is found in a document with one field of that kind."""
    return CHECKS[kind].findings({"field": text}, "f.yaml") or CHECKS[kind].read({"field": text}, "f.yaml")[1]


# Of each kind: what is written, what it stands for where that is certain.
CERTAIN: dict[str, dict[str, str]] = {
    "percent": {
        "5 per cent": "5%",
        "5.5 percent": "5.5%",
        "5,5%": "5.5%",
        "%5": "5%",
        "5%%": "5%",
        "\u22125%": "-5%",
        "n/a": "not applicable",
        "N/A": "not applicable",
        "TBC": "to be confirmed",
        "t.b.c.": "to be confirmed",
        "Pending": "pending",
        "NOT SOUGHT": "not sought",
        "5%.": "5%",
        "5%\n": "5%",
    },
    "money": {
        "£138,089.00": "£138,089",
        "138089 pounds": "£138089",
        "GBP 5": "£5",
        "£ 138, 089": "£138,089",
        "138 089": "138,089",
        "£-5": "-£5",
        "Â£5": "£5",
        "\u00a0£5\u00a0": "£5",
        "£5 ": "£5",
        "Not collected": "not collected",
        "n.a.": "not applicable",
        "£12\u2009000": "£12,000",
    },
    "count": {"1 200": "1,200", "3.0": "3", "+3": "3", "tbc": "to be confirmed", "\uff13": "3"},
    "decimal": {"12,5": "12.5", "1,234.5": "1234.5", ".5": "0.5", "5.": "5"},
    "date": {
        "31/03/2009": "2009-03-31",
        "31.3.2009": "2009-03-31",
        "31 March 2009": "2009-03-31",
        "31st of March 2009": "2009-03-31",
        "Tuesday 31st March 2009": "2009-03-31",
        "March 31, 2009": "2009-03-31",
        "31-Mar-2009": "2009-03-31",
        "2009-3-31": "2009-03-31",
        "2009/03/31": "2009-03-31",
        "20090331": "2009-03-31",
    },
    "when": {
        "Mar 2009": "March 2009",
        "march 2009": "March 2009",
        "MARCH 2009": "March 2009",
        "03/2009": "March 2009",
        "Sept. 2009": "September 2009",
        "Q3": "quarter 3",
        "3rd quarter": "quarter 3",
        "Quarterly": "quarterly",
        "31/03/2009": "2009-03-31",
        "March 2009 ": "March 2009",
    },
    "moment": {
        "2009-04-20 09:30": "2009-04-20T09:30",
        "2009-04-20T9:30": "2009-04-20T09:30",
        "2009-04-20T09:30:00": "2009-04-20T09:30",
        "20/04/2009": "2009-04-20",
    },
    "year": {"2009-10": "2009/10", "2009/2010": "2009/10", "2009\u201310": "2009/10", "FY2009/10": "2009/10"},
    "quarter": {"Q1": "q1", "1": "q1", "quarter 2": "q2", "2nd quarter": "q2"},
    "tick": {"Yes": "yes", "YES": "yes", "true": "yes", "Y": "yes", "No": "no", "n": "no", "FALSE": "no"},
    "rating": {"green": "G", "g": "G", "Amber": "A", "RED": "R", "lavender": "L", "N/A": "not applicable"},
    "reference": {
        "Grid 2 1.1": "Planning grid 2 1.1",
        "planning grid 2 1.1": "Planning grid 2 1.1",
        "2-1-4": '"2.1.4"',
        "02.01.04": '"2.1.4"',
        "Action 2.1.4": '"2.1.4"',
        "2.1.4.": '"2.1.4"',
        "2. 1. 4": '"2.1.4"',
    },
    "section": {"Section 3.13": '"3.13"', "§3.13": '"3.13"', "3-13": '"3.13"', "3.13.": '"3.13"'},
    "code": {"e08b": "E08B", "E08 B": "E08B"},
    "slug": {"North": "north"},
    "quantity": {
        "25 per cent": "25%",
        "4-6": "4 to 6",
        "4\u20136%": "4 to 6%",
        "10pp": "10 points",
        "12 wks": "12 weeks",
        "10 percentage points": "10 points",
        "15/1000": "15 per 1,000",
        "15 per thousand": "15 per 1,000",
        "May, 2009": "May 2009",
    },
    "absence": {"n/a": "not applicable", "TBC": "to be confirmed", "Not Collected": "not collected"},
    "theme": {"Housing": "housing", "service-users": "service users"},
}
# What is written, and what it may stand for: proposed, and left to people.
LIKELY: dict[str, dict[str, str]] = {
    "percent": {
        "5": "5%",
        "0": "0%",
        "(5%)": "-5%",
        "about 5%": "5%",
        "-": "not sought",
        "=": "not sought",
        "up 5% on last year": "5%",
        "unknown": "not collected",
        "5 points": "5%",
    },
    "money": {
        "£1.5m": "£1,500,000",
        "£138k": "£138,000",
        "138.089": "138,089",
        "(1,234)": "-£1,234",
        "nil": "£0",
        "approx £40,000": "£40,000",
        "138089 (est)": "£138089",
        "?": "not collected",
        "-£2.5k": "-£2,500",
    },
    "count": {
        "1.200": "1,200",
        "approx 40": "40",
        "c. 40": "40",
        "40 people": "40",
        "40+": "40",
        "none": "0",
    },
    "decimal": {"12.5%": "12.5", "ca 12": "12"},
    "date": {
        "31.03.09": "2009-03-31",
        "5/6/2009": "2009-06-05",
        "31-Mar-09": "2009-03-31",
        "2009-31-03": "2009-03-31",
        "awaited": "pending",
    },
    "when": {
        "March 09": "March 2009",
        "2009-03": "March 2009",
        "ongoing": "continuous",
        "yearly": "annually",
        "end of March 2009": "March 2009",
        "every month": "monthly",
    },
    "year": {"09/10": "2009/10", "2009": "2009/10", "1999": "1999/00"},
    "tick": {"ticked": "yes", "\u2713": "yes", "-": "no", "0": "no"},
    "rating": {"yellow": "A", "purple": "L"},
    "reference": {"4.17": '"4.1.7"', "2.1": '"2.1.0"', "2.10": '"2.1.0"', "12.1": '"12.1.0"'},
    "section": {"3": '"3.0"', "3.": '"3.0"'},
    "code": {"EO8B": "E08B", "E8B": "E08B"},
    "slug": {"North Planned_Exits": "north-planned-exits", "a--b": "a-b"},
    "quantity": {
        "about 25%": "25%",
        "over 400": "400",
        "6,393 people": "6,393",
        "£3.5m": "£3,500,000",
        "2006-07": "2006/07",
        "15/100": "15 per 100",
    },
    "absence": {"unknown": "not collected", "later": "pending"},
}
# What is written, and a word of the hint: nobody knows what is meant.
UNKNOWN: dict[str, dict[str, str]] = {
    "percent": {"0.05": "share", "5-6%": "range"},
    "money": {
        "£138,08": "three digits",
        "£1,38,089": "three digits",
        "£138,089.50": "pence",
        "$5": "pounds",
        "5%": "percentage",
        "£5 to £6": "range",
    },
    "count": {"12.5": "parts", "-3": "below zero", "5%": "percentage", "40-50": "range", "forty": "digits"},
    "date": {
        "2009-02-00": "days",
        "30/02/2009": "no such day",
        "March 2009": "day",
        "2009": "day",
        "31 March": "year",
        "today": "day itself",
        "2009-99-01": "months",
    },
    "when": {"March": "year", "asap": "month", "summer 2009": "month", "2009": "month"},
    "moment": {"2009-04-20T09:30Z": "zone"},
    "tick": {"x": "either", "X": "either"},
    "rating": {"amber/green": "one letter", "AG": "one letter"},
    "reference": {
        "2.1.4, 2.1.5": "one place",
        "0.1.1": "from 1",
        "2.1.a": "three numbers",
        "3": "three numbers",
    },
    "section": {"3.1.1.1": "three levels"},
    "quantity": {"1 in 4": "rate", "twelve weeks": "digits"},
}


def cases(table: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(kind, text, right) for kind, entries in table.items() for text, right in entries.items()]


@pytest.mark.parametrize(("kind", "text", "right"), cases(CERTAIN))
def test_a_slip_that_can_mean_one_thing_only_says_what_to_write_instead(
    kind: str, text: str, right: str
) -> None:
    (finding,) = found(kind, text)
    assert finding.instead == right
    assert f"write `{right}`" in finding.hint
    assert not found(kind, right.strip('"'))


@pytest.mark.parametrize(("kind", "text", "right"), cases(LIKELY))
def test_a_slip_that_may_mean_something_else_proposes_and_leaves_it_to_people(
    kind: str, text: str, right: str
) -> None:
    (finding,) = found(kind, text)
    assert finding.instead == ""
    assert f"write `{right}` if that is meant" in finding.hint
    assert f"`{right}`" in finding.message, "the first line alone says what to change"
    assert not found(kind, right.strip('"'))


@pytest.mark.parametrize(("kind", "text", "word"), cases(UNKNOWN))
def test_a_slip_of_which_nobody_knows_the_meaning_says_what_is_wrong(kind: str, text: str, word: str) -> None:
    (finding,) = found(kind, text)
    assert finding.instead == ""
    assert word in finding.hint
    assert "if that is meant" not in finding.hint


def test_every_kind_that_people_type_has_its_slips() -> None:
    # Nobody types a fingerprint: a command writes it. Those of the settings stand in no plan.
    others = {"line", "text", "markdown", "fingerprint", "address", "contact", "folder", "picture"}
    assert set(BY_KIND) | {"absence"} == set(WANTED) - others
    assert set(CERTAIN) >= set(WANTED) - others


SLIPS = [(kind, slip) for kind, slips in BY_KIND.items() for slip in (*slips, *ABSENCES)]


@given(data=st.data())
def test_what_is_proposed_is_a_value_and_never_what_was_written(data: st.DataObject) -> None:
    kind, slip = data.draw(st.sampled_from(SLIPS))
    text = data.draw(st.from_regex(slip.pattern, fullmatch=True))[:80]
    said = advice(KINDS[kind], text)
    for finding in found(kind, text):
        assert "\n" not in finding.message
    if said.right:
        assert not found(kind, said.right.strip('"'))
        assert said.right != text or not found(kind, text)


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=200))
def test_any_text_at_all_is_a_value_or_one_finding(kind: str, text: str) -> None:
    assert len(found(kind, text)) <= 1


def test_a_text_without_end_is_not_looked_up() -> None:
    said = advice(KINDS["percent"], "9" * 100_000)
    assert said.right == ""


def test_a_slip_with_a_template_and_with_a_function_give_the_same() -> None:
    by_template, by_function = Slip("(a)(b)", r"\2\1"), Slip("(a)(b)", lambda match: match[2] + match[1])
    for slip in (by_template, by_function):
        match = slip.match("AB")
        assert match
        assert slip.meant(match) == "BA"
    assert by_template.match("abc") is None


# Of each kind: the largest number that the form takes, what is one digit more, and which limit is told.
LIMITS = [
    ("count", "9" * 12, "9" * 13, "a whole number, at most 12 digits"),
    ("count", "999,999,999,999", "1,999,999,999,999", "a whole number, at most 12 digits"),
    ("money", "£999,999,999,999", "£999,999,999,999,999,999", "whole pounds, at most 12 digits"),
    ("money", "-9", "-£" + "9" * 15, "whole pounds, at most 12 digits"),
    ("percent", "9999.9999%", "10000%", "at most 4 digits before the dot and 4 behind it"),
    ("percent", "-0.1234%", "-0." + "3" * 30 + "%", "at most 4 digits before the dot and 4 behind it"),
    ("percent", "1%", "9" * 20 + "%", "at most 4 digits before the dot"),
    ("decimal", "0.123456", "0.1234567", "at most 12 digits before the dot and 6 behind it"),
    ("decimal", "9" * 12, "9" * 13, "at most 12 digits before the dot and 6 behind it"),
    (
        "quantity",
        "£999,999,999,999",
        "£1,999,999,999,999",
        "at most 12 digits before the dot and 6 behind it",
    ),
    ("quantity", "0.123456%", "0.1234567%", "at most 12 digits before the dot and 6 behind it"),
]


@pytest.mark.parametrize(("kind", "largest", "larger", "told"), LIMITS)
def test_a_number_that_is_too_long_is_told_with_the_limit_of_its_kind(
    kind: str, largest: str, larger: str, told: str
) -> None:
    assert found(kind, largest) == []
    (finding,) = found(kind, larger)
    assert f"; wanted {told}" in finding.message
    assert finding.hint in ("correct it: no plan has a number of that length", "round it")
