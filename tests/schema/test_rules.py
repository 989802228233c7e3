"""What fields of a form say of one another names fields that are there: rules, keys, explanations, ids."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from adtp_publish.derive.checks.by_form import FIGURE_RULES, OVER_PLANS
from adtp_publish.derive.operations import OPERATIONS
from adtp_publish.load.schemas import load_schemas
from adtp_publish.model.form import Calc, Form
from adtp_publish.ports import DiskFiles
from adtp_publish.validate.forms import compile_form
from adtp_publish.validate.rules.by_form import DATED_FORM_RULES, FORM_RULES

# Made of definitions only: no document is written in them.
PIECES = ("common/kinds", "common/parts")
SCHEMAS = load_schemas(DiskFiles(Path(__file__).parents[2] / "schema"))
FORMS = {name: compile_form(schema) for name, schema in SCHEMAS.items() if name not in PIECES}
OF_LISTS = {"count by value", "count by word", "evidence"}
THRESHOLDS = SCHEMAS["common/edition"]["properties"]["thresholds"]["properties"]
NUMBERS = {"count", "money", "percent", "decimal"}
Above = tuple[Form, ...]


def fields(form: Form, above: Above = ()) -> Iterator[tuple[Form, Above]]:
    """A form and all under it, each with the forms that hold it, the nearest last."""
    yield form, above
    for below in inside(form):
        yield from fields(below, (*above, form))


def inside(form: Form) -> tuple[Form, ...]:
    return (form.item,) if form.item else form.fields


def led_to(above: Above, path: str) -> list[Form]:
    """The fields that a path of a rule leads to from the nearest of the forms that hold its field."""
    found = [above] if above else []
    for part in path.split("/"):
        if part == "..":
            found = [chain[:-1] for chain in found if len(chain) > 1]
        else:
            found = [
                (*chain, below)
                for chain in found
                for below in inside(chain[-1])
                if part in {"*", below.face.name.replace("/", "~")}
            ]
    return [chain[-1] for chain in found]


def rules(calc: Calc) -> Iterator[Calc]:
    """A rule, or the rule for each choice that a plan has."""
    if calc.op:
        yield calc
    for _, case in calc.cases:
        yield from rules(case)


@pytest.fixture(params=sorted(FORMS))
def form(request: pytest.FixtureRequest) -> Form:
    """One form, its references resolved."""
    return FORMS[request.param]


def test_there_are_rules_of_every_operation() -> None:
    used = {rule.op for form in FORMS.values() for f, _ in fields(form) if f.calc for rule in rules(f.calc)}
    assert used == set(OPERATIONS) | OF_LISTS


def test_each_rule_is_known_and_stands_where_its_result_can(form: Form) -> None:
    for field, _ in fields(form):
        if field.calc is None:
            continue
        name, kind = field.face.name, field.face.kind
        assert bool(field.calc.op) != bool(field.calc.by), f"`{name}`: one rule, or one for each choice"
        assert bool(field.calc.by) == bool(field.calc.cases), name
        for rule in rules(field.calc):
            assert rule.op in OPERATIONS or rule.op in OF_LISTS, name
            assert (rule.op in OF_LISTS) == (kind == "list"), name
            assert (rule.op == "threshold") == (kind == "rating"), name
            assert kind in NUMBERS | {"list", "rating"}, name


def test_each_input_of_a_rule_is_a_field_of_its_form(form: Form) -> None:
    for field, above in fields(form):
        for rule in rules(field.calc) if field.calc else ():
            # A rule of a whole list begins at the list itself.
            start = (*above, field) if rule.op in OF_LISTS else above
            for path in (*rule.of, *([rule.beside] if rule.beside else [])):
                if path.startswith("edition:"):
                    assert path.removeprefix("edition:") in THRESHOLDS, path
                    continue
                assert led_to(start, path), f"`{field.face.name}`: `{path}` leads nowhere"
                assert field not in led_to(start, path), f"`{field.face.name}` follows from itself"


def test_each_step_of_a_threshold_is_lower_than_the_one_before(form: Form) -> None:
    for field, _ in fields(form):
        for rule in rules(field.calc) if field.calc else ():
            least = [Decimal(value) for _, value in rule.steps]
            assert bool(least) == (rule.op == "threshold"), field.face.name
            assert least == sorted(set(least), reverse=True), field.face.name


def test_a_rule_that_a_plan_chooses_has_a_case_for_each_choice() -> None:
    chosen = 0
    for name, schema in SCHEMAS.items():
        for series in groups(schema):
            own = [(part, "") for part in series["properties"].values()]
            below = [(part, "../") for group, _ in own for part in group.get("properties", {}).values()]
            for field, above in (*own, *below):
                by = field.get("x-calc", {}).get("by", "").removeprefix("../")
                if not by or field["x-calc"]["by"] != f"{above}{by}":
                    continue
                words = set(series["properties"][by]["enum"])
                cases = set(field["x-calc"]["cases"])
                # Of a measure without a target in a year there is no outturn to take over.
                assert cases == words or (by == "measure" and cases < words), name
                chosen += 1
    found = [f for form in FORMS.values() for f, _ in fields(form) if f.calc and f.calc.by]
    assert chosen == len(found) > 0


def groups(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and all inside it that have fields."""
    if "properties" in schema:
        yield schema
        for part in schema["properties"].values():
            yield from groups(part)
    if "items" in schema:
        yield from groups(schema["items"])


