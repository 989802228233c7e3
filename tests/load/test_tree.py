"""Files and folders: what is taken for a plan, and what is found about names and what is no file."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest

from adtp_publish.errors import EnvironmentTrouble
from adtp_publish.findings import ERROR, NOTICE, Finding
from adtp_publish.load.tree import load_plans
from adtp_publish.model.source import RawPlans
from adtp_publish.ports import DiskFiles

TEXT = "format: 1\n"
PLAN = "somewhere/2009-10"
TREE = (f"{PLAN}/cover.yaml", f"{PLAN}/part1.yaml", f"{PLAN}/part3/grid1.yaml", "register.yaml")


@dataclass(frozen=True)
class Names:
    """Files of which only the names matter: some of them are no files, some cannot be read."""

    given: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...] = ()
    locked: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        return tuple(name for name, kind in self.entries() if kind == "file")

    def entries(self) -> tuple[tuple[str, str], ...]:
        kinds = dict(self.kinds)
        return tuple((name, kinds.get(name, "file")) for name in sorted(self.given))

    def read(self, name: str) -> bytes:
        if name in self.locked:
            raise EnvironmentTrouble(f"cannot read `{name}`: Permission denied")
        return TEXT.encode()


def loaded(*names: str, only: str = "") -> tuple[RawPlans, list[Finding]]:
    """What is read of the small tree with more files in it."""
    raw, found = load_plans(Names((*TREE, *names)), "plans", only)
    return raw, list(found)


def test_a_tree_as_it_should_be_has_no_findings() -> None:
    raw, found = loaded()
    assert not found
    assert raw.register is not None
    (plan,) = raw.plans
    assert (plan.partnership, plan.year, plan.folder) == ("somewhere", "2009-10", "plans/somewhere/2009-10")
    assert [document.name for document in plan.documents] == ["cover.yaml", "part1.yaml", "part3/grid1.yaml"]


# A file that stands beside those of the tree: the code, the file or folder that is named, a word of the
# hint, and the severity.
ODD: dict[str, tuple[str, str, str, str]] = {
    f"{PLAN}/part 2.yaml": ("bad-name", f"{PLAN}/part 2.yaml", "`part-2.yaml`", ERROR),
    f"{PLAN}/Part2.yaml": ("bad-name", f"{PLAN}/Part2.yaml", "`part2.yaml`", ERROR),
    f"{PLAN}/part2.YAML": ("bad-name", f"{PLAN}/part2.YAML", "`part2.yaml`", ERROR),
    f"{PLAN}/part2.Yml": ("bad-name", f"{PLAN}/part2.Yml", "`part2.yaml`", ERROR),
    f"{PLAN}/part2..yaml": ("bad-name", f"{PLAN}/part2..yaml", "`part2.yaml`", ERROR),
    f"{PLAN}/part_2.yaml": ("bad-name", f"{PLAN}/part_2.yaml", "`part-2.yaml`", ERROR),
    f"{PLAN}/part2\n.yaml": ("bad-name", f"{PLAN}/part2\n.yaml", "`part2.yaml`", ERROR),
    f"{PLAN}/part٢.yaml": ("bad-name", f"{PLAN}/part٢.yaml", "rename", ERROR),
    f"{PLAN}/Progress/q1.yaml": ("bad-name", f"{PLAN}/Progress", "`progress`", ERROR),
    "Elsewhere/2009-10/cover.yaml": ("bad-name", "Elsewhere", "`elsewhere`", ERROR),
    "else where/2009-10/cover.yaml": ("bad-name", "else where", "`else-where`", ERROR),
    "else--where/2009-10/cover.yaml": ("bad-name", "else--where", "`else-where`", ERROR),
    "élsewhere/2009-10/cover.yaml": ("bad-name", "élsewhere", "`elsewhere`", ERROR),
    "elsewhere./2009-10/cover.yaml": ("bad-name", "elsewhere.", "`elsewhere`", ERROR),
    "elsewhere\\x/2009-10/cover.yaml": ("bad-name", "elsewhere\\x", "`elsewhere-x`", ERROR),
    "9where/2009-10/cover.yaml": ("bad-name", "9where", "`where`", ERROR),
    "-/2009-10/cover.yaml": ("bad-name", "-", "rename", ERROR),
    "elsewhere/2009-11/cover.yaml": ("bad-name", "elsewhere/2009-11", "`2009-10`", ERROR),
    "elsewhere/2009-09/cover.yaml": ("bad-name", "elsewhere/2009-09", "`2009-10`", ERROR),
    "elsewhere/2009_10/cover.yaml": ("bad-name", "elsewhere/2009_10", "`2009-10`", ERROR),
    "elsewhere/2009-2010/cover.yaml": ("bad-name", "elsewhere/2009-2010", "`2009-10`", ERROR),
    "elsewhere/2009-10 /cover.yaml": ("bad-name", "elsewhere/2009-10 ", "`2009-10`", ERROR),
    "elsewhere/2009–10/cover.yaml": ("bad-name", "elsewhere/2009–10", "`2009-10`", ERROR),
    "elsewhere/2009/cover.yaml": ("bad-name", "elsewhere/2009", "name it", ERROR),
    "elsewhere/09-10/cover.yaml": ("bad-name", "elsewhere/09-10", "name it", ERROR),
    "elsewhere/part3/grid1.yaml": ("bad-name", "elsewhere/part3", "name it", ERROR),
    "Register.yaml": ("case-twins", "Register.yaml", "delete", ERROR),
    "register.yml": ("bad-name", "register.yml", "`register.yaml`", ERROR),
    f"{PLAN}/Cover.yaml": ("case-twins", f"{PLAN}/Cover.yaml", "delete", ERROR),
    f"{PLAN}/PART3/grid2.yaml": ("case-twins", f"{PLAN}/PART3", "delete", ERROR),
    "Somewhere/2009-10/cover.yaml": ("case-twins", "Somewhere", "delete", ERROR),
    f"{PLAN}/cover.yml": ("stray-file", f"{PLAN}/cover.yml", "delete", ERROR),
    f"{PLAN}/part2.yml": ("stray-file", f"{PLAN}/part2.yml", "`part2.yaml`", ERROR),
    f"{PLAN}/part3/old/grid1.yaml": ("stray-file", f"{PLAN}/part3/old/grid1.yaml", "move it", ERROR),
    "somewhere/part2.yaml": ("stray-file", "somewhere/part2.yaml", "2009-10", ERROR),
    "part2.yaml": ("stray-file", "part2.yaml", "2009-10", ERROR),
    f"{PLAN}/part2.yaml.txt": ("stray-file", f"{PLAN}/part2.yaml.txt", "`part2.yaml`", ERROR),
    f"{PLAN}/figures.xlsx": ("stray-file", f"{PLAN}/figures.xlsx", "`.yaml`", NOTICE),
    "notes/to do.txt": ("stray-file", "notes/to do.txt", "`.yaml`", NOTICE),
    "con/2009-10/cover.yaml": ("reserved-name", "con", "another", ERROR),
    "lpt1/2009-10/cover.yaml": ("reserved-name", "lpt1", "another", ERROR),
    "partnerships/2009-10/cover.yaml": ("reserved-name", "partnerships", "another", ERROR),
    f"{PLAN}/nul.yaml": ("reserved-name", f"{PLAN}/nul.yaml", "another", ERROR),
    f"{PLAN}/cover.yaml~": ("leftover", f"{PLAN}/cover.yaml~", "delete", NOTICE),
    f"{PLAN}/cover.yaml.bak": ("leftover", f"{PLAN}/cover.yaml.bak", "delete", NOTICE),
    f"{PLAN}/cover.yaml.orig": ("leftover", f"{PLAN}/cover.yaml.orig", "delete", NOTICE),
    f"{PLAN}/cover.yaml.rej": ("leftover", f"{PLAN}/cover.yaml.rej", "delete", NOTICE),
    f"{PLAN}/#cover.yaml#": ("leftover", f"{PLAN}/#cover.yaml#", "delete", NOTICE),
    "register.yaml~": ("leftover", "register.yaml~", "delete", NOTICE),
    f"{PLAN}/cover (1).yaml": ("leftover", f"{PLAN}/cover (1).yaml", "keep", ERROR),
    f"{PLAN}/cover copy.yaml": ("leftover", f"{PLAN}/cover copy.yaml", "keep", ERROR),
    f"{PLAN}/cover - Copy (2).yaml": ("leftover", f"{PLAN}/cover - Copy (2).yaml", "keep", ERROR),
    f"{PLAN}/cover_BASE_417.yaml": ("leftover", f"{PLAN}/cover_BASE_417.yaml", "keep", ERROR),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_an_odd_name_is_one_finding_and_leaves_the_rest_alone(name: str) -> None:
    code, file, hint, severity = ODD[name]
    raw, (finding,) = loaded(name)
    assert (finding.code, finding.file, finding.severity) == (code, f"plans/{file}", severity)
    assert hint in finding.hint
    assert (finding.line, finding.column) == (1, 1)
    read = [document for plan in raw.plans for document in plan.documents if not document.refused]
    assert [document.file for document in read] == [
        f"plans/{name}" for name in TREE if name != "register.yaml"
    ]


@pytest.mark.parametrize("name", ["README.md", "somewhere/README.md", f"{PLAN}/notes.md"])
def test_notes_in_markdown_are_not_mentioned(name: str) -> None:
    assert not loaded(name)[1]


def test_a_bad_folder_is_named_once_whatever_it_holds() -> None:
    more = [f"Else Where/{year}/part{number}.yaml" for year in ("2009-10", "2010-11") for number in (1, 2, 3)]
    _, found = loaded(*more)
    assert [finding.file for finding in found] == ["plans/Else Where"]


def test_a_name_whose_accent_is_written_otherwise_is_a_twin() -> None:
    names = [f"{PLAN}/{unicodedata.normalize(form, 'é')}.txt" for form in ("NFC", "NFD")]
    codes = [finding.code for finding in loaded(*names)[1]]
    assert sorted(codes) == ["case-twins", "stray-file"]


def test_a_file_whose_name_is_wrong_is_not_missed_as_well() -> None:
    files = Names(("register.yaml", f"{PLAN}/Cover.yaml", f"{PLAN}/part1.yml"))
    raw, found = load_plans(files, "plans")
    assert [finding.code for finding in found] == ["bad-name", "stray-file"]
    assert [(document.name, document.refused) for document in raw.plans[0].documents] == [
        ("cover.yaml", True),
        ("part1.yaml", True),
    ]


def test_a_file_that_cannot_be_read_is_a_finding_of_its_own() -> None:
    raw, (finding,) = load_plans(Names(TREE, locked=(f"{PLAN}/part1.yaml",)), "plans")
    assert (finding.code, finding.file) == ("unreadable-file", f"plans/{PLAN}/part1.yaml")
    assert "Permission denied" in finding.message
    assert [document.refused for document in raw.plans[0].documents] == [False, True, False]


def test_a_folder_that_cannot_be_read_is_a_finding_of_its_own() -> None:
    files = Names((*TREE, "elsewhere/2009-10"), kinds=(("elsewhere/2009-10", "unreadable"),))
    _, (finding,) = load_plans(files, "plans")
    assert (finding.code, finding.file) == ("unreadable-file", "plans/elsewhere/2009-10")


@pytest.mark.parametrize("name", ["register.yaml", f"{PLAN}/part1.yaml"])
@pytest.mark.parametrize("kind", ["link", "special"])
def test_what_is_no_regular_file_is_refused_and_not_missed_as_well(name: str, kind: str) -> None:
    raw, (finding,) = load_plans(Names(TREE, kinds=((name, kind),)), "plans")
    assert (finding.code, finding.file) == ("not-regular", f"plans/{name}")
    documents = [*raw.plans[0].documents, raw.register]
    assert [document.file for document in documents if document and document.refused] == [f"plans/{name}"]


def test_only_what_is_asked_for_is_read_and_found() -> None:
    names = ("elsewhere/2009-10/Part 1.yaml", "elsewhere/2010-11/cover.yaml", "Bad/2009-10/cover.yaml")
    raw, found = loaded(*names, only="elsewhere/2010-11")
    assert not found
    assert [plan.folder for plan in raw.plans] == ["plans/elsewhere/2010-11"]
    assert raw.register is not None
    assert [finding.code for finding in loaded(*names, only="elsewhere")[1]] == ["bad-name"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small tree on a disk."""
    for name in TREE:
        place = tmp_path / "plans" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(TEXT, "utf-8")
    return tmp_path / "plans"


