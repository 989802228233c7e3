"""What is not public changes no byte of any comparison, nor how many plans a comparison says there are."""

from __future__ import annotations

import pytest

from .repository import DRAFT, ILLUSTRATION, NEVER_PUBLIC, PUBLISHED, WITHDRAWN, Texts, base, public

OUT = "signed_off:\n  on: 2009-03-31\npublished:\n  on: 2009-04-20T09:30\n"


def compared(texts: Texts) -> dict[str, bytes]:
    """The pages and data of all comparisons."""
    return {name: content for name, content in public(texts).items() if name.startswith("compare/")}


def without(key: str) -> Texts:
    return {name: text for name, text in base().items() if not name.startswith(f"{key}/")}


def test_there_are_comparisons_of_the_plan_that_is_published() -> None:
    found = compared(base())
    assert len(found) > 300
    named = {name for name, content in found.items() if b"Northshire" in content}
    assert len(named) > 300


@pytest.mark.parametrize("key", [DRAFT, NEVER_PUBLIC, ILLUSTRATION, WITHDRAWN])
def test_a_plan_that_is_not_compared_leaves_no_trace(key: str) -> None:
    assert compared(without(key)) == compared(base())
    name = key.partition("/")[0].encode()
    assert [address for address, content in compared(base()).items() if name in content.lower()] == []


@pytest.mark.parametrize("key", [DRAFT, PUBLISHED])
def test_a_plan_that_is_compared_leaves_one(key: str) -> None:
    texts = base()
    if key == DRAFT:
        texts[f"{key}/record.yaml"] += OUT
    else:
        texts = without(key)
    assert compared(texts) != compared(base())


def test_a_number_of_a_draft_that_changes_changes_nothing() -> None:
    texts = base()
    place = f"{DRAFT}/part4.yaml"
    changed = texts[place].replace("1", "2")
    assert changed != texts[place]
    assert compared({**texts, place: changed}) == compared(base())
