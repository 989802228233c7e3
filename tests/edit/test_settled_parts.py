"""What binds each part of a signed-off document: the last event that says what it held (decision 0018)."""

from __future__ import annotations

import re

import pytest

from tests.edit.keeping import PART2, PART4, PLAN, RECORD, Plans, signed_off

CHANGED, UNPRINTED = "changed-after-sign-off", "event-without-fingerprints"
SIGNED = signed_off()
# A value in each part of Part 2, as it was signed and as it is changed; and the events that settle some.
PRACTICES = ("      2009/10: 38\n", "      2009/10: 39\n")
CHANGE = ("  change:\n    2008/09: 5%", "  change:\n    2008/09: 6%")
STATED = ("  stated:\n    2008/09: 2100", "  stated:\n    2008/09: 2101")
BASELINE = ("  baseline: 2400", "  baseline: 2401")
PARTS = [PRACTICES, CHANGE, STATED, BASELINE]
EVENTS = [
    ("percentages-agreed", "2009-05-29", (CHANGE, STATED)),
    ("baseline-set", "2009-08-14", (STATED, BASELINE)),
]
REASON = {"document": "part2", "reason": "It was wrong."}


def plans() -> Plans:
    fresh = Plans()
    fresh.texts = dict(SIGNED.texts)
    return fresh


def said(other: Plans) -> str:
    (message,) = [f.message for f in other.checked().findings if f.code == CHANGED]
    return message


@pytest.mark.parametrize(
    ("first", "second"), [*zip(PARTS, PARTS, strict=True), *zip(PARTS, [*PARTS[1:], PARTS[0]], strict=True)]
)
def test_a_correction_keeps_every_part_as_it_is_then(first: tuple[str, str], second: tuple[str, str]) -> None:
    other = plans()
    other.replace(PART2, *first)
    other.records("corrected", "2009-05-12", **REASON)
    assert other.found(CHANGED) == []
    now = (first[1], first[0]) if second == first else second
    other.replace(PART2, *now)
    assert other.found(CHANGED) == [PART2], "a later change of any part is found"
    assert "found Part 2 changed since it was corrected on 12 May 2009" in said(other)
    other.records("corrected", "2009-05-13", **REASON)
    assert other.found(CHANGED) == []


@pytest.mark.parametrize(("event", "day", "settled"), EVENTS)
def test_what_an_event_has_settled_stays_as_it_was_then(
    event: str, day: str, settled: tuple[tuple[str, str], ...]
) -> None:
    for part in settled:
        other = plans()
        if event == "baseline-set":
            other.records("percentages-agreed", "2009-05-29")
        other.replace(PART2, *part)
        other.records(event, day)
        assert other.found(CHANGED) == []
        other.replace(PART2, part[1], part[0])
        assert other.found(CHANGED) == [PART2]
        assert f"changed since `{event.replace('-', '_')}` on" in said(other)
        other.records("corrected", "2009-09-01", **REASON)
        assert other.found(CHANGED) == []


def test_what_one_event_settles_no_other_does() -> None:
    other = plans()
    other.replace(PART2, *BASELINE)
    other.records("percentages-agreed", "2009-05-29")
    assert other.found(CHANGED) == [PART2]
    assert (
        "in one of `all_adults > baseline`; wanted it as it was, or `baseline_set` or a correction"
        in said(other).replace("`pdu > baseline`, ", "")
    )
    other.records("baseline-set", "2009-08-14")
    assert other.found(CHANGED) == []
    other.replace(PART2, *CHANGE)
    assert said(other).endswith("wanted it as it was, or a correction in `record.yaml`"), "no event is left"


def test_a_correction_between_the_events_leaves_the_later_one_its_own() -> None:
    other = plans()
    other.replace(PART2, *PRACTICES)
    other.records("corrected", "2009-05-12", **REASON)
    other.replace(PART2, *CHANGE)
    assert other.found(CHANGED) == [PART2]
    other.records("percentages-agreed", "2009-05-29")
    assert other.found(CHANGED) == []
    other.replace(PART2, *STATED)
    other.replace(PART2, *BASELINE)
    assert other.found(CHANGED) == [PART2]
    other.records("baseline-set", "2009-08-14")
    assert other.found(CHANGED) == []
    other.replace(PART2, PRACTICES[1], PRACTICES[0])
    assert "since it was corrected on 12 May 2009, in fields that are settled by the sign-off" in said(other)


def test_what_is_signed_again_is_bound_by_that() -> None:
    other = plans()
    other.records("percentages-agreed", "2009-05-29")
    other.replace(PART2, *CHANGE)
    assert other.found(CHANGED) == [PART2]
    other.records("signed-off", "2009-06-15", again="yes")
    assert other.found(CHANGED) == []
    other.replace(PART2, CHANGE[1], CHANGE[0])
    assert "since it was signed off on 15 June 2009" in said(other)


def test_of_one_day_any_may_be_the_last() -> None:
    other = plans()
    other.replace(PART2, *CHANGE)
    other.records("corrected", "2009-05-29T10:00", **REASON)
    other.replace(PART2, CHANGE[1], CHANGE[1].replace("6%", "7%"))
    other.records("percentages-agreed", "2009-05-29")
    assert other.found(CHANGED) == []


