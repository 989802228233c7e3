"""The documentation says what the program does: its commands, findings, examples and links."""

from __future__ import annotations

import ast
import json
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path, PurePosixPath
from textwrap import dedent
from typing import Any

import click
import pytest

from adtp_publish.cli.main import commands
from adtp_publish.codes import CODES
from adtp_publish.load.schemas import load_schemas, place_of_form
from adtp_publish.load.strict_yaml import parse
from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles
from adtp_publish.preparation import known_editions
from adtp_publish.report.text import as_text

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FINDINGS = DOCS / "findings"
# Without docs/plan/: notes on work that is going on.
GUIDES = [path for path in DOCS.rglob("*.md") if path.parent != DOCS / "plan"]
PAGES = sorted([*ROOT.glob("*.md"), *GUIDES, ROOT / "build/README.md", *ROOT.glob("templates/assets/*/*.md")])
# After every date of the two editions: whatever can be late, is.
MOMENT = datetime(2011, 6, 1, 12, tzinfo=UTC)
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(
    r"^## Example\n\nIn `(?P<file>[^`]+)`:\n\n```yaml\n(?P<wrong>.*?)```\n\n```text\n(?P<finding>.*?)\n```"
    r".*?^## Write instead\n.*?```yaml\n(?P<right>.*?)```",
    re.MULTILINE | re.DOTALL,
)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path, *languages: str) -> list[str]:
    return [dedent(m[3]) for m in FENCE.finditer(path.read_text("utf-8")) if m[2] in languages]


def shell_lines(path: Path) -> list[list[str]]:
    """The examples of a page that call the program, as arguments without its name."""
    lines = [line for block in blocks(path, "console", "sh") for line in block.splitlines()]
    calls = [shlex.split(line.removeprefix("$ "), comments=True) for line in lines]
    return [call[1:] for call in calls if call[:1] == ["adtp-publish"]]


# --- commands -----------------------------------------------------------------------------------------------


def options(command: click.Command) -> set[str]:
    found = {name for item in command.params if isinstance(item, click.Option) for name in item.opts}
    return {name for name in found if name.startswith("--")}


def test_every_command_and_option_is_documented() -> None:
    text = (DOCS / "how-to/commands.md").read_text("utf-8")
    sections = {part.partition("\n")[0]: part for part in text.split("\n## ")}
    assert len(commands.commands) >= 3
    known = {"adtp-publish": options(commands) | {"--help"}}
    known |= {f"adtp-publish {name}": options(command) for name, command in commands.commands.items()}
    for heading, wanted in known.items():
        told = set(re.findall(r"^\| `(--[a-z-]+)", sections[heading], re.MULTILINE))
        assert told == wanted, heading
    told = {heading for heading in sections if heading.startswith("adtp-publish")}
    assert told == set(known)


def test_examples_in_guides_are_calls_that_exist() -> None:
    calls = [(path, call) for path in PAGES for call in shell_lines(path)]
    assert len(calls) >= 12
    for path, call in calls:
        if call[0].startswith("-"):
            assert call == ["--help"], named(path)
            continue
        command = commands.commands[call[0]]
        # Under its group: a command keeps the names of its help option, and has `-h` from there.
        above = click.Context(commands, info_name="adtp-publish", **commands.context_settings)
        with command.make_context(call[0], call[1:], parent=above):
            pass


def repository(place: Path) -> Path:
    """A folder that looks like the repository to the program and may be written to, its plans too."""
    place.mkdir()
    (place / "baselines.csv").write_text("partnership,year,figure,value\nSheffield,2008/09,pdu,3808\n")
    shutil.copytree(ROOT / "plans", place / "plans")
    return place


def run(call: list[str], place: Path) -> None:
    command = [sys.executable, "-m", "adtp_publish", *call]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{call}: {done.stdout}{done.stderr}"


def test_examples_of_the_readme_that_build_nothing_work(tmp_path: Path) -> None:
    place = repository(tmp_path / "repository")
    calls = [call for call in shell_lines(ROOT / "README.md") if call[0] in ("--help", "validate")]
    assert len(calls) >= 4
    for call in calls:
        run(call, place)
    assert sorted(path.name for path in place.iterdir()) == ["baselines.csv", "plans"]


@pytest.mark.slow
def test_all_examples_of_the_readme_work(tmp_path: Path) -> None:
    place = repository(tmp_path / "repository")
    calls = shell_lines(ROOT / "README.md")
    assert {call[0] for call in calls} >= set(commands.commands)
    for call in calls:
        run(call, place)
    assert (place / "build/site/index.html").is_file()
    assert (tmp_path / "public-site/index.html").is_file()


def test_the_finding_of_the_readme_is_found() -> None:
    told = [block for block in blocks(ROOT / "README.md", "text") if block.startswith("plans/")]
    assert told
    for block in told:
        name = block.partition(":")[0].removeprefix("plans/")
        assert unnumbered(block) in findings_with(name, (ROOT / "plans" / name).read_text("utf-8")) + "\n"


