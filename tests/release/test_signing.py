"""How far a plan is in its packs: a draft, for signature, signed off, and for signature again."""

from __future__ import annotations

import pytest

from tests.edit.keeping import COVER, GRID1, PART1, PART4, Plans
from tests.release.packs import packed, returned, signed, told


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
    plans.texts[PART1] = plans.texts[PART1].replace("title: ", "title: A ", 1)
    assert plans.found("changed-after-sign-off")
    changed = packed(plans, "final")
    assert changed.release.signing == "for signature"
    assert changed.is_complete
    assert "part1" in {document.id for document in changed.documents}
    plans.records("signed-off", "2009-04-02", again="yes")
    assert packed(plans, "final").release.signing == "signed off"


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
