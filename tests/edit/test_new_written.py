"""How a new plan is written: what may be left out can be taken up, any name, the same bytes each time."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from adtp_publish.edit.new import Begun, begin_plan
from adtp_publish.load.strict_yaml import parse
from tests.conftest import ROOT
from tests.edit.new_plans import FORMS, REGISTER, found, repository, texts

BLOCK = re.compile(r"^( *)# ([a-z0-9_/]+:\n)((?:\1#(?:   .*| +# .*)?\n)*)", re.MULTILINE)


def test_a_document_that_was_left_for_later_can_be_taken_up(begun: Begun, tmp_path: Path) -> None:
    plans = repository(tmp_path)
    later = {name: text for name, text in texts(begun).items() if "\nabsent: pending\n" in text}
    assert {"laa.yaml", "progress/q1.yaml", "progress/q4-comments.yaml"} <= set(later)
    for name, text in texts(begun).items():
        place = plans / "lancashire" / begun.edition.slug / name
        place.parent.mkdir(parents=True, exist_ok=True)
        head, _, rest = text.partition("\nabsent: pending\n")
        taken = re.sub(r"(?m)^# ?", "", rest)
        place.write_text(f"{head}\n{taken}" if name in later else text, "utf-8")
    # That a pack was never returned is true of an assessment that names none.
    findings = [item for item in found(plans) if item.code != "not-returned"]
    assert {item.code for item in findings} == {"not-filled-in"}
    assert {item.file.partition(f"{begun.edition.slug}/")[2] for item in findings} >= set(later) - {
        "assessment.yaml"
    }


def test_what_may_be_left_out_of_a_document_can_be_taken_up(begun: Begun, tmp_path: Path) -> None:
    """Each field in a comment is a field once the `# ` before its lines is gone."""
    plans = repository(tmp_path)
    taken = 0
    for name, text in texts(begun).items():
        count = 1
        while count and "\nabsent: pending\n" not in text and "# source:" in text:
            text, count = BLOCK.subn(uncommented, text)  # noqa: PLW2901 - layer after layer
            taken += count
        # These two say that the document, or a part of it, is not held.
        text = re.sub(r"(?m)^(absent|partial):$", r"# \1:", text)  # noqa: PLW2901 - see above
        place = plans / "lancashire" / begun.edition.slug / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    assert taken > 150
    # A row of money that is taken up has further years, which a plan that uses them fills in for every row.
    assert {item.code for item in found(plans)} - {"input-left-out"} == {"not-filled-in"}


def uncommented(block: re.Match[str]) -> str:
    lines = block[3].splitlines(keepends=True)
    indent = len(block[1])
    return f"{block[1]}{block[2]}" + "".join(
        f"{line[:indent]}{re.sub('^# ?', '', line[indent:])}" for line in lines
    )


def test_the_same_names_give_the_same_bytes(begun: Begun, tmp_path: Path) -> None:
    again = begin_plan(repository(tmp_path), FORMS, "lancashire", begun.edition.slug, begun.edition.trial)
    assert again.files == begun.files
    assert texts(again) == texts(begun)


def test_files_are_plain_text_that_is_easy_to_read(begun: Begun) -> None:
    for name in begun.files:
        content = (begun.folder / name).read_bytes()
        assert b"\r" not in content
        assert b"\t" not in content
        assert content.endswith(b"\n")
        lines = content.decode().splitlines()
        assert not [line for line in lines if line != line.rstrip()], name
        assert max(map(len, lines)) <= 110, name


def test_editors_are_led_to_the_form_where_it_stands_beside_the_plans(tmp_path: Path) -> None:
    plans = repository(tmp_path)
    (tmp_path / "schema").symlink_to(ROOT / "schema")
    begun = begin_plan(plans, FORMS, "lancashire", "2009/10")
    assert len(begun.files) > 15
    schemas = set()
    for name, text in texts(begun).items():
        first = text.partition("\n")[0]
        assert first.startswith("# yaml-language-server: $schema=../")
        schema = ((begun.folder / name).parent / first.partition("=")[2]).resolve()
        schemas.add(json.loads(schema.read_bytes())["title"])
    assert {"Part 4: funding and expenditure", "Planning grid", "Cover and approval"} <= schemas


def test_editors_are_not_sent_to_a_form_that_is_not_there(begun: Begun) -> None:
    assert not [name for name, text in texts(begun).items() if "yaml-language-server" in text]


@pytest.mark.parametrize(
    "name",
    ["St. Helen's & Co", "Null", "yes", "Kingston: north", "Hull #2", "- dash", "100", "Añejo “East”", "a:"],
)
def test_any_name_of_the_register_stands_on_the_cover_as_it_is(tmp_path: Path, name: str) -> None:
    plans = repository(tmp_path)
    entry = f"  - slug: somewhere\n    name: {json.dumps(name, ensure_ascii=False)}\n    region: north-west\n"
    (plans / "register.yaml").write_bytes(REGISTER + entry.encode())
    begun = begin_plan(plans, FORMS, "somewhere", "2009/10")
    document, refused = parse((begun.folder / "cover.yaml").read_bytes(), "cover.yaml")
    assert not refused
    assert isinstance(document.data, dict)
    assert document.data["partnership"] == name
    assert {item.code for item in found(plans)} == {"not-filled-in"}


def test_a_warning_in_the_register_stops_nobody(tmp_path: Path) -> None:
    plans = repository(tmp_path)
    (plans / "register.yaml").write_bytes(REGISTER + b"  - slug: somewhere\n    name: Somewhere\n")
    assert begin_plan(plans, FORMS, "somewhere", "2009/10").files
    assert {item.code for item in found(plans)} == {"not-filled-in", "no-region"}
