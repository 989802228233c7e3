"""Totals of the country and its regions: over what is released, never over what may not be compared."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.derive.totals import totals
from adtp_publish.model.figure import Figure
from adtp_publish.model.register import Partnership, Region
from adtp_publish.model.release import Release
from adtp_publish.model.telling import value_of
from adtp_publish.model.total import Total
from adtp_publish.model.values import Absence
from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release

REGIONS = {"west": Region("west", "West"), "north": Region("north", "North")}
BASELINE = "2007/08"


def plan(
    slug: str,
    values: dict[str, str],
    edition: str = "2009/10",
    state: str = "published",
    region: str = "west",
    baseline: str = BASELINE,
) -> Release:
    """A released plan with a baseline and the given numbers of its years; an empty text is `pending`."""
    figures = [_figure(slug, edition, name, text, baseline) for name, text in values.items()]
    first = _figure(slug, edition, baseline, "1000", baseline, ("pdu", "baseline"))
    return Release(
        audience="public",
        partnership=Partnership(slug, slug.title(), region=region),
        region=REGIONS.get(region),
        year=edition,
        title="",
        declaration="",
        state=state,
        figures=(first, *figures),
    )


def _figure(
    slug: str, edition: str, year: str, text: str, baseline: str, path: tuple[str, ...] = ()
) -> Figure:
    path = path or ("pdu", "stated", year)
    return Figure(
        id=f"{slug}/{edition.replace('/', '-')}/part2.{'.'.join(path).replace('/', '-')}",
        label="Problem drug users, Number",
        kind="count",
        unit="people",
        status="derived" if text else "absent",
        document="part2",
        path=path,
        value=Decimal(text) if text else None,
        absence=None if text else Absence("pending"),
        year=year,
        total="pdu",
        baseline=baseline,
    )


def by_region(found: tuple[Total, ...], year: str) -> dict[str, tuple[int | None, int, int]]:
    """Value, how many have it, and of how many, by region; the country under an empty name."""
    return {total.region: (total.value, total.counted, total.plans) for total in found if total.year == year}


def test_the_country_and_each_region_are_added_up_apart() -> None:
    released = [plan("a", {"2009/10": "100"}), plan("b", {"2009/10": "20"}, region="north")]
    released += [plan("c", {"2009/10": "3"}), plan("d", {"2009/10": "4000"}, region="")]
    assert by_region(totals(released), "2009/10") == {
        "": (4123, 4, 4),
        "west": (103, 2, 2),
        "north": (20, 1, 1),
    }


@pytest.mark.parametrize(
    ("baseline", "year", "when"),
    [
        ("2007/08", "2009/10", "2009/10, from the 2007/08 baseline"),
        ("2007/08", "2007/08", "2007/08 baseline"),
        ("", "2009/10", "2009/10"),
    ],
)
def test_a_total_is_called_by_what_where_when_and_from_when(baseline: str, year: str, when: str) -> None:
    released = plan("a", {"2009/10": "100"}, baseline=baseline)
    labels = {(total.region, total.year): total.figure.label for total in totals([released])}
    assert labels["", year] == f"Problem drug users, England, {when}"
    assert labels["west", year] == f"Problem drug users, West, {when}"


def test_a_total_tells_how_it_was_worked_out_and_of_whom() -> None:
    released = [
        plan("a", {"2009/10": "100.4"}, "2008/09"),
        plan("a", {"2009/10": "90"}),
        plan("b", {"2009/10": "7.3"}),
        plan("c", {"2009/10": ""}),
    ]
    (found,) = [t for t in totals(released) if (t.region, t.year) == ("", "2009/10")]
    assert (found.id, found.figure.working) == ("pdu.england.2009-10", "90 + 7.3")
    assert (found.value, found.figure.value) == (97, Decimal("97.3"))
    assert [name.split("/")[0] for name in found.inputs] == ["a", "b"]
    assert [name.split("/")[0] for name in found.figure.gaps] == ["c"]
    told = [(part.plan, part.instead) for part in found.parts]
    assert told == [("A 2009/10", ""), ("B 2009/10", ""), ("C 2009/10", ""), ("A 2008/09", "2009/10")]


def test_of_two_numbers_that_are_not_there_the_later_edition_is_asked() -> None:
    two = [plan("a", {"2009/10": ""}, "2008/09"), plan("a", {"2009/10": ""})]
    (found,) = [t for t in totals(two) if (t.region, t.year) == ("", "2009/10")]
    assert [(part.release.year, part.instead) for part in found.parts] == [
        ("2009/10", ""),
        ("2008/09", "2009/10"),
    ]


def test_huge_numbers_are_added_exactly() -> None:
    many = [plan(slug, {"2009/10": f"{10**40 + number}.25"}) for number, slug in enumerate("abc")]
    (found,) = [t for t in totals(many) if (t.region, t.year) == ("", "2009/10")]
    assert found.figure.value == Decimal(f"{3 * 10**40 + 3}.75")
    assert found.value == 3 * 10**40 + 4


def test_each_plan_is_added_as_it_is_shown() -> None:
    stated = plan("c", {"2009/10": "100.2"})
    stated = replace(
        stated,
        figures=tuple(replace(f, stated=Decimal(105)) if f.value != 1000 else f for f in stated.figures),
    )
    found = totals([plan("a", {"2009/10": "100.4"}), plan("b", {"2009/10": "100.4"}), stated])
    assert by_region(found, "2009/10")[""] == (306, 3, 3)  # 100.4 + 100.4 + 105, rounded once


def test_a_number_that_is_pending_counts_among_the_many_and_not_in_the_sum() -> None:
    found = totals([plan("a", {"2009/10": "100"}), plan("b", {"2009/10": ""}), plan("c", {"2010/11": ""})])
    assert by_region(found, "2009/10")[""] == (100, 1, 2)
    assert by_region(found, "2010/11")[""] == (None, 0, 1)
    # A total over plans that do not all give their number is the least that it can be, as a sum of rows is.
    assert {total.year: value_of(total.figure) for total in found if not total.region} == {
        "2007/08": "3,000",
        "2009/10": "at least 100 (1 not known)",
        "2010/11": "not known",
    }


@pytest.mark.parametrize("state", ["illustrative", "draft", "signed off", "withdrawn"])
def test_only_what_is_published_or_transcribed_counts(state: str) -> None:
    others = [plan("a", {"2009/10": "100"}), plan("b", {"2009/10": "20"}, state="transcription")]
    assert by_region(totals(others), "2009/10")[""] == (120, 2, 2)
    assert totals([*others, plan("c", {"2009/10": "3"}, state=state)]) == totals(others)
    assert totals([plan("c", {"2009/10": "3"}, state=state)]) == ()


@pytest.mark.parametrize(
    ("later", "wanted"), [({"2010/11": "90"}, (97, 2, 2)), ({"2010/11": ""}, (107, 2, 2)), ({}, (107, 2, 2))]
)
def test_where_two_editions_give_a_year_the_later_one_rules(
    later: dict[str, str], wanted: tuple[int | None, int, int]
) -> None:
    released = [
        plan("a", {"2010/11": "100"}, "2008/09"),
        plan("a", later, "2009/10"),
        plan("b", {"2010/11": "7"}),
    ]
    for order in (released, released[::-1]):
        assert by_region(totals(order), "2010/11")[""] == wanted
        assert by_region(totals(order), BASELINE)[""] == (2000, 2, 2)


def test_numbers_on_different_baseline_years_are_never_added_up() -> None:
    released = [plan("a", {"2010/11": "100"}), plan("b", {"2010/11": "7"}, baseline="2008/09")]
    released += [plan("c", {"2010/11": "20"}, region="north")]
    found = [total for total in totals(released) if total.year == "2010/11"]
    assert {(total.baseline, total.region): total.value for total in found} == {
        ("2007/08", ""): 120,
        ("2007/08", "west"): 100,
        ("2007/08", "north"): 20,
        ("2008/09", ""): 7,
        ("2008/09", "west"): 7,
    }
    assert len({total.id for total in totals(released)}) == len(totals(released))


def test_a_later_edition_on_another_baseline_leaves_the_earlier_one_nowhere() -> None:
    released = [plan("a", {"2010/11": "100"}, "2008/09"), plan("b", {"2010/11": "7"}, "2008/09")]
    released += [plan("a", {"2010/11": "90"}, "2010/11", baseline="2009/10")]
    found = {
        t.baseline: (t.value, t.plans) for t in totals(released) if (t.year, t.region) == ("2010/11", "")
    }
    assert found == {"2007/08": (7, 1), "2009/10": (90, 1)}


_numbers = st.dictionaries(
    st.sampled_from(("2008/09", "2009/10", "2010/11")),
    st.one_of(st.just(""), st.integers(0, 9999).map(str)),
    min_size=1,
)


def plans(states: tuple[str, ...]) -> st.SearchStrategy[list[Release]]:
    one = st.builds(
        plan,
        st.sampled_from("abcdefgh"),
        _numbers,
        st.sampled_from(("2008/09", "2009/10")),
        st.sampled_from(states),
        st.sampled_from(("west", "north", "")),
        st.sampled_from(("2007/08", "2006/07")),
    )
    return st.lists(one, max_size=8, unique_by=lambda item: item.key)


@given(
    counted=plans(("published", "transcription")),
    others=plans(("illustrative", "draft", "signed off", "withdrawn")),
    chance=st.randoms(use_true_random=False),
)
def test_what_is_not_released_changes_no_total_nor_does_the_order(
    counted: list[Release], others: list[Release], chance: random.Random
) -> None:
    mixed = [*counted, *others]
    chance.shuffle(mixed)
    assert totals(mixed) == totals(counted)
    for total in totals(counted):
        assert 0 <= total.counted == len(total.inputs) <= total.plans <= len(counted)
        assert (total.value is None) is (total.counted == 0)


def released_totals(checked: Checked, moment: datetime, illustrated: str = "") -> tuple[Total, ...]:
    """The totals of the public site, with one plan taken for an illustration."""
    found = []
    for derived in checked.plans:
        nature = "illustrative" if derived.plan.key == illustrated else derived.plan.nature
        mine = replace(derived, plan=replace(derived.plan, nature=nature))
        found.append(release(mine, "public", moment, checked.register)[0])
    return totals([item for item in found if item is not None])


def test_the_totals_of_the_plans_of_this_repository(checked_plans: Checked, moment: datetime) -> None:
    found = released_totals(checked_plans, moment)
    pdu = tuple(total for total in found if total.id.startswith("pdu."))
    assert by_region(pdu, "2010/11") == {
        "": (4041 + 976, 2, 3),
        "north-west": (4041, 1, 1),
        "west-midlands": (976, 1, 1),
        "yorkshire-and-the-humber": (None, 0, 1),
    }
    assert by_region(pdu, "2007/08")[""] == (3808 + 903, 2, 3)
    adults = tuple(total for total in found if total.id.startswith("all-adults."))
    assert by_region(adults, "2008/09")[""] == (4441, 1, 2)
    assert not [
        name for total in found for name in total.inputs if name.startswith(("example/", "stockton/"))
    ]


def test_a_plan_taken_for_an_illustration_leaves_every_total(
    checked_plans: Checked, moment: datetime
) -> None:
    found = released_totals(checked_plans, moment, "lancashire/2009-10")
    assert by_region(found, "2010/11")[""] == (976, 1, 2)
    assert not [name for total in found for name in total.inputs if name.startswith("lancashire/")]


def test_a_total_says_what_it_is_of_and_from_which_figures() -> None:
    one = plan("a", {"2009/10": "100.4"}, "2008/09")
    older = replace(one, figures=tuple(replace(f, label="An older name, Number") for f in one.figures))
    found = totals([plan("b", {"2009/10": ""}), older])
    total = next(total for total in found if (total.year, total.region) == ("2009/10", ""))
    told = (total.id, total.label, total.baseline, total.value, total.counted, total.plans)
    assert told == ("pdu.england.2009-10", "Problem drug users", BASELINE, 100, 1, 2)
    assert total.inputs == ("a/2008-09/part2.pdu.stated.2009-10",)
    assert [total.id for total in found] == [
        f"pdu.{place}.{year}" for year in ("2007-08", "2009-10") for place in ("england", "west")
    ]


def test_a_total_is_a_figure_like_any_other() -> None:
    known, gap = plan("a", {"2009/10": "100"}), plan("b", {"2009/10": ""})
    (found,) = [t for t in totals([known, gap]) if (t.region, t.year) == ("west", "2009/10")]
    assert found.figure == Figure(
        id="pdu.west.2009-10",
        label="Problem drug users, West, 2009/10, from the 2007/08 baseline",
        kind="total",
        unit="people",
        status="derived",
        document="",
        path=(),
        value=Decimal(100),
        formula="the numbers of the plans that give one, added up and rounded only at the end",
        working="100",
        inputs=("a/2009-10/part2.pdu.stated.2009-10",),
        gaps=("b/2009-10/part2.pdu.stated.2009-10",),
        at_least=True,
        year="2009/10",
        public=True,
        total="pdu",
        baseline="2007/08",
        by_stated=True,
    )
    (nothing,) = [t for t in totals([gap]) if (t.region, t.year) == ("", "2009/10")]
    assert (nothing.figure.status, nothing.figure.value, nothing.figure.at_least) == ("absent", None, False)
    assert (nothing.figure.working, nothing.figure.inputs, nothing.figure.gaps) == ("", (), found.figure.gaps)


def test_the_id_of_a_total_names_its_baseline_where_there_are_several() -> None:
    found = totals([plan("a", {"2010/11": "100"}), plan("b", {"2010/11": "7"}, baseline="2008/09")])
    assert [total.id for total in found] == [
        "pdu.england.2007-08",
        "pdu.west.2007-08",
        "pdu.england.2010-11.from-2007-08",
        "pdu.west.2010-11.from-2007-08",
        "pdu.england.2008-09",
        "pdu.west.2008-09",
        "pdu.england.2010-11.from-2008-09",
        "pdu.west.2010-11.from-2008-09",
    ]
