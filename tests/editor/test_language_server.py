"""The plans in an editor: what the YAML language server itself reports, completes and shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from adtp_publish.edit.new import begin_plan
from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles, Files
from tests.conftest import MOMENT, ROOT
from tests.editor.language_server import Client, language_server

pytestmark = pytest.mark.slow
PLANS = ROOT / "plans"
EXAMPLE = "example/2009-10"


def settings_of_editors() -> dict[str, Any]:
    """What the YAML extension makes of `.vscode/settings.json`: `yaml.a.b` is `b` in `a` of its settings."""
    nested: dict[str, Any] = {}
    for name, value in json.loads((ROOT / ".vscode/settings.json").read_text("utf-8")).items():
        *above, last = name.split(".")
        if above[:1] == ["yaml"]:
            place = nested
            for part in above[1:]:
                place = place.setdefault(part, {})
            place[last] = value
    assert nested["schemas"]
    return {"yaml": nested}


@pytest.fixture(scope="module")
def editor() -> Iterator[Client]:
    """A server for this repository, with its own settings."""
    with language_server(ROOT, settings_of_editors()) as client:
        yield client


@pytest.fixture
def example(editor: Client) -> Iterator[Edited]:
    """The files of the example plan, as if a user edited them."""
    edited = Edited(editor, [])
    yield edited
    for path in edited.opened:
        editor.close(path)


@dataclass
class Edited:
    """Files that are open in the editor with another text than on the disk."""

    editor: Client
    opened: list[Path]

    def reports(self, name: str, text: str) -> set[int]:
        """The lines, from 1, that the server marks in a file of the example plan with this text."""
        path = PLANS / EXAMPLE / name
        found = self.editor.diagnostics({path: text})[path]
        self.opened.append(path)
        return {item["range"]["start"]["line"] + 1 for item in found}


def text_of(name: str) -> str:
    return (PLANS / EXAMPLE / name).read_text("utf-8")


def test_the_editor_reports_nothing_on_the_plans(editor: Client) -> None:
    paths = sorted(PLANS.rglob("*.yaml"))
    found = editor.diagnostics({path: path.read_text("utf-8") for path in paths})
    assert len(found) >= 60
    assert {path.relative_to(PLANS).as_posix(): said for path, said in found.items() if said} == {}
    for path in paths:
        editor.close(path)


def test_the_editor_knows_the_forms_that_say_only_what_differs(editor: Client) -> None:
    """They are written out for it: it reports nothing on a plan in order, and a slip in the new fields."""
    year = ROOT / "tests/examples/valid/an-edition-on-trial/example/2010-11"
    names = ("part2.yaml", "part4.yaml", "laa.yaml", "part3/grid1.yaml", "cover.yaml")
    texts = {PLANS / "example/2010-11" / name: (year / name).read_text("utf-8") for name in names}
    found = editor.diagnostics(texts)
    assert {path.name: said for path, said in found.items() if said} == {}
    new_field = re.compile(r"^( +(?:- )?)(?:outcome|leaving_prison|2011/12|2010/11|post):", re.MULTILINE)
    for path, text in texts.items():
        wrong = new_field.sub(r"\1no_such_field:", text, count=1)
        (said,) = editor.diagnostics({path: wrong}).values()
        assert wrong != text
        assert said, path
        editor.close(path)


@dataclass(frozen=True)
class Spoiled:
    """The files of plans with the text of one of them changed."""

    files: Files
    name: str
    text: str

    def names(self) -> tuple[str, ...]:
        return self.files.names()

    def entries(self) -> tuple[tuple[str, str], ...]:
        return self.files.entries()

    def read(self, name: str) -> bytes:
        return self.text.encode() if name == self.name else self.files.read(name)


def our_lines(name: str, text: str) -> set[int]:
    """The lines on which `validate` finds errors in a file of the example plan with this text."""
    plans = Spoiled(DiskFiles(PLANS), f"{EXAMPLE}/{name}", text)
    checked = check(plans, "plans", DiskFiles(ROOT / "schema"), MOMENT, only=EXAMPLE)
    file = f"plans/{EXAMPLE}/{name}"
    found = [finding for finding in checked.findings if finding.is_error and finding.file == file]
    return {checked.documents[file].span(item.path, item.on_key).line for item in found}


# A slip for each keyword of the forms and each shape of value: the file, what stands there, the slip.
SLIPS = {
    "a misspelt name": ("cover.yaml", "\nsignatories:", "\nsignatorys:"),
    "a name of nothing": ("part2.yaml", "    2008/09: 5%\n", "    2008/09: 5%\n    2015/16: 5%\n"),
    "a percentage without its sign": ("part2.yaml", "    2008/09: 5%\n", "    2008/09: 5\n"),
    "a comma in the wrong place": ("part2.yaml", "  baseline: 2000\n", "  baseline: 20,00\n"),
    "a day as it is spoken": ("cover.yaml", "date: 2009-03-27", "date: 27/03/2009"),
    "a word that is no choice": ("cover.yaml", "nature: illustrative", "nature: illustration"),
    "a format of the future": ("part1.yaml", "format: 1\n", "format: 3\n"),
    "a missing field": (
        "cover.yaml",
        "  - post: Chair, Exampleshire Drug and Alcohol Partnership\n    ",
        "  - ",
    ),
    "a value where fields stand": ("record.yaml", "published:\n  on: ", "published: "),
    "a list where fields stand": ("record.yaml", "published:\n  on: ", "published:\n  - on: "),
    "fields where a value stands": ("cover.yaml", "date: 2009-03-27", "date: { day: 2009-03-27 }"),
    "a number where a reference stands": (
        "part3/grid1.yaml",
        '      - number: "1.1.1"',
        "      - number: first",
    ),
    "a rating of no colour": ("progress/q1.yaml", "      q1: G\n", "      q1: green\n"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_the_editor_marks_the_line_that_we_mark(example: Edited, slip: str) -> None:
    name, before, after = SLIPS[slip]
    text = text_of(name)
    assert before in text
    spoiled = text.replace(before, after, 1)
    ours = our_lines(name, spoiled)
    assert len(ours) == 1
    assert example.reports(name, spoiled) == ours


@pytest.mark.parametrize(
    ("name", "text", "line", "column", "offered"),
    [
        (
            "cover.yaml",
            "format: 1\n\nnature: plan\n",
            1,
            0,
            {"edition", "partnership", "signatories", "date"},
        ),
        ("cover.yaml", "signatories:\n  - post: Chair\n    \n", 2, 4, {"locality", "name", "signed"}),
        ("cover.yaml", "nature: \ndate: 2009-03-27\n", 0, 8, {"plan", "transcription", "illustrative"}),
        ("part2.yaml", "pdu:\n  baseline: 1\n  \n", 2, 2, {"basis", "change", "stated", "explained"}),
        ("part3/grid2.yaml", "objectives:\n  - \n", 1, 4, {"number", "objective", "actions"}),
    ],
)
def test_the_editor_completes_what_is_missing(
    example: Edited, name: str, text: str, line: int, column: int, offered: set[str]
) -> None:
    example.reports(name, text)
    answer = example.editor.at("textDocument/completion", PLANS / EXAMPLE / name, line, column)
    assert offered <= {item["label"].partition("\n")[0] for item in answer["items"]}


@pytest.mark.parametrize(
    ("name", "key", "told"),
    [
        (
            "part2.yaml",
            "  baseline:",
            ["2007/08 baseline", "The annualised number for the baseline year", "3808"],
        ),
        ("part2.yaml", "  basis:", ["Basis of the changes", "counted from the baseline", "year on year"]),
        ("part4.yaml", "  pct_mainstream:", ["PCT mainstream", "Direct and indirect costs"]),
        ("part4.yaml", "    open_access:", ["Open access drug treatment"]),
        ("part3/grid1.yaml", "        by_whom:", ["By whom", "postholder"]),
        ("cover.yaml", "nature:", ["Nature", "transcription"]),
    ],
)
def test_the_editor_shows_the_label_and_the_help_of_a_field(
    example: Edited, name: str, key: str, told: list[str]
) -> None:
    text = text_of(name)
    example.reports(name, text)
    line = next(number for number, line in enumerate(text.splitlines()) if line.startswith(key))
    answer = example.editor.at("textDocument/hover", PLANS / EXAMPLE / name, line, len(key) - 2)
    shown = answer["contents"]["value"]
    assert [words for words in told if words not in shown] == []


def test_the_first_line_of_a_file_alone_tells_an_editor_its_form() -> None:
    """For editors that do not read `.vscode`."""
    path = PLANS / EXAMPLE / "cover.yaml"
    with language_server(ROOT, {"yaml": {"schemaStore": {"enable": False}}}) as client:
        text = text_of("cover.yaml").replace("nature: illustrative", "nature: illustration")
        assert text.startswith("# yaml-language-server: $schema=")
        assert len(client.diagnostics({path: text})[path]) == 1
        client.close(path)
        assert client.diagnostics({path: text.partition("\n")[2]})[path] == []


@pytest.mark.parametrize("year", ["2008/09", "2009/10"])
def test_in_a_new_plan_the_editor_marks_only_what_is_to_be_chosen(tmp_path: Path, year: str) -> None:
    for folder in ("schema", ".vscode"):
        copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/register.yaml").write_bytes((PLANS / "register.yaml").read_bytes())
    begun = begin_plan(tmp_path / "plans", DiskFiles(ROOT / "schema"), "lancashire", year)
    texts = {begun.folder / name: (begun.folder / name).read_text("utf-8") for name in begun.files}
    with language_server(tmp_path, settings_of_editors()) as client:
        found = client.diagnostics(texts)
    marked = [
        texts[path].splitlines()[item["range"]["start"]["line"]]
        for path, said in found.items()
        for item in said
    ]
    assert marked
    assert [line for line in marked if not line.endswith(":")] == []