def test_a_correction_from_before_settles_what_its_one_fingerprint_is_of() -> None:
    other = plans()
    other.replace(PART2, *PRACTICES)
    other.records("percentages-agreed", "2009-05-01")
    other.records("corrected", "2009-05-12", **REASON)
    prints = re.findall(r"reason: .*\n    fingerprints:\n      - fingerprint: (.*)", other.texts[RECORD])
    assert len(prints) == 1
    head, _, tail = other.texts[RECORD].partition("corrections:")
    other.texts[RECORD] = (
        f"{head}corrections:{tail.partition('    fingerprints:')[0]}    fingerprint: {prints[0]}\n"
    )
    assert other.texts[RECORD].count("fingerprints:") == 2
    assert other.errors() == []
    for part in (CHANGE, STATED, BASELINE):
        other.replace(PART2, *part)
        assert other.found(CHANGED) == [PART2], "it said nothing of these: they are as they were"
        other.replace(PART2, *reversed(part))
    other.replace(PART2, PRACTICES[1], PRACTICES[0])
    assert other.found(CHANGED) == [PART2]


def test_an_event_typed_by_hand_frees_nothing_and_is_told_until_the_program_writes_it() -> None:
    other = plans()
    other.replace(PART2, *CHANGE)
    other.texts[RECORD] += "percentages_agreed:\n  on: 2009-05-29\n"
    for _ in ("once", "and again"):
        assert other.found(CHANGED) == [PART2]
        assert other.found(UNPRINTED) == [RECORD]
        other.texts[PART2] = other.texts[PART2].replace(CHANGE[1], CHANGE[1].replace("6%", "8%"))
    (told,) = [f for f in other.checked().findings if f.code == UNPRINTED]
    assert told.path == ("percentages_agreed",)
    assert told.is_error
    command = "`adtp-publish record percentages-agreed example 2009/10 --at 2009-05-29`"
    assert command in told.hint
    other.replace(RECORD, "percentages_agreed:\n  on: 2009-05-29\n", "")
    other.records("percentages-agreed", "2009-05-29")
    assert other.found(CHANGED) == other.found(UNPRINTED) == []


def test_a_correction_typed_by_hand_frees_nothing_and_is_told_until_the_program_writes_it() -> None:
    other = plans()
    typed = "corrections:\n  - on: 2009-05-12\n    document: part4\n    reason: It was wrong.\n"
    other.texts[RECORD] += typed
    assert other.found(UNPRINTED) == [RECORD]
    assert other.found(CHANGED) == []
    for old, new in (("by the two PCTs;", "by both PCTs;"), ("by both PCTs;", "by the PCTs;")):
        other.replace(PART4, old, new)
        assert other.found(CHANGED) == [PART4]
    (told,) = [f for f in other.checked().findings if f.code == UNPRINTED]
    assert told.path == ("corrections", "0")
    assert "record corrected example 2009/10 --document part4 --reason TEXT --at 2009-05-12`" in told.hint
    other.replace(RECORD, typed, "")
    other.records("corrected", "2009-05-12", document="part4", reason="It was wrong.")
    assert other.found(CHANGED) == other.found(UNPRINTED) == []
    other.records("signed-off", "2009-06-15", again="yes")
    other.texts[RECORD] += typed.partition("\n")[2]
    assert other.found(UNPRINTED) == [], "what is signed off again is bound by that"


def test_where_the_sign_off_has_no_fingerprints_no_event_needs_any() -> None:
    other = Plans()
    assert "fingerprint" not in other.texts[RECORD]
    assert "percentages_agreed" in other.texts[RECORD]
    assert "corrections" in other.texts[RECORD]
    assert other.found(UNPRINTED) == []


def test_a_part_that_was_empty_at_sign_off_is_bound_too() -> None:
    other = Plans()
    other.texts[RECORD] = "format: 1\nedition: 2009/10\n"
    stated = re.compile(r"^( *)stated:\n(?:\1  .*\n)+", re.MULTILINE)
    with_stated = other.texts[PART2]
    other.texts[PART2] = stated.sub("", with_stated)
    assert other.texts[PART2] != with_stated
    other.records("signed-off", "2009-03-31")
    assert "or baseline set" not in other.texts[RECORD]
    assert other.found(CHANGED) == []
    other.texts[PART2] = with_stated
    assert other.found(CHANGED) == [PART2]


def test_a_document_that_comes_after_sign_off_is_a_change() -> None:
    other = plans()
    name = f"{PLAN}/part3/grid6.yaml"
    other.texts[name] = "format: 1\nedition: 2009/10\nabsent: pending\n"
    assert other.found(CHANGED) == [name]
    assert said(other) == (
        "found Planning grid 6, which was not there when it was signed off on 31 March 2009; "
        "wanted what was signed"
    )
    other.records("signed-off", "2009-05-12", again="yes")
    assert other.found(CHANGED) == []


def test_of_fields_with_one_fingerprint_it_is_said_that_one_of_them_changed() -> None:
    other = plans()
    other.records("percentages-agreed", "2009-05-29")
    other.replace(PART2, *CHANGE)
    assert "in one of `pdu > change`, `all_adults > change`" in said(other)
