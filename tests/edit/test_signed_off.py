"""A signed-off plan: what leaves it signed off, and what does not, by document (issue 4, Must hold 7)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adtp_publish.edit.formatting import formatted
from tests.edit.keeping import (
    ASSESSMENT,
    COVER,
    FORMS,
    GRID1,
    PART1,
    PART2,
    PART4,
    PLAN,
    RECORD,
    Plans,
    signed_off,
)

CHANGED = "changed-after-sign-off"
Q1 = f"{PLAN}/progress/q1.yaml"
SIGNED = signed_off()


def plans() -> Plans:
    """The signed-off plan, to be changed."""
    fresh = Plans()
    fresh.texts = dict(SIGNED.texts)
    return fresh


def reordered(text: str) -> str:
    """The fields of a file the other way round, its head left alone."""
    blocks = re.split(r"(?m)^(?=[a-z])", text)
    return "".join([*blocks[:3], *reversed(blocks[3:])])


def commented(text: str) -> str:
    return re.sub(r"(?m)^([a-z_]+:)$", r"# a remark\n\1  # and another", text)


def spelt_otherwise(text: str) -> str:
    return re.sub(
        r"£([0-9]{2}),([0-9]{3})$", r"\1\2", re.sub(r"(?m) ([0-9])%$", r" \1.0%", text), flags=re.MULTILINE
    )


def other_lines(text: str) -> str:
    return text.replace("\n", "\r\n")


def test_the_plan_is_signed_off_and_in_order() -> None:
    assert SIGNED.found(CHANGED) == []
    assert SIGNED.texts[RECORD].count("- document: ") == 14
    assert "document: record" not in SIGNED.texts[RECORD]


@pytest.mark.parametrize("change", [reordered, commented, spelt_otherwise, other_lines])
def test_reformatting_comments_and_reordering_leave_it_signed_off(change: Callable[[str], str]) -> None:
    other = plans()
    for name in (COVER, PART1, PART2, PART4, GRID1):
        other.texts[name] = change(other.texts[name])
    assert other.texts != SIGNED.texts
    assert other.found(CHANGED) == []
    assert other.checked().plans, "it is read"


def test_fmt_leaves_it_signed_off() -> None:
    other = plans()
    changed = 0
    for name in (name for name in other.names() if name.startswith(PLAN)):
        text = commented(reordered(other.texts[name])).encode()
        other.texts[name] = formatted(text, name, FORMS.of(name)).text.decode()
        changed += other.texts[name].encode() != text
    assert changed > 5
    assert other.found(CHANGED) == []


BY_EVENTS = [
    ("  change:\n    2008/09: 5%", "  change:\n    2008/09: 6%", "percentages-agreed"),
    ("  stated:\n    2008/09: 2100", "  stated:\n    2008/09: 2101", "percentages-agreed"),
    ("  baseline: 2400", "  baseline: 2401", "baseline-set"),
    ("  stated:\n    2008/09: 2100", "  stated:\n    2008/09: 2101", "baseline-set"),
]


@pytest.mark.parametrize(("old", "new", "event"), BY_EVENTS)
def test_agreed_percentages_and_the_baseline_change_it_by_their_events(
    old: str, new: str, event: str
) -> None:
    other = plans()
    if event == "baseline-set":
        other.records("percentages-agreed", "2009-05-29")
    other.replace(PART2, old, new)
    assert other.found(CHANGED) == [PART2]
    other.records(event, "2009-08-14")
    assert other.found(CHANGED) == []


OTHERS = [
    (COVER, "date: 2009-03-27", "date: 2009-03-28"),
    (COVER, "    locality: North Exampleshire\n", ""),
    (PART1, "title: Direction and purpose", "title: The direction and purpose"),
    (PART2, "  basis: from baseline", "  basis: year on year"),
    (PART2, "      2009/10: 38\n", "      2009/10: 39\n"),
    (PART4, "by the two PCTs;", "by both PCTs;"),
    (GRID1, "by_when: May 2009", "by_when: June 2009"),
    (f"{PLAN}/harm-reduction.yaml", "rating: met", "rating: partly met"),
]


@pytest.mark.parametrize(("name", "old", "new"), OTHERS)
def test_any_other_change_does_not_leave_it_signed_off_by_document(name: str, old: str, new: str) -> None:
    other = plans()
    other.texts[name] = other.texts[name].replace(old, new, 1)
    assert other.found(CHANGED) == [name]
    other.records("percentages-agreed", "2009-05-29")
    other.records("baseline-set", "2009-08-14")
    assert other.found(CHANGED) == [name], "no other event settles it"


@pytest.mark.parametrize(("name", "old", "new"), [OTHERS[3], OTHERS[5]])
def test_a_correction_settles_a_change_of_its_document_and_no_later_one(
    name: str, old: str, new: str
) -> None:
    other = plans()
    details = {"document": name.rpartition("/")[2].removesuffix(".yaml"), "reason": "It was wrong."}
    assert "as it was signed off, or last corrected; wanted a change" in other.refused(
        "corrected", "2009-05-12", **details
    )
    other.replace(name, old, new)
    other.replace(COVER, "date: 2009-03-27", "date: 2009-03-28")
    other.records("corrected", "2009-05-12", **details)
    assert other.found(CHANGED) == [COVER], "what is not corrected stays changed"
    assert "as it was signed off, or last corrected; wanted a change" in other.refused(
        "corrected", "2009-05-13", **details
    )
    other.texts[name] = SIGNED.texts[name]
    assert name in other.found(CHANGED), "it was corrected, and is no more what was signed off"


def test_signing_off_again_settles_everything() -> None:
    other = plans()
    for name, old, new in (OTHERS[3], OTHERS[5]):
        other.replace(name, old, new)
    assert other.found(CHANGED) == [PART2, PART4]
    other.records("signed-off", "2009-05-12", again="yes")
    assert other.found(CHANGED) == []
    assert other.texts[RECORD].startswith(
        "format: 1\nedition: 2009/10\nsigned_off:\n  on: 2009-05-12\n  first: 2009-03-31\n  fingerprints:\n"
    )
    assert other.texts[RECORD].count("fingerprints:") == 1
    assert "found no `signed_off`; wanted one before it can be done again" in _unsigned().refused(
        "signed-off", "2009-05-12", again="yes"
    )


def test_signing_off_again_may_come_after_what_followed_the_first() -> None:
    other = plans()
    other.records("publish-on", "2009-04-20T09:30")
    other.records("percentages-agreed", "2009-05-29")
    other.replace(PART4, "by the two PCTs;", "by both PCTs;")
    other.records("signed-off", "2009-06-15", again="yes")
    assert other.found(CHANGED) == []
    assert other.found("unusual-order") == [], "the first sign-off was before all that"
    assert "before `signed_off` on 31 March 2009" in other.refused("signed-off", "2009-03-28", again="yes")
    other.replace(RECORD, "on: 2009-04-20T09:30", "on: 2009-03-20T09:30")
    assert other.found("unusual-order") == [RECORD]


def _unsigned() -> Plans:
    other = plans()
    other.texts[RECORD] = "format: 1\nedition: 2009/10\n"
    return other


@pytest.mark.parametrize("name", [ASSESSMENT, Q1, f"{PLAN}/progress/q1-comments.yaml", f"{PLAN}/laa.yaml"])
def test_what_goes_on_after_sign_off_is_not_part_of_it(name: str) -> None:
    other = plans()
    other.texts[name] = "format: 1\nedition: 2009/10\nabsent: pending\n"
    assert other.found(CHANGED) == []


@settings(max_examples=12)
@given(st.permutations([reordered, commented, spelt_otherwise, other_lines]))
def test_any_of_these_after_another_leave_it_signed_off(changes: list[Callable[[str], str]]) -> None:
    other = plans()
    for change in changes:
        other.texts[PART2] = change(other.texts[PART2])
    assert other.found(CHANGED) == []
