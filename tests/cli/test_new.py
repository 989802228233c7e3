"""`new` as a user runs it: a plan is begun and said so, or nothing is written and it is said why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.publish.workshop import Ran, adtp


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with an empty repository of plans."""
    (tmp_path / "data/plans").mkdir(parents=True)
    register = (ROOT / "plans/register.yaml").read_bytes()
    (tmp_path / "data/plans/register.yaml").write_bytes(register)
    return tmp_path / "data"


def new(*arguments: str, cwd: Path) -> Ran:
    return adtp("new", *arguments, cwd=cwd)


@pytest.mark.parametrize("year", ["2009/10", "2009-10"])
def test_a_plan_is_begun_and_the_next_steps_are_told(place: Path, year: str) -> None:
    ran = new("lancashire", year, cwd=place)
    assert (ran.code, ran.out) == (0, "")
    lines = ran.err.splitlines()
    written = sorted(path.relative_to(place).as_posix() for path in place.rglob("2009-10/**/*.yaml"))
    assert sorted(line.strip() for line in lines[:-3]) == written
    assert lines[-3:] == [
        f"{len(written)} files written for Lancashire, 2009/10",
        "next: fill in the files, beginning with `plans/lancashire/2009-10/cover.yaml`;",
        "then check them: adtp-publish validate plans/lancashire/2009-10",
    ]


@pytest.mark.parametrize("plans", ["data/plans", "data\\plans", "./data/plans/"])
def test_the_folder_of_plans_may_be_elsewhere(place: Path, plans: str) -> None:
    ran = new("lancashire", "2009/10", "--plans", plans, cwd=place.parent)
    assert ran.code == 0
    assert ran.err.endswith("adtp-publish validate data/plans/lancashire/2009-10\n")
    assert (place / "plans/lancashire/2009-10/cover.yaml").is_file()


def test_a_new_plan_is_told_what_is_left_to_do(place: Path) -> None:
    assert new("lancashire", "2009/10", cwd=place).code == 0
    ran = adtp("validate", "plans/lancashire/2009-10", cwd=place)
    codes = {line.rpartition("[")[2] for line in ran.out.splitlines() if line.startswith("plans/")}
    assert codes == {"not-filled-in]"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lancashir", "2009/10"], "did you mean `lancashire`?"),
        (["lancashire", "2031/32"], "no forms are known for `2031/32`; known are `2008/09` or `2009/10`"),
        (["lancashire", "2009/10", "--plans", "elsewhere"], "there is no `elsewhere/register.yaml`"),
        (["\x1b[2J::error::", "2009/10"], "`\\x1b[2J::error::` is not in the register"),
        (["lancashire"], "Missing argument 'YEAR'"),
    ],
)
def test_wrong_use_writes_nothing(place: Path, arguments: list[str], told: str) -> None:
    ran = new(*arguments, cwd=place)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert [path.name for path in place.rglob("*") if path.is_file()] == ["register.yaml"]


def test_a_second_time_is_refused(place: Path) -> None:
    assert new("lancashire", "2009/10", cwd=place).code == 0
    cover = place / "plans/lancashire/2009-10/cover.yaml"
    cover.write_text("mine", "utf-8")
    ran = new("lancashire", "2009/10", cwd=place)
    assert ran.code == 2
    assert "`plans/lancashire/2009-10` is not empty" in ran.err
    assert cover.read_text("utf-8") == "mine"
