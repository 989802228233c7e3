"""What is wrong with a form, in words for whoever makes it: one slip in a form that is in order."""

from __future__ import annotations

import json
from typing import Any

import pytest

from adtp_publish.errors import BadForms
from adtp_publish.load.schemas import load_schemas
from adtp_publish.ports import DiskFiles
from adtp_publish.validate.damage import bad_form, damage
from adtp_publish.validate.forms import DAMAGED, compile_form
from adtp_publish.validate.schema_check import SchemaCheck
from tests.conftest import ROOT

PART2: dict[str, Any] = load_schemas(DiskFiles(ROOT / "schema")).written("2009-10/part2")
RESOLVED: dict[str, Any] = load_schemas(DiskFiles(ROOT / "schema"))["2009-10/part2"]
PDU = ("properties", "pdu")
BASIS = (*PDU, "properties", "basis")
BASELINE = (*PDU, "properties", "baseline")


def with_slip(path: tuple[str, ...], name: str, value: Any) -> dict[str, Any]:
    form: dict[str, Any] = json.loads(json.dumps(PART2))
    place = form
    for step in path:
        place = place[step]
    if value is None:
        del place[name]
    else:
        place[name] = value
    return form


def test_a_form_in_order_has_no_damage() -> None:
    assert damage(PART2) == []
    assert damage({"x-inherits": "../2009-10/part2.schema.json", "x-years": 1, "title": "Part 2"}) == []


@pytest.mark.parametrize(
    ("path", "name", "value", "told"),
    [
        (PDU, "x-publik", True, "found `x-publik` at `properties/pdu`; wanted `x-public`"),
        (PDU, "tittle", "PDU", "found `tittle` at `properties/pdu`; wanted `title`"),
        (PDU, "x-public", "yes", "found `yes` at `properties/pdu/x-public`; wanted `true`"),
        (PDU, "properties", ["a"], "found `['a']` at `properties/pdu/properties`; wanted a group"),
        ((), "required", "edition", "found `edition` at `required`; wanted a list"),
        ((), "x-years", 1, "wanted `x-inherits` beside `x-years`"),
        (
            BASIS,
            "x-kind",
            "chioce",
            "found `chioce` at `properties/pdu/properties/basis/x-kind`; wanted `choice`",
        ),
        (BASIS, "x-kind", None, "found no `x-kind` at `properties/pdu/properties/basis`; wanted one"),
        (BASIS, "type", "text", "wanted `object`, `array`, `string`, `integer`, `boolean`"),
        (
            BASIS,
            "pattern",
            "(",
            "found `(` at `properties/pdu/properties/basis/pattern`; wanted a regular expression",
        ),
        (
            BASELINE,
            "x-absence",
            ["none"],
            "at `properties/pdu/properties/baseline/x-absence/0`; wanted one of ",
        ),
        (BASELINE, "x-check", [{"of": ["a"]}], "wanted `rule` in it"),
        (BASELINE, "x-check", [{"rule": "a", "on": "b"}], "wanted only `rule`, `of`, `by`, `words`"),
        (BASELINE, "x-calc", {"op": "sum", "of": "a"}, "baseline/x-calc/of`; wanted a list"),
        (BASELINE, "x-least", "-100%", "found `-100%` at `properties/pdu/properties/baseline/x-least`"),
        (BASELINE, "x-row", "", "wanted what JSON Schema and `CONTRIBUTING.md` have for `x-row`"),
    ],
)
def test_a_slip_is_told_with_its_place(path: tuple[str, ...], name: str, value: Any, told: str) -> None:
    found = damage(with_slip(path, name, value))
    assert len([line for line in found if told in line]) == 1, found
    assert all(line.startswith("found ") and "; wanted " in line for line in found)


def test_a_form_with_many_slips_names_the_first_and_counts_the_rest() -> None:
    form = json.loads(json.dumps(PART2).replace('"x-public"', '"x-publik"'))
    told = bad_form(form, "schema/a.schema.json")
    lines = [told.message, *told.further]
    assert len(lines) == 6
    assert all(line.startswith("schema/a.schema.json: ") for line in lines)
    assert lines[-1].endswith(f"and {len(damage(form)) - 5} more")
    assert len(damage(form)) > 50


def test_a_form_that_does_not_work_though_nothing_is_wrong_with_it_is_named_too() -> None:
    assert "found rules that do not fit together" in bad_form(PART2, "schema/a.schema.json").message


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ((), "x-publik", True),
        (PDU, "x-publik", True),
        (PDU, "x-public", "no"),
        (PDU, "x-public", False),
        (BASELINE, "minimum", 1),
        (BASELINE, "oneOf", []),
    ],
)
def test_a_slip_that_would_change_nothing_keeps_a_form_from_being_compiled(
    path: tuple[str, ...], name: str, value: Any
) -> None:
    """What `new` finds in a form must stop every other command: they only compile it."""
    form = json.loads(json.dumps(RESOLVED))
    assert compile_form(form).fields
    place = form
    for step in path:
        place = place[step]
    place[name] = value
    with pytest.raises(DAMAGED):
        compile_form(form)
    assert damage(form) != []
    with pytest.raises(BadForms, match=r"the form `Part 2.*`: found"):
        _ = SchemaCheck(form).form
