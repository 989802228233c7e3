"""`pack`: one command, one folder and one zip; or nothing, and why."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from adtp_publish.cache import NoCache
from adtp_publish.load.components import load_components
from adtp_publish.load.templates import load_templates
from adtp_publish.packing import Packing
from adtp_publish.pipeline import Tools, check
from adtp_publish.ports import DiskFiles
from adtp_publish.render import packs, submissions
from adtp_publish.render.manifest import Making
from adtp_publish.submitting import one_pack
from tests.cli.running import PLAN, example_plan, small_plans, write
from tests.cli.running import program as run
from tests.conftest import MOMENT, ROOT

JANUARY = ["cover", "part1", "part4", "harm-reduction", "primary-care"]
PLACES = "build/submissions/packs"
PLACE = f"{PLACES}/somewhere/2009-10"
BEFORE, AFTER = "2009-01-10", "2009-01-20"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example plan and its pack of January."""
    folder = tmp_path_factory.mktemp("example")
    example_plan(folder)
    done = program("pack", "example", "2009-10", "--for", "january", "--at", BEFORE, at=folder)
    assert done.code == 0, done.out + done.err
    return folder


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return small_plans(tmp_path)


@dataclass(frozen=True)
class Done:
    """How the program ended, and what it said."""

    code: int
    out: str
    err: str


def program(*arguments: str, at: Path, **more: str) -> Done:
    done = run(*arguments, at=at, **more)
    return Done(done.code, done.out.decode(), done.err.decode())


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return found


def named(folder: Path, ending: str) -> list[str]:
    stems = (re.sub("^(somewhere|example)-2009-10-", "", path.name) for path in folder.glob(f"*.{ending}"))
    return sorted(stem.removesuffix(f".{ending}") for stem in stems)


def text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def test_a_pack_is_a_folder_and_a_zip_that_hold_the_same(example: Path) -> None:
    folder = example / PLACES / "example/2009-10" / "january"
    assert named(folder, "pdf") == sorted([*JANUARY, "january-front-sheet"])
    assert named(folder, "yaml") == sorted(JANUARY)
    assert named(folder, "html") == sorted([*JANUARY, "index"])
    with zipfile.ZipFile(example / PLACES / "example/2009-10" / "example-2009-10-january.zip") as archive:
        inside = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert inside == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {
        path.stat().st_mode & 0o077 for path in (folder, folder.parent / "example-2009-10-january.zip")
    } == {0}


def test_its_hashes_are_right_and_its_manifest_says_what_is_in_it(example: Path) -> None:
    folder = example / PLACES / "example/2009-10" / "january"
    checked = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS.txt"], cwd=folder, capture_output=True, check=True
    )
    lines = checked.stdout.decode().splitlines()
    assert len(lines) == len(list(folder.iterdir())) - 1
    assert all(line.endswith(": OK") for line in lines)
    held = manifest(folder)
    files = {file["name"]: file for file in held["files"]}
    assert files.keys() == {path.name for path in folder.iterdir()} - {"manifest.json", "SHA256SUMS.txt"}
    for name, file in files.items():
        assert file["bytes"] == (folder / name).stat().st_size
        if name.endswith(".pdf"):
            assert file["pages"] == len(PdfReader(folder / name).pages)
    assert [document["id"] for document in held["documents"]] == [
        "cover",
        "part1",
        "part4",
        "harm-reduction",
        "primary-care",
    ]
    assert {document["completeness"] for document in held["documents"]} == {"present"}
    assert (held["edition"], held["date"], held["due"]) == ("2009/10", BEFORE, "2009-01-15")
    assert (held["draft"], held["complete"], held["commit"]) == (False, True, "not in git")
    assert held["tool"].startswith("adtp-publish ")


def test_an_incomplete_pack_is_not_made_and_what_was_there_stays(plans: Path) -> None:
    program("pack", "somewhere", "2009/10", "--for", "january", "--at", BEFORE, at=plans)
    before = (plans / PLACE / "january/manifest.json").read_bytes()
    (plans / PLAN / "part4.yaml").unlink()
    done = program("pack", "somewhere", "2009/10", "--for", "january", "--at", AFTER, at=plans)
    assert done.code == 1
    assert "is not made: nothing was written" in done.err
    assert "Part 4 is late: it was due by 15 January 2009" in done.err
    assert "add `--draft`" in done.err
    assert f"the one made before is still there: take `{PLACE}/january/` away" in done.err
    assert (plans / PLACE / "january/manifest.json").read_bytes() == before


def test_a_draft_says_so_on_each_page_on_its_cover_and_in_its_manifest(tmp_path: Path) -> None:
    (example_plan(tmp_path) / "part4.yaml").unlink()
    done = program("pack", "example", "2009/10", "--for", "january", "--draft", "--at", AFTER, at=tmp_path)
    assert done.code == 0, done.err
    folder = tmp_path / PLACES / "example/2009-10" / "january-draft"
    assert not (tmp_path / PLACES / "example/2009-10" / "january").exists()
    held = manifest(folder)
    assert (held["draft"], held["complete"]) == (True, False)
    assert held["faults"] == ["Part 4 is late: it was due by 15 January 2009"]
    pdfs = sorted(folder.glob("*.pdf"))
    assert len(pdfs) == 5
    for path in pdfs:
        for page in PdfReader(path).pages:
            assert "DRAFT" in page.extract_text(), path.name
        assert "This is a draft and no submission." in text(path), path.name
    for name in ("cover", "january-draft-front-sheet"):
        assert "Part 4 is late" in text(folder / f"example-2009-10-{name}.pdf")
    assert "Part 4 is late" in (folder / "index.html").read_text("utf-8")


