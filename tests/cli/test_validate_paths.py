"""Several paths are one run: no plan is checked twice, nothing is found twice, nothing else is shown."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import click
import pytest

from adtp_publish.cli import validating
from adtp_publish.cli.checking import surveyed_plans
from adtp_publish.cli.validating import Found, Validate, find
from adtp_publish.cli.where import as_typed, plans_root, relative, usual_paths, wanted
from adtp_publish.config import Folders
from adtp_publish.survey import Surveyed

from .running import HEAD, PLAN, register_elsewhere, small_plans, write

MOMENT = datetime(2011, 6, 1, 12, tzinfo=UTC)
ELSEWHERE = "plans/elsewhere/2009-10"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two partnerships with a plan each, each with an error in Part 1 and one in Part 2."""
    monkeypatch.chdir(small_plans(tmp_path))
    register_elsewhere()
    shutil.copytree(PLAN, ELSEWHERE)
    for plan in (PLAN, ELSEWHERE):
        for part in ("part1", "part2"):
            write(Path(f"{plan}/{part}.yaml"), f"{HEAD}absnt: pending\n")
    return tmp_path


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each part was checked."""
    counts: Counter[str] = Counter()

    def counting(where: Folders, at: datetime, only: str, is_strict: bool, is_whole: bool) -> Surveyed:
        counts[only] += 1
        return surveyed_plans(where, at, only, is_strict, is_whole)

    monkeypatch.setattr(validating, "surveyed_plans", counting)
    return counts


def found(*paths: str) -> Found:
    return find(Validate(tuple(map(Path, paths)), MOMENT))


def places(result: Found) -> list[str]:
    return [finding.file for finding in result.findings]


def test_files_of_one_plan_are_checked_once(place: Path, checks: Counter[str]) -> None:
    result = found(f"{PLAN}/part1.yaml", f"{PLAN}/part2.yaml", f"{PLAN}/part1.yaml", f"{PLAN}/part4.yaml")
    assert places(result) == [f"{PLAN}/part1.yaml", f"{PLAN}/part2.yaml"]
    assert result.plans == 1
    assert checks == {"somewhere/2009-10": 1}


def test_a_folder_takes_in_what_is_in_it(place: Path, checks: Counter[str]) -> None:
    result = found(f"{PLAN}/part1.yaml", "plans", "plans/elsewhere", ELSEWHERE)
    assert len(places(result)) == 4
    assert result.plans == 2
    assert checks == {"": 1}


def test_of_a_plan_named_by_a_file_only_that_file_is_shown_beside_a_whole_one(place: Path) -> None:
    result = found("plans/elsewhere", f"{PLAN}/part2.yaml")
    assert places(result) == [
        f"{ELSEWHERE}/part1.yaml",
        f"{ELSEWHERE}/part2.yaml",
        f"{PLAN}/part2.yaml",
    ]
    assert result.plans == 2


def test_one_folder_named_in_two_ways_is_one_folder(place: Path, checks: Counter[str]) -> None:
    result = found(f"{PLAN}/part1.yaml", str(place / PLAN / "part2.yaml"), f"./{PLAN}/../2009-10/part1.yaml")
    assert places(result) == [f"{PLAN}/part1.yaml", f"{PLAN}/part2.yaml"]
    assert checks == {"somewhere/2009-10": 1}


def test_two_folders_of_plans_are_two(place: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree("plans", other / "plans")
    result = found(f"{PLAN}/part1.yaml", f"other/{PLAN}/part1.yaml")
    assert places(result) == [f"other/{PLAN}/part1.yaml", f"{PLAN}/part1.yaml"]
    assert result.plans == 2


def test_the_register_is_a_file_like_others(place: Path) -> None:
    with Path("plans/register.yaml").open("a", encoding="utf-8") as register:
        register.write("colour: green\n")
    assert plans_root(Path("plans/register.yaml")) == (Path("plans"), "", "plans/register.yaml")
    assert places(found("plans/register.yaml")) == ["plans/register.yaml"]


def test_a_clean_file_is_clean_and_a_file_that_nobody_reads_is_not(place: Path) -> None:
    assert places(found(f"{PLAN}/part4.yaml")) == []
    write(Path(f"{PLAN}/.hidden.yaml"), "x: 1\n")
    assert places(found(f"{PLAN}/.hidden.yaml")) == [f"{PLAN}/part1.yaml", f"{PLAN}/part2.yaml"]


def test_of_a_folder_in_a_plan_only_what_is_in_it_is_shown(place: Path) -> None:
    (Path(PLAN) / "part3").mkdir(exist_ok=True)
    write(Path(f"{PLAN}/part3/grid1.yaml"), f"{HEAD}absnt: pending\n")
    assert places(found(f"{PLAN}/part3")) == [f"{PLAN}/part3/grid1.yaml"]
    assert places(found(f"{PLAN}/part3", f"{PLAN}/part2.yaml")) == [
        f"{PLAN}/part2.yaml",
        f"{PLAN}/part3/grid1.yaml",
    ]


def test_a_file_in_no_folder_of_plans_is_wrong_use(place: Path) -> None:
    write(Path("elsewhere/notes.yaml"), "x: 1\n")
    with pytest.raises(click.UsageError, match=r"none above it holds a `register\.yaml`"):
        found("elsewhere/notes.yaml")


def test_a_folder_that_holds_the_folder_of_plans_stands_for_it(place: Path, checks: Counter[str]) -> None:
    assert len(places(found("."))) == 4
    assert checks == {"": 1}


def test_any_other_folder_is_wrong_use(place: Path) -> None:
    write(Path("docs/page.yaml"), "x: 1\n")
    with pytest.raises(click.UsageError, match="is no folder of plans"):
        found("docs")


MEANT = [
    ("somewhere/2009-10", "plans/somewhere/2009-10"),
    ("plans/somewhere/2009/10", "plans/somewhere/2009-10"),
    ("somewhere/2009-2010", "plans/somewhere/2009-10"),
]


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_a_path_that_leads_nowhere_is_told_what_was_meant(place: Path, typed: str, meant: str) -> None:
    with pytest.raises(click.UsageError, match=f"did you mean `{meant}`"):
        found(typed)


def test_without_a_path_the_plans_are_meant_also_from_inside(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert usual_paths() == (Path("plans"),)
    monkeypatch.chdir(PLAN)
    assert usual_paths() == (Path(),)
    assert {path.rpartition("/")[0] for path in places(found("."))} == {str(place / PLAN)}


def test_what_is_wanted_of_a_folder_has_no_part_twice(place: Path) -> None:
    (want,) = wanted([Path(PLAN), Path("plans/somewhere"), Path(f"{ELSEWHERE}/part1.yaml")])
    assert want.checked == ("elsewhere/2009-10", "somewhere")
    assert want.parts == ("somewhere/2009-10", "somewhere")
    assert want.files == (f"{ELSEWHERE}/part1.yaml",)


# --- paths of other systems

TYPED = [
    (PurePosixPath("plans/somewhere/2009-10"), 2, PurePosixPath("/r/plans"), "plans"),
    (PurePosixPath("somewhere/2009-10"), 2, PurePosixPath("/r/plans"), "."),
    (PurePosixPath("2009-10"), 2, PurePosixPath("/r/plans"), "/r/plans"),
    (PurePosixPath("../2009-10"), 1, PurePosixPath("/r/plans/x"), "/r/plans/x"),
    (PureWindowsPath("plans\\somewhere\\2009-10"), 2, PureWindowsPath("C:/r/plans"), "plans"),
    (PureWindowsPath("C:\\r\\plans\\somewhere"), 1, PureWindowsPath("C:/r/plans"), "C:/r/plans"),
    (PureWindowsPath("somewhere"), 1, PureWindowsPath("C:/r/plans"), "."),
    (PureWindowsPath("\\\\host\\all\\plans\\x"), 1, PureWindowsPath("//host/all/x"), "//host/all/plans"),
]  # fmt: skip


@pytest.mark.parametrize(("start", "depth", "folder", "shown"), TYPED)
def test_the_folder_of_plans_is_named_as_it_was_typed(
    start: PurePath, depth: int, folder: PurePath, shown: str
) -> None:
    assert as_typed(start, depth, folder).as_posix() == shown


RELATIVE = [
    ("plans/a.yaml", PurePosixPath("/r"), PurePosixPath("/r"), "plans/a.yaml"),
    ("plans/a.yaml", PurePosixPath("/r/sub"), PurePosixPath("/r"), "sub/plans/a.yaml"),
    ("../plans/a.yaml", PurePosixPath("/r/sub"), PurePosixPath("/r"), "plans/a.yaml"),
    ("/r/plans/a.yaml", PurePosixPath("/elsewhere"), PurePosixPath("/r"), "plans/a.yaml"),
    ("/s/plans/a.yaml", PurePosixPath("/r"), PurePosixPath("/r"), "/s/plans/a.yaml"),
    ("../../../x.yaml", PurePosixPath("/r"), PurePosixPath("/r"), "../../../x.yaml"),
    ("plans/a.yaml", PureWindowsPath("C:/r"), PureWindowsPath("C:/r"), "plans/a.yaml"),
    ("C:/r/plans/a.yaml", PureWindowsPath("C:/r/sub"), PureWindowsPath("c:\\r"), "plans/a.yaml"),
    ("../plans/a.yaml", PureWindowsPath("C:/r/sub"), PureWindowsPath("C:/r"), "plans/a.yaml"),
    ("D:/plans/a.yaml", PureWindowsPath("C:/r"), PureWindowsPath("C:/r"), "D:/plans/a.yaml"),
]


@pytest.mark.parametrize(("file", "here", "base", "shown"), RELATIVE)
def test_services_name_files_from_the_root_of_the_repository(
    file: str, here: PurePath, base: PurePath, shown: str
) -> None:
    assert relative(file, here, base) == shown
