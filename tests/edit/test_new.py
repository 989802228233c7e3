"""What a new plan holds: every field of every form, its help, and nothing invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from adtp_publish.edit.considerations import considerations
from adtp_publish.edit.new import Begun
from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.source import Data
from tests.conftest import MOMENT
from tests.edit.new_plans import FORMS, SCHEMAS, Schema, forms, found, texts

EARLY = datetime(2000, 1, 1, tzinfo=UTC)
FIELD = re.compile(r"(?P<before>(?:# | )*)(?P<dash>- )?(?P<name>[a-z0-9_/]+):(?: (?P<value>.+))?")


@pytest.mark.parametrize("moment", [EARLY, MOMENT])
def test_all_that_a_check_finds_is_that_fields_are_not_filled_in(begun: Begun, moment: datetime) -> None:
    findings = found(begun.folder.parents[1], moment)
    assert {item.file.rpartition("/")[2] for item in findings} >= {"cover.yaml", "part1.yaml", "grid4.yaml"}
    assert {item.code for item in findings} == {"not-filled-in"}


def test_there_is_a_file_for_each_document_but_further_grids(begun: Begun) -> None:
    documents = {spec.file for spec in begun.edition.documents}
    grids = sorted(file for file in documents if file.startswith("part3/grid"))
    left_out = {*grids[4:], "published.yaml"}  # a command writes that
    assert len(left_out) > 1
    assert set(begun.files) == documents - left_out
    written = {path.relative_to(begun.folder).as_posix() for path in begun.folder.rglob("*.yaml")}
    assert written == set(begun.files)
    assert [path.name for path in begun.folder.parent.iterdir()] == [begun.edition.slug]


def values(data: Data, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str | None]]:
    if isinstance(data, dict):
        for name, below in data.items():
            yield from values(below, (*path, name))
    elif isinstance(data, list):
        for below in data:
            yield from values(below, (*path, "*"))
    else:
        yield path, data


def test_nothing_is_invented(begun: Begun) -> None:
    """Only what is certain: the heads, whose plan it is, and that optional documents are still to come."""
    told = set()
    for name, text in texts(begun).items():
        document, refused = parse(text.encode(), name)
        assert not refused
        told |= {(path, value) for path, value in values(document.data) if value is not None}
    assert told == {
        (("format",), "1"),
        (("edition",), begun.edition.year),
        (("nature",), "plan"),
        (("partnership",), "Lancashire"),
        (("absent",), "pending"),
    }


def fields(schema: Schema, seen: list[Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The place of each field; a list that may be left out is written out where it stands first."""
    for name, part in schema.get("properties", {}).items():
        yield (*path, name)
        items = part.get("items", {})
        if items and part.get("x-optional"):
            if items in seen:
                continue
            seen.append(items)
        yield from fields(items or part, seen, (*path, name))


def shown(text: str) -> set[tuple[str, ...]]:
    """The place of each field of a file, those in comments too."""
    place: list[tuple[int, str]] = []
    result = set()
    for line in text.splitlines():
        match = FIELD.fullmatch(line)
        if match is None:
            continue
        depth = match["before"].count(" ") - match["before"].count("#") + len(match["dash"] or "")
        place = [(at, name) for at, name in place if at < depth]
        place.append((depth, match["name"]))
        result.add(tuple(name for _, name in place))
    return result


def test_every_field_of_every_form_stands_in_it(begun: Begun) -> None:
    written = texts(begun)
    for name, form in forms(begun):
        wanted = set(fields(form, []))
        assert len(wanted) > 12
        assert shown(written[name]) == wanted, name


def said(text: str) -> str:
    """All comments of a file as one line."""
    lines = [line.strip().replace("# ", " ") for line in text.splitlines() if line.lstrip().startswith("#")]
    return " ".join(" ".join(lines).split())


def all_parts(schema: Schema) -> Iterator[tuple[str, Schema]]:
    for name, part in schema.get("properties", {}).items():
        yield name, part
        yield from all_parts(part.get("items", part))


def test_every_label_row_help_and_choice_is_said(begun: Begun) -> None:
    written = texts(begun)
    counted = 0
    for name, form in forms(begun):
        text = said(written[name])
        for key, part in all_parts(form):
            if key in ("format", "edition", "absent"):  # whether it is held, a document that waits says
                continue
            label = part["title"]
            assert label in text or label.casefold() == key.replace("_", " "), (name, key)
            assert f"Row {part.get('x-row')}: {label}" in text or "x-row" not in part, (name, key)
            assert " ".join(part.get("description", "").split()) in text, (name, key)
            words = [word for word in part.get("enum", ()) if word != "not in the source"]
            assert all(f"`{word}`" in text for word in words) or key in ("nature", "quarter"), (name, key)
            counted += 1
    assert counted > 800


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("cover.yaml", "a day, such as `2009-03-31`; or pending, to be confirmed, not applicable\ndate:"),
        ("cover.yaml", "Optional; never public.\n  # a short text on one line"),
        ("cover.yaml", "Signed. The day of the signature. Never public."),
        ("part4.yaml", "# Row 1.6: Police.\n"),
        ("part4.yaml", "or pending, to be confirmed, not collected, not applicable\n"),
        ("part3/grid3.yaml", "The public never sees this."),
        ("part3/grid1.yaml", "`diversity`, `criminal justice`, `workforce`, `harm reduction`"),
        ("part1.yaml", "The public sees this once the plan is signed off and published."),
    ],
)
def test_help_reads_so(begun: Begun, name: str, told: str) -> None:
    words = " ".join(told.replace("#", " ").split())
    assert words in " ".join(texts(begun)[name].replace("#", " ").split())


def test_what_a_plan_of_ones_own_cannot_say_is_not_offered(begun: Begun) -> None:
    for name, text in texts(begun).items():
        assert not re.search("(or|,|`) `?not in the source", said(text)), name


def test_the_areas_of_the_guidance_stand_in_the_grids(begun: Begun) -> None:
    """domain.md, section 2: 47 areas, 11, 11, 14 and 11 for grids 1 to 4."""
    written = texts(begun)
    counts = [written[f"part3/grid{n}.yaml"].partition("\nformat:")[0].count("\n#   - ") for n in range(1, 5)]
    assert counts == [11, 11, 14, 11]
    areas = considerations(FORMS, SCHEMAS, begun.edition.slug)
    assert set(areas) == {"part1", "grid1", "grid2", "grid3", "grid4"}
    for number in range(1, 5):
        assert all(area in said(written[f"part3/grid{number}.yaml"]) for area in areas[f"grid{number}"])


def test_the_declaration_stands_on_the_cover(begun: Begun) -> None:
    assert begun.edition.declaration.strip() in said(texts(begun)["cover.yaml"])
