"""Forms that say only what differs from an earlier one: what is laid over what, and years that move on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.errors import BadForms
from adtp_publish.load.inheriting import edition_over, moved_on, overlaid
from adtp_publish.load.schemas import load_schemas
from tests.conftest import MemoryFiles

NAMES = st.sampled_from(["title", "type", "properties", "items", "2009/10", "required"])
LEAVES = st.one_of(st.booleans(), st.integers(0, 9), st.sampled_from(["object", "2009/10", "../a/2009~10"]))
FORMS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("base", "changes", "wanted"),
    [  # the table of RFC 7396, appendix A, as far as forms have such values
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        # But for this one: a form has no list in place of which a group stands.
        ([1, 2], {"a": "b", "c": None}, {"a": "b", "c": None}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_changes_are_laid_over_as_a_merge_patch_is(base: Any, changes: Any, wanted: Any) -> None:
    assert overlaid(base, changes) == wanted


def test_a_new_field_stands_behind_the_one_it_names_and_an_old_one_can_be_moved() -> None:
    base = {"properties": {"a": {"title": "A"}, "b": {"title": "B"}, "c": {"title": "C"}}}
    changes = {
        "properties": {"n": {"x-after": "a", "title": "N"}, "b": {"x-after": "c"}, "z": {"title": "Z"}}
    }
    found = overlaid(base, changes)["properties"]
    assert list(found) == ["a", "n", "c", "b", "z"]
    assert found["n"] == {"title": "N"}
    assert found["b"] == {"title": "B"}
    assert list(base["properties"]) == ["a", "b", "c"]


@given(FORMS, FORMS)
def test_what_changes_say_holds_and_nothing_laid_over_changes_nothing(base: Any, changes: Any) -> None:
    found = overlaid(base, changes)
    assert overlaid(found, changes) == found
    assert overlaid(base, {}) == (base if isinstance(base, dict) else {})
    if isinstance(base, dict) and isinstance(changes, dict):
        assert list(found)[: len(base)] == list(base), "what was there keeps its order"


@given(FORMS, st.integers(-5, 5))
def test_years_that_moved_on_can_be_moved_back(form: Any, by: int) -> None:
    assert moved_on(moved_on(form, by), -by) == form


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2009/10", "2010/11"),
        ("../young_people/2009~10", "../young_people/2010~11"),
        ("2010/11 (indicative)", "2011/12 (indicative)"),
        ("Of 2008/09, and of 2009/10", "Of 2009/10, and of 2010/11"),
        ("2099/00", "2100/01"),
        ("2009-10-14", "2009-10-14"),  # a day in October
        ("2009-03-31", "2009-03-31"),
        ("2009/11", "2009/11"),  # no financial year
        ("12009/10", "12009/10"),
        ("2009/100", "2009/100"),
        ("NI 40", "NI 40"),
    ],
)
def test_only_financial_years_move_on(text: str, wanted: str) -> None:
    assert moved_on({"title": text}, 1) == {"title": wanted}


def test_what_leads_to_another_file_does_not_move_on() -> None:
    form = {"$ref": "../2009-10/part2.schema.json#/$defs/priority", "2009/10": {"pattern": "^2009/10$"}}
    assert moved_on(form, 1) == {"$ref": form["$ref"], "2010/11": {"pattern": "^2009/10$"}}


# --- forms in files

PART2 = {
    "title": "Part 2",
    "type": "object",
    "properties": {
        "2009/10": {"$ref": "#/$defs/number", "title": "2009/10", "x-year": "2009/10"},
        "note": {"$ref": "../common/kinds.schema.json#/$defs/text", "title": "Note"},
    },
    "$defs": {"number": {"type": "string", "x-kind": "count"}},
}
KINDS = {"$defs": {"text": {"type": "string", "x-kind": "text"}}}


@dataclass(frozen=True)
class Forms:
    """Forms by name, beside the ones above."""

    more: dict[str, Any] = field(default_factory=dict)

    def files(self) -> MemoryFiles:
        forms = {"2009-10/part2": PART2, "common/kinds": KINDS, **self.more}
        texts = {name: form if isinstance(form, str) else json.dumps(form) for name, form in forms.items()}
        return MemoryFiles({f"{name}.schema.json": text for name, text in texts.items()})


def heir(**own: Any) -> Forms:
    return Forms({"2010-11/part2": {"x-inherits": "../2009-10/part2.schema.json", **own}})


def test_a_form_inherits_with_its_years_moved_on_and_its_references_resolved() -> None:
    forms = heir(**{"x-years": 1, "properties": {"note": {"title": "Remark"}}})
    schemas = load_schemas(forms.files())
    assert schemas["2010-11/part2"] == {
        "title": "Part 2",
        "type": "object",
        "properties": {
            "2010/11": {"type": "string", "x-kind": "count", "title": "2010/11", "x-year": "2010/11"},
            "note": {"type": "string", "x-kind": "text", "title": "Remark"},
        },
    }
    assert "2009/10" in schemas["2009-10/part2"]["properties"]
    assert schemas.inherits("2010-11/part2")
    assert not schemas.inherits("2009-10/part2")
    assert schemas.written("2010-11/part2")["properties"]["2010/11"]["$ref"] == "#/$defs/number"


def test_a_form_may_inherit_from_one_that_inherits() -> None:
    forms = heir(**{"x-years": 1, "properties": {"note": None}})
    last = {"2011-12/part2": {"x-inherits": "../2010-11/part2.schema.json", "x-years": 1}}
    schemas = load_schemas(Forms(forms.more | last).files())
    assert list(schemas["2011-12/part2"]["properties"]) == ["2011/12"]


@pytest.mark.parametrize(
    ("forms", "told"),
    [
        (
            Forms({"2010-11/part2": {"x-inherits": "../2008-09/part2.schema.json"}}),
            "found `x-inherits: ../2008-09/part2.schema.json`, and there is no such file",
        ),
        (
            Forms({"2010-11/part2": {"x-inherits": "part2.schema.json"}}),
            "found `x-inherits: part2.schema.json`, which comes back to this form",
        ),
        (heir(**{"x-years": "1"}), "found `x-years: 1`; wanted a number of years, such as `1`"),
        (
            heir(properties={"n": {"x-after": "nott", "title": "N"}}),
            "found `x-after: nott`; wanted the name of a field beside it",
        ),
        (
            heir(properties={"n": {"$ref": "../common/kinds.schema.json#/$defs/txt"}}),
            "found `$ref` to `common/kinds.schema.json#/$defs/txt`, where nothing is",
        ),
        (
            heir(properties={"n": {"$ref": "../common/kids.schema.json#/$defs/text"}}),
            "found `$ref` to `common/kids.schema.json#/$defs/text`, where nothing is",
        ),
        (
            Forms({"2010-11/part2": '{\n  "title": "Part 2"\n  "type": "object"\n}'}),
            "schema/2010-11/part2.schema.json:3:3: found text that is no JSON; wanted a comma",
        ),
        (Forms({"2010-11/part2": "[]"}), "found no braces around the form; wanted a JSON Schema"),
    ],
)
def test_a_form_that_cannot_inherit_is_refused_with_its_place(forms: Forms, told: str) -> None:
    with pytest.raises(BadForms) as refused:
        load_schemas(forms.files())["2010-11/part2"]
    assert refused.value.message.startswith("schema/2010-11/part2.schema.json")
    assert told in refused.value.message
    assert "docs/editions.md" in refused.value.hint


# --- editions

BASE: dict[str, Any] = {
    "edition": "2009/10",
    "status": "trial",
    "title": "Plan",
    "thresholds": {"growth_least": "1%", "pages_most": "6"},
    "documents": [{"id": "cover", "title": "Cover", "due": "january"}, {"id": "part1"}, {"id": "part2"}],
}


def test_an_edition_says_only_what_differs() -> None:
    own = {
        "edition": "2010/11",
        "inherits": "2009/10",
        "thresholds": {"pages_most": "8"},
        "documents": [
            {"id": "cover", "title": "First page"},
            {"id": "letter", "title": "Letter", "after": "cover"},
            {"id": "part1", "dropped": "yes"},
            {"id": "last"},
        ],
    }
    assert edition_over(BASE, own, {"documents": "id"}) == {
        "inherits": "2009/10",
        "edition": "2010/11",
        "title": "Plan",
        "thresholds": {"growth_least": "1%", "pages_most": "8"},
        "documents": [
            {"id": "cover", "title": "First page", "due": "january"},
            {"id": "letter", "title": "Letter"},
            {"id": "part2"},
            {"id": "last"},
        ],
    }
    assert [item["id"] for item in BASE["documents"]] == ["cover", "part1", "part2"]


def test_an_entry_is_put_behind_one_that_is_there() -> None:
    own = {"documents": [{"id": "letter", "after": "covr"}]}
    with pytest.raises(KeyError, match="covr"):
        edition_over(BASE, own, {"documents": "id"})
