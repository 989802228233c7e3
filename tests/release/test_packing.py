"""Packs: which documents are in one, and what keeps it from being sent."""

from __future__ import annotations

import pytest

from tests.edit.keeping import COVER, GRID1, PART2, PART4, PLAN, Plans, without_events
from tests.release.packs import packed, told

AUDITS = ["harm-reduction", "primary-care"]
GRIDS = ["grid1", "grid2", "grid3", "grid4", "grid5"]
QUARTERS = ["q1", "q2", "q3", "q4"]
COMMENTS = [f"{quarter}-comments" for quarter in QUARTERS]


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
