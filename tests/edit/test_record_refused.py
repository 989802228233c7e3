"""`record` refuses what cannot be, with its reason, and writes nothing."""

from __future__ import annotations

import pytest

from adtp_publish.edit.asking import CannotRecord
from tests.edit.keeping import (
    ASSESSMENT,
    GRID1,
    PART2,
    PART4,
    PLAN,
    RECORD,
    Plans,
    approved,
    signed_off,
    without_events,
)

Q2 = f"{PLAN}/progress/q2.yaml"


BEFORE = [
    ("signed-off", {}, "found no `approved` in the cover; wanted it before `signed-off`"),
    ("signed-off", {}, "first: adtp-publish record approved example 2009-10 --at DATE"),
    ("percentages-agreed", {}, "found no `signed_off`; wanted it before `percentages-agreed`"),
    ("baseline-set", {}, "found no `signed_off`; wanted it before `baseline-set`"),
    ("baseline-set", {}, "first: adtp-publish record approved example 2009-10 --at DATE"),
    ("publish-on", {}, "found no `signed_off`; wanted it before `publish-on`"),
    ("published", {}, "found no `signed_off` in the record; wanted it before `published`"),
    ("corrected", {"document": "part2", "reason": "It is."}, "found no `signed_off`; wanted it before"),
    ("withdrawn", {}, "found no `published`; wanted it before `withdrawn`"),
    ("panel-response", {}, "found no `returned` of `january`; wanted it before `panel-response`"),
    ("panel-response", {}, "first: adtp-publish record returned example 2009-10 --pack january --at DATE"),
    ("revised", {"document": "part1"}, "found no `returned` of `january`; wanted it before `revised`"),
]


@pytest.mark.parametrize(("event", "details", "words"), BEFORE)
def test_an_event_is_refused_before_what_it_needs(event: str, details: dict[str, str], words: str) -> None:
    plans = without_events()
    said = plans.refused(event, "2009-06-01", **details)
    assert words in said
    assert said.count("[event-refused]") == said.count(" error: ")


def test_packs_are_asked_for_where_the_plan_keeps_an_assessment() -> None:
    plans = approved()
    said = plans.refused("signed-off", "2009-03-31")
    assert "found no `returned` of `january` in the assessment; wanted it before `signed-off`" in said
    assert "found no `returned` of `march` in the assessment; wanted it before `signed-off`" in said


TWICE = [
    (
        "approved",
        {"by": "Chair, Exampleshire Drug and Alcohol Partnership"},
        "`approved` `Chair, Exampleshire",
    ),
    ("returned", {"pack": "q1"}, "found `returned` `q1` already, on 13 July 2009; wanted it once"),
    (
        "panel-response",
        {},
        "found `panel-response` `2009-02-12` already, on 12 February 2009; wanted it once",
    ),
    ("signed-off", {}, "found `signed_off` already, on 31 March 2009; wanted it once"),
    ("signed-off", {}, "to sign the plan off again after a change, add `--again`"),
    ("percentages-agreed", {}, "found `percentages_agreed` already, on 29 May 2009; wanted it once"),
    ("baseline-set", {}, "found `baseline_set` already, on 14 August 2009; wanted it once"),
    ("publish-on", {}, "found `published` already, on 20 April 2009, 9:30; wanted it once"),
]


@pytest.mark.parametrize(("event", "details", "words"), TWICE)
def test_an_event_is_refused_a_second_time(event: str, details: dict[str, str], words: str) -> None:
    day = "2009-02-12" if event == "panel-response" else "2010-06-01"
    said = Plans().refused(event, day, **details)
    assert words in said
    assert said.count(" error: ") == 1


DATES = [
    (
        "signed-off",
        "2009-03-01",
        "`approved` is on 27 March 2009, after `signed_off` of the record on 1 March",
    ),
    ("publish-on", "2009-03-30", "`published` is on 30 March 2009, before `signed_off` on 31 March 2009"),
    ("percentages-agreed", "2009-03-30", "`percentages_agreed` is on 30 March 2009, before `signed_off`"),
    (
        "signed-off",
        "2012-01-01",
        "found `signed-off` at `2012-01-01`, which is still to come; wanted what has",
    ),
]


@pytest.mark.parametrize(("event", "day", "words"), DATES)
def test_a_date_that_cannot_be_is_refused(event: str, day: str, words: str) -> None:
    plans = Plans()
    head, _, rest = plans.texts[RECORD].partition("signed_off:")
    signed = "signed_off:\n  on: 2009-03-31\n" if event != "signed-off" else ""
    plans.texts[RECORD] = head + signed
    assert rest
    assert words in plans.refused(event, day)


def test_a_plan_with_errors_is_not_signed_off_and_one_with_public_errors_not_published() -> None:
    plans = approved()
    plans.texts[ASSESSMENT] = "format: 1\nedition: 2009/10\nabsent: pending\n"
    plans.replace(Q2, "quarter: q2", "quarter: q3")
    said = plans.refused("signed-off", "2009-03-31")
    assert "[wrong-quarter]" in said
    published = signed_off()
    published.replace(Q2, "quarter: q2", "quarter: q3")
    published.records("publish-on", "2009-04-20")
    broken = signed_off()
    broken.replace(PART4, "by the two PCTs;", "by both PCTs;")
    assert "[changed-after-sign-off]" in broken.refused("publish-on", "2009-04-20")


def test_a_baseline_that_still_waits_is_not_set() -> None:
    plans = signed_off()
    plans.replace(PART2, "baseline: 2400", "baseline: pending")
    plans.records("percentages-agreed", "2009-05-29")
    said = plans.refused("baseline-set", "2009-08-14")
    assert "found `pending` at `all_adults > baseline`, but the record has `baseline_set`" in said
    assert "[still-pending]" in said


