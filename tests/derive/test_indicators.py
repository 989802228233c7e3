"""What forms say is compared: which numbers, what they are called, where they are found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from adtp_publish.derive.indicators import indicators
from adtp_publish.model.edition import Edition
from adtp_publish.model.form import Form
from adtp_publish.model.paths import form_at

from .comparing import FORM, edition, group, number

MONEY = {"x-unit": "£"}
SERVICES = group(
    "Services",
    {
        name: group(name.title(), {"own": number("Own", "money"), "total": number("Total", "money")})
        for name in ("advice", "care")
    },
)


def told(form: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Each number that is compared: its address, its heading, what it is called."""
    return [(one.slug, one.group, one.title) for one in indicators(edition(form))]


def of(part: Mapping[str, Any], **compare: Any) -> dict[str, Any]:
    """A form of one part that says what is compared in it."""
    return group("", {"part": {**part, "x-compare": {"group": "Group", **compare}}})


def test_a_group_compares_all_numbers_directly_below_it() -> None:
    assert told(FORM) == [
        ("pdu-target-2009-10", "Users", "Target, 2009/10"),
        ("pdu-target-2010-11", "Users", "Target, 2010/11"),
        ("pdu-share", "Users", "Share"),
    ]


def test_a_number_of_a_series_says_from_which_baseline() -> None:
    assert [one.baseline for one in indicators(edition())] == ["2007/08", "2007/08", "2007/08"]
    assert [one.baseline for one in indicators(edition(of(SERVICES, of=["*/total"])))] == ["", ""]


@pytest.mark.parametrize(
    ("part", "compare", "wanted"),
    [
        (
            SERVICES,
            {"of": ["*/total"]},
            [
                ("part-advice-total", "Group", "Advice"),
                ("part-care-total", "Group", "Care"),
            ],
        ),
        (SERVICES, {"of": ["care/total"], "label": "Care"}, [("part-care-total", "Group", "Care")]),
        (
            SERVICES,
            {"of": ["advice/*"], "label": "Advice"},
            [("part-advice-own", "Group", "Advice, Own"), ("part-advice-total", "Group", "Advice, Total")],
        ),
        (SERVICES, {"of": ["*/no"]}, []),
        (SERVICES, {}, []),
        (number("Alone"), {}, [("part", "Group", "Alone")]),
        (number("Alone"), {"label": "Other"}, [("part", "Group", "Other")]),
        (
            group("Years", {"2009/10": number("2009/10 (indicative)", **{"x-year": "2009/10"})}),
            {"label": "Police", "of": ["2009~10"]},
            [("part-2009-10", "Group", "Police, 2009/10")],
        ),
        (
            group(
                "A", {"one": number("One", **{"x-id": "1-5a"}), "text": {"type": "string", "x-kind": "line"}}
            ),
            {},
            [("part-1-5a", "Group", "One")],
        ),
    ],
)
def test_paths_say_what_is_compared(
    part: Mapping[str, Any], compare: Mapping[str, Any], wanted: list[tuple[str, str, str]]
) -> None:
    assert told(of(part, **compare)) == wanted


def test_nothing_private_and_no_list_is_compared() -> None:
    private = {key: value for key, value in number("Private").items() if key != "x-public"}
    rows = {"type": "array", "x-public": True, "items": group("", {"one": number("One")})}
    part = group("Part", {"private": private, "rows": rows, "one": number("One")})
    assert told(of(part)) == [("part-one", "Group", "One")]
    hidden = {key: value for key, value in of(part)["properties"]["part"].items() if key != "x-public"}
    assert told(group("", {"part": hidden})) == []
    assert indicators(edition(of(part), public="never")) == ()


def test_help_is_that_of_the_number_or_the_row_that_it_is_in() -> None:
    row = group("Police", {"2009/10": number("2009/10", **{"x-year": "2009/10"})}, description="Of the row.")
    table = group("Table", {"police": row}, description="Of the table.")
    assert [one.help for one in indicators(edition(of(table, of=["*/2009~10"])))] == ["Of the row."]
    assert [one.help for one in indicators(edition(of(number("One", description="Own."))))] == ["Own."]
    assert [one.help for one in indicators(edition(of(group("A", {"one": number("One")}))))] == [""]


# --- the forms of this repository


def marked(form: Form, public: bool) -> list[tuple[Form, bool]]:
    found = [(form, public)] if form.compare is not None else []
    for part in (*form.fields, *((form.item,) if form.item is not None else ())):
        found += marked(part, public and part.public)
    return found


def test_each_mark_in_a_form_is_public_and_leads_somewhere(editions: Mapping[str, Edition]) -> None:
    assert len(editions) > 2
    for one in editions.values():
        found = indicators(one)
        marks = 0
        for spec in one.documents:
            for form, public in marked(one.form(spec.schema), spec.seen_by("public")):
                marks += 1
                assert public, f"{spec.id}: {form.face.name} is compared and not public"
                assert form.compare is not None
                assert any(i.document == spec.id and i.group == form.compare.group for i in found)
        assert marks > 8


def test_no_two_numbers_of_an_edition_have_one_address(editions: Mapping[str, Edition]) -> None:
    for one in editions.values():
        slugs = [indicator.slug for indicator in indicators(one)]
        titles = [(indicator.group, indicator.title) for indicator in indicators(one)]
        assert len(slugs) > 50
        assert len(set(slugs)) == len(slugs)
        assert len(set(titles)) == len(titles)


def test_what_is_said_beside_a_number_has_a_label_and_is_public(editions: Mapping[str, Edition]) -> None:
    beside = 0
    for one in editions.values():
        for indicator in indicators(one):
            root = one.form(next(d.schema for d in one.documents if d.id == indicator.document))
            assert all(indicator.heads)
            for path in () if indicator.words else indicator.beside:
                field = form_at(root, path)
                assert field is not None
                assert field.public
                beside += 1
    assert beside > 6


def test_an_edition_that_inherits_compares_its_own_years(editions: Mapping[str, Edition]) -> None:
    def years(folder: str) -> set[str]:
        return {i.year for i in indicators(editions[folder]) if i.slug.startswith("pdu-target")}

    assert years("2009-10") == {"2008/09", "2009/10", "2010/11"}
    assert years("2010-11") == {"2009/10", "2010/11", "2011/12"}


def test_the_forms_compare_what_partnerships_are_to_be_compared_by(editions: Mapping[str, Edition]) -> None:
    for one in editions.values():
        groups = {indicator.group for indicator in indicators(one)}
        assert {"Needs assessment", "Funding by source", "Spending by service", "Primary care"} <= groups
        assert "Share of spending by service" in groups