def test_a_list_is_keyed_by_a_field_of_its_items(form: Form) -> None:
    for field, _ in fields(form):
        if field.key:
            assert field.item is not None
            assert field.item.field(field.key) is not None, f"`{field.face.name}` has no `{field.key}`"


def test_an_explanation_stands_beside_what_it_explains(form: Form) -> None:
    for field, above in fields(form):
        if field.explains:
            beside = {name: above[-1].field(name) for name in field.explains}
            assert None not in beside.values(), f"{field.explains} are explained and not all there"
            # An explanation by year has the years of what it explains.
            years = {year.face.name for year in field.fields}
            assert all(years <= {year.face.name for year in x.fields} for x in beside.values() if x)


def test_fields_side_by_side_have_labels_and_ids_of_their_own(form: Form) -> None:
    for field, _ in fields(form):
        ids = [below.face.id for below in field.fields if below.face.id]
        assert len(ids) == len(set(ids)), f"two fields of `{field.face.name}` share an id"
        assert all(below.face.label for below in field.fields), f"a field of `{field.face.name}` has no label"


def test_a_field_named_by_a_year_is_for_that_year(form: Form) -> None:
    for field, _ in fields(form):
        if field.year and "/" in field.face.name:
            assert field.year == field.face.name


# --- rules that fields are held to (`x-check`)

RULES_OF_FORMS = {*FIGURE_RULES, *OVER_PLANS, *FORM_RULES, *DATED_FORM_RULES}


def form_of(document: str, beside: str) -> list[Form]:
    """The forms that a document has in the edition of another form, or in all where that form is common."""
    folder = beside.partition("/")[0]
    names = [f"{folder}/{document}", f"common/{document}"]
    if folder == "common":
        names += [name for name in FORMS if name.endswith(f"/{document}")]
    return [FORMS[name] for name in names if name in FORMS]


def test_each_rule_is_named_by_some_form() -> None:
    used = {check.rule for form in FORMS.values() for _, check in form.checks}
    assert used == RULES_OF_FORMS


@pytest.mark.parametrize("name", sorted(FORMS))
def test_what_a_rule_goes_by_is_there(name: str) -> None:
    for field, above in fields(FORMS[name]):
        for place, check in field.checks:
            if place:
                continue  # of a field below
            for path in check.of:
                document, colon, rest = path.rpartition(":")
                if colon:
                    starts = form_of(document, name)
                    assert starts, f"{name}: there is no document `{document}`"
                    steps = "/".join("*" if "=" in step else step for step in rest.split("/"))
                    assert all(led_to((start,), steps) for start in starts), f"{name}: `{path}`"
                elif check.rule == "says something":  # its paths are fields of each item
                    assert field.item is not None, name
                    assert field.item.field(path), f"{name}: `{field.face.name}` goes by `{path}`"
                elif check.rule != "same in editions":  # its paths are years
                    assert led_to(above, path), f"{name}: `{field.face.name}` goes by `{path}`"


def test_a_field_that_may_change_after_sign_off_says_by_which_event() -> None:
    record = FORMS["common/record"].field("signed_off")
    prints = record.field("fingerprints") if record else None
    assert prints is not None
    assert prints.item is not None
    schema = SCHEMAS["common/record"]["properties"]["signed_off"]["properties"]["fingerprints"]
    known = set(schema["items"]["properties"]["until"]["enum"]) | {"sign-off"}
    used = {f.until for form in FORMS.values() for f, _ in fields(form) if f.until}
    assert used == known
    events = {event for word in known - {"sign-off"} for event in word.split(" or ")}
    assert all(FORMS["common/record"].field(event.replace(" ", "_")) for event in events)