# --- findings -----------------------------------------------------------------------------------------------


def codes_in(tree: ast.Module, helpers: set[str]) -> set[str]:
    """The codes that calls of `finding_of`, or of what hands a `code` on to it, name."""
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in helpers:
            values = [*node.args, *(item.value for item in node.keywords if item.arg == "code")]
            texts = [v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str)]
            found |= {text for text in texts[:1] if CODE.fullmatch(text)}
    return found


def fields_of(record: ast.ClassDef) -> set[str]:
    """The names of the fields that a class declares."""
    return {ast.unparse(line.target) for line in record.body if isinstance(line, ast.AnnAssign)}


@cache
def emitted() -> frozenset[str]:
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "adtp_publish").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    helpers = {f.name for f in functions if "code" in [argument.arg for argument in f.args.args]}
    helpers |= {node.name for node in nodes if isinstance(node, ast.ClassDef) and "code" in fields_of(node)}
    return frozenset(code for tree in trees for code in codes_in(tree, helpers))


def test_every_code_of_the_catalogue_is_found_by_something_and_no_other_is() -> None:
    found = emitted()
    assert {"anchor", "several-documents", "wrong-value", "stated-differs"} <= found
    assert found == set(CODES)


def test_every_finding_has_a_page_and_every_page_a_finding() -> None:
    found = set(CODES)
    assert {path.stem for path in FINDINGS.glob("*.md")} - {"README"} == found
    listed = re.findall(
        r"^\| \[`([a-z0-9-]+)`\]\(\1\.md\)", (FINDINGS / "README.md").read_text(), re.MULTILINE
    )
    assert sorted(listed) == sorted(found)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_finding_page_has_its_parts(code: str) -> None:
    text = (FINDINGS / f"{code}.md").read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    assert headings == [f"`{code}`", "What it says", "Why it matters", "Example", "Write instead"]
    assert any(f"[{code}]" in block for block in blocks(FINDINGS / f"{code}.md", "text"))


@dataclass(frozen=True)
class Changed:
    """The plans of this repository with the text of one file changed."""

    files: DiskFiles
    name: str
    text: str

    def names(self) -> tuple[str, ...]:
        return self.files.names()

    def entries(self) -> tuple[tuple[str, str], ...]:
        return self.files.entries()

    def read(self, name: str) -> bytes:
        return self.text.encode() if name == self.name else self.files.read(name)


def numbered_with(name: str, text: str) -> str:
    plans = Changed(DiskFiles(ROOT / "plans"), name, text)
    only = "/".join(name.split("/")[:2])
    checked = check(plans, "plans", DiskFiles(ROOT / "schema"), MOMENT, only=only)
    return as_text(checked.findings, checked.documents)


@cache
def findings_with(name: str, text: str) -> str:
    return unnumbered(numbered_with(name, text))


def renew(code: str, told: str, name: str, wrong: str) -> None:
    """Write what is found now into the page: the finding of that code, as long as what is told there."""
    found = re.split(r"\n(?=plans/)", numbered_with(name, wrong))
    mine = [text for text in found if f"[{code}]" in text.partition("\n")[0]]
    assert mine, code
    page = FINDINGS / f"{code}.md"
    page.write_text(page.read_text("utf-8").replace(told, mine[0]), "utf-8")


def unnumbered(text: str) -> str:
    """Findings without line numbers, which move whenever a plan is edited."""
    text = re.sub(r"(?m)^(plans/[^:]+):\d+:\d+:", r"\1:", text)
    return re.sub(r"(?m)^ *\d+ \|", "    | ", text)


def examples() -> dict[str, re.Match[str]]:
    pages = {path.stem: EXAMPLE.search(path.read_text("utf-8")) for path in sorted(FINDINGS.glob("*.md"))}
    return {code: match for code, match in pages.items() if match is not None}


def test_most_findings_have_an_example_that_can_be_tried() -> None:
    assert len(examples()) >= 18


@pytest.mark.parametrize("code", sorted(examples()))
def test_the_example_of_a_finding_gives_it_and_its_correction_does_not(
    code: str, request: pytest.FixtureRequest
) -> None:
    example = examples()[code]
    name = example["file"].removeprefix("plans/")
    right = (ROOT / "plans" / name).read_text("utf-8")
    assert right.count(example["right"]) == 1, "what to write instead stands in the plan, once"
    wrong = right.replace(example["right"], example["wrong"])
    if request.config.getoption("--renew-golden"):
        renew(code, example["finding"], name, wrong)
        example = examples()[code]
    assert f"{example['finding']}\n" in f"{numbered_with(name, wrong)}\n"
    assert f"[{code}]" not in "".join(
        line for line in findings_with(name, right).splitlines() if line.startswith(example["file"])
    )


