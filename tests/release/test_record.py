"""The record: the public learns whether a plan was signed off and agreed, and what has happened by now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.node import Node
from adtp_publish.model.plan import Plan
from adtp_publish.model.register import Register
from adtp_publish.release.release import release

ReadPlan = Callable[..., Plan]

COVER = "nature: {nature}\npartnership: Somewhere DAAT\ndate: 2009-03-27\n"
RECORD = """\
note: A note for every reader.
signed_off: {on: 2009-03-31}
percentages_agreed: {on: 2009-05-29}
baseline_set: {on: 2009-08-14}
published: {on: 2009-04-20T09:30}
corrections:
  - {on: 2009-05-12T10:00, document: part2, reason: Two practices merged}
  - {on: 2009-09-01, document: part4, reason: A sum was wrong}
withdrawn: {on: 2010-02-01, reason: For the NTA alone}
"""
EVENTS = ("signed_off", "percentages_agreed", "baseline_set")


def record_of(
    read_plan: ReadPlan, audience: str, moment: str, text: str = RECORD, nature: str = "plan"
) -> Node:
    """The record as an audience sees it at a moment."""
    documents = {"cover": COVER.format(nature=nature), "record": text, "part2": "pdu:\n  baseline: 2000\n"}
    plan = read_plan(documents)
    released, findings = release(
        completed(derive(plan)[0]), audience, datetime.fromisoformat(moment), Register()
    )
    assert not findings
    assert released is not None
    record = released.document("record")
    assert record is not None
    return record.root


def told(record: Node) -> dict[str, tuple[str, ...]]:
    """Each event that the record tells of, with the fields that it says of it."""
    return {
        node.path[-1]: tuple(child.path[-1] for item in node.walk() for child in item.children)
        for node in record.children
    }


def test_the_public_learns_whether_a_plan_was_signed_off_but_not_when(read_plan: ReadPlan) -> None:
    record = record_of(read_plan, "public", "2010-01-01T00:00Z")
    for event in EVENTS:
        node = record.find(event)
        assert node is not None
        assert node.face.label
        assert [*node.walk()] == [node], f"more than that it happened is told of {event}"
        assert node.value is None
    values = [node.value for node in record.walk()]
    assert not {date(2009, 3, 31), date(2009, 5, 29), date(2009, 8, 14)} & set(values)


def test_the_public_learns_the_moments_of_publication_and_of_corrections(read_plan: ReadPlan) -> None:
    record = record_of(read_plan, "public", "2010-01-01T00:00Z")
    published, corrections = record.find("published", "on"), record.find("corrections")
    assert published is not None
    assert isinstance(published.value, datetime)
    assert published.value.isoformat() == "2009-04-20T09:30:00+01:00"
    assert corrections is not None
    assert [item.text("reason") for item in corrections.children] == [
        "Two practices merged",
        "A sum was wrong",
    ]
    assert [item.text("document") for item in corrections.children] == ["part2", "part4"]


@pytest.mark.parametrize("audience", ["nta", "partnership"])
def test_the_nta_and_the_partnership_see_the_whole_record_at_any_moment(
    read_plan: ReadPlan, audience: str
) -> None:
    for moment in ("2009-01-01T00:00Z", "2011-01-01T00:00Z"):
        record = record_of(read_plan, audience, moment)
        assert told(record) == {
            **dict.fromkeys(EVENTS, ("on",)),
            "published": ("on",),
            "corrections": ("0", "1", "on", "document", "reason", "on", "document", "reason"),
            "withdrawn": ("on", "reason"),
        }


@pytest.mark.parametrize(
    ("moment", "events", "corrections"),
    [
        ("2009-04-20T08:30Z", ("signed_off", "published"), 0),
        ("2009-05-12T08:59Z", ("signed_off", "published"), 0),
        ("2009-05-12T09:00Z", ("signed_off", "published", "corrections"), 1),
        ("2009-05-28T22:59Z", ("signed_off", "published", "corrections"), 1),
        ("2009-05-28T23:00Z", ("signed_off", "percentages_agreed", "published", "corrections"), 1),
        ("2009-08-31T22:59Z", (*EVENTS, "published", "corrections"), 1),
        ("2009-08-31T23:00Z", (*EVENTS, "published", "corrections"), 2),
        ("2010-01-31T23:59Z", (*EVENTS, "published", "corrections"), 2),
    ],
)
def test_the_public_is_not_told_of_what_has_not_happened_yet(
    read_plan: ReadPlan, moment: str, events: tuple[str, ...], corrections: int
) -> None:
    record = record_of(read_plan, "public", moment)
    assert tuple(told(record)) == events
    found = record.find("corrections")
    assert len(found.children if found else ()) == corrections


@pytest.mark.parametrize("reason", ["pending", "to be confirmed", "not applicable"])
@pytest.mark.parametrize("nature", ["transcription", "illustrative"])
@pytest.mark.parametrize("event", EVENTS)
def test_an_event_without_a_date_has_not_happened(
    read_plan: ReadPlan, nature: str, event: str, reason: str
) -> None:
    text = f"{event}: {{on: {reason}}}\n"
    assert told(record_of(read_plan, "public", "2010-01-01T00:00Z", text, nature)) == {}
    assert told(record_of(read_plan, "nta", "2010-01-01T00:00Z", text, nature)) == {event: ("on",)}


def test_a_transcription_may_tell_of_an_event_whose_date_its_source_lacks(read_plan: ReadPlan) -> None:
    text = "signed_off: {on: not in the source}\n"
    record = record_of(read_plan, "public", "2010-01-01T00:00Z", text, "transcription")
    assert told(record) == {"signed_off": ()}
