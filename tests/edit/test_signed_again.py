"""A plan of a partnership's own is changed, approved and signed off again; nothing goes past the sign-off."""

from __future__ import annotations

import re

from tests.edit.keeping import ASSESSMENT, COVER, PART2, PART4, PLAN, RECORD, Plans, without_events

PUBLISHED = f"{PLAN}/published.yaml"
CHANGED, BARE, SINCE = "changed-after-sign-off", "event-without-fingerprints", "changed-since-published"
CHAIRS = (
    "Chair, adult joint commissioning group, North Exampleshire",
    "Chair, adult joint commissioning group, South Exampleshire",
    "Chair, Exampleshire Drug and Alcohol Partnership",
)


def signed_by(*chairs: str) -> Plans:
    """The example as a plan of its own, approved by some chairs (none: by all at once) and signed off."""
    plans = without_events()
    plans.replace(COVER, "nature: illustrative", "nature: plan")
    plans.records("returned", "2009-01-14", pack="january")
    plans.records("returned", "2009-03-13", pack="march")
    for chair in chairs or ("",):
        plans.records("approved", "2009-03-27", **({"by": chair} if chair else {}))
    plans.records("signed-off", "2009-03-31")
    return plans


def changed(plans: Plans) -> Plans:
    """The plan with another date on its cover, which nobody has approved yet."""
    plans.texts[COVER] = re.sub(r"(?m)^date: .*$", "date: 2009-06-10", plans.texts[COVER])
    plans.texts[COVER] = re.sub(r"(?m)^approved: yes", "approved: no", plans.texts[COVER])
    assert plans.found(CHANGED) == [COVER]
    return plans


def without_prints(plans: Plans) -> None:
    """Take the fingerprints out of the sign-off."""
    bare = re.sub(r"(signed_off:\n  on: .*\n)  fingerprints:\n(?:    .*\n)+", r"\1", plans.texts[RECORD])
    assert bare != plans.texts[RECORD]
    plans.texts[RECORD] = bare


def goes_all_the_way(plans: Plans, *chairs: str) -> None:
    """Walk the path that the messages name, from the change to a plan that is in order."""
    said = plans.refused("signed-off", "2009-06-12", again="yes")
    assert "first: adtp-publish record approved example 2009-10 --at DATE" in said
    for chair in chairs or ("",):
        assert "approved: no" in plans.texts[COVER]
        plans.records("approved", "2009-06-11", **({"by": chair} if chair else {}))
        assert plans.found("unusual-order") == []
    assert "approved: yes" in plans.texts[COVER]
    named = {"by": chairs[0]} if chairs else {}
    assert "already, on " in plans.refused("approved", "2009-06-11", **named), "it is approved now"
    plans.records("signed-off", "2009-06-12", again="yes")
    assert "signed_off:\n  on: 2009-06-12\n  first: 2009-03-31\n" in plans.texts[RECORD]
    assert plans.errors() == []
    assert plans.found("unusual-order") == []


def test_a_plan_that_all_approved_at_once_is_approved_and_signed_off_again() -> None:
    goes_all_the_way(changed(signed_by()))
    goes_all_the_way(changed(signed_by()), *CHAIRS)


def test_a_plan_that_its_chairs_approved_one_by_one_is_approved_and_signed_off_again() -> None:
    goes_all_the_way(changed(signed_by(*CHAIRS)), *CHAIRS)
    goes_all_the_way(changed(signed_by(*CHAIRS)))


def test_one_chair_does_not_approve_twice_in_a_round() -> None:
    plans = changed(signed_by(*CHAIRS))
    plans.records("approved", "2009-06-11", by=CHAIRS[0])
    assert "already, on 11 June 2009; wanted it once" in plans.refused("approved", "2009-06-12", by=CHAIRS[0])


def test_a_plan_of_which_no_approval_was_recorded_is_approved_and_signed_off_again() -> None:
    plans = changed(signed_by())
    plans.replace(ASSESSMENT, "approved:\n  - on: 2009-03-27\n", "")
    plans.records("approved", "2009-06-11")
    plans.records("signed-off", "2009-06-12", again="yes")
    assert plans.found("unusual-order") == []