# --- the plan format ----------------------------------------------------------------------------------------

LETTERS = {
    "pending": "P",
    "to be confirmed": "C",
    "not collected": "N",
    "not applicable": "A",
    "not sought": "S",
    "not in the source": "T",
}


def kinds() -> dict[str, dict[str, Any]]:
    schema = json.loads((ROOT / "schema/common/kinds.schema.json").read_text("utf-8"))
    return {kind["x-kind"]: kind for kind in schema["$defs"].values() if kind["x-kind"] != "choice"}


def test_the_table_of_kinds_is_that_of_the_forms() -> None:
    text = (DOCS / "plan-format.md").read_text("utf-8")
    table = text.partition("## Kinds of value")[2].partition("\n## ")[0].replace("\\|", "or")
    rows = re.findall(r"^\| ([a-z]+) \| .* \| (.*) \| (.*) \|$", table, re.MULTILINE)
    told = {name: (example, absent) for name, example, absent in rows if name != "kind"}
    assert set(told) == {*kinds(), "choice"}
    for name, kind in kinds().items():
        example, absent = told[name]
        letters = " ".join(letter for word, letter in LETTERS.items() if word in kind.get("x-absence", ()))
        if name != "absence":
            assert absent == (letters or "never"), name
        for written in re.findall(r"`([^`]+)`", example) if "pattern" in kind else ():
            assert re.search(kind["pattern"], written.strip('"')), f"{name}: {written}"


def test_yaml_in_guides_is_yaml_that_plans_may_hold() -> None:
    pages = [page for page in PAGES if page.parent != FINDINGS]
    snippets = [(page, block) for page in pages for block in blocks(page, "yaml")]
    assert len(snippets) >= 15
    for page, block in snippets:
        _, refused = parse(block.encode(), named(page))
        assert not refused, f"{named(page)}: {refused[0].message}\n{block}"


def test_editors_hold_every_plan_file_against_its_form() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    globs = [
        (schema.removeprefix("./"), glob)
        for schema, given in settings.items()
        for glob in ([given] if isinstance(given, str) else given)
    ]
    files = sorted((ROOT / "plans").rglob("*.yaml"))
    assert len(files) >= 60
    for path in files:
        held = [schema for schema, glob in globs if PurePosixPath(named(path)).match(glob)]
        assert len(held) == 1, named(path)
        assert (ROOT / held[0]).is_file()
        line = path.read_text("utf-8").partition("\n")[0]
        if "yaml-language-server" in line:
            assert (path.parent / line.partition("$schema=")[2]).resolve() == ROOT / held[0]


def test_editors_hold_a_file_of_every_edition_against_its_form() -> None:
    """Also of an edition that has no plan in this repository yet."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    globs = [
        (schema.removeprefix("./"), glob)
        for schema, given in settings.items()
        for glob in ([given] if isinstance(given, str) else given)
    ]
    forms = load_schemas(DiskFiles(ROOT / "schema"))
    editions = known_editions(DiskFiles(ROOT / "schema"), forms)
    assert len(editions) >= 2
    for edition in editions.values():
        for spec in edition.documents:
            file = PurePosixPath(f"plans/somewhere/{edition.slug}/{spec.file}")
            place = place_of_form(forms, edition.slug, spec.schema)
            holder = ".vscode/forms" if forms.inherits(place) else "schema"
            held = [schema for schema, glob in globs if file.match(glob)]
            assert held == [f"{holder}/{place}.schema.json"], file


def test_forms_that_inherit_are_written_out_for_editors() -> None:
    command = [sys.executable, str(ROOT / "tools/editor-forms.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# --- links --------------------------------------------------------------------------------------------------


def anchors(path: Path) -> set[str]:
    """The addresses of a page's headings, as git hosts make them."""
    text = FENCE.sub("", path.read_text("utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(path: Path) -> list[str]:
    text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", path.read_text("utf-8")))
    return [
        link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not link.startswith(("https:", "mailto:"))
    ]


def test_relative_links_lead_somewhere() -> None:
    found = [(path, link) for path in PAGES for link in links(path)]
    assert len(found) >= 80
    assert any("#" in link for _, link in found)
    for path, link in found:
        address, _, anchor = link.partition("#")
        target = (path.parent / address).resolve() if address else path
        assert target.exists(), f"{named(path)} links to {link}"
        assert target.is_relative_to(ROOT), f"{named(path)} links to {link}"
        assert not anchor or anchor in anchors(target), f"{named(path)} links to {link}"


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path in reached or path.suffix != ".md":
            continue
        reached.add(path)
        places = [(path.parent / link.partition("#")[0]).resolve() for link in links(path)]
        waiting += [place for place in places if place.is_file()]
    assert len(GUIDES) >= 40
    assert set(GUIDES) <= reached
