"""What was revised after a pack was returned: by an event, by its fingerprint, by the day."""

from __future__ import annotations

from datetime import date

from tests.edit.keeping import PART1, PART4, PLAN, Plans, without_events
from tests.release.packs import packed, returned, told


def test_nothing_is_revised_before_january_is_returned() -> None:
    pack = packed(without_events(), "march")
    assert pack.since is None
    assert not {"part1", "part4"} & told(pack).keys()


def test_nothing_is_revised_where_nothing_is_other() -> None:
    pack = packed(returned(), "march")
    assert pack.since == date(2009, 1, 14)
    assert pack.revisions == ()
    assert not {"part1", "part4"} & told(pack).keys()


def test_what_has_another_fingerprint_was_revised() -> None:
    plans = returned()
    plans.texts[PART4] = plans.texts[PART4].replace("£", "", 1) + "# A comment changes nothing.\n"
    assert "part4" not in told(packed(plans, "march"))
    plans.texts[PART1] = plans.texts[PART1].replace("title: ", "title: A ", 1)
    pack = packed(plans, "march")
    assert told(pack)["part1"] == "present"
    assert [entry.document for entry in pack.entries if entry.revised] == ["part1"]


def test_what_an_event_names_was_revised_and_is_told_with_what_it_was() -> None:
    plans = returned()
    plans.records("revised", "2009-03-13", document="part4", what="The underspend is new.")
    plans.records("revised", "2009-03-12", document="grid4", what="Action 4.1.5 is new.")
    pack = packed(plans, "march")
    assert [entry.document for entry in pack.entries if entry.revised] == ["part4"]
    assert [(each.on, each.short, each.what) for each in pack.revisions] == [
        (date(2009, 3, 12), "Planning grid 4", "Action 4.1.5 is new."),
        (date(2009, 3, 13), "Part 4", "The underspend is new."),
    ]


def test_what_comes_later_than_the_day_is_not_known_yet() -> None:
    before = packed(Plans(), "march", "2009-01-10")
    assert (before.since, before.revisions) == (None, ())
    between = packed(Plans(), "march", "2009-02-01")
    assert (between.since, between.revisions) == (date(2009, 1, 14), ())
    assert not {"part1", "part4"} & told(between).keys()


def test_it_is_the_last_return_that_counts() -> None:
    plans = returned()
    plans.records("revised", "2009-01-20", document="part4", what="The underspend is new.")
    plans.texts[PART1] = plans.texts[PART1].replace("title: ", "title: A ", 1)
    assert {"part1", "part4"} < told(packed(plans, "march")).keys()
    again = plans.texts[f"{PLAN}/assessment.yaml"].partition("returned:\n")
    fresh = returned_again(plans)
    plans.texts[f"{PLAN}/assessment.yaml"] = f"{again[0]}returned:\n{fresh}{again[2]}"
    pack = packed(plans, "march")
    assert (pack.since, pack.revisions) == (date(2009, 2, 1), ())
    assert not {"part1", "part4"} & told(pack).keys()


def returned_again(plans: Plans) -> str:
    """The return of January as it would be recorded on a later day, of the plan as it is now."""
    copy = Plans()
    copy.texts = {**plans.texts, f"{PLAN}/assessment.yaml": "format: 1\nedition: 2009/10\nabsent: pending\n"}
    copy.records("returned", "2009-02-01", pack="january")
    return copy.texts[f"{PLAN}/assessment.yaml"].partition("returned:\n")[2]
