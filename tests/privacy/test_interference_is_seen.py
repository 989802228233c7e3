"""The tests of non-interference can fail: what the public sees changes its bytes, what others see theirs."""

from __future__ import annotations

from functools import cache

import pytest

from tests.privacy import changes, layout
from tests.privacy.changes import Change
from tests.privacy.repository import (
    DRAFT,
    PUBLISHED,
    RECORD,
    Texts,
    base,
    build,
    checked,
    contents,
    different,
    plans_in,
    public,
)


def texts() -> Texts:
    return plans_in(base(), PUBLISHED, DRAFT)


@cache
def given(audience: str) -> dict[str, bytes]:
    return contents(build(checked(texts()), audience))


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("cover.yaml", "Chair, Northshire", "Convenor, Northshire", ""),
        ("cover.yaml", "All of Northshire", "Most of Northshire", ""),
        ("cover.yaml", "date: 2009-03-27", "date: 2009-03-28", ""),
        ("cover.yaml", "approved: yes", "approved: no", ""),
        ("record.yaml", "09:30", "09:31", ""),
        ("record.yaml", "percentages_agreed:\n  on: 2009-05-29\n", "", ""),
        ("record.yaml", "2009-05-29", "2029-05-29", ""),
        ("part1.yaml", "Direction and purpose", "Where we are going", "part1/"),
        ("part2.yaml", "baseline: 2000", "baseline: 2001", "part2/"),
        ("part2.yaml", "basis: from baseline", "basis: year on year", "part2/"),
        ("part2.yaml", "2009/10: 2200", "2009/10: 2201", "part2/"),
        ("part2.yaml", "change: 4%", "change: not sought", "part2/"),
        ("part2.yaml", "North Exampleshire PCT", "Northern Exampleshire PCT", "part2/"),
        ("part4.yaml", "£62,000", "£62,001", "part4/"),
        ("part4.yaml", "cannot yet separate", "cannot separate", "part4/"),
        ("part4.yaml", "format: 1", "format: 1\nunknown: 1", "part4/"),
    ],
)
def test_what_the_public_sees_changes_its_bytes(file: str, old: str, new: str, page: str) -> None:
    made = texts()
    name = f"{PUBLISHED}/{file}"
    assert old in made[name]
    changed = different(public({**made, name: made[name].replace(old, new)}), given("public"))
    assert f"partnerships/{PUBLISHED}/{page}index.html" in changed


@pytest.mark.parametrize(
    ("key", "record", "there"),
    [
        (PUBLISHED, "published:\n  on: 2099-01-01\nsigned_off:\n  on: 2009-03-31\n", False),
        (PUBLISHED, "published:\n  on: 2009-04-20\n", False),
        (DRAFT, "published:\n  on: 2009-04-20\nsigned_off:\n  on: 2009-03-31\n", True),
    ],
)
def test_signing_off_and_publishing_bring_a_plan_and_take_it_away(key: str, record: str, there: bool) -> None:
    made = texts()
    made[f"{key}/record.yaml"] = RECORD.format(edition="2009/10") + record
    found = public(made)
    pages = [f"partnerships/{key}/index.html", f"partnerships/{key}/part2/index.html"]
    assert [page in found for page in pages] == [there, there]
    assert [page in given("public") for page in pages] == [not there, not there]
    # The home page and the totals count the plan, too.
    assert "index.html" in different(found, given("public"))


@pytest.mark.parametrize(
    "change",
    [
        changes.RestrictedValue(0, 5, "£123,456"),
        changes.RestrictedValue(4, 9, None),
        changes.RestrictedDigits(3, 1),
        changes.RestrictedItem(5, 1, moved=False),
        changes.RestrictedFile(3, None),
        changes.RestrictedFile(3, "["),
        changes.NewFile(0, "part3/grid6.yaml", "format: 1\nedition: 2009/10\npartial: pending\n"),
        changes.Signatory(0, 0, "Dr Somebody Else", "2008-01-01"),
        changes.Signatory(0, 1, None, "pending"),
        changes.EventDay(0, "percentages_agreed", "2009-06-01", "Because"),
        changes.EventDay(0, "signed_off", "2009-03-01", "Because"),
        changes.HiddenPlan("eastshire/2009-10", ("part2",), "", ".none"),
        changes.HiddenPlan(DRAFT, (), None, ".none"),
    ],
    ids=str,
)
def test_each_change_is_seen_by_those_who_may_see_it_and_by_nobody_else(change: Change) -> None:
    made = texts()
    change.apply(made)
    assert made != texts()
    assert different(contents(build(checked(made), "nta")), given("nta"))
    assert different(public(made), given("public")) == []


@pytest.mark.parametrize("audience", ["public", "nta", "partnership"])
def test_how_files_are_written_is_seen_by_nobody(audience: str) -> None:
    made = texts()
    file = {name: number for number, name in enumerate(sorted(made))}
    for change in (
        layout.Commented(file[f"{PUBLISHED}/cover.yaml"], "A comment"),
        layout.Relaid(file[f"{PUBLISHED}/part1.yaml"], 7, 30, "'", 5),
        layout.Relaid(file[f"{PUBLISHED}/part3/grid1.yaml"], 3, 200, '"', 6),
        layout.Ended(file[f"{PUBLISHED}/part2.yaml"], mark=True),
        layout.Respelt(file[f"{PUBLISHED}/part4.yaml"], 3),
        layout.Respelt(file[f"{PUBLISHED}/laa.yaml"], 4),
        changes.Listed("midshire", "Midshire"),
    ):
        before = dict(made)
        change.apply(made)
        assert len(different(encoded(made), encoded(before))) == 1, change
    found = checked(made)
    assert {item.code for item in found.findings if item.is_error} == {"missing-document"}
    assert different(contents(build(found, audience)), given(audience)) == []


def encoded(files: Texts) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}
