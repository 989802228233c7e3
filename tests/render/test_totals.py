"""Totals on their page and as data: what each plan gives, why one gives nothing, which edition rules."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from jsonschema import Draft202012Validator

from adtp_publish.derive.totals import totals
from adtp_publish.model.register import Register
from adtp_publish.model.release import Release
from adtp_publish.model.source import Templates
from adtp_publish.render import routes
from adtp_publish.render.blocks import Row
from adtp_publish.render.data import totals as totals_data
from adtp_publish.render.frame import Site
from adtp_publish.render.overviews import Indicator
from adtp_publish.render.pages.totals import downloads, indicators
from tests.conftest import ROOT
from tests.derive.test_totals import plan, plans

SCHEMA = Draft202012Validator(json.loads((ROOT / "templates/schemas/totals.schema.json").read_bytes()))
TWO_EDITIONS = [
    plan("a", {"2009/10": "100.4", "2010/11": "110"}, "2008/09"),
    plan("a", {"2009/10": "90", "2010/11": ""}, "2009/10"),
    plan("b", {"2009/10": "7.3"}, region="north"),
    plan("c", {"2009/10": ""}, region=""),
]


def site(releases: Sequence[Release]) -> Site:
    return Site(tuple(releases), totals(releases), Register(), Templates(), {})


def shown(row: Row) -> tuple[str, ...]:
    return (row.head.text, *(cell.text for cell in row.cells))


def only(releases: Sequence[Release]) -> Indicator:
    (found,) = indicators(site(releases))
    return found


def test_regions_stand_by_their_names_and_the_country_last() -> None:
    assert [shown(row) for row in only(TWO_EDITIONS).totals.rows] == [
        (
            "North",
            "1,000 (1\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}1)",
            "7 (1\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}1)",
            "No plan",
        ),
        (
            "West",
            "1,000 (1\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}1)",
            "90 (1\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}1)",
            "110 (1\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}1)",
        ),
        (
            "England",
            "3,000 (3\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}3)",
            "97 (2\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}3)",
            "110 (1\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}1)",
        ),
    ]


def test_each_plan_has_its_numbers_as_they_are_added_or_why_they_are_not() -> None:
    instead = "not added: the plan of 2009/10 gives it"
    assert [shown(row) for row in only(TWO_EDITIONS).plans.rows] == [
        ("C 2009/10", "", "", "1,000", "Pending", ""),
        ("B 2009/10", "North", "", "1,000", "7.3", ""),
        ("A 2008/09", "West", "", f"1,000, {instead}", f"100.4, {instead}", "110"),
        ("A 2009/10", "West", "", "1,000", "90", "Pending"),
        ("England, before rounding", "", "", "3,000", "97.3", "110"),
    ]
    assert [row.head.href for row in only(TWO_EDITIONS).plans.rows][:2] == [
        "../partnerships/c/2009-10/part2/",
        "../partnerships/b/2009-10/part2/",
    ]


def test_a_year_with_targets_from_two_baselines_has_a_column_for_each() -> None:
    two = [plan("a", {"2010/11": "5"}), plan("b", {"2010/11": "7"}, baseline="2008/09")]
    found = only(two)
    heads = [column.label for column in found.totals.columns]
    targets = [f"2010/11 target, from {year}" for year in ("2007/08", "2008/09")]
    assert heads == ["Region", "2007/08 baseline", "2008/09 baseline", *targets]
    assert [column.label for column in found.plans.columns[3:]] == heads[1:]
    assert [shown(row)[3:] for row in found.plans.rows[:2]] == [
        ("1,000", "", "5", ""),
        ("", "1,000", "", "7"),
    ]


def test_where_nothing_is_added_up_there_is_nothing_to_download() -> None:
    assert not indicators(site([]))
    assert not downloads(site([]))
    addresses = [link.href for link in downloads(site(TWO_EDITIONS))]
    assert addresses == [f"../{routes.TOTALS_CSV}", f"../{routes.TOTALS_JSON}"]


def data(releases: Sequence[Release]) -> dict[str, dict[str, object]]:
    content = json.loads(totals_data.as_json(totals(releases)))
    assert [error.message for error in SCHEMA.iter_errors(content)] == []
    return {total["id"]: total for total in content["totals"]}


def test_data_say_what_was_added_what_is_not_known_and_what_another_edition_gives() -> None:
    found = data(TWO_EDITIONS)["pdu.england.2009-10"]
    assert (found["value"], found["worked_out"], found["working"]) == ("97", "97.3", "90 + 7.3")
    parts = {name: [(part["partnership"], part["edition"]) for part in found[name]] for name in PARTS}  # type: ignore[attr-defined]
    assert parts == {
        "inputs": [("A", "2009/10"), ("B", "2009/10")],
        "not_known": [("C", "2009/10")],
        "not_added": [("A", "2008/09")],
    }
    assert found["not_known"][0]["because"] == "pending"  # type: ignore[index]
    assert found["not_added"][0]["instead"] == "2009/10"  # type: ignore[index]


PARTS = ("inputs", "not_known", "not_added")


@given(plans(("published", "transcription", "illustrative")))
def test_a_total_of_the_data_can_be_added_up_again_and_every_plan_is_accounted_for(
    released: list[Release],
) -> None:
    counted = {one.key for one in released if one.state != "illustrative"}
    named = set()
    for total in data(released).values():
        inputs, not_known, not_added = (total[name] for name in PARTS)
        values = [Fraction(part["value"]) for part in inputs]  # type: ignore[attr-defined]
        assert (Fraction(str(total["worked_out"])) if values else None) == (sum(values) if values else None)
        assert total["counted"] == len(values)
        assert total["plans"] == len(values) + len(not_known)  # type: ignore[arg-type]
        named |= {"/".join(part["id"].split("/")[:2]) for part in (*inputs, *not_known, *not_added)}  # type: ignore[misc]
    assert named == counted


def test_the_data_of_the_site_fit_their_schema_and_it_refuses_what_it_should(built: Path) -> None:
    content = json.loads((built / "site" / routes.TOTALS_JSON).read_bytes())
    assert len(content["totals"]) >= 20
    assert [error.message for error in SCHEMA.iter_errors(content)] == []
    for change in ({"value": 5017}, {"line": 12}, {"id": "pdu.england"}, {"inputs": [{"id": "x"}]}):
        assert list(SCHEMA.iter_errors({**content, "totals": [{**content["totals"][0], **change}]})), change
    assert Decimal(content["totals"][0]["worked_out"]) > 0
