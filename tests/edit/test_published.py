"""`record published`: what a deployed release shows of a plan is kept, once for each time that it changed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from adtp_publish.edit.asking import Asked, CannotRecord
from adtp_publish.edit.events import event_called
from adtp_publish.edit.formatting import formatted
from adtp_publish.edit.recording import Recorded
from adtp_publish.publish.kept import Kept
from adtp_publish.report.text import as_text
from tests.conftest import MOMENT
from tests.edit.keeping import COVER, FORMS, PART2, PART4, PLAN, RECORD, Plans, signed_off, without_events

PUBLISHED = f"{PLAN}/published.yaml"
REASON = {"document": "part2", "reason": "It was wrong."}


def to_publish() -> Plans:
    """A partnership's own plan, signed off, with the moment from which the public sees it."""
    plans = signed_off()
    plans.replace(COVER, "nature: illustrative", "nature: plan")
    plans.records("signed-off", "2009-03-31", again="yes")
    plans.records("publish-on", "2009-04-20T09:30")
    return plans


def corrected(plans: Plans) -> Kept:
    """A release of the plan with Part 2 corrected."""
    plans.replace(PART2, "      2009/10: 38\n", "      2009/10: 39\n")
    plans.records("corrected", "2009-05-12T10:00", **REASON)
    return plans.deployed("second")


def words(done: Recorded) -> str:
    assert done.refusals
    assert not done.changes
    return as_text(done.refusals, done.documents or {})


def write(plans: Plans, kept: Kept, at: str) -> None:
    done = plans.asks_of(kept, "published", at)
    assert not done.refusals, as_text(done.refusals, done.documents or {})
    assert [change.name for change in done.changes] == [PUBLISHED]
    plans.write(done)


def test_what_was_deployed_is_kept_with_date_fingerprints_and_figures() -> None:
    plans = to_publish()
    kept = plans.deployed("2009-04-20-abc")
    write(plans, kept, "2009-04-21T10:00")
    text = plans.texts[PUBLISHED]
    assert text.startswith(
        "# yaml-language-server: $schema=../../../schema/common/published.schema.json\n"
        "format: 1\nedition: 2009/10\npublications:\n"
        "  - on: 2009-04-21T10:00\n    release: 2009-04-20-abc\n    documents:\n      - document: cover\n"
    )
    assert re.findall(r"- document: (.*)", text) == ["cover", "part1", "part2", "part4", "record"]
    shown = kept.shown[PLAN]
    assert re.findall(r"  fingerprint: (.*)", text) == [each.fingerprint for each in shown.values()]
    assert text.count("- figure: ") == sum(len(each.figures) for each in shown.values()) > 200
    assert "          - figure: part2.pdu.baseline\n            shown: 2,000\n" in text
    assert not formatted(text.encode(), PUBLISHED, FORMS.of(PUBLISHED)).differs
    assert plans.errors() == []
    assert plans.found("changed-after-sign-off") == []
    assert "published" not in plans.deployed("next").shown[PLAN], "the public is shown nothing of it"


def test_to_record_it_again_changes_nothing() -> None:
    plans = to_publish()
    write(plans, plans.deployed("first"), "2009-04-21")
    for name in ("first", "second"):
        done = plans.asks_of(plans.deployed(name), "published", "2009-04-22")
        assert (done.nothing_new, done.changes, done.refusals) == (True, (), ())


def test_after_a_correction_another_publication_is_put_behind_with_the_figures_that_changed() -> None:
    plans = to_publish()
    write(plans, plans.deployed("first"), "2009-04-21")
    plans.replace(PUBLISHED, "publications:\n", "# Kept by the web team.\npublications:\n")
    first = plans.texts[PUBLISHED]
    kept = corrected(plans)
    write(plans, kept, "2009-05-12T12:00")
    assert plans.texts[PUBLISHED].startswith(first), "what was published before stays, with its remarks"
    second = plans.texts[PUBLISHED].removeprefix(first)
    assert second.startswith("  - on: 2009-05-12T12:00\n    release: second\n    documents:\n")
    assert re.findall(r"- document: (.*)", second) == ["cover", "part1", "part2", "part4", "record"]
    figures = re.findall(r"- figure: (.*)", second)
    # Part 1 names figures of Part 2, so it reads otherwise too.
    assert figures == [name for part in ("part1", "part2") for name in kept.shown[PLAN][part].figures]
    assert len(figures) > 20
    assert plans.errors() == []


def test_a_release_that_does_not_show_the_plan_is_refused() -> None:
    plans = signed_off()
    plans.replace(COVER, "nature: illustrative", "nature: plan")
    plans.records("signed-off", "2009-03-31", again="yes")
    said = words(plans.asks_of(plans.deployed("first"), "published", "2009-04-21"))
    assert "found no page of this plan in the release `first`; wanted one that shows it" in said
    assert "found no `published` in the record; wanted it before `published`" in said
    assert "first: adtp-publish record publish-on example 2009-10 --at DATE" in said
    unsigned = without_events()
    assert "found no `signed_off` in the record" in words(
        unsigned.asks_of(unsigned.deployed("first"), "published", "2009-04-21")
    )


