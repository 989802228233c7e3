"""Empty fields: a notice while a plan is written, an error once the document is returned; never a cascade."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adtp_publish.load.schemas import form_for, load_schemas
from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.values import Absence
from adtp_publish.pipeline import Checked, check
from adtp_publish.ports import DiskFiles, Files
from tests.conftest import ROOT, MemoryFiles

REGISTER = (ROOT / "tests/examples/whole/register.yaml").read_text("utf-8")
YEAR = "2009-10"
FOLDER = f"somewhere/{YEAR}"
HEAD = "format: 1\nedition: 2009/10\n"
COVER = f"{HEAD}nature: NATURE\npartnership: Somewhere\ndate: 2009-03-31\nsignatories:\n  - post: Chair\n"
# Before anything is due: what is not there at all is a notice.
EARLY = datetime(2008, 10, 1, tzinfo=UTC)
RETURNED = "returned:\n  - on: 2009-01-15\n    pack: PACK\n"


def checked(forms: Files, files: dict[str, str], nature: str = "plan") -> Checked:
    texts = {f"{FOLDER}/{name}.yaml": HEAD + text for name, text in files.items()}
    texts.setdefault(f"{FOLDER}/cover.yaml", COVER.replace("NATURE", nature))
    return check(MemoryFiles({"register.yaml": REGISTER, **texts}), "plans", forms, EARLY)


def empties(result: Checked) -> dict[str, str]:
    """The severity of what is not filled in, by the name of the file."""
    found = [finding for finding in result.findings if finding.code == "not-filled-in"]
    return {finding.file.removeprefix(f"plans/{FOLDER}/"): finding.severity for finding in found}


PART2, PART4, GRID = "pdu:\n  baseline:\n", "commentary:\n", "priorities:\n"
PARTS = {"part2": PART2, "part4": PART4, "part3/grid1": GRID, "laa": "note:\n", "progress/q1": "barriers:\n"}
JANUARY, MARCH, OPTIONAL, LATER = (
    "part4.yaml",
    ("part2.yaml", "part3/grid1.yaml"),
    "laa.yaml",
    "progress/q1.yaml",
)


@pytest.mark.parametrize(
    ("more", "errors"),
    [
        ({}, set[str]()),
        ({"assessment": RETURNED.replace("PACK", "january")}, {JANUARY}),
        ({"assessment": RETURNED.replace("PACK", "march")}, {*MARCH}),
        ({"assessment": RETURNED.replace("PACK", "final")}, {JANUARY, *MARCH, OPTIONAL}),
        ({"assessment": RETURNED.replace("PACK", "q1")}, {LATER}),
        ({"assessment": "returned:\n  - on:\n    pack:\n  -\n"}, set[str]()),
        ({"record": "signed_off:\n  on: 2009-03-31\n"}, {JANUARY, *MARCH, OPTIONAL}),
        ({"record": "signed_off:\n  on:\n"}, set[str]()),
        ({"record": "signed_off:\n"}, set[str]()),
        ({"record": "signed_off:\n  on:\n  fingerprints:\n    - document:\n"}, set[str]()),
        ({"assessment": "- not\n- fields\n"}, set[str]()),
    ],
)
def test_an_empty_field_is_an_error_once_the_document_is_returned(
    forms: Files, more: dict[str, str], errors: set[str]
) -> None:
    found = empties(checked(forms, {**PARTS, **more}))
    of_parts = {name: how for name, how in found.items() if name.removesuffix(".yaml") in PARTS}
    assert set(of_parts) == {f"{name}.yaml" for name in PARTS}
    assert {name for name, how in of_parts.items() if how == "error"} == errors
    assert set(found.values()) <= {"error", "notice"}


@pytest.mark.parametrize("nature", ["transcription", "illustrative"])
def test_what_never_was_a_draft_has_no_empty_fields(forms: Files, nature: str) -> None:
    assert set(empties(checked(forms, PARTS, nature)).values()) == {"error"}


def test_an_empty_field_is_neither_missing_nor_of_a_wrong_shape_nor_read(forms: Files) -> None:
    text = "pdu:\nall_adults:\n  baseline:\nprimary_care:\n  - trust:\n  -\nlocal_priorities:\n"
    result = checked(forms, {"part2": text})
    here = [finding for finding in result.findings if finding.file.endswith("part2.yaml")]
    assert {finding.code for finding in here} == {"not-filled-in"}
    assert len(here) == 5
    document = result.plans[0].plan.document("part2")
    assert document is not None
    assert not document.broken
    assert [node.path for node in document.root.walk()][3:] == [
        ("all_adults",),
        ("all_adults", "baseline"),
        ("primary_care",),
        ("primary_care", "0"),
    ]
    baseline = document.root.find("all_adults", "baseline")
    assert baseline is not None
    assert baseline.value == Absence("pending"), "an amount that is not filled in is no nought"


def test_a_field_that_a_form_asks_for_is_missing_where_another_is_empty_or_wrong(forms: Files) -> None:
    for text in ("pdu:\n", "pdu:\n  baseline: many\n"):
        result = checked(forms, {"part2": text})
        missing = [finding.message for finding in result.findings if finding.code == "missing-field"]
        assert len(missing) == 3
        assert any("`all_adults`" in message for message in missing)
    result = checked(forms, {"part2": "pdus:\nall-adults:\nprimary_care:\nlocal_priorities:\n"})
    assert {finding.code for finding in result.findings if "part2" in finding.file} == {
        "unknown-field",
        "not-filled-in",
    }


# --- a plan of which nothing is filled in


def skeleton(schema: dict[str, Any], indent: str = "") -> Iterator[str]:
    """Every field of a form, empty; lists with two items."""
    for name, part in schema["properties"].items():
        if indent or name not in ("format", "edition", "source", "absent", "partial", "explanations"):
            yield f"{indent}{name}:"
            if "properties" in part:
                yield from skeleton(part, f"{indent}  ")
            elif "properties" in part.get("items", {}):
                first, *others = skeleton(part["items"], f"{indent}    ")
                yield from 2 * (f"{indent}  - {first.strip()}", *others)


@pytest.fixture(scope="module")
def draft() -> dict[str, str]:
    """The files of a plan with every field of every document, all of them empty."""
    files = DiskFiles(ROOT / "schema")
    schemas = load_schemas(files)
    edition: Any = parse(files.read(f"{YEAR}/edition.yaml"), "edition.yaml")[0].data
    return {
        document["file"].removesuffix(".yaml"): "".join(
            f"{line}\n" for line in skeleton(form_for(schemas, YEAR, document["schema"]) or {})
        )
        for document in edition["documents"]
    }


def test_a_plan_of_which_nothing_is_filled_in_has_notices_alone(forms: Files, draft: dict[str, str]) -> None:
    result = checked(forms, {**draft})
    texts = [text for text in draft.values() if text]
    assert len(texts) > 15
    assert {(finding.code, finding.severity) for finding in result.findings} == {("not-filled-in", "notice")}
    assert any("more fields are not filled in" in finding.message for finding in result.findings)
    (derived,) = result.plans
    assert len(derived.plan.documents) == len(draft)
    assert not any(document.broken for document in derived.plan.documents)


@pytest.mark.slow
def test_a_plan_of_which_nothing_is_filled_in_can_be_built(tmp_path: Path, draft: dict[str, str]) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/register.yaml").write_text(REGISTER, "utf-8")
    for name, text in draft.items():
        path = tmp_path / "plans" / FOLDER / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + text, "utf-8")
    command = [
        sys.executable,
        "-m",
        "adtp_publish",
        "build",
        "--audience",
        "partnership",
        "--at",
        "2008-10-01",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "build").rglob("*.pdf"))) >= len(draft)
