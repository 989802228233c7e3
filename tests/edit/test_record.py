"""`record`: each event stands where its form has it, and leaves the rest of its file alone."""

from __future__ import annotations

import re

import pytest

from adtp_publish.edit.events import EVENTS
from adtp_publish.edit.formatting import formatted
from adtp_publish.edit.names import EVENT_NAMES
from tests.edit.keeping import (
    ASSESSMENT,
    COVER,
    FORMS,
    PART4,
    RECORD,
    Plans,
    approved,
    signed_off,
    without_events,
)

EDITORS = "# yaml-language-server: $schema=../../../schema/common/"
PARTNERSHIP = "Chair, Exampleshire Drug and Alcohol Partnership"
JCG = "Chair, adult joint commissioning group"
CHAIRS = (f"{JCG}, North Exampleshire", f"{JCG}, South Exampleshire", PARTNERSHIP)


def test_the_names_of_events_are_those_that_are_known() -> None:
    assert tuple(event.name for event in EVENTS) == EVENT_NAMES


def test_a_year_of_events_is_recorded_one_after_another() -> None:
    plans = without_events()
    plans.records("returned", "2009-01-14", pack="january")
    plans.records(
        "panel-response", "2009-02-12", text="The panel found the plan clear.\n\nIt asks for:\nmore"
    )
    plans.records("revised", "2009-03-13", document="part1", what="Section 2.3.")
    plans.records("returned", "2009-03-13", pack="march")
    for day, chair in zip(("25", "26", "27"), CHAIRS, strict=True):
        assert "approved: no  # until all have" in plans.texts[COVER]
        plans.records("approved", f"2009-03-{day}", by=chair)
    assert "approved: yes  # until all have" in plans.texts[COVER]
    plans.records("signed-off", "2009-03-31")
    plans.records("publish-on", "2009-04-20T09:30")
    plans.replace(PART4, "by the two PCTs;", "by both PCTs;")
    plans.records("corrected", "2009-05-12T10:00", document="part4", reason="There are two.")
    plans.records("percentages-agreed", "2009-05-29")
    plans.records("baseline-set", "2009-08-14")
    plans.records("withdrawn", "2010-05-01", reason="By mistake: all of it.")
    assert plans.errors() == []
    for name in (RECORD, ASSESSMENT, COVER):
        in_order = plans.texts[name].replace("  # ", " # ")  # all that `fmt` would do to these files
        assert not formatted(in_order.encode(), name, FORMS.of(name)).differs
    text, prints = without_fingerprints(plans.texts[ASSESSMENT])
    assert prints == [2], "of Parts 1 and 4, which another pack has where they are revised"
    assert text == (
        "format: 1\nedition: 2009/10\n"
        "approved:\n"
        f"  - on: 2009-03-25\n    by: {JCG}, North Exampleshire\n"
        f"  - on: 2009-03-26\n    by: {JCG}, South Exampleshire\n"
        f"  - on: 2009-03-27\n    by: {PARTNERSHIP}\n"
        "returned:\n"
        "  - on: 2009-01-14\n    pack: january\n"
        "  - on: 2009-03-13\n    pack: march\n"
        "panel:\n"
        "  - on: 2009-02-12\n"
        "    text: |\n      The panel found the plan clear.\n\n      It asks for:\n      more\n"
        "revised:\n"
        "  - on: 2009-03-13\n    document: part1\n    what: Section 2.3.\n"
        "# Later.\n"
    )
    text, prints = without_fingerprints(plans.texts[RECORD])
    assert text == (
        "# Kept by the region.\nformat: 1\nedition: 2009/10\n\nnote: A record.  # ours\n"
        "signed_off:\n  on: 2009-03-31\n"
        "percentages_agreed:\n  on: 2009-05-29\n"
        "baseline_set:\n  on: 2009-08-14\n"
        "published:\n  on: 2009-04-20T09:30\n"
        "corrections:\n  - on: 2009-05-12T10:00\n    document: part4\n    reason: There are two.\n"
        'withdrawn:\n  on: 2010-05-01\n  reason: "By mistake: all of it."\n'
    )
    assert prints == [14, 2, 2, 1], (
        "of all parts, of those that each event settles, of the document corrected"
    )


