"""Where a rule looks: baselines of a series, and what leads nowhere."""

from __future__ import annotations

from dataclasses import replace

from adtp_publish.derive.lookup import Place, baseline_year, called, leaves, resolve, slug
from adtp_publish.model.edition import Edition
from adtp_publish.model.form import Face, Form
from adtp_publish.model.node import Node

from .oracle.filling import Editions, filled


def root(edition: Edition, form: str) -> Place:
    return Place.of_document(edition.form(form), filled(edition.form(form)), "somewhere/part", True)


def test_the_year_of_a_baseline_is_that_of_its_own_series_and_no_other_field_has_one(
    editions: Editions,
) -> None:
    place = root(editions["2009-10"], "part2")
    assert {baseline_year(p) for p in leaves(place) if p.path[0] in ("pdu", "all_adults")} == {"2007/08"}
    assert {baseline_year(p) for p in leaves(place) if p.path[0] == "primary_care"} == {""}


def test_a_path_leads_only_to_what_the_form_has(editions: Editions) -> None:
    place = root(editions["2009-10"], "part2").at(("pdu", "stated", "2008/09"))
    assert [found.path for found in resolve(place, "../baseline")] == [("pdu", "baseline")]
    assert [found.path for found in resolve(place, "../change/2009~10")] == [("pdu", "change", "2009/10")]
    assert resolve(place, "../nowhere") == ()
    assert resolve(place, "../../../../baseline") == ()
    assert resolve(place, "../../primary_care/trust") == ()
    trusts = [found.path for found in resolve(place, "../../primary_care/*/trust")]
    assert trusts == [("primary_care", "0", "trust"), ("primary_care", "1", "trust")]


def test_a_place_without_anything_in_it_has_its_fields_all_the_same(editions: Editions) -> None:
    form = editions["2009-10"].form("part2")
    place = Place.of_document(form, Node(form.face, ()), "somewhere/part", False)
    found = list(leaves(place))
    assert found
    assert {p.node for p in found} == {None}
    assert not any(p.public for p in found)
    assert {p.root for p in found} == {place}


def test_a_slug_keeps_what_can_stand_in_an_address() -> None:
    assert slug("North Lancashire PCT") == "north-lancashire-pct"
    assert slug("St. Mary's & Sons (2)") == "st-mary-s-sons-2"
    assert slug("already-one-2") == "already-one-2"
    assert slug("Café – Ürümqi") == "caf-r-mqi"
    assert slug("…") == ""


def test_in_what_is_private_nothing_is_public_nor_does_an_item_make_its_list_so(editions: Editions) -> None:
    form = editions["2009-10"].form("part2")
    private = Place.of_document(form, filled(form), "somewhere/part", False)
    trust = private.at(("primary_care", "0", "trust"))
    assert (trust.public, trust.above and trust.above.public) == (False, False)
    public = Place.of_document(form, filled(form), "somewhere/part", True)
    assert public.at(("primary_care", "0")).public
    assert public.at(("primary_care", "0", "trust")).public
    trusts = form.field("primary_care")
    assert trusts is not None
    assert trusts.item is not None
    kept = Form(trusts.face, public=True, item=replace(trusts.item, public=False), key=trusts.key)
    node = private.at(("primary_care",)).node
    assert not Place(kept, ("primary_care",), node, True, None).below[0].public


def test_an_item_is_known_by_its_name_or_else_by_its_number() -> None:
    name = Form(Face("name", "name", "line", "Name"))
    rows = Form(
        Face("rows", "rows", "list", "Rows"), item=Form(Face("", "", "group"), fields=(name,)), key="name"
    )
    named = Node(name.face, ("rows", "0", "name"), "North PCT")
    node = Node(
        rows.face,
        ("rows",),
        None,
        (Node(rows.face, ("rows", "0"), None, (named,)), Node(rows.face, ("rows", "1"), None, ())),
    )
    below = Place(rows, ("rows",), node, True, None).below
    assert [(place.id, place.labels) for place in below] == [
        ("rows.north-pct", ("Rows", "North PCT")),
        ("rows.2", ("Rows", "2")),
    ]


def test_a_year_is_called_by_its_row_where_it_has_one() -> None:
    year = Form(Face("2009/10", "2009-10", "money", "2009/10"), year="2009/10")
    number = Form(Face("number", "number", "count", "Number"), year="2009/10")
    plain = Form(Face("2009", "2009", "money", "2009"))
    row = Form(Face("police", "police", "group", "Police"), fields=(year, number, plain))
    assert called(Place(year, ("2009/10",), None, True, None)) == "2009/10"
    found = [called(below) for below in Place(row, ("police",), None, True, None).below]
    assert found == ["Police 2009/10", "Number", "2009"]
    unnamed = replace(row, face=Face("police", "police", "group"))
    assert called(Place(unnamed, ("police",), None, True, None).below[0]) == "2009/10"


def test_a_leaf_is_a_value_and_what_holds_values_is_none(editions: Editions) -> None:
    found = list(leaves(root(editions["2009-10"], "part2")))
    assert {place.form.face.kind for place in found} >= {"count", "percent"}
    assert not {place.form.face.kind for place in found} & {"group", "list"}


def test_a_place_is_made_once(editions: Editions) -> None:
    place = root(editions["2009-10"], "part2")
    assert place.named("pdu") is place.named("pdu") is place.at(("pdu",))
    assert place.below is place.below
    assert place.named("pdu") in place.below
