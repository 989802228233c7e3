"""What the public is told of publications: what it was shown, by the moment, and may still see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from adtp_publish.model.plan import Plan
from adtp_publish.model.publication import shown_of
from adtp_publish.model.release import DocumentChange, FigureChange, Publication
from tests.release.published import NEW, OLD, public, publication, shown

ReadPlan = Callable[..., Plan]

FIRST = publication("2009-04-20T10:00", shown("part1"), shown("part2", baseline="1,900"))
SECOND = publication("2009-05-13T10:00", shown("part1"), shown("part2", NEW, baseline="2,000"))
BASELINE = "somewhere/2009-10/part2.pdu.baseline"


def days(publications: tuple[Publication, ...]) -> list[str]:
    return [f"{each.on:%Y-%m-%d}" if each.on else "now" for each in publications]


def test_a_plan_without_publications_tells_of_none(read_plan: ReadPlan) -> None:
    assert public(read_plan).publications == ()
    assert public(read_plan, FIRST, broken="published").publications == ()


def test_each_publication_tells_what_it_showed_other_than_the_one_before(read_plan: ReadPlan) -> None:
    first, second, _ = public(read_plan, FIRST, SECOND).publications
    assert first.documents == ()
    assert second.documents == (DocumentChange("part2", (FigureChange(BASELINE, "1,900", "2,000"),)),)


def test_what_is_shown_now_stands_behind_the_last_publication(read_plan: ReadPlan) -> None:
    now = shown_of(public(read_plan))
    as_it_is = publication(
        "2009-05-13T10:00",
        shown("cover", now["cover"].fingerprint),
        shown("part1", now["part1"].fingerprint),
        shown("part2", NEW, baseline="1,950"),
    )
    *_, last = public(read_plan, FIRST, as_it_is).publications
    assert last.on is None
    assert [change.document for change in last.documents] == ["part2"]
    assert FigureChange(BASELINE, "1,950", "2,000") in last.documents[0].figures
    same = as_it_is.replace(NEW, now["part2"].fingerprint)
    assert public(read_plan, FIRST, same).publications[-1].documents == ()


def test_figures_of_a_document_that_did_not_change_are_those_of_an_earlier_publication(
    read_plan: ReadPlan,
) -> None:
    between = publication("2009-05-01T10:00", shown("part1", NEW), shown("part2"))
    *_, third, _ = public(read_plan, FIRST, between, SECOND).publications
    changes = {change.document: change.figures for change in third.documents}
    assert changes == {"part1": (), "part2": (FigureChange(BASELINE, "1,900", "2,000"),)}


def test_a_document_may_come_and_go(read_plan: ReadPlan) -> None:
    second = publication("2009-05-13T10:00", shown("part2"))
    third = publication("2009-05-14T10:00", shown("part1", NEW), shown("part2"))
    _, gone, come, _ = public(read_plan, FIRST, second, third).publications
    assert gone.documents == (DocumentChange("part1", is_gone=True),)
    assert come.documents == (DocumentChange("part1", is_new=True),)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2009-04-20T08:59Z", []),
        ("2009-04-20T09:00Z", ["2009-04-20", "now"]),
        ("2009-05-13T08:59Z", ["2009-04-20", "now"]),
        ("2009-05-13T09:00Z", ["2009-04-20", "2009-05-13", "now"]),
    ],
)
def test_a_publication_to_come_leaves_no_trace(read_plan: ReadPlan, moment: str, told: list[str]) -> None:
    at = datetime.fromisoformat(moment)
    released = public(read_plan, FIRST, SECOND, moment=at)
    assert days(released.publications) == told
    if told[-2:-1] == ["2009-04-20"]:
        assert released.publications == public(read_plan, FIRST, moment=at).publications


def test_a_withdrawn_plan_tells_of_none(read_plan: ReadPlan) -> None:
    released = public(read_plan, FIRST, SECOND, record="withdrawn: {on: 2010-02-01}\n")
    assert (released.state, released.publications) == ("withdrawn", ())


def test_documents_figures_and_events_that_the_public_may_not_see_are_not_told(read_plan: ReadPlan) -> None:
    hidden = shown("laa", baseline="1"), shown("grid1"), shown("no-such-document")
    more = publication(
        "2009-05-13T10:00",
        shown("part1"),
        shown("part2", NEW, baseline="2,000", ambition="secret"),
        shown("laa", NEW, baseline="2"),
        shown("grid1", NEW),
        shown("record", NEW, "percentages agreed, baseline set"),
    )
    first = publication(
        "2009-04-20T10:00", shown("part1"), shown("part2", baseline="1,900"), *hidden, name="other"
    )
    assert public(read_plan, first, more).publications == public(read_plan, FIRST, SECOND).publications


def test_an_event_is_told_with_the_publication_that_first_had_it(read_plan: ReadPlan) -> None:
    record = "percentages_agreed: {on: 2009-05-29}\nbaseline_set: {on: 2009-08-14}\n"
    with_events = [
        publication(on, shown("part2"), shown("record", print_, events))
        for on, print_, events in (
            ("2009-04-20T10:00", OLD, "signed off"),
            ("2009-06-01T10:00", NEW, "signed off, percentages agreed"),
            ("2009-09-01T10:00", "2" * 64, "signed off, baseline set, percentages agreed"),
        )
    ]
    told = public(read_plan, *with_events, record=record).publications
    assert [each.events for each in told] == [(), ("percentages agreed",), ("baseline set",), ()]
    assert not told[1].documents
    early = public(read_plan, with_events[0], record=record).publications
    assert early[-1].events == ("percentages agreed", "baseline set")


def test_publications_out_of_order_are_told_in_order(read_plan: ReadPlan) -> None:
    assert public(read_plan, SECOND, FIRST).publications == public(read_plan, FIRST, SECOND).publications


def test_a_figure_that_is_no_number_yet_is_told_by_its_word(read_plan: ReadPlan) -> None:
    first = FIRST.replace('shown: "1,900"', "shown: pending")
    assert public(read_plan, first, SECOND).publications[1].documents[0].figures == (
        FigureChange(BASELINE, "pending", "2,000"),
    )
