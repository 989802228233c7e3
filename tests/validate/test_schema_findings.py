"""What is said of a document that its form does not let in: one finding for each cause, in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from adtp_publish.findings import Finding
from adtp_publish.load.schemas import form_for, load_schemas
from adtp_publish.ports import DiskFiles
from adtp_publish.validate.bounds import MOST
from adtp_publish.validate.schema_check import SchemaCheck
from tests.timing import in_a_moment

SCHEMAS = load_schemas(DiskFiles(Path(__file__).parents[2] / "schema"))
HEAD = {"format": "1", "edition": "2009/10"}
CHECKS: dict[str, SchemaCheck] = {}


def found(form: str, fields: Any, *, wanted: bool = True) -> list[Finding]:
    """The findings in a document of the later edition with those fields below its head."""
    check = CHECKS.setdefault(form, SchemaCheck(form_for(SCHEMAS, "2009-10", form) or {}))
    return check.findings({**HEAD, **fields} if isinstance(fields, dict) else fields, "f.yaml", wanted)


ACTION = {"number": "2.1.1", "action": "Open on two evenings."}
OBJECTIVE = {"number": "2.1.0", "objective": "Nobody waits."}


def grid(action: dict[str, Any]) -> dict[str, Any]:
    return {"objectives": [{**OBJECTIVE, "actions": [action]}]}


# The form, the fields, the code, words of the message, words of the hint, what to write instead.
ONE_CAUSE: list[tuple[str, Any, str, str, str, str]] = [
    ("part2", {"pdus": {"base": "x", "change": []}}, "unknown-field", "`pdus`", "`pdu`?", "pdu"),
    ("part2", {"pdu": {"baselin": "x"}}, "unknown-field", "at `pdu` (", "`baseline`?", "baseline"),
    ("part2", {"pdu": {"Base line": "1"}}, "unknown-field", "`Base line`", "`baseline`?", "baseline"),
    ("part2", {"pdu": {"baseline": "1", "baselin": "2"}}, "unknown-field",
     "`baselin`", "stands here already", ""),
    ("part2", {"pdu": {"change": {"2009-10": "5%"}}}, "unknown-field", "`2009-10`", "`2009/10`?", "2009/10"),
    ("part2", {"basis": "year on year"}, "unknown-field", "`basis`", "field of `pdu` or `all_adults`", ""),
    ("part2", {"pdu": {"note": "x"}}, "unknown-field", "`note`", "beside `pdu`", ""),
    ("grid", grid({**ACTION, "theme": "x"}), "unknown-field", "actions > 2.1.1`", "fields here", ""),
    ("grid", grid({"number": "2.1.1", "acton": "x"}), "unknown-field", "`acton`", "`action`?", "action"),
    ("grid", grid({"number": "2.1.1"}), "missing-field",
     "`action` (Actions and milestones)", "`action: ...`", ""),
    ("grid", grid({"action": "x"}), "missing-field", "2.1.0 > actions > 1`", "`number: ...`", ""),
    ("part2", {"pdu": "3808"}, "wrong-type", "found `3808` at `pdu` (", "write below `pdu:`", ""),
    ("part2", {"pdu": [{"baseline": "x"}]}, "wrong-type", "found a list at `pdu`", "dash", ""),
    ("cover", {"signatories": {"post": "x"}}, "wrong-type",
     "found fields at `signatories`", "as `- post: ...`", ""),
    ("cover", {"signatories": ["Chair"]}, "wrong-type", "`signatories > 1`", "`- post: ...`", ""),
    ("cover", {"partnership": {"a": "b"}}, "wrong-type", "found fields at `partnership`", "colon", ""),
    ("cover", {"partnership": ["a"]}, "wrong-type", "found a list at `partnership`", "dash", ""),
    ("cover", "text", "wrong-type", "found `text`; wanted fields", "begin the file", ""),
    ("cover", [], "wrong-type", "found a list; wanted fields", "begin the file", ""),
    ("cover", {"nature": ["plan"]}, "wrong-type", "found a list at `nature`", "dash", ""),
    ("cover", {"nature": "Plan"}, "wrong-value", "wanted `plan`", "write `plan`", "plan"),
    ("cover", {"nature": "transcribed"}, "wrong-value",
     "wanted `plan`, `transcription` or", "`transcription`?", ""),
    ("cover", {"partnership": "a\nb"}, "wrong-value", "found `a b`", "on one line", ""),
    ("cover", {"partnership": "a\n"}, "wrong-value", "found `a`", "line break", ""),
    ("cover", {"partnership": "x" * 401}, "too-long",
     "401 characters at `partnership`; at most 400", "shorten", ""),
    ("cover", {"note": ""}, "wrong-value", "found an empty text at `note`", "write the text", ""),
    ("cover", {"date": "31/03/2009"}, "wrong-value", "wanted a day: `2009-03-31`", "write", "2009-03-31"),
    ("part4", {"table1": {"dip_carry_forward": {"2009/10": "£5k"}}}, "wrong-value",
     "(row 1.5(a) of the form)", "£5,000", ""),
    ("cover", {"date": None}, "not-filled-in", "`date` is not filled in", "fill it in", ""),
    ("cover", {"nature": None}, "not-filled-in", "`nature` is not filled in", "fill it in", ""),
    ("cover", {"signatories": [None]}, "not-filled-in", "`signatories > 1`", "fill it in", ""),
    ("grid", grid({"number": None, "action": "x"}), "not-filled-in",
     "actions > 1 > number`", "fill it in", ""),
]  # fmt: skip


@pytest.mark.parametrize(("form", "fields", "code", "words", "hint", "instead"), ONE_CAUSE)
def test_one_cause_is_one_finding_with_its_place_and_how_to_mend_it(
    form: str, fields: Any, code: str, words: str, hint: str, instead: str
) -> None:
    (finding,) = found(form, fields)
    assert finding.code == code
    assert words in finding.message
    assert hint in finding.hint
    assert finding.instead == instead
    assert finding.is_error


def test_what_is_empty_is_a_notice_in_a_draft_and_what_is_wrong_is_an_error() -> None:
    draft = found("part2", {"pdu": {"baseline": None, "basis": "often"}}, wanted=False)
    assert {(finding.path[-1], finding.severity) for finding in draft} == {
        ("baseline", "notice"),
        ("basis", "error"),
    }


def test_where_a_place_is_required_the_hint_does_not_say_to_take_it_out() -> None:
    (required,) = found("cover", {"date": None})
    (optional,) = found("cover", {"approved": None})
    assert "take the line out" not in required.hint
    assert "take the line out" in optional.hint


def test_at_most_fifty_are_said_in_the_order_of_the_file_and_the_others_are_counted() -> None:
    actions = [
        {"number": f"2.1.{number % 90 + 1}", "action": "x", "by_when": "often"} for number in range(120)
    ]
    objectives = [{**OBJECTIVE, "actions": actions[:60]}, {**OBJECTIVE, "actions": actions[60:]}]
    *first, last = found("grid", {"objectives": objectives})
    assert [finding.path for finding in first] == [
        ("objectives", "0", "actions", str(number), "by_when") for number in range(MOST)
    ]
    assert (last.code, last.severity) == ("more-findings", "error")
    assert last.path == ("objectives", "0", "actions", str(MOST), "by_when")
    assert "70 more" in last.message


def test_what_is_empty_is_counted_apart_from_what_is_wrong() -> None:
    themes: list[Any] = [*["x"] * 55, *[None] * 57]
    findings = found("grid", {"objectives": [{**OBJECTIVE, "themes": themes}]}, wanted=False)
    counts = {
        code: [f for f in findings if f.code == code]
        for code in ("wrong-value", "more-findings", "not-filled-in")
    }
    assert [len(items) for items in counts.values()] == [MOST, 1, MOST + 1]
    assert {finding.severity for finding in counts["not-filled-in"]} == {"notice"}
    assert "7 more fields are not filled in" in counts["not-filled-in"][-1].message


HOSTILE: dict[str, Any] = {
    "names without end": {f"name_{number}": "x" for number in range(40_000)},
    "items that lack everything": {"objectives": [{} for _ in range(60_000)]},
    "items with a misspelt name": {"objectives": [{"numbr": "x"} for _ in range(30_000)]},
    "one text": {"priorities": "x" * 500_000},
    "a text where a number belongs": grid({**ACTION, "number": "1" * 500_000}),
    "a list of lists": {"objectives": [[[]] for _ in range(50_000)]},
    "a name of half a megabyte": {"n" * 500_000: "x"},
}


@pytest.mark.parametrize("fields", HOSTILE.values(), ids=list(HOSTILE))
def test_a_file_in_which_all_is_wrong_is_explained_in_a_moment(fields: Any) -> None:
    found("grid", {})
    findings = in_a_moment(lambda: found("grid", fields))
    assert 0 < len(findings) <= MOST + 1
    assert all(len(finding.message) < 1000 for finding in findings)
