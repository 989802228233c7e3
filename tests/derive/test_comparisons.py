"""Comparisons of partnerships: who is in them, in which order, with which rank, and why without a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.derive.comparisons import comparisons, ranked
from adtp_publish.model.comparison import Compared, Comparison
from adtp_publish.model.release import Release
from adtp_publish.model.values import Absence, Quantity

from .comparing import FORM, SHARE, TARGET, edition, group, number, plan, target

ONE = edition()
STATES = ("published", "transcription", "illustrative", "withdrawn", "draft", "signed off")


def only(released: list[Release], region: str = "", slug: str = "pdu-target-2010-11") -> Comparison:
    (found,) = [
        one for one in comparisons(released, [ONE]) if (one.region, one.indicator.slug) == (region, slug)
    ]
    return found


def shown(comparison: Comparison) -> list[tuple[str, str, int]]:
    """Each plan by name, with its number or why it has none, and its rank."""
    return [
        (row.release.partnership.name, row.why if row.value is None else str(row.value), row.rank)
        for row in comparison.rows
    ]


def test_the_highest_stands_first_and_equal_numbers_share_a_rank() -> None:
    released = [
        plan(slug, target(text), ONE) for slug, text in zip("abcde", ["7", "9", "7", "12", "3"], strict=True)
    ]
    found = only(released)
    assert shown(found) == [("D", "12", 1), ("B", "9", 2), ("A", "7", 3), ("C", "7", 3), ("E", "3", 5)]
    assert (found.counted, found.plans, found.place) == (5, 5, "England")


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("-2", "1", "0"), [("B", "1", 1), ("C", "0", 2), ("A", "-2", 3)]),
        (("28.14", "28", "28.1"), [("A", "28.14", 1), ("C", "28.1", 2), ("B", "28", 3)]),
        (("1", "1.0"), [("A", "1", 1), ("B", "1.0", 1)]),
        (("pending", "5", "not collected"), [("B", "5", 1), ("A", "Pending", 0), ("C", "Not collected", 0)]),
    ],
)
def test_rows_stand_by_their_numbers(texts: tuple[str, ...], wanted: list[tuple[str, str, int]]) -> None:
    released = [plan(slug, target(text), ONE) for slug, text in zip("abc", texts, strict=False)]
    assert shown(only(released)) == wanted


@pytest.mark.parametrize(
    ("texts", "median", "total"),
    [
        (("7", "1", "12"), "7", "20"),
        (("7", "2", "12", "4"), "5.5", "25"),
        (("7", "pending", "4"), "5.5", "11"),
        (("pending", "-3"), "-3", "-3"),
    ],
)
def test_the_median_and_the_total_are_of_those_that_have_the_number(
    texts: tuple[str, ...], median: str, total: str
) -> None:
    released = [plan(slug, target(text), ONE) for slug, text in zip("abcd", texts, strict=False)]
    found = only(released)
    assert (found.median, found.total) == (Decimal(median), Decimal(total))


def test_percentages_have_a_median_and_no_total() -> None:
    released = [
        plan(slug, {"pdu": {"share": Decimal(text)}}, ONE) for slug, text in zip("ab", "58", strict=True)
    ]
    found = only(released, slug="pdu-share")
    assert (found.median, found.total) == (Decimal("6.5"), None)


def test_numbers_that_are_not_counted_alike_have_no_median() -> None:
    pdu = FORM["properties"]["pdu"]["properties"]
    own = edition(group("", {"pdu": group("", {**pdu, "basis": {**pdu["basis"], "x-public": True}})}))

    def found(*bases: str) -> Comparison:
        values = [{"pdu": {"basis": basis, "share": Decimal(5)}} for basis in bases]
        released = [plan(slug, value, own) for slug, value in zip("abc", values, strict=False)]
        (one,) = [
            c for c in comparisons(released, [own]) if (c.region, c.indicator.slug) == ("", "pdu-share")
        ]
        return one

    assert (found("a", "a").unlike, found("a", "a").median) == ((), Decimal(5))
    assert (found("a", "b").unlike, found("a", "b").median) == (("Basis",), None)


def test_numbers_are_ranked_as_they_are_shown() -> None:
    """What rounds to the same number shares a rank: a reader sees no reason for another."""
    three = [plan(slug, target("9"), ONE) for slug in "abc"]
    values = {"a": "100.4", "b": "100.2", "c": "100.5"}
    released = [
        replace(one, figures=(replace(one.figures[0], value=Decimal(values[one.partnership.slug])),))
        for one in three
    ]
    assert shown(only(released)) == [("C", "101", 1), ("A", "100", 2), ("B", "100", 2)]


def test_the_stated_number_is_compared_and_not_the_one_worked_out() -> None:
    first, second = plan("a", target("9"), ONE), plan("b", target("10"), ONE)
    stated = replace(first, figures=(replace(first.figures[0], stated=Decimal(11)),))
    assert shown(only([stated, second])) == [("A", "11", 1), ("B", "10", 2)]


@pytest.mark.parametrize(
    ("values", "head", "why"),
    [
        (None, {}, "Part 2 is not published"),
        ({}, {"absent": "not in the source"}, "Not in the source"),
        ({}, {"partial": "pending"}, "Pending"),
        ({}, {}, "Not in the plan"),
        (target("to be confirmed"), {"partial": "pending"}, "To be confirmed"),
    ],
)
def test_a_plan_without_the_number_stands_last_and_says_why(
    values: Mapping[str, object] | None, head: dict[str, str], why: str
) -> None:
    found = only([plan("a", values, ONE, **head), plan("b", target("0"), ONE)])
    assert shown(found) == [("B", "0", 1), ("A", why, 0)]
    assert (found.counted, found.plans) == (1, 2)


def test_a_figure_that_cannot_be_worked_out_says_so() -> None:
    one = plan("a", target("9"), ONE)
    unknown = replace(one, figures=(replace(one.figures[0], value=None, status="absent"),))
    assert shown(only([unknown, plan("b", target("1"), ONE)]))[1] == ("A", "Not in the plan", 0)


def test_each_region_is_ranked_apart() -> None:
    released = [plan("a", target("7"), ONE), plan("b", target("9"), ONE, region="north")]
    released += [plan("c", target("8"), ONE, region="north"), plan("d", target("99"), ONE, region="")]
    found = {one.region: shown(one) for one in comparisons(released, [ONE]) if one.indicator.path == TARGET}
    assert [*found] == ["", "north", "west"]
    assert found["north"] == [("B", "9", 1), ("C", "8", 2)]
    assert found["west"] == [("A", "7", 1)]
    assert [name for name, _, _ in found[""]] == ["D", "B", "C", "A"]


def test_a_region_in_which_no_plan_has_the_number_still_says_so() -> None:
    released = [plan("a", target("7"), ONE), plan("b", target("pending"), ONE, region="north")]
    found = only(released, "north")
    assert (shown(found), found.counted, found.plans) == ([("B", "Pending", 0)], 0, 1)


def test_what_no_plan_has_is_not_compared() -> None:
    assert comparisons([plan("a", target("pending"), ONE)], [ONE]) == ()
    assert comparisons([], [ONE]) == ()
    assert {one.indicator.path for one in comparisons([plan("a", target("7"), ONE)], [ONE])} == {TARGET}


def test_editions_are_compared_apart_the_latest_first() -> None:
    earlier = edition(year="2008/09")
    released = [plan("a", target("7"), earlier), plan("a", target("8"), ONE), plan("b", target("9"), ONE)]
    found = [one for one in comparisons(released, [earlier, ONE]) if not one.region]
    assert [(one.year, one.slug, one.plans) for one in found] == [
        ("2009/10", "2009-10", 2),
        ("2008/09", "2008-09", 1),
    ]


def test_what_is_said_beside_a_number_comes_with_it() -> None:
    values = {"pdu": {"share": Decimal(5), "basis": "year on year"}}
    form = {**FORM, "properties": {**FORM["properties"]}}
    public = group("Problem drug users", {**form["properties"]["pdu"]["properties"]})
    public["properties"]["basis"] = {**public["properties"]["basis"], "x-public": True}
    own = edition({**form, "properties": {"pdu": public}})
    (found,) = [one for one in comparisons([plan("a", values, own)], [own]) if not one.region]
    assert (found.indicator.path, found.indicator.heads) == (SHARE, ("Basis",))
    assert [row.beside for row in found.rows] == [("Year on year",)]


def test_what_is_said_beside_a_number_is_said_where_that_is_not_there_too() -> None:
    pdu = FORM["properties"]["pdu"]["properties"]
    own = edition(group("", {"pdu": group("", {**pdu, "basis": {**pdu["basis"], "x-public": True}})}))
    shares = (Decimal(5), Absence("pending"), None)
    released = [
        plan(slug, {"pdu": {"basis": "a", **({"share": share} if share is not None else {})}}, own)
        for slug, share in zip("abc", shares, strict=True)
    ]
    (found,) = [one for one in comparisons(released, [own]) if not one.region]
    assert [row.beside for row in found.rows] == [("A",)] * 3


def test_each_line_has_the_figure_that_it_is_of() -> None:
    found = only([plan("a", target("7"), ONE), plan("b", target("pending"), ONE), plan("c", {}, ONE)])
    figures = [row.figure.id if row.figure is not None else "" for row in found.rows]
    assert figures == [f"{slug}/2009-10/part2.pdu.target.2010-11" for slug in "ab"] + [""]


# --- evidence

ENTRY = {
    name: {"type": "string", "x-kind": "line", "title": name.title(), "x-public": True}
    for name in ("label", "indicator", "locality", "period")
}
EVIDENCE = edition(
    group(
        "",
        {
            "sections": {
                "type": "array",
                "x-public": True,
                "items": group(
                    "",
                    {
                        "evidence": {
                            "type": "array",
                            "x-public": True,
                            "x-compare": {
                                "group": "Needs",
                                "label": "Penetration",
                                "words": ["penetration", "PDUs known"],
                                "beside": ["period"],
                            },
                            "items": group("", {**ENTRY, "value": number("Value", "quantity")}),
                        }
                    },
                ),
            }
        },
    )
)


def entry(label: str, text: str, **more: str) -> dict[str, object]:
    kind = "percentage" if text.endswith("%") else "number"
    value = Quantity(kind, text, Decimal(text.removesuffix("%"))) if text[:1].isdigit() else Absence(text)
    return {"label": label, "value": value, **more}


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        ([entry("Penetration", "75%")], "75"),
        ([entry("PDUs  KNOWN", "75%")], "75"),
        ([entry("Share", "75%", indicator="Penetration")], "75"),
        ([entry("Something else", "75%")], "Not in the plan"),
        ([entry("Penetration", "pending")], "Pending"),
        ([entry("Penetration", "4000")], "Not in the plan"),
        ([entry("Penetration", "75%", locality="One")], "75"),
        ([entry("Penetration", "75%", locality="The north of One")], "Not in the plan"),
        (
            [entry("Penetration", "70%", period="2006/07"), entry("Penetration", "75%", period="2007/08")],
            "75",
        ),
        (
            [entry("Penetration", "75%", period="2007/08"), entry("Penetration", "70%", period="2006/07")],
            "75",
        ),
        ([entry("Penetration", "75%"), entry("PDUs known", "75%")], "75"),
        ([entry("Penetration", "75%"), entry("PDUs known", "70%")], "More than one number"),
    ],
)
def test_evidence_is_compared_by_the_words_that_name_it(
    entries: list[dict[str, object]], wanted: str
) -> None:
    sections = [{"evidence": [one]} for one in entries]
    released = [plan("one", {"sections": sections}, EVIDENCE)]
    released += [plan("two", {"sections": [{"evidence": [entry("Penetration", "1%")]}]}, EVIDENCE)]
    (found,) = [one for one in comparisons(released, [EVIDENCE]) if not one.region]
    assert ("One", wanted) in [(name, text) for name, text, _ in shown(found)]
    assert found.indicator.slug == "penetration"


def test_the_period_of_evidence_is_said_beside_it() -> None:
    held = {"sections": [{"evidence": [entry("Penetration", "75%", period="2007/08")]}]}
    (found,) = [one for one in comparisons([plan("a", held, EVIDENCE)], [EVIDENCE]) if not one.region]
    assert [row.beside for row in found.rows] == [("2007/08",)]


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        (
            [entry("Penetration", "75%", period="x"), entry("PDUs known", "70%", period="x")],
            (("X",), "More than one number", None),
        ),
        ([entry("Penetration", "pending", period="x")], (("X",), "Pending", "value")),
        ([], (("",), "Not in the plan", None)),
        ([entry("Penetration", "4000", period="x")], (("",), "Not in the plan", None)),
    ],
)
def test_evidence_without_a_number_says_what_it_can(
    entries: list[dict[str, object]], wanted: tuple[tuple[str, ...], str, str | None]
) -> None:
    known = plan("z", {"sections": [{"evidence": [entry("Penetration", "1%")]}]}, EVIDENCE)
    released = [plan("a", {"sections": [{"evidence": entries}]}, EVIDENCE), known]
    (found,) = [one for one in comparisons(released, [EVIDENCE]) if not one.region]
    row = found.rows[1]
    assert (row.beside, row.why, row.figure.path[-1] if row.figure is not None else None) == wanted


# --- laws

TEXTS = st.one_of(
    st.integers(-5, 5).map(str), st.sampled_from(["pending", "not collected", "2.50", "2.5", "0.0"])
)


@st.composite
def plans(draw: st.DrawFn) -> list[Release]:
    """Plans of every state, some of one name, some without their document."""
    count = draw(st.integers(1, 12))
    return [
        plan(
            f"p{place}",
            draw(st.one_of(st.none(), TEXTS.map(target))),
            ONE,
            state=draw(st.sampled_from(STATES)),
            region=draw(st.sampled_from(["west", "north", ""])),
            name=draw(st.sampled_from(["Alpha", "alpha", "Beta", f"Name {place}"])),
        )
        for place in range(count)
    ]


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_the_releases_does_not_matter(released: list[Release], chance: Random) -> None:
    mixed = [*released]
    chance.shuffle(mixed)
    assert comparisons(mixed, [ONE]) == comparisons(released, [ONE])


@given(plans())
def test_only_plans_that_count_are_compared_and_each_of_them_once(released: list[Release]) -> None:
    counted = {one.key for one in released if one.counts}
    without = comparisons([one for one in released if one.counts], [ONE])
    assert comparisons(released, [ONE]) == without
    for one in without:
        keys = [row.release.key for row in one.rows]
        wanted = {key for key in counted if not one.region or _region(released, key) == one.region}
        assert sorted(keys) == sorted(wanted)


def _region(released: list[Release], key: str) -> str:
    region = next(one.region for one in released if one.key == key)
    return region.slug if region is not None else ""


@given(plans())
def test_a_rank_is_one_more_than_how_many_are_higher(released: list[Release]) -> None:
    for one in comparisons(released, [ONE]):
        values = [row.value for row in one.rows if row.value is not None]
        assert [row.value is None for row in one.rows] == sorted(row.value is None for row in one.rows)
        for row in one.rows:
            higher = sum(1 for value in values if row.value is not None and value > row.value)
            assert row.rank == (0 if row.value is None else higher + 1)
            assert (row.value is None) == bool(row.why)


def test_ranks_of_before_are_not_kept() -> None:
    one = plan("a", target("1"), ONE)
    rows = ranked([Compared(one, None, None, rank=4), Compared(one, None, Decimal(1), rank=9)])
    assert [row.rank for row in rows] == [1, 0]