def test_nothing_is_recorded_of_a_plan_that_is_withdrawn_or_has_no_record() -> None:
    plans = Plans()
    plans.records("withdrawn", "2010-05-01")
    said = plans.refused("corrected", "2010-06-01", document="part2", reason="Late.")
    assert "found the plan withdrawn, on 1 May 2010; wanted one that is not for `corrected`" in said
    assert "found `withdrawn` already" in plans.refused("withdrawn", "2010-06-01")
    transcribed = Plans("lancashire")
    for event in ("approved", "signed-off"):
        done = transcribed.asks(event, "2009-03-31", plan="lancashire/2009-10")
        (refusal,) = done.refusals
        assert refusal.message == "found `absent: not in the source`; wanted a record that is kept"
        assert refusal.hint.startswith("nothing to do: of a transcription no event is recorded but")


def test_a_transcription_is_withdrawn_whatever_its_source_says() -> None:
    plans = Plans("lancashire")
    plans.records("withdrawn", "2010-05-01", plan="lancashire/2009-10", reason="By mistake.")
    record = plans.texts["lancashire/2009-10/record.yaml"]
    assert "withdrawn:\n  on: 2010-05-01\n  reason: By mistake.\n" in record
    assert "absent:" not in record
    assert plans.errors() == []


def test_a_record_with_an_error_is_mended_first() -> None:
    plans = Plans()
    plans.texts[RECORD] += "withdrawn: soon\n"
    assert "[wrong-type]" in plans.refused("corrected", "2010-06-01", document="part2", reason="Late.")
    plans.texts[RECORD] = "format: 1\nformat: 1\n"
    assert "[repeated-key]" in plans.refused("withdrawn", "2010-06-01")


def test_a_document_and_a_post_that_are_not_there_are_refused_with_the_nearest() -> None:
    plans = without_events()
    plans.records("returned", "2009-01-14", pack="january")
    said = plans.refused("revised", "2009-03-13", document="part5", what="Something.")
    assert "found `part5`; wanted a document of this plan" in said
    assert "did you mean `part" in said
    plans.records("revised", "2009-03-13", document="Part 4", what="The title will do.")
    said = plans.refused("approved", "2009-03-25", by="Nobody")
    assert "found `Nobody`, who does not sign the cover; wanted a post of its signatories" in said
    group = "Chair, adult joint commissioning group"
    assert f"`{group}, North Exampleshire`, `{group}, South Exampleshire`" in said
    assert "who does not sign the cover" in plans.refused("approved", "2009-03-25", by=group), "of two"
    plans.records("approved", "2009-03-25", by=f"{group},  south Exampleshire")


def test_a_correction_of_what_the_public_does_not_read_is_refused() -> None:
    plans = signed_off()
    plans.texts[GRID1] += "# no change\n"
    said = plans.refused("corrected", "2009-06-01", document="grid1", reason="None.")
    assert "found `grid1`, which the public does not read; wanted a document that it does" in said
    assert "have the plan signed off again" in said


def test_a_document_that_a_correction_cannot_be_of_is_refused_by_the_form() -> None:
    said = signed_off().refused("corrected", "2009-06-01", document="grid9", reason="None.")
    assert "found `grid9`" in said
    assert "[wrong-value]" in said


@pytest.mark.parametrize(
    ("event", "details", "words"),
    [
        ("returned", {}, "found no `--pack`, which `returned` wants; add it"),
        ("returned", {"pack": " "}, "found no `--pack`, which `returned` wants; add it"),
        ("corrected", {"document": "part2"}, "found no `--reason`, which `corrected` wants; add it"),
        ("signed-off", {"by": "me"}, "found `--by`, which `signed-off` has no place for; leave it out"),
        ("approved", {"text": "me"}, "found `--text`, which `approved` has no place for; leave it out"),
    ],
)
def test_details_are_those_of_the_form(event: str, details: dict[str, str], words: str) -> None:
    with pytest.raises(CannotRecord) as raised:
        Plans().asks(event, "2009-06-01", **details)
    assert str(raised.value) == words


def test_a_plan_that_is_not_there_is_wrong_use() -> None:
    for plan in ("example/2007-08", "exampel/2009-10"):
        with pytest.raises(CannotRecord) as raised:
            Plans().asks("approved", "2009-06-01", plan=plan)
        assert str(raised.value) == f"there is no plan `{plan}` in `plans`; did you mean `example/2009-10`?"
    with pytest.raises(
        CannotRecord, match="there is no plan `leeds/2009-10` in `plans`; begin it with `adtp"
    ):
        Plans().asks("approved", "2009-06-01", plan="leeds/2009-10")


def test_a_plan_that_cannot_be_read_has_its_findings() -> None:
    plans = Plans()
    plans.texts = {
        name: text.replace("edition: 2009/10", "edition: 2031/32") for name, text in plans.texts.items()
    }
    plans.texts = {name.replace("2009-10", "2031-32"): text for name, text in plans.texts.items()}
    done = plans.asks("approved", "2009-06-01", plan="example/2031-32")
    assert {finding.code for finding in done.refusals} == {"unknown-edition"}


def test_a_file_that_is_laid_out_too_oddly_is_left_as_it_is() -> None:
    plans = Plans()
    plans.texts[ASSESSMENT] = "{format: 1, edition: 2009/10}\n"
    assert "[left-as-it-is]" in plans.refused("returned", "2009-01-14", pack="january")