def test_links_to_files_and_folders_are_refused_and_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / PLAN / "part2.yaml").symlink_to(folder / PLAN / "part1.yaml")
    (folder / PLAN / "part4.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (folder / "elsewhere").symlink_to(folder / "somewhere", target_is_directory=True)
    (folder / "somewhere/2010-11").symlink_to(folder, target_is_directory=True)
    raw, found = load_plans(DiskFiles(folder), "plans")
    assert {finding.code for finding in found} == {"not-regular"}
    assert sorted(finding.file for finding in found) == [
        "plans/elsewhere", "plans/somewhere/2009-10/part2.yaml", "plans/somewhere/2009-10/part4.yaml",
        "plans/somewhere/2010-11",
    ]  # fmt: skip
    assert [document.name for document in raw.plans[0].documents if not document.refused] == [
        "cover.yaml", "part1.yaml", "part3/grid1.yaml",
    ]  # fmt: skip


def test_a_pipe_is_refused_without_waiting_for_it(folder: Path) -> None:
    os.mkfifo(folder / PLAN / "part2.yaml")
    _, (finding,) = load_plans(DiskFiles(folder), "plans")
    assert (finding.code, finding.file) == ("not-regular", f"plans/{PLAN}/part2.yaml")


def test_a_folder_with_the_name_of_a_document_is_refused_and_not_looked_into(folder: Path) -> None:
    (folder / PLAN / "part2.yaml").mkdir()
    (folder / PLAN / "part2.yaml/part1.yaml").write_text(TEXT, "utf-8")
    raw, (finding,) = load_plans(DiskFiles(folder), "plans")
    assert (finding.code, finding.file) == ("not-regular", f"plans/{PLAN}/part2.yaml")
    assert finding.message == "`somewhere/2009-10/part2.yaml` is a folder; wanted a file of its own"
    assert [document.name for document in raw.plans[0].documents if document.refused] == ["part2.yaml"]


def test_hidden_files_and_folders_are_not_seen(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git/config.yaml").write_text("a: b: c\n", "utf-8")
    (folder / PLAN / ".part1.yaml.swp").write_bytes(b"\0")
    (folder / ".link").symlink_to(folder)
    assert not load_plans(DiskFiles(folder), "plans")[1]


def test_a_name_that_is_no_text_is_found_and_not_raised(folder: Path) -> None:
    (folder / PLAN / os.fsdecode(b"caf\xe9.yaml")).write_text(TEXT, "utf-8")
    _, (finding,) = load_plans(DiskFiles(folder), "plans")
    assert finding.code == "bad-name"


def test_an_empty_folder_holds_no_plans(tmp_path: Path) -> None:
    assert load_plans(DiskFiles(tmp_path), "plans") == (RawPlans(), ())
    assert load_plans(DiskFiles(tmp_path / "nowhere"), "plans") == (RawPlans(), ())


def test_a_twin_with_another_ending_keeps_nobody_from_reading_the_file_itself() -> None:
    raw, (finding,) = loaded(f"{PLAN}/part1.yml")
    assert (finding.code, finding.file) == ("stray-file", f"plans/{PLAN}/part1.yml")
    read = [document for document in raw.plans[0].documents if document.name == "part1.yaml"]
    assert [(document.file, document.refused) for document in read] == [(f"plans/{PLAN}/part1.yaml", False)]
