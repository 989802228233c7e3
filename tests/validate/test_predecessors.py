"""Predecessors in the register: each old name leads to one partnership, and none round in a circle."""

from __future__ import annotations

import pytest

from adtp_publish.pipeline import check
from adtp_publish.ports import Files
from tests.conftest import MOMENT, MemoryFiles

HEAD = "format: 1\nregions:\n  - {slug: north-west, name: North West}\npartnerships:\n"
ONE = "  - {{slug: {0}, name: {0}, region: north-west, predecessors: [{1}]}}\n"


def found(forms: Files, *known: tuple[str, str]) -> list[tuple[str, str, tuple[str, ...]]]:
    register = HEAD + "".join(ONE.format(slug, old) for slug, old in known)
    checked = check(MemoryFiles({"register.yaml": register}), "plans", forms, MOMENT)
    told = [item for item in checked.findings if item.file == "plans/register.yaml"]
    return [(item.code, item.message, item.path) for item in told]


@pytest.mark.parametrize(
    "known",
    [
        [("new", "old, older")],
        [("new", "old"), ("old", "older")],
        [("old", "older"), ("new", "old")],
        [("old", ""), ("new", "old")],
    ],
)
def test_a_partnership_may_have_several_and_they_have_their_own(
    forms: Files, known: list[tuple[str, str]]
) -> None:
    assert found(forms, *known) == []


def test_one_of_two_partnerships_is_found_at_the_second(forms: Files) -> None:
    message = (
        "found `old` as a predecessor of `b`, and of `a` before; "
        "wanted it once: its old addresses lead to one partnership"
    )
    path = ("partnerships", "1", "predecessors", "1")
    assert found(forms, ("a", "old"), ("b", "other, old")) == [("repeated-item", message, path)]
    assert len(found(forms, ("a", "old, old"))) == 1


@pytest.mark.parametrize(
    ("known", "old", "of"),
    [
        ([("a", "a")], "a", "a"),
        ([("a", "b"), ("b", "a")], "a", "b"),
        ([("a", "b"), ("b", "c"), ("c", "a")], "a", "c"),
    ],
)
def test_a_circle_is_found_where_it_closes(
    forms: Files, known: list[tuple[str, str]], old: str, of: str
) -> None:
    (finding,) = found(forms, *known)
    assert finding[0] == "repeated-item"
    assert finding[1].startswith(
        f"found `{old}` as a predecessor of `{of}`, which comes before `{old}` itself"
    )