def test_a_document_with_an_error_is_not_sent_and_other_packs_are(plans: Path) -> None:
    write(plans / PLAN / "part2.yaml", (plans / PLAN / "part2.yaml").read_text("utf-8") + "unknown: 1\n")
    done = program("pack", "somewhere", "2009/10", "--for", "march", at=plans)
    assert done.code == 1
    assert "[unknown-field]" in done.out
    assert "Part 2 has errors" in done.err
    final = program("pack", "somewhere", "2009/10", "--for", "final", at=plans)
    assert final.code == 1
    assert "Part 2 has errors" in final.err
    assert program("pack", "somewhere", "2009/10", "--for", "january", at=plans).code == 0


def test_the_public_edition_has_a_root_of_its_own_and_tells_nothing_of_the_rest(example: Path) -> None:
    done = program("pack", "example", "2009/10", "--for", "public", at=example)
    assert done.code == 0, done.out + done.err
    folder = example / "build/packs/example/2009-10/public"
    assert named(folder, "pdf") == ["cover", "part1", "part2", "part4", "public-front-sheet"]
    assert not list(folder.glob("*.yaml"))
    assert not {"commit", "findings"} & manifest(folder).keys()
    assert {path.name for path in (example / "build/packs").iterdir()} == {"example"}
    assert "Planning grid" not in "".join(text(path) for path in folder.glob("*front-sheet.pdf"))


def test_a_public_edition_with_what_is_withheld_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were a page of it to hold a text of a planning grid, the search of the finished files would stop it."""
    grid = example_plan(tmp_path) / "part3/grid1.yaml"
    withheld = "Nobody but the agency may read this sentence about the tender."
    write(grid, grid.read_text("utf-8").replace("note: |\n", f"note: |\n  {withheld}\n", 1))
    assert withheld in grid.read_text("utf-8")
    made = packs.pages_of
    monkeypatch.setattr(submissions, "pages_of", lambda *given: {**made(*given), "x.txt": withheld.encode()})
    files = DiskFiles(tmp_path / "plans"), DiskFiles(ROOT / "schema")
    checked = check(files[0], "plans", files[1], MOMENT)
    (derived,) = checked.plans
    spec = derived.plan.edition.pack("public")
    assert spec is not None
    tools = Tools(load_templates(DiskFiles(ROOT / "templates")), load_components(), NoCache(), None, print)
    done = one_pack(checked, derived, spec, MOMENT, tools, Packing(Making(MOMENT.date(), "x", "y")))
    assert (done.files, done.pack) == ((), None)
    assert [finding.code for finding in done.findings if finding.is_error] == ["withheld-text"]


def test_what_the_public_may_not_see_changes_nothing_of_the_public_edition(tmp_path: Path) -> None:
    plan, call = (
        example_plan(tmp_path),
        ("pack", "example", "2009/10", "--for", "public", "--at", "2010-06-01"),
    )
    assert program(*call, at=tmp_path).code == 0
    place = tmp_path / "build/packs"
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert len(before) > 10
    for name in ("part3/grid1.yaml", "progress/q2.yaml", "assessment.yaml", "cover.yaml"):
        write(plan / name, f"# Not for the public.\n{(plan / name).read_text('utf-8')}")
    (plan / "part3/grid5.yaml").unlink()
    write(plan / "progress/q3.yaml", (plan / "progress/q3.yaml").read_text("utf-8") + "unknown: 1\n")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert program(*call, at=tmp_path).code == 0
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("somewher", "2009/10", "--for", "january"), "did you mean `somewhere 2009-10`?"),
        (("somewhere", "2008/09", "--for", "january"), "there is no plan `somewhere/2008-09`"),
        (("somewhere", "2009/10", "--for", "february"), "wanted `january`, `march`, `final`"),
        (("somewhere", "2009/10", "--for", "\x1b[31m"), "is no pack of edition 2009/10"),
        (("../somewhere", "2009/10", "--for", "january"), "there is no plan"),
        (("somewhere", "2009/10"), "--for"),
        (("somewhere", "2009/10", "--for", "public", "--draft"), "is for packs that are restricted"),
    ],
)
def test_wrong_use_is_told(plans: Path, arguments: tuple[str, ...], said: str) -> None:
    done = program("pack", *arguments, at=plans)
    assert done.code == 2
    assert said in done.err
    assert "\x1b" not in done.err
    assert not (plans / "build/submissions").exists()


def test_a_pack_of_which_nothing_is_here_is_not_made_as_a_draft_either(plans: Path) -> None:
    for draft in ((), ("--draft",)):
        done = program("pack", "somewhere", "2009/10", "--for", "q2", *draft, at=plans)
        assert done.code == 1
        assert "none of its documents is here" in done.err
        assert "add `--draft`" not in done.err


def test_a_plan_that_cannot_be_read_is_told_with_its_findings(plans: Path) -> None:
    write(plans / PLAN / "cover.yaml", "format: 1\nedition: 2007/08\n")
    done = program("pack", "somewhere", "2009/10", "--for", "january", at=plans)
    assert done.code == 1
    assert "error" in done.out
    assert "is not made" in done.err


def test_the_same_plan_at_the_same_moment_gives_the_same_bytes(plans: Path) -> None:
    call = ("pack", "somewhere", "2009/10", "--for", "final", "--at", "2010-06-01")
    found = []
    for seed, zone in (("0", "UTC"), ("7", "Asia/Tokyo")):
        program(*call, at=plans, PYTHONHASHSEED=seed, TZ=zone)
        folder = plans / PLACE
        found.append(
            {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        )
        subprocess.run(["rm", "-rf", plans / "build"], check=True)
    assert found[0] == found[1] != {}
