"""What binds each part of a signed-off document: the last event that says what it held (decision 0018)."""

from __future__ import annotations

import re

import pytest

from tests.edit.keeping import COVER, GRID1, PART1, PART2, PLAN, RECORD, Plans, signed_off

CHANGED = "changed-after-sign-off"
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
    assert "in `all_adults > baseline`; wanted it as it was, or `baseline_set` or a correction" in said(
        other
    ).replace("`pdu > baseline`, ", "")
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
    other.replace(PART2, "    2008/09: 6%", "    2008/09: 7%")
    other.records("percentages-agreed", "2009-05-29")
    assert other.found(CHANGED) == []


def without_parts(text: str, *, old: str = "") -> str:
    """A record as it was kept before each part of a correction and each event had its fingerprint."""
    head, _, tail = text.partition("percentages_agreed:")
    lists = re.compile(r"^( *)fingerprints:\n(?:\1 +.*\n)+", re.MULTILINE)
    return head + "percentages_agreed:" + lists.sub(old, tail)


def test_records_from_before_are_read_as_they_were() -> None:
    other = plans()
    other.replace(PART2, *PRACTICES)
    other.records("percentages-agreed", "2009-05-01")
    other.records("corrected", "2009-05-12", **REASON)
    prints = re.findall(r"reason: .*\n    fingerprints:\n      - fingerprint: (.*)", other.texts[RECORD])
    assert len(prints) == 1
    kept = other.texts[RECORD]
    other.texts[RECORD] = without_parts(kept, old=f"    fingerprint: {prints[0]}\n").replace(
        f"2009-05-01\n    fingerprint: {prints[0]}\n", "2009-05-01\n"
    )
    assert other.texts[RECORD].count("fingerprints:") == 1
    assert other.errors() == []
    for part in (CHANGE, STATED, BASELINE):
        other.replace(PART2, *part)
    assert other.found(CHANGED) == [], "it said nothing of these"
    other.replace(PART2, PRACTICES[1], PRACTICES[0])
    assert other.found(CHANGED) == [PART2]
    other.texts[RECORD] = without_parts(kept)
    assert other.found(CHANGED) == [], "a correction that keeps none allows any change"


def test_a_part_that_was_empty_at_sign_off_is_bound_too() -> None:
    other = Plans()
    other.texts[RECORD] = "format: 1\nedition: 2009/10\n"
    stated = re.compile(r"^  stated:\n(?:    .*\n)+", re.MULTILINE)
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
    assert {COVER, PART1, GRID1} < set(other.texts)


def test_of_fields_with_one_fingerprint_it_is_said_that_one_of_them_changed() -> None:
    other = plans()
    other.records("percentages-agreed", "2009-05-29")
    other.replace(PART2, *CHANGE)
    assert "in one of `pdu > change`, `all_adults > change`" in said(other)
