"""Each kind of value: its pattern lets in what its reader can read, and nothing that only looks like it."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.findings import Finding
from adtp_publish.model.values import Absence, Month, Quantity, Reference
from adtp_publish.validate.reading import ABSENCES
from adtp_publish.validate.schema_check import SchemaCheck

KINDS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "schema/common/kinds.schema.json").read_bytes()
)["$defs"]
PATTERNS = sorted(name for name, kind in KINDS.items() if "pattern" in kind)
CHECKS = {name: SchemaCheck(kind) for name, kind in KINDS.items()}
TYPES: dict[str, tuple[type, ...]] = {
    "money": (int, Decimal), "count": (int,), "decimal": (Decimal,), "percent": (Decimal,), "date": (date,),
    "when": (date, Month, str), "moment": (date, datetime), "tick": (bool,), "reference": (Reference,),
    "quantity": (Quantity,),
}  # fmt: skip


def taken(kind: str, text: str) -> tuple[object, list[Finding]]:
    """What becomes of a text in a field of that kind: checked against its schema, then read."""
    found = CHECKS[kind].findings(text, "f.yaml")
    if found:
        return None, found
    node, found = CHECKS[kind].read(text, "f.yaml")
    return node.value, found


def is_day(text: str) -> bool:
    """Whether a calendar has that day, by counting."""
    year, month, day = (int(part) for part in text.split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return year > 0 and day <= (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def is_sound(kind: str, text: str) -> bool:
    """Whether a text of the shape of its kind is a value: no pattern knows the calendar, or what is blank."""
    if kind in {"line", "text", "markdown"} or text in ABSENCES:
        return bool(text.strip()) and (text not in ABSENCES or text in KINDS[kind].get("x-absence", ()))
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?", text):
        return is_day(text[:10])
    if re.fullmatch("[0-9]{4}/[0-9]{2}", text):
        return (int(text[2:4]) + 1) % 100 == int(text[5:])
    return not ("£" in text and re.search("%|points|per", text))


@pytest.mark.parametrize("kind", PATTERNS)
@given(data=st.data())
def test_whatever_a_pattern_lets_in_is_read_or_is_no_day_of_the_calendar(
    kind: str, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(KINDS[kind]["pattern"].replace("$", r"\Z"), fullmatch=True))
    text = text if len(text) <= KINDS[kind].get("maxLength", 400) else KINDS[kind].get("examples", ["a"])[0]
    value, found = taken(kind, text)
    assert len(found) <= 1
    assert bool(found) != is_sound(kind, text), (text, found)
    if not found and text not in ABSENCES:
        assert isinstance(value, TYPES.get(kind, (str,)))


NEAR = "0123456789£%,.-+ /:\n\teExT_naqGYn\u0660\uff11\u00a0\u2212"


@pytest.mark.parametrize("kind", PATTERNS)
@given(data=st.data())
def test_a_text_with_one_sign_wrong_is_a_value_or_one_finding_with_words_for_it(
    kind: str, data: st.DataObject
) -> None:
    text = data.draw(
        st.sampled_from([str(example) for example in KINDS[kind].get("examples", ["a text", "x"])])
    )
    place = data.draw(st.integers(0, len(text)))
    text = text[:place] + data.draw(st.sampled_from(NEAR)) + text[place + data.draw(st.integers(0, 1)) :]
    value, found = taken(kind, text)
    assert len(found) == (value is None)
    if value is None:
        assert found[0].code in {"wrong-value", "reason-not-allowed"}
        assert found[0].message.isprintable()
    else:
        assert is_sound(kind, text)
        assert kind == "line" or text.replace("£", "").isascii()


VALUES: list[tuple[str, str, object]] = [
    ("money", "£138,089", 138089), ("money", "138089", 138089), ("money", "-£1,234", -1234),
    ("money", "£1,234", 1234), ("money", "£ 5", 5), ("money", "not collected", Absence("not collected")),
    ("count", "3,808", 3808), ("count", "0207", 207), ("decimal", "-12.5", Decimal("-12.5")),
    ("percent", "5%", Decimal(5)), ("percent", "-2.5 %", Decimal("-2.5")), ("percent", "+1%", Decimal(1)),
    ("date", "2008-02-29", date(2008, 2, 29)), ("when", "March 2009", Month(2009, 3)),
    ("when", "weekly", "weekly"),
    ("when", "2009-03-31", date(2009, 3, 31)), ("year", "1999/00", "1999/00"), ("tick", "no", False),
    ("reference", "2.1.10", Reference(2, 1, 10)), ("reference", "Planning grid 2 1.1", Reference(2, 1, 1)),
    ("line", "  a text ", "a text"), ("section", "3.13", "3.13"), ("code", "E08B", "E08B"),
    ("rating", "L", "L"),
    ("quantity", "25%", Quantity("percentage", "25%", Decimal(25), None, "%")),
    ("quantity", "6,393", Quantity("number", "6,393", Decimal(6393))),
    ("quantity", "2008", Quantity("year", "2008")),
    ("quantity", "2,008", Quantity("number", "2,008", Decimal(2008))),
    ("quantity", "4 to 6", Quantity("range", "4 to 6", Decimal(4), Decimal(6))),
    ("quantity", "5% to 6", Quantity("range", "5% to 6", Decimal(5), Decimal(6), "%")),
    ("quantity", "4 to 6 weeks", Quantity("duration", "4 to 6 weeks", Decimal(4), Decimal(6), "weeks")),
    ("quantity", "10 points", Quantity("points", "10 points", Decimal(10), None, "% points")),
    ("quantity", "15 per 1,000", Quantity("rate", "15 per 1,000", Decimal(15), None, "per 1,000")),
    ("quantity", "May", Quantity("month", "May")),
    ("quantity", "£5", Quantity("money", "£5", Decimal(5), None, "£")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value"), VALUES)
def test_a_text_is_read_as_its_value(kind: str, text: str, value: object) -> None:
    assert taken(kind, text) == (value, [])


LOOKALIKES = {
    "money": ["£1,38,089", "138,08", "£", "1.5", "1e3", "0x10", "1_000", "NaN", "£5\n", "\u0665",
              "five", "not sought"],
    "count": ["3.0", "-1", "3,8080", "12:30", "+1", "\uff11", "1 000", "", "1" * 13],
    "decimal": ["1,5", "inf", ".5", "5.", "1.1234567"],
    "percent": ["5", "5%%", "0.05", "5 per cent", "5%\n", "\u22125%", "%"],
    "date": ["2009-02-29", "1900-02-29", "2009-04-31", "0000-01-01", "2009-3-1", "31/03/2009",
             "2009-13-01", "2009-03-31\n"],
    "when": ["2009-02-30", "march 2009", "Mar 2009", "March", "quarter 5", "often", "March 2009 "],
    "moment": ["2009-04-20T24:00", "2009-04-31T09:30", "2009-04-20 09:30", "2009-04-20T09:30Z", "pending"],
    "year": ["2009/11", "2009-10", "2009/2010", "2009", "09/10", "pending"],
    "tick": ["Yes", "true", "x", "y", "pending"],
    "rating": ["g", "Green", "GG", "", "pending"],
    "reference": ["2.1", "0.1.1", "2.1.4.1", "2.1.", "planning grid 2 1.1", "Planning grid 2 1.1.1"],
    "section": ["3", "3.", "0.1", "3.1.1.1"],
    "code": ["e08b", "E8B", "E08", "E08BX"],
    "fingerprint": ["", "9f86", "9F86D081" * 8, "g" * 64, "0" * 63, "0" * 65, "pending", "0" * 64 + "\n"],
    "slug": ["North", "a--b", "-a", "a-", "1a", "a_b", "\u00e9", "a" * 61],
    "quantity": ["2009-02-30", "2006/08", "many", "25 % %", "4 to", "12 fortnights", "£5%",
                 "£5 points", "£5 per 1,000"],
    "address": ["plans.example", "http://plans.example/", "https://", "https://Plans.example/",
                "https://a b/", "https://plans.example/?a=1", "https://plans.example/#a", "https://plans.example/\n",
                "//plans.example/", "pending"],
    "contact": ["somebody", "a@b", "@example.org", "plans@example.org, a@example.org", "12", "01632-960000",
                "http://plans.example/", "plans@example.org\n", "pending"],
    "folder": ["/theme", "", "a b", "theme//a", "\u00e9", "C:\\theme", "theme\n"],
    "picture": ["logo", "logo.gif", "../logo.svg", "/logo.svg", "a/../logo.svg", "logo.svg\n", ".svg", "yes"],
    "line": ["", " ", "\u00a0", "two\nlines", "one\n", "x" * 401],
    "text": ["", "  \n "],
    "markdown": ["", "\n\n"],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in LOOKALIKES for text in LOOKALIKES[kind]])
def test_a_text_that_only_looks_like_a_value_is_one_finding(kind: str, text: str) -> None:
    value, found = taken(kind, text)
    assert value is None
    assert len(found) == 1
    assert found[0].is_error


def test_every_kind_with_a_pattern_has_its_lookalikes() -> None:
    assert set(LOOKALIKES) >= set(PATTERNS)
