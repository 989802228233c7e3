"""What a Release holds for each audience: which documents, which fields of them, in which order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

import pytest

from adtp_publish.load.schemas import form_for, load_schemas
from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.plan import Derived
from adtp_publish.model.release import Release, ReleasedDocument
from adtp_publish.pipeline import Checked, check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.release.release import release
from tests.conftest import MOMENT, ROOT, MemoryFiles
from tests.privacy.repository import editions

EXAMPLE = ROOT / "plans" / "example" / "2009-10"
EDITIONS = editions()
# domain.md, section 4, in the words of this test and not of edition.yaml.
PUBLIC = {"cover", "part1", "part2", "part4", "record"}
PARTNERSHIPS_ALONE = {"laa"}
AUDIENCES = ("public", "nta", "partnership")
# Said of the whole document and carried by the Release itself, not by its tree.
HEAD = {"format", "edition", "source", "absent", "partial", "note", "nature"}


@pytest.fixture(scope="module")
def example(checked_plans: Checked) -> Derived:
    return next(item for item in checked_plans.plans if item.plan.key == "example/2009-10")


@pytest.fixture(scope="module")
def released(checked_plans: Checked, example: Derived) -> Callable[[str], Release]:
    def made(audience: str) -> Release:
        found, findings = release(example, audience, MOMENT, checked_plans.register)
        assert not findings
        assert found is not None
        return found

    return made


def paths(document: ReleasedDocument | None) -> set[tuple[str, ...]]:
    """The places in a document at which its release holds a value."""
    assert document is not None
    return {node.path for node in document.root.walk() if node.value is not None}


# --- documents


def test_the_public_sees_the_cover_parts_1_2_and_4_and_the_record(
    released: Callable[[str], Release], example: Derived
) -> None:
    everything = {document.spec.id for document in example.plan.documents}
    restricted = everything - PUBLIC
    assert {"grid1", "grid5", "harm-reduction", "primary-care", "laa", "assessment"} <= restricted
    assert {f"q{n}{part}" for n in range(1, 5) for part in ("", "-comments")} <= restricted
    assert {item.id for item in released("public").documents} == PUBLIC
    assert {item.id for item in released("nta").documents} == everything - PARTNERSHIPS_ALONE
    assert {item.id for item in released("partnership").documents} == everything


def test_every_edition_shows_its_documents_to_the_same_audiences() -> None:
    assert len(EDITIONS) >= 2
    for edition in EDITIONS.values():
        seen = {
            audience: {spec.id for spec in edition.documents if spec.seen_by(audience)}
            for audience in ("public", "nta", "partnership")
        }
        assert seen["partnership"] == {spec.id for spec in edition.documents}, edition.year
        assert seen["public"] == PUBLIC, edition.year
        assert seen["partnership"] - seen["nta"] == PARTNERSHIPS_ALONE, edition.year


def test_an_audience_that_no_edition_knows_sees_no_document() -> None:
    specs = [spec for edition in EDITIONS.values() for spec in edition.documents]
    assert specs
    assert not [spec.id for spec in specs for audience in ("press", "", "yes") if spec.seen_by(audience)]


def test_figures_are_of_released_documents_and_public_ones_for_the_public(
    released: Callable[[str], Release], example: Derived
) -> None:
    for audience in ("public", "nta", "partnership"):
        found = released(audience)
        ids = {document.id for document in found.documents}
        assert {figure.id for figure in found.figures} == {
            figure.id
            for figure in example.figures
            if figure.document in ids and (audience != "public" or figure.public)
        }
    assert all(figure.public for figure in released("public").figures)
    assert {figure.document for figure in released("public").figures} == {"part1", "part2", "part4"}


# --- fields


def public_places(
    data: Any, schema: dict[str, Any], place: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """The places of a file's values that the JSON Schema calls public, read from file and schema alone."""
    if isinstance(data, dict):
        for name, value in data.items():
            part = schema["properties"][name]
            if part.get("x-public") and not (name in HEAD and not place):
                yield from public_places(value, part, (*place, name))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from public_places(value, schema["items"], (*place, str(number)))
    else:
        yield place


