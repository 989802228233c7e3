"""Where a rule looks: baselines of a series, and what leads nowhere."""

from __future__ import annotations

from adtp_publish.derive.lookup import Place, baseline_year, leaves, resolve, slug
from adtp_publish.model.node import Node
from adtp_publish.model.plan import Edition

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
