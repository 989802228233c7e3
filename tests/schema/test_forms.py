"""The forms keep to what this program words and reads: a lint of every schema and edition."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest

from adtp_publish.edition_files import edition_data
from adtp_publish.load.schemas import form_for, load_schemas
from adtp_publish.ports import DiskFiles
from adtp_publish.validate.damage import damage
from adtp_publish.validate.reading import ABSENCES, READERS
from adtp_publish.validate.vocabulary import ANNOTATIONS, CHOICES, KEYWORDS
from adtp_publish.validate.wording import WANTED

Schema = dict[str, Any]
Place = tuple[str, ...]

FOLDER = Path(__file__).parents[2] / "schema"
RESOLVED = load_schemas(DiskFiles(FOLDER))
# Each form as it is written; one that says only what differs from another, as it is with what it inherits.
SOURCES: dict[str, Schema] = {f"{name}.schema.json": RESOLVED.written(name) for name in RESOLVED}
EDITIONS = sorted(path.parent.name for path in FOLDER.glob("*/edition.yaml"))

SAID = {"title", "description", "examples"}
# Only in a form that says what differs from another; what it says is laid over that before it is read.
OF_DIFFERENCES = ("x-inherits", "x-years", "x-after")
SHORTHANDS = (r"\d", r"\w", r"\s", "(?", ".*", ".+")


def parts(schema: Schema, place: Place = ()) -> Iterator[tuple[Place, Schema]]:
    """A schema and all schemas inside it, each with its place."""
    yield place, schema
    for holder in ("properties", "$defs"):
        for name, part in schema.get(holder, {}).items():
            yield from parts(part, (*place, holder, name))
    if "items" in schema:
        yield from parts(schema["items"], (*place, "items", "*"))


@pytest.fixture(params=sorted(SOURCES))
def name(request: pytest.FixtureRequest) -> str:
    """The name of one schema file."""
    return str(request.param)


@pytest.fixture
def source(name: str) -> dict[Place, Schema]:
    """One schema file as it is written: its parts by their place."""
    return dict(parts(SOURCES[name]))


def test_there_are_forms_and_editions() -> None:
    assert len(EDITIONS) >= 2
    assert len(SOURCES) > 10
    assert all(schema["$schema"].endswith("2020-12/schema") for schema in SOURCES.values())


def test_only_known_keywords_stand_in_a_schema(source: dict[Place, Schema]) -> None:
    for place, part in source.items():
        assert set(part) <= {*KEYWORDS, *ANNOTATIONS} - {*OF_DIFFERENCES}, place
        assert "$ref" not in part or set(part) <= {"$ref", *SAID, *ANNOTATIONS}, place


def test_each_form_is_a_json_schema_with_annotations_that_are_known(name: str) -> None:
    """With the other validator: the one that checks plans, or our own reading, might look away."""
    assert damage(SOURCES[name]) == []
    own = json.loads((FOLDER / name).read_bytes())
    assert damage({key: value for key, value in own.items() if key != "properties"}) == []
    assert set(OF_DIFFERENCES[:2]).isdisjoint(own) or RESOLVED.inherits(name.removesuffix(".schema.json"))


def test_each_annotation_is_explained_to_whoever_makes_forms() -> None:
    table = (FOLDER.parent / "CONTRIBUTING.md").read_text("utf-8")
    told = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `x-")]
    assert set(re.findall(r"`(x-[a-z-]+)`", "".join(told))) == set(ANNOTATIONS)


def test_objects_are_closed_and_need_only_fields_that_they_have(source: dict[Place, Schema]) -> None:
    for place, part in source.items():
        if part.get("type") == "object" or "properties" in part:
            assert part.get("additionalProperties") is False, place
            assert part.get("type") == "object", place
            assert set(part.get("required", ())) <= set(part["properties"]), place
        assert part.get("type") != "array" or "items" in part, place


def test_patterns_are_anchored_and_name_their_digits(source: dict[Place, Schema]) -> None:
    for place, part in source.items():
        pattern = part.get("pattern", "^$")
        assert pattern.startswith("^"), place
        assert pattern.endswith("$"), place
        assert not [short for short in SHORTHANDS if short in pattern], place
        assert bars_outside_of_groups(pattern) == 0, f"{place}: an anchor holds for one alternative only"


def bars_outside_of_groups(pattern: str) -> int:
    depth = bars = 0
    for index, sign in enumerate(pattern):
        if not pattern[:index].endswith("\\"):
            depth += (sign == "(") - (sign == ")")
            bars += sign == "|" and depth == 0
    return bars


def test_each_value_has_a_kind_that_is_read_and_worded(source: dict[Place, Schema]) -> None:
    for place, part in source.items():
        types = {part.get("type", "none")} if isinstance(part.get("type"), str) else set(part.get("type", ()))
        if not types or types & {"object", "array"}:
            continue
        assert part["x-kind"] in set(READERS) | set(WANTED) | CHOICES, place
        assert "string" in types, f"{place}: the loader sees text alone"
        assert {"pattern", "enum", "minLength"} & set(part), f"{place}: any text at all would do"
        assert (part["x-kind"] in CHOICES) == ("enum" in part), place


def test_an_empty_field_is_for_editors_alone() -> None:
    """They say nothing of it while a plan is written; we say that it is not filled in."""
    written = [
        part for source in SOURCES.values() for _, part in parts(source) if "null" in part.get("type", ())
    ]
    read = [part for form in RESOLVED.values() for _, part in parts(form) if "null" in part.get("type", ())]
    assert len(written) > 12
    assert all("x-kind" in part and "enum" not in part for part in written)
    assert read == []


def test_words_that_may_stand_for_a_value_are_of_the_closed_list(source: dict[Place, Schema]) -> None:
    for place, part in source.items():
        assert set(part.get("x-absence", ())) <= ABSENCES, place


def test_what_a_field_says_of_itself_is_what_editors_show(source: dict[Place, Schema], name: str) -> None:
    """Beside an annotation of ours, the language server shows the title of what is referred to, if any."""
    for place, part in source.items():
        if "$ref" not in part or not [key for key in part if key.startswith("x-")]:
            continue
        address, _, pointer = part["$ref"].partition("#")
        shared = dict(parts(SOURCES[normpath(join(dirname(name), address)) if address else name]))
        target = shared[tuple(pointer.strip("/").split("/"))]
        assert not {"title", "description"} & set(part) & set(target), (
            f"{place}: take it out of {part['$ref']}"
        )


def test_public_fields_written_in_a_form_stand_in_public_ones(source: dict[Place, Schema]) -> None:
    for place, part in source.items():
        holder = place[:-2]
        alone = len(holder) == 0 or holder[-2] == "$defs" or place[-2] == "$defs"
        if part.get("x-public") and not alone:
            assert source[holder].get("x-public") is True, f"{place} is public, what holds it is not"
        assert part.get("x-public") in {None, True}, f"{place}: private is what says nothing"
        assert part.get("x-optional") in {None, True}, f"{place}: what may be left out says so, no other"


# --- editions


def edition_file(edition: str) -> Any:
    """What an edition says, with what it inherits."""
    return edition_data(DiskFiles(FOLDER), RESOLVED["common/edition"], edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_document_of_an_edition_has_a_form_and_a_file_of_its_own(edition: str) -> None:
    data = edition_file(edition)
    documents = data["documents"]
    assert data["edition"].replace("/", "-") == edition
    assert documents
    for key in ("id", "file", "title"):
        assert len({document[key] for document in documents}) == len(documents), key
    for document in documents:
        assert form_for(RESOLVED, edition, document["schema"]), document["id"]
        assert document["file"].endswith(".yaml")


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_document_of_an_edition_is_due_at_a_date_of_its_timetable(edition: str) -> None:
    data = edition_file(edition)
    dates = [date["key"] for date in data["timetable"]]
    assert len(set(dates)) == len(dates)
    due = [document["due"] for document in data["documents"] if "due" in document]
    assert due
    assert set(due) <= set(dates)


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_form_in_the_folder_of_an_edition_is_used_by_it(edition: str) -> None:
    used = {document["schema"] for document in edition_file(edition)["documents"]}
    own = {path.name.removesuffix(".schema.json") for path in (FOLDER / edition).glob("*.schema.json")}
    assert own
    assert own <= used


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_the_public_is_shown_is_public_all_the_way_down(edition: str) -> None:
    """Also where a shared part, which says by itself that it is public, is put into a private field."""
    shown = [item["schema"] for item in edition_file(edition)["documents"] if item["public"] == "yes"]
    assert shown
    for name in shown:
        form = dict(parts(form_for(RESOLVED, edition, name) or {}))
        for place, part in form.items():
            holder = place[:-2]
            assert not (part.get("x-public") and holder) or form[holder].get("x-public"), f"{name}: {place}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_public_field_refers_to_the_planning_grids(edition: str) -> None:
    """The public does not see them: a reference would name what is withheld."""
    documents = edition_file(edition)["documents"]
    shown = [item["schema"] for item in documents if item["public"] == "yes"]
    assert not {"grid"} & set(shown)
    for name in shown:
        for place, part in parts(form_for(RESOLVED, edition, name) or {}):
            assert not (part.get("x-public") and part.get("x-kind") == "reference"), f"{name}: {place}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_a_rule_holds_a_field_against_is_there(edition: str) -> None:
    """Thresholds that fields name are of the edition, paths lead to a field of the same form."""
    data = edition_file(edition)
    thresholds, seen = set(data["thresholds"]), 0
    for name in {item["schema"] for item in data["documents"]}:
        form = dict(parts(form_for(RESOLVED, edition, name) or {}))
        for place, part in form.items():
            named = [
                *part.get("x-pages", ()),
                *(part[key] for key in ("x-growth", "x-growth-most") if key in part),
            ]
            assert set(named) <= thresholds, f"{name}: {place}"
            for key in ("x-at-least", "x-at-most", "x-ticked"):
                if key in part:
                    assert _beside(place, part[key]) in form, f"{name}: {place}: {key}"
                    seen += 1
    assert seen >= 4


def _beside(place: Place, relative: str) -> Place:
    """The place of a schema that a path relative to the group around another leads to."""
    at = list(place[:-2])
    for step in relative.split("/"):
        at = at[:-2] if step == ".." else [*at, "properties", step.replace("~", "/")]
    return tuple(at)