@pytest.mark.parametrize("document", sorted(PUBLIC))
def test_the_public_gets_the_fields_that_the_form_calls_public_and_all_of_them(
    released: Callable[[str], Release], forms: Files, document: str
) -> None:
    schema = form_for(load_schemas(forms), "2009-10", document)
    raw, refused = parse((EXAMPLE / f"{document}.yaml").read_bytes(), document)
    assert schema is not None
    assert not refused
    expected = set(public_places(raw.data, schema))
    assert expected
    assert paths(released("public").document(document)) == expected


@pytest.mark.parametrize("document", sorted(PUBLIC))
def test_the_nta_and_the_partnership_get_every_field(
    released: Callable[[str], Release], example: Derived, document: str
) -> None:
    held = example.plan.document(document)
    assert held is not None
    everything = {
        node.path for node in held.root.walk() if node.value is not None and node.path[0] not in HEAD
    }
    assert everything
    assert paths(released("nta").document(document)) == everything
    assert paths(released("partnership").document(document)) == everything


def test_the_public_sees_posts_and_never_names_or_days_of_signature(
    released: Callable[[str], Release],
) -> None:
    def signatories(audience: str) -> list[set[str]]:
        cover = released(audience).document("cover")
        assert cover is not None
        node = cover.root.find("signatories")
        assert node is not None
        return [{child.path[-1] for child in item.children} for item in node.children]

    assert signatories("public") == [{"post"}, {"post", "locality"}, {"post", "locality"}]
    assert signatories("nta") == signatories("partnership") != signatories("public")
    assert {"name", "signed"} <= set().union(*signatories("nta"))


# --- what a Release never holds, whoever reads it


def inside(value: Any) -> Iterator[Any]:
    """A record and all that it is made of, but the forms' own words of help."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            if field.name != "help":
                yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from inside(item)


def repository(change: Callable[[str], str] = lambda text: text) -> MemoryFiles:
    """The example and the register, each file as `change` makes it."""
    plans = DiskFiles(ROOT / "plans")
    names = [name for name in plans.names() if name.startswith("example/") or name == "register.yaml"]
    return MemoryFiles({name: change(plans.read(name).decode()) for name in names})


def all_releases(files: MemoryFiles, forms: Files, moment: datetime) -> list[Release]:
    checked = check(files, "some-folder", forms, moment)
    assert not [finding for finding in checked.findings if finding.is_error]
    found = [release(item, name, moment, checked.register)[0] for item in checked.plans for name in AUDIENCES]
    return [item for item in found if item is not None]


def test_a_release_holds_no_comment_no_file_name_and_no_line(forms: Files, moment: datetime) -> None:
    made = all_releases(repository(lambda text: f"# COMMENT one\n{text}\n# COMMENT two\n"), forms, moment)
    assert len(made) == len(AUDIENCES)
    parts = [part for item in made for part in inside(item)]
    texts = {part for part in parts if isinstance(part, str)}
    assert len(texts) > 1000
    assert not [text for text in texts if "COMMENT" in text or ".yaml" in text or "some-folder" in text]
    names = {field.name for part in parts if is_dataclass(part) for field in fields(part)}
    assert {"audience", "documents", "path", "value"} <= names
    assert not names & {"file", "files", "line", "lines", "column", "span", "folder", "comment", "comments"}


def test_the_order_of_keys_and_of_files_is_not_seen_in_a_release(forms: Files, moment: datetime) -> None:
    class Backwards(MemoryFiles):
        def names(self) -> tuple[str, ...]:
            return super().names()[::-1]

    files = repository()
    assert all_releases(Backwards(files.texts), forms, moment) == all_releases(files, forms, moment)
    assert all_releases(repository(keys_backwards), forms, moment) == all_releases(files, forms, moment)


def keys_backwards(text: str) -> str:
    """A file with the fields of every group in the opposite order, written as JSON, which is YAML too."""

    def turned(data: Any) -> Any:
        if isinstance(data, dict):
            return {key: turned(data[key]) for key in reversed(data)}
        return [turned(item) for item in data] if isinstance(data, list) else data

    raw, refused = parse(text.encode(), "file")
    assert not refused
    return json.dumps(turned(raw.data), ensure_ascii=False, indent=1)