def test_a_plan_that_is_another_than_was_deployed_is_refused_by_document() -> None:
    plans = to_publish()
    kept = plans.deployed("first")
    corrected(plans)
    said = words(plans.asks_of(kept, "published", "2009-04-21"))
    assert re.findall(r"found (.*?); wanted what was deployed", said) == [
        "Part 1 other than the release `first` shows it",
        "Part 2 other than the release `first` shows it",
        "Record other than the release `first` shows it",
    ]
    assert f"plans/{PART2}:1:1: error: " in said
    assert "to record what the release shows all the same, add `--as-deployed`" in said
    done = plans.asks_of(kept, "published", "2009-04-21", as_deployed=True)
    plans.write(done)
    assert kept.shown[PLAN]["part2"].fingerprint in plans.texts[PUBLISHED]
    write(plans, plans.deployed("second"), "2009-05-12T12:00")


def test_a_document_that_is_there_on_one_side_alone_is_refused() -> None:
    plans = to_publish()
    kept = plans.deployed("first")
    shown = dict(kept.shown[PLAN])
    del shown["part4"]
    said = words(plans.asks_of(Kept("first", {}, {PLAN: shown}), "published", "2009-04-21"))
    assert "found Part 4, which the release `first` does not show; wanted what was deployed" in said
    plans.replace(PART2, "  basis: from baseline", "  basis: sideways")
    said = words(plans.asks_of(kept, "published", "2009-04-21"))
    assert "found an error in Part 2, which the release `first` shows; wanted what was deployed" in said


def test_dates_of_publication_follow_one_another_and_what_made_them_possible() -> None:
    plans = to_publish()
    kept = plans.deployed("first")
    assert "[unusual-order]" in words(plans.asks_of(kept, "published", "2009-04-19"))
    assert "which is still to come" in words(plans.asks_of(kept, "published", "2030-04-19"))
    write(plans, kept, "2009-05-21T10:00")
    second = corrected(plans)
    said = words(plans.asks_of(second, "published", "2009-05-21T09:59"))
    assert "found a publication on 21 May 2009, 10:00 already; wanted one that is later" in said
    write(plans, second, "2009-05-21T10:00")
    third = Kept("second", {}, {PLAN: dict(list(second.shown[PLAN].items())[:3])})
    said = words(plans.asks_of(third, "published", "2009-06-01", as_deployed=True))
    assert "found `published` `second` already, on 21 May 2009, 10:00; wanted it once" in said


@pytest.mark.parametrize(("at", "is_later"), [("2009-05-11T22:30Z", False), ("2009-05-11T23:30Z", True)])
def test_a_publication_after_one_of_a_day_without_an_hour_goes_by_the_day_in_london(
    at: str, is_later: bool
) -> None:
    plans = to_publish()
    write(plans, plans.deployed("first"), "2009-05-12")
    assert "- on: 2009-05-12\n" in plans.texts[PUBLISHED]
    second = corrected(plans)
    refused = [f.message for f in plans.asks_of(second, "published", at).refusals]
    too_early = "found a publication on 12 May 2009 already; wanted one that is later"
    assert refused == ([] if is_later else [too_early])


def test_plans_without_events_of_their_own_have_no_publications() -> None:
    lancashire = Plans("lancashire")
    kept = lancashire.deployed("first")
    assert kept.shown["lancashire/2009-10"]
    said = words(lancashire.asks_of(kept, "published", "2009-06-01", "lancashire/2009-10"))
    assert "found `absent: not in the source`; wanted a record that is kept" in said
    withdrawn = to_publish()
    kept = withdrawn.deployed("first")
    withdrawn.records("withdrawn", "2010-05-01")
    assert "found the plan withdrawn, on 1 May 2010" in words(
        withdrawn.asks_of(kept, "published", "2010-05-02")
    )


@pytest.mark.parametrize("text", ["publications: []\n", "absent: pending\n", "# Later.\n"])
def test_a_file_that_is_there_without_a_publication_takes_the_first(text: str) -> None:
    plans = to_publish()
    plans.texts[PUBLISHED] = f"format: 1\nedition: 2009/10\n{text}"
    write(plans, plans.deployed("first"), "2009-04-21")
    assert plans.texts[PUBLISHED].count("- on: ") == 1
    assert plans.errors() == []


def test_an_edition_without_the_document_says_so() -> None:
    plans = to_publish()
    plan = next(derived.plan for derived in plans.checked().plans)
    specs = tuple(spec for spec in plan.edition.documents if spec.id != "published")
    other = replace(plan, edition=replace(plan.edition, documents=specs))
    asked = Asked(event_called("published"), PLAN, MOMENT, MOMENT, {})
    assert asked.file(plan) == "published.yaml"
    with pytest.raises(CannotRecord, match="the edition 2009/10 has no document `published`, where"):
        asked.file(other)


def test_a_plan_that_was_published_and_corrected_is_signed_off_again() -> None:
    plans = to_publish()
    write(plans, plans.deployed("first"), "2009-04-21T10:00")
    write(plans, corrected(plans), "2009-05-21T10:00")
    plans.replace(PART4, "by the two PCTs;", "by both PCTs;")
    plans.records("signed-off", "2009-10-01", again="yes")
    assert "  on: 2009-10-01\n  first: 2009-03-31\n" in plans.texts[RECORD]
    assert plans.found("unusual-order") == []
    assert plans.found("changed-after-sign-off") == []
    plans.records("signed-off", "2009-11-01", again="yes")
    assert plans.texts[RECORD].count("first: 2009-03-31") == 1, "the first stays the first"
