"""Packs: which documents are in one, what keeps it from being sent, and how far its plan is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from adtp_publish.derive.completion import completed
from adtp_publish.model.packing import Packed
from adtp_publish.packing import open_findings, pack_of
from adtp_publish.release.release import release
from tests.edit.keeping import COVER, GRID1, PART1, PART2, PART4, PLAN, Plans, without_events

AUDITS = ["harm-reduction", "primary-care"]
GRIDS = ["grid1", "grid2", "grid3", "grid4", "grid5"]
QUARTERS = ["q1", "q2", "q3", "q4"]
COMMENTS = [f"{quarter}-comments" for quarter in QUARTERS]
AFTER = "2010-06-01"


def packed(plans: Plans, key: str, at: str = AFTER, *, draft: bool = False) -> Packed:
    """A pack of the example plan on a day."""
    moment = datetime.combine(date.fromisoformat(at), datetime.min.time(), UTC)
    checked = plans.checked()
    derived = completed(next(each for each in checked.plans if each.plan.key == PLAN))
    spec = derived.plan.edition.pack(key)
    assert spec is not None
    released, _ = release(derived, spec.audience, moment, checked.register)
    assert released is not None
    return pack_of(derived, released, spec, moment, open_findings(checked, spec.audience), draft=draft)


def told(pack: Packed) -> dict[str, str]:
    """The completeness of each document in the list of a pack."""
    return {entry.document: entry.completeness for entry in pack.entries}


@pytest.mark.parametrize(
    ("key", "documents"),
    [
        ("january", ["cover", "part1", "part4", *AUDITS]),
        ("march", ["part1", "part2", *GRIDS, "part4"]),
        (
            "final",
            [
                "cover",
                "part1",
                "part2",
                *GRIDS,
                "part4",
                *AUDITS,
                *QUARTERS,
                *COMMENTS,
                "record",
                "assessment",
            ],
        ),
        *((quarter, [quarter]) for quarter in QUARTERS),
        ("laa", ["laa"]),
        ("public", ["cover", "part1", "part2", "part4"]),
    ],
)
def test_the_example_gives_the_list_of_the_edition(key: str, documents: list[str]) -> None:
    pack = packed(Plans(), key)
    assert told(pack) == dict.fromkeys(documents, "present")
    assert [document.id for document in pack.documents] == documents
    assert pack.is_complete


@pytest.mark.parametrize(
    ("name", "key", "day_before", "day_after"),
    [
        (PART4, "january", "2009-01-15", "2009-01-16"),
        (PART2, "march", "2009-03-15", "2009-03-16"),
        (GRID1, "march", "2009-03-15", "2009-03-16"),
        (f"{PLAN}/progress/q3.yaml", "q3", "2010-01-14", "2010-01-15"),
    ],
)
def test_a_document_taken_out_is_missing_and_then_late(
    name: str, key: str, day_before: str, day_after: str
) -> None:
    plans, document = Plans(), name.rpartition("/")[2].removesuffix(".yaml")
    del plans.texts[name]
    before, after = packed(plans, key, day_before), packed(plans, key, day_after)
    assert (told(before)[document], told(after)[document]) == ("missing", "late")
    assert "is missing" in before.faults[0]
    assert "is late: it was due by" in after.faults[0]
    assert document not in {each.id for each in after.documents}


@pytest.mark.parametrize("reason", ["not applicable", "not collected", "pending", "to be confirmed"])
@pytest.mark.parametrize("at", ["2009-01-15", "2009-01-16"])
def test_one_that_is_absent_is_neither(reason: str, at: str) -> None:
    plans = Plans()
    plans.texts[PART4] = f"format: 1\nedition: 2009/10\nabsent: {reason}\n"
    pack = packed(plans, "january", at)
    assert told(pack)["part4"] == "absent"
    entry = pack.entry("part4")
    assert entry is not None
    assert entry.reason == reason
    assert pack.is_complete
    assert [each.id for each in pack.documents] == ["cover", "part1", *AUDITS]


def test_what_is_due_after_the_pack_is_not_due_and_then_late_and_keeps_nothing() -> None:
    plans = Plans()
    del plans.texts[f"{PLAN}/progress/q3.yaml"]
    plans.texts[f"{PLAN}/progress/q3-comments.yaml"] = "format: 1\nedition: 2009/10\nabsent: pending\n"
    assert told(packed(plans, "final", "2009-04-01"))["q3"] == "not due"
    late = packed(plans, "final", "2010-02-01")
    assert told(late)["q3"] == "late"
    assert late.is_complete


def test_a_report_that_is_only_begun_keeps_the_whole_plan_not() -> None:
    plans = without_events()
    plans.replace(COVER, "nature: illustrative", "nature: plan")
    plans.texts[f"{PLAN}/progress/q3.yaml"] = "format: 1\nedition: 2009/10\nquarter: q3\nbarriers:\n"
    final = packed(plans, "final")
    assert told(final)["q3"] == "not due"
    assert "q3" not in {document.id for document in final.documents}
    assert packed(plans, "q3").faults == ("Progress, quarter 3 is not filled in everywhere",)


def test_a_document_that_quotes_one_with_errors_cannot_be_sent() -> None:
    plans = Plans()
    plans.texts[PART2] += "unknown: x\n"
    (fault,) = packed(plans, "january").faults
    assert fault == "Part 1 quotes figures of Part 2, which has errors"


def test_a_plan_whose_cover_has_an_error_cannot_be_sent() -> None:
    plans = Plans()
    plans.replace(COVER, "nature: illustrative", "nature: plan")
    plans.texts[COVER] += "unknown: x\n"
    (fault,) = packed(plans, "q1").faults
    assert "nobody knows how far the plan is" in fault


def test_a_grid_of_its_own_that_a_plan_has_not_is_in_no_list() -> None:
    assert "grid6" not in told(packed(Plans(), "march"))


def test_one_with_an_error_cannot_be_sent() -> None:
    plans = Plans()
    plans.replace(PART4, "format: 1", "format: 1\nfundng: x")
    pack = packed(plans, "january")
    assert told(pack)["part4"] == "with errors"
    assert pack.faults == ("Part 4 has errors",)
    assert "part4" not in {document.id for document in pack.documents}


def test_one_that_is_not_filled_in_everywhere_cannot_be_sent_either() -> None:
    plans = without_events()
    plans.replace(COVER, "nature: illustrative", "nature: plan")
    plans.texts[PART4] = plans.texts[PART4].replace("    2008/09: £150,000", "    2008/09:", 1)
    assert plans.found("not-filled-in") == [PART4]
    pack = packed(plans, "january")
    assert told(pack)["part4"] == "present"
    assert pack.faults == ("Part 4 is not filled in everywhere",)
    assert packed(plans, "q1").is_complete


def test_only_the_whole_plan_is_kept_by_an_error_that_is_in_none_of_its_documents() -> None:
    plans = Plans()
    plans.texts[f"{PLAN}/stray.yaml"] = "format: 1\n"
    assert packed(plans, "march").is_complete
    final = packed(plans, "final")
    assert final.faults == ("another file of the plan has errors",)
    assert not [item for item in final.findings if "stray" in item.place]


def test_of_a_document_that_is_not_for_the_nta_it_is_told_nothing() -> None:
    plans = Plans()
    plans.texts[f"{PLAN}/laa.yaml"] += "unknown: x\n"
    final = packed(plans, "final")
    assert final.is_complete
    assert not [item for item in final.findings if "laa" in item.place]
    assert packed(plans, "laa").faults == ("LAA action plan has errors",)


def test_an_assessment_that_cannot_be_read_keeps_what_waits_for_its_revisions() -> None:
    plans = Plans()
    plans.texts[f"{PLAN}/assessment.yaml"] += "unknown: x\n"
    assert packed(plans, "march").faults == ("Assessment has errors, and says what was revised",)
    assert packed(plans, "january").is_complete


def test_a_draft_says_what_keeps_it() -> None:
    plans = Plans()
    del plans.texts[PART4]
    pack = packed(plans, "january", draft=True)
    assert (pack.name, pack.draft, pack.release.signing) == ("january-draft", True, "draft")
    assert pack.faults == ("Part 4 is late: it was due by 15 January 2009",)


def test_findings_left_open_are_those_of_its_documents() -> None:
    plans = Plans()
    del plans.texts[PART4]
    (finding,) = packed(plans, "january").findings
    assert (finding.code, finding.severity, finding.place) == ("missing-document", "error", "part4.yaml:1:1")
    assert packed(plans, "q1").findings == ()
    assert packed(plans, "public").findings == ()


# --- revisions


def returned() -> Plans:
    """The example whose January pack was returned, and nothing since."""
    plans = without_events()
    plans.records("returned", "2009-01-14", pack="january")
    return plans


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


# --- draft, for signature, signed off


def test_a_plan_is_a_draft_for_signature_signed_off_and_once_changed_for_signature_again() -> None:
    plans = returned()
    plans.replace(COVER, "nature: illustrative", "nature: plan")
    del plans.texts[GRID1]
    assert packed(plans, "march").release.signing == "draft"
    plans.texts[GRID1] = Plans().texts[GRID1]
    assert packed(plans, "march").release.signing == "for signature"
    plans.records("returned", "2009-03-13", pack="march")
    plans.records("approved", "2009-03-27")
    assert packed(plans, "final").release.signing == "for signature"
    plans.records("signed-off", "2009-03-31")
    signed = packed(plans, "final")
    assert (signed.release.signing, signed.is_complete) == ("signed off", True)
    plans.texts[PART4] = plans.texts[PART4].replace("2620000", "2620001").replace("£2,620,000", "£2,620,001")
    plans.texts[PART1] = plans.texts[PART1].replace("title: ", "title: A ", 1)
    assert plans.found("changed-after-sign-off")
    changed = packed(plans, "final")
    assert changed.release.signing == "for signature"
    assert changed.is_complete
    assert "part1" in {document.id for document in changed.documents}
    plans.records("signed-off", "2009-04-02", again="yes")
    assert packed(plans, "final").release.signing == "signed off"


def signed() -> Plans:
    """The example as a plan of its own, signed off and public."""
    plans = returned()
    plans.replace(COVER, "nature: illustrative", "nature: plan")
    plans.records("returned", "2009-03-13", pack="march")
    plans.records("approved", "2009-03-27")
    plans.records("signed-off", "2009-03-31")
    plans.records("publish-on", "2009-04-20T09:30")
    return plans


def test_a_changed_document_is_kept_from_the_public_alone() -> None:
    plans = signed()
    assert packed(plans, "public").is_complete
    plans.texts[PART1] = plans.texts[PART1].replace("title: ", "title: A ", 1)
    public, january = packed(plans, "public"), packed(plans, "january")
    assert told(public)["part1"] == "changed since sign-off"
    assert public.faults == ("Part 1 was changed since the plan was signed off",)
    assert told(january)["part1"] == "present"
    assert [item.severity for item in january.findings if item.code == "changed-after-sign-off"] == [
        "warning"
    ]


@pytest.mark.parametrize("name", [PART4, GRID1])
def test_a_plan_of_which_something_signed_is_gone_or_wrong_is_for_signature_again(name: str) -> None:
    plans = signed()
    assert packed(plans, "q1").release.signing == "signed off"
    text = plans.texts.pop(name)
    assert packed(plans, "q1").release.signing == "for signature"
    plans.texts[name] = f"{text}unknown: x\n"
    assert packed(plans, "q1").release.signing == "for signature"


def test_a_plan_without_a_cover_is_not_signed_off() -> None:
    plans = signed()
    del plans.texts[COVER]
    assert packed(plans, "q1").release.signing != "signed off"
