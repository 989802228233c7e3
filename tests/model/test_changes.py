"""The changes of a plan: published, corrected with what that changed, news, withdrawn."""

from __future__ import annotations

from collections.abc import Callable

from adtp_publish.model.changes import Change, changes_of, last_day
from adtp_publish.model.plan import Plan
from tests.release.published import NEW, OLD, public, publication, shown

ReadPlan = Callable[..., Plan]

THIRD = "2" * 64
FIRST = publication("2009-04-20T10:00", shown("part1"), shown("part2", baseline="1,900"))
SECOND = publication("2009-05-13T10:00", shown("part1"), shown("part2", NEW, baseline="2,000"))
CORRECTION = "  - {{on: {}, document: {}, reason: {}}}\n"


def corrections(*each: tuple[str, str, str]) -> str:
    return "corrections:\n" + "".join(CORRECTION.format(*one) for one in each)


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, list[str]]]:
    return [
        (change.kind, change.document, [document.document for document in change.documents])
        for change in changes
    ]


def test_a_plan_is_published_at_the_moment_of_its_record(read_plan: ReadPlan) -> None:
    (change,) = changes_of(public(read_plan))
    assert (change.kind, str(change.on)) == ("published", "2009-04-20 09:30:00+01:00")
    assert last_day(public(read_plan)) == "2009-04-20"


def test_a_transcription_has_no_day_of_publication(read_plan: ReadPlan) -> None:
    released = public(read_plan, nature="transcription")
    assert (changes_of(released), last_day(released)) == ((), "")


def test_a_correction_has_what_the_publication_after_it_shows_otherwise(read_plan: ReadPlan) -> None:
    record = corrections(("2009-05-12T10:00", "part2", "A slip"))
    corrected, published = changes_of(public(read_plan, FIRST, SECOND, record=record))
    assert (corrected.kind, corrected.reason, published.kind) == ("corrected", "A slip", "published")
    (document,) = corrected.documents
    assert [(f.before, f.after) for f in document.figures] == [("1,900", "2,000")]


def test_a_correction_that_no_publication_shows_yet_has_what_the_release_shows(read_plan: ReadPlan) -> None:
    record = corrections(("2009-05-12T10:00", "part2", "A slip"))
    corrected, _ = changes_of(public(read_plan, FIRST, record=record))
    figures = {f.figure: (f.before, f.after) for d in corrected.documents for f in d.figures}
    assert figures["somewhere/2009-10/part2.pdu.baseline"] == ("1,900", "2,000")
    recorded, _ = changes_of(public(read_plan, FIRST, SECOND, record=record))
    assert recorded.name == corrected.name, "its name stays when the publication is recorded"


def test_a_correction_before_the_first_publication_tells_its_reason_alone(read_plan: ReadPlan) -> None:
    record = corrections(("2009-04-20T09:45", "part2", "A slip"))
    corrected, _ = changes_of(public(read_plan, FIRST, SECOND, record=record))[1:]
    assert (corrected.kind, corrected.documents) == ("corrected", ())


def test_of_two_corrections_of_a_document_the_later_one_has_what_changed(read_plan: ReadPlan) -> None:
    second = publication("2009-05-13T10:00", shown("part1", NEW), shown("part2", NEW, baseline="2,000"))
    record = corrections(("2009-05-11", "part2", "One"), ("2009-05-12", "part2", "Two"))
    changes = changes_of(public(read_plan, FIRST, second, record=record))
    assert [change.reason for change in changes] == ["Two", "One", ""]
    # The text of Part 1 names the figure.
    assert told(changes)[:2] == [("corrected", "part2", ["part2", "part1"]), ("corrected", "part2", [])]


def test_two_corrections_at_one_moment_have_names_of_their_own(read_plan: ReadPlan) -> None:
    record = corrections(("2009-05-12", "part2", "One"), ("2009-05-12", "part2", "Two"))
    names = [change.name for change in changes_of(public(read_plan, record=record))]
    assert names[:2] == [
        "somewhere-2009-10-corrected-part2-20090512-2",
        "somewhere-2009-10-corrected-part2-20090512",
    ]


def test_what_is_agreed_is_news_and_no_correction(read_plan: ReadPlan) -> None:
    signed = shown("record", OLD, "signed off")
    first = FIRST + signed
    second = SECOND + shown("record", NEW, "signed off, baseline set")
    record = "baseline_set: {on: 2009-05-01}\n"
    changes = changes_of(public(read_plan, first, second, record=record))
    assert told(changes) == [("news", "", ["part2"]), ("published", "", [])]
    assert changes[0].events == ("baseline set",)
    # With a correction of another document at the same time each has its own.
    second = second.replace(shown("part1"), shown("part1", NEW))
    both = changes_of(
        public(read_plan, first, second, record=record + corrections(("2009-05-12", "part1", "A")))
    )
    assert told(both) == [
        ("news", "", ["part2"]),
        ("corrected", "part1", ["part1"]),
        ("published", "", []),
    ]


def test_what_was_signed_again_is_a_new_version(read_plan: ReadPlan) -> None:
    assert told(changes_of(public(read_plan, FIRST, SECOND)))[0] == ("revised", "", ["part2"])


def test_what_is_other_now_and_has_no_event_has_no_time_to_be_told_at(read_plan: ReadPlan) -> None:
    assert told(changes_of(public(read_plan, FIRST))) == [("published", "", [])]


def test_of_a_withdrawn_plan_only_that_is_told(read_plan: ReadPlan) -> None:
    record = corrections(("2009-05-12", "part2", "A slip")) + "withdrawn: {on: 2010-02-01T16:00}\n"
    (change,) = changes_of(public(read_plan, FIRST, SECOND, record=record))
    assert (change.kind, str(change.on), change.reason) == ("withdrawn", "2010-02-01", "")
    assert change.name == "somewhere-2009-10-withdrawn-20100201"
