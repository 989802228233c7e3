"""Comparisons as pages and as data: what a plan's line says, what is said before it, where all leads to."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from adtp_publish.derive.comparisons import comparisons
from adtp_publish.model.comparison import Comparison
from adtp_publish.model.register import Partnership, Register
from adtp_publish.model.release import Release
from adtp_publish.model.source import Templates
from adtp_publish.model.values import Absence
from adtp_publish.render import routes
from adtp_publish.render.comparison_views import ComparisonPage
from adtp_publish.render.data.comparisons import HEAD, as_csv, as_json, comparison_files
from adtp_publish.render.frame import Site
from adtp_publish.render.pages import compare, compare_index
from adtp_publish.render.pages.compare_index import CompareIndex
from tests.conftest import ROOT
from tests.derive.comparing import FORM, edition, group, plan, target
from tests.derive.test_comparisons import plans

ONE = edition()
SCHEMA = Draft202012Validator(json.loads((ROOT / "templates/schemas/comparison.schema.json").read_bytes()))
TWO = [plan("a", target("7"), ONE), plan("b", target("9"), ONE, region="north")]


def site(released: Sequence[Release]) -> Site:
    found = comparisons(released, [ONE])
    return Site(tuple(released), (), Register(), Templates(), {}, comparisons=found)


def page(released: Sequence[Release], address: str = "compare/2009-10/pdu-target-2010-11/") -> ComparisonPage:
    (found,) = [one.view for one in compare.pages(site(released)) if one.address == address]
    assert isinstance(found, ComparisonPage)
    return found


def shown(found: ComparisonPage) -> list[tuple[str, str, str]]:
    return [(line.name, line.value.text, line.place) for line in found.lines]


def test_a_line_has_the_plan_its_number_and_its_place() -> None:
    found = page([*TWO, plan("c", target("pending"), ONE), plan("d", None, ONE)])
    assert shown(found) == [
        ("B", "9", "1 of 2"),
        ("A", "7", "2 of 2"),
        ("C", "Pending", ""),
        ("D", "Part 2 is not published", ""),
    ]
    assert found.counted == "2 of 4 plans of 2009/10 have this number."
    assert [line.sort for line in found.lines] == ["9", "7", "", ""]
    assert (found.title, found.above) == ("Users: target, 2010/11", "From the plans for 2009/10, England")
    assert found.value == "Target, 2010/11 (people)"


def test_a_line_leads_to_the_part_with_the_number_or_to_the_plan() -> None:
    found = page([TWO[0], plan("d", None, ONE)])
    assert [line.href for line in found.lines] == [
        "../../../partnerships/a/2009-10/part2/",
        "../../../partnerships/d/2009-10/",
    ]


def test_a_region_has_a_page_of_its_own_and_each_leads_to_the_others() -> None:
    found = page(TWO, "compare/2009-10/pdu-target-2010-11/north/")
    assert shown(found) == [("B", "9", "1 of 1")]
    assert not found.in_country
    ((name, entries),) = found.views
    assert name == "Region"
    assert [(entry.text, entry.href, entry.here) for entry in entries] == [
        ("England", "../", False),
        ("North", "./", True),
        ("West", "../west/", False),
    ]


def test_marks_are_those_of_the_plan() -> None:
    one = plan("a", target("7"), ONE)
    figure = one.figures[0]
    derived = replace(figure, status="derived", provisional=True)
    differs = replace(figure, status="derived", stated=Decimal(8), differs=True, explained="Rounded up.")
    found = page([replace(one, figures=(derived,)), replace(TWO[1], figures=(differs,))])
    (stated, worked_out) = (line.value for line in found.lines)
    assert (worked_out.derived, worked_out.provisional, worked_out.marks) == (True, True, ())
    assert (stated.text, stated.derived, stated.marks) == ("8", False, ("a",))
    assert [note.text for note in found.footnotes] == [
        "The form states 8; worked out from the plan's own figures it is 7. Rounded up."
    ]
    assert (found.has_derived, found.has_provisional) == (True, True)


def test_a_sum_over_a_gap_says_that_it_is_the_least() -> None:
    one = plan("a", target("7"), ONE)
    least = replace(one.figures[0], status="derived", at_least=True, gaps=("x",))
    found = page([replace(one, figures=(least,))])
    assert shown(found) == [("A", "at least 7, 1 row not known", "1 of 1")]
    assert any("At least" in remark for remark in found.remarks)


def _with_basis(*bases: str) -> ComparisonPage:
    pdu = FORM["properties"]["pdu"]["properties"]
    basis = {**pdu["basis"], "x-public": True}
    own = edition(group("", {"pdu": group("", {**pdu, "basis": basis})}))
    released = [
        plan(slug, {"pdu": {"share": Decimal(5), **({"basis": text} if text else {})}}, own)
        for slug, text in zip("abc", bases, strict=False)
    ]
    made = Site(tuple(released), (), Register(), Templates(), {}, comparisons=comparisons(released, [own]))
    found = next(one.view for one in compare.pages(made) if one.address == "compare/2009-10/pdu-share/")
    assert isinstance(found, ComparisonPage)
    return found


@pytest.mark.parametrize(
    ("bases", "heads", "is_warned"),
    [
        (("year on year", "from baseline"), ("Basis",), True),
        (("year on year", "year on year"), ("Basis",), False),
        (("year on year", ""), ("Basis",), True),
        (("", ""), (), False),
    ],
)
def test_what_makes_numbers_differ_in_kind_stands_beside_them(
    bases: tuple[str, ...], heads: tuple[str, ...], is_warned: bool
) -> None:
    found = _with_basis(*bases)
    assert found.heads == heads
    assert any("not the same in all plans" in remark for remark in found.remarks) is is_warned
    assert all(len(line.beside) == len(heads) for line in found.lines)


def test_the_baseline_is_said_once_for_all() -> None:
    assert "All of these plans start from the 2007/08 baseline." in page(TWO).remarks


# --- where comparisons are found


def index(released: Sequence[Release]) -> CompareIndex:
    """The list under the address of all comparisons."""
    (found,) = [one.view for one in compare_index.pages(site(released)) if one.address == routes.COMPARE]
    assert isinstance(found, CompareIndex)
    return found


def test_the_list_has_each_comparison_of_the_country_once() -> None:
    links = [
        (routes.COMPARE + link.href, link.note)
        for in_group in index(TWO).groups
        for subject in in_group.subjects
        for link in subject.links
    ]
    wanted = [one.address for one in compare.pages(site(TWO)) if one.address.count("/") == 3]
    assert [address for address, _ in links] == wanted
    assert {note for _, note in links} == {"2 of 2 plans"}


def test_each_year_has_a_list_of_its_own_and_the_latest_stands_under_the_address_of_all() -> None:
    found = {one.address: one for one in compare_index.pages(site(TWO))}
    assert [(address, one.indexed) for address, one in found.items()] == [
        ("compare/", True),
        ("compare/2009-10/", False),
    ]
    assert [(entry.text, entry.href, entry.here) for entry in index(TWO).years] == [
        ("2009/10", "2009-10/", True)
    ]
    own = found["compare/2009-10/"].view
    assert isinstance(own, CompareIndex)
    assert own.groups[0].subjects[0].links[0].href == "pdu-target-2010-11/"


def test_a_comparison_says_its_total_and_its_median_in_words() -> None:
    assert page([*TWO, plan("c", target("pending"), ONE)]).sums == (
        ("Total", "16 (2 of 3 plans)"),
        ("Median", "8 (2 of 3 plans)"),
    )
    assert page(TWO[:1]).sums == ()


def test_without_plans_there_is_a_list_and_nothing_in_it() -> None:
    assert (index([]).years, index([]).groups) == ((), ())
    assert list(compare.pages(site([]))) == []
    assert list(comparison_files(site([]))) == []


# --- data


def records(comparison: Comparison) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(as_csv(comparison).decode("utf-8-sig")))]


def content(comparison: Comparison) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_json(comparison))
    assert [error.message for error in SCHEMA.iter_errors(found)] == []
    return found


def test_data_have_the_lines_of_the_page() -> None:
    released = [*TWO, plan("c", target("pending"), ONE, region="")]
    country = site(released).comparisons[0]
    assert [
        (
            row["rank"],
            row["of"],
            row["partnership"],
            row["region"],
            row["value"],
            row["why_not"],
            row["status"],
        )
        for row in records(country)
    ] == [
        ("1", "2", "B", "North", "9", "", "given"),
        ("2", "2", "A", "West", "7", "", "given"),
        ("", "2", "C", "", "", "Pending", "pending"),
    ]
    assert [row["id"] for row in content(country)["rows"]] == [
        f"{slug}/2009-10/part2.pdu.target.2010-11" for slug in "bac"
    ]


def test_each_page_has_its_two_downloads() -> None:
    addresses = [file.address for file in comparison_files(site(TWO))]
    linked = [
        one.address + link.href
        for one in compare.pages(site(TWO))
        if isinstance(one.view, ComparisonPage)
        for link in one.view.downloads
    ]
    assert addresses == linked
    assert addresses[0] == "compare/2009-10/pdu-target-2010-11/pdu-target-2010-11-plans-2009-10.csv"
    assert len(set(addresses)) == len(addresses) == 6


@pytest.mark.parametrize("name", ["=1+1", "+44", "-x", "@here", "\tx"])
def test_a_spreadsheet_takes_no_name_for_a_formula(name: str) -> None:
    one = replace(TWO[0], partnership=Partnership("a", name, "E08B"))
    (row,) = records(site([one]).comparisons[0])
    assert row["partnership"] == f"'{name}"
    assert row["code"] == "E08B"
    assert content(site([one]).comparisons[0])["rows"][0]["partnership"] == name


def test_a_number_below_zero_stays_a_number() -> None:
    (row,) = records(site([plan("a", target("-5"), ONE)]).comparisons[0])
    assert row["value"] == "-5"


def test_an_absence_is_a_reason_and_no_number() -> None:
    released = [TWO[0], plan("c", {"pdu": {"target": {"2010/11": Absence("not collected")}}}, ONE)]
    row = records(site(released).comparisons[0])[1]
    assert (row["value"], row["rank"], row["why_not"]) == ("", "", "Not collected")


@given(plans())
def test_pages_csv_and_json_say_the_same(released: list[Release]) -> None:
    made = site(released)
    views = [one.view for one in compare.pages(made)]
    for comparison, view in zip(made.comparisons, views, strict=True):
        assert isinstance(view, ComparisonPage)
        rows, data = records(comparison), content(comparison)
        assert tuple(rows[0]) == HEAD
        assert data["counted"] == comparison.counted
        for line, row, item in zip(view.lines, rows, data["rows"], strict=True):
            assert line.sort == row["value"] == item["value"]
            assert line.rank == row["rank"] == ("" if item["rank"] is None else str(item["rank"]))
            assert (line.value.text if not line.sort else "") == row["why_not"] == item["why_not"]