def test_a_late_approval_of_a_cover_that_says_approved_is_told() -> None:
    plans = signed_by(*CHAIRS)
    plans.replace(ASSESSMENT, f"  - on: 2009-03-27\n    by: {CHAIRS[2]}\n", "")
    said = plans.refused("approved", "2009-06-11", by=CHAIRS[2])
    assert "`approved` is on 11 June 2009, after `signed_off` of the record on 31 March 2009" in said


def test_a_sign_off_without_its_fingerprints_is_told_and_signing_off_again_mends_it() -> None:
    plans = signed_by()
    assert plans.found(BARE) == []
    without_prints(plans)
    plans.replace(PART4, "by the two PCTs;", "by both PCTs;")
    assert plans.found(CHANGED) == []
    assert [(f.severity, f.path) for f in plans.checked().findings if f.code == BARE] == [
        ("warning", ("signed_off",))
    ]
    plans.records("signed-off", "2009-06-12", again="yes")
    assert plans.found(BARE) == []
    assert "  first: 2009-03-31\n" in plans.texts[RECORD]


def test_fingerprints_taken_out_of_a_plan_that_was_published_are_an_error_and_the_change_is_told() -> None:
    plans = signed_by()
    plans.records("publish-on", "2009-04-20")
    plans.write(plans.asks_of(plans.deployed("2009-04-20-0"), "published", "2009-04-20T10:00"))
    assert plans.found(SINCE) == []
    signed = plans.texts[RECORD]
    plans.replace(PART4, "by the two PCTs;", "by both PCTs;")
    assert (plans.found(CHANGED), plans.found(SINCE)) == ([PART4], []), "one cause is told once"
    without_prints(plans)
    assert (plans.found(CHANGED), plans.found(SINCE)) == ([], [PUBLISHED])
    assert [f.severity for f in plans.checked().findings if f.code == BARE] == ["error"]
    assert plans.deployed("2009-04-21-0").shown.get(PLAN) is None, "the public is not shown it"
    plans.records("signed-off", "2009-06-12", again="yes")
    assert (plans.errors(), plans.found(SINCE)) == ([], []), "it mends both"
    plans.texts[RECORD] = signed
    plans.records("corrected", "2009-05-12", document="part4", reason="There are two.")
    assert plans.found(SINCE) == [], "the correction says why"


def test_fingerprints_written_anew_by_hand_do_not_hide_a_change_from_what_was_published() -> None:
    plans = signed_by()
    plans.records("publish-on", "2009-04-20")
    plans.write(plans.asks_of(plans.deployed("2009-04-20-0"), "published", "2009-04-20T10:00"))
    plans.replace(PART4, "by the two PCTs;", "by both PCTs;")
    plans.records("signed-off", "2009-03-31", again="yes")
    assert plans.found(CHANGED) == []
    assert plans.found(SINCE) == [PUBLISHED]


def test_the_hint_names_the_event_where_only_its_fields_changed() -> None:
    plans = signed_by()
    plans.records("percentages-agreed", "2009-05-29")
    plans.replace(PART2, "  baseline: 2400", "  baseline: 2401")
    hints = [f.hint for f in plans.checked().findings if f.code == CHANGED]
    assert len(hints) == 1
    assert "record what was agreed (`adtp-publish record baseline-set example 2009/10`), " in hints[0]
    plans = signed_by()
    plans.replace(PART2, "  basis: from baseline", "  basis: year on year")
    hints = [f.hint for f in plans.checked().findings if f.code == CHANGED]
    assert len(hints) == 1
    assert "baseline-set" not in hints[0]


def test_the_first_step_that_would_be_accepted_is_named() -> None:
    plans = signed_by()
    plans.texts[RECORD] = "format: 1\nedition: 2009/10\n"
    said = plans.refused("baseline-set", "2009-08-14")
    assert said.count(" error: ") == 1
    assert "first: adtp-publish record signed-off example 2009-10 --at DATE" in said