def without_fingerprints(text: str) -> tuple[str, list[int]]:
    """A record without its lists of fingerprints, and how many each of them had."""
    lists = re.compile(r"^( *)fingerprints:\n(?:\1 +.*\n)+", re.MULTILINE)
    return lists.sub("", text), [found[0].count("fingerprint: ") for found in lists.finditer(text)]


def test_a_file_that_is_not_there_is_begun() -> None:
    plans = Plans()
    for name in (RECORD, ASSESSMENT):
        del plans.texts[name]
    plans.records("returned", "2009-01-14", pack="january")
    assert without_fingerprints(plans.texts[ASSESSMENT])[0] == (
        f"{EDITORS}assessment.schema.json\n"
        "format: 1\nedition: 2009/10\nreturned:\n  - on: 2009-01-14\n    pack: january\n"
    )
    del plans.texts[ASSESSMENT]
    plans.texts[COVER] = plans.texts[COVER].partition("\n")[
        2
    ]  # where editors are told of no form, no file is
    plans.records("signed-off", "2009-03-31")
    assert plans.texts[RECORD].startswith(
        "format: 1\nedition: 2009/10\nsigned_off:\n  on: 2009-03-31\n  fingerprints:\n    - document: cover\n"
    )


def test_all_chairs_approve_at_once_where_none_is_named() -> None:
    plans = approved()
    assert "approved: yes  # until all have\n" in plans.texts[COVER]
    assert "approved:\n  - on: 2009-03-27\n" in plans.texts[ASSESSMENT]
    without = without_events()
    without.replace(COVER, "approved: no  # until all have\n", "")
    without.records("approved", "2009-03-27")
    assert "date: 2009-03-27\napproved: yes\nsignatories:\n" in without.texts[COVER]


def test_an_assessment_that_is_not_kept_is_asked_for_nothing() -> None:
    plans = approved()
    plans.texts[ASSESSMENT] = "format: 1\nedition: 2009/10\nabsent: pending\n"
    plans.records("signed-off", "2009-03-31")
    assert plans.found("changed-after-sign-off") == []


def test_what_may_happen_several_times_may() -> None:
    plans = Plans()
    plans.replace(COVER, "signatories:\n", "signatories:\n  - post: Chair, another group\n")
    plans.records("approved", "2009-03-28", by="Chair, another group")
    plans.records("panel-response", "2009-02-20", text=" ")
    assert "  - on: 2009-02-20\nrevised:\n" in plans.texts[ASSESSMENT], "a text of nothing is none"
    plans.records("revised", "2009-03-13", document="grid1")
    plans.records("corrected", "2009-06-01", document="part2", reason="Another one.")
    plans.records("corrected", "2009-06-02", document="part2", reason="And another.")


def test_a_moment_of_publication_may_come_and_be_moved_until_it_has() -> None:
    plans = signed_off()
    plans.records("publish-on", "2012-04-20T09:30")
    plans.records("publish-on", "2012-04-21")
    assert plans.texts[RECORD].endswith("published:\n  on: 2012-04-21\n")
    assert "which is still to come" in signed_off().refused("published", "2012-04-20T09:30")
    plans.records("publish-on", "2009-04-21")
    assert "found `published` already" in plans.refused("publish-on", "2012-04-21")


@pytest.mark.parametrize("name", [RECORD, ASSESSMENT])
def test_what_an_event_needs_is_a_field_of_a_form_that_an_event_writes(name: str) -> None:
    fields = (FORMS.of(name) or {})["properties"]
    needs = [need for field in fields.values() for need in field.get("x-needs", ())]
    assert len(needs) >= 2
    for need in needs:
        document, _, path = need.partition(":")
        field, _, pack = path.partition("/pack=")
        held = (FORMS.of(f"example/2009-10/{document}.yaml") or {})["properties"][field]
        assert not pack or pack in held["items"]["properties"]["pack"]["enum"]
        assert any(
            (event.document, event.field) == (document, field) or event.name == field for event in EVENTS
        )


def test_every_event_has_its_place_in_a_form() -> None:
    for event in EVENTS:
        field = (FORMS.of(f"example/2009-10/{event.document}.yaml") or {})["properties"][event.field]
        assert (field["type"] == "array") == bool(event.same), event.name
        assert "on" in field.get("items", field)["required"]
