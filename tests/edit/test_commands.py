"""`fmt` and `validate --fix` as a user runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import forked

WHOLE = Path(__file__).parents[1] / "examples" / "whole"
PLAN = "plans/somewhere/2009-10"
PART1 = f"{PLAN}/part1.yaml"
IN_ORDER = "format: 1\nedition: 2009/10\nabsent: pending\n"
NOT_IN_ORDER = "edition: 2009/10\nformat: 1\nabsent: 'pending'\n"
REFUSED = "format: 1\nformat: 1\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a small whole plan in `plans`."""
    shutil.copytree(WHOLE, tmp_path / "plans")
    return tmp_path


@pytest.fixture
def run(place: Path) -> Run:
    def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
        ended = forked.run(arguments, place, os.environ, timeout=60)
        out, err = ended.out.decode(), ended.err.decode()
        return subprocess.CompletedProcess([*arguments], ended.code, out, err)

    return ran


def files_of(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }


# --- fmt ----------------------------------------------------------------------------------------------------


def test_files_that_are_in_order_stay(place: Path, run: Run) -> None:
    before = files_of(place)
    ended = run("fmt")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr == f"0 files put in order, {len(before)} in order already\n"
    assert files_of(place) == before


@pytest.mark.parametrize("paths", [(), ("plans",), ("plans/somewhere",), (PLAN, PART1), (PART1,)])
def test_files_are_put_in_order(place: Path, run: Run, paths: tuple[str, ...]) -> None:
    (place / PART1).write_text(NOT_IN_ORDER, "utf-8")
    before = files_of(place)
    ended = run("fmt", *paths)
    assert (ended.returncode, ended.stdout) == (0, f"{PART1}: put in order\n")
    assert ended.stderr.startswith("1 file put in order, ")
    assert files_of(place) == {**before, PART1: IN_ORDER.encode()}
    assert run("fmt", "-q", "--check", *paths).returncode == 0


def test_check_names_the_files_and_writes_nothing(place: Path, run: Run) -> None:
    (place / PART1).write_text(NOT_IN_ORDER, "utf-8")
    before = files_of(place)
    ended = run("fmt", "--check")
    assert (ended.returncode, ended.stdout) == (1, f"{PART1}: would be put in order\n")
    assert ended.stderr.startswith("1 file would be put in order, ")
    assert run("fmt", "--check", PLAN + "/cover.yaml").returncode == 0
    assert files_of(place) == before


@pytest.mark.parametrize(("arguments", "code"), [(("--diff",), 0), (("--diff", "--check"), 1)])
def test_a_diff_writes_nothing(place: Path, run: Run, arguments: tuple[str, ...], code: int) -> None:
    (place / PART1).write_text(NOT_IN_ORDER, "utf-8")
    before = files_of(place)
    ended = run("fmt", *arguments)
    assert ended.returncode == code
    assert ended.stdout.splitlines() == [
        f"--- {PART1}",
        f"+++ {PART1}",
        "@@ -1,3 +1,3 @@",
        "+format: 1",
        " edition: 2009/10",
        "-format: 1",
        "-absent: 'pending'",
        "+absent: pending",
    ]
    assert files_of(place) == before


def test_a_file_that_cannot_be_read_is_left_alone_and_the_others_are_not(place: Path, run: Run) -> None:
    (place / PART1).write_text(REFUSED, "utf-8")
    (place / PLAN / "part2.yaml").write_text(NOT_IN_ORDER, "utf-8")
    ended = run("fmt")
    assert ended.returncode == 1
    assert ended.stdout.splitlines()[0].startswith(f"{PART1}:2:1: error: `format` stands here a second time")
    assert ended.stdout.splitlines()[-1] == f"{PLAN}/part2.yaml: put in order"
    assert ended.stderr.startswith("1 file put in order, 1 left alone, see the findings, ")
    assert (place / PART1).read_text("utf-8") == REFUSED
    assert (place / PLAN / "part2.yaml").read_text("utf-8") == IN_ORDER


def test_files_that_are_no_plans_are_not_written(place: Path, run: Run) -> None:
    for name in ("elsewhere.yaml", "plans/stray.yaml", "plans/somewhere/stray.yaml", f"{PLAN}/notes.md"):
        (place / name).write_text(NOT_IN_ORDER, "utf-8")
        ended = run("fmt", name)
        assert ended.returncode == 2, name
        assert name in ended.stderr
    before = files_of(place)
    assert run("fmt").returncode == 0
    assert files_of(place) == before


def test_a_folder_without_a_register_and_a_path_that_is_not_there_are_wrong_use(
    place: Path, run: Run
) -> None:
    (place / "other").mkdir()
    ended = run("fmt", "other")
    assert ended.returncode == 2
    assert "in no folder of plans" in ended.stderr
    assert run("fmt", "nowhere").returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_are_not_followed(place: Path, run: Run) -> None:
    outside = place / "outside.yaml"
    outside.write_text(NOT_IN_ORDER, "utf-8")
    (place / PART1).unlink()
    (place / PART1).symlink_to(outside)
    ended = run("fmt", PART1)
    assert ended.returncode == 2
    assert "is a symbolic link" in ended.stderr
    run("fmt")
    run("validate", "--fix", PART1)
    assert (place / PART1).is_symlink()
    assert outside.read_text("utf-8") == NOT_IN_ORDER


def test_plans_are_found_from_inside_of_their_folder(place: Path) -> None:
    (place / PART1).write_text(NOT_IN_ORDER, "utf-8")
    command = [sys.executable, "-m", "adtp_publish", "fmt", "part1.yaml"]
    ended = subprocess.run(
        command, cwd=place / PLAN, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert ended.returncode == 0
    assert (place / PART1).read_text("utf-8") == IN_ORDER


@pytest.mark.parametrize("year", ["2008-09", "2009-10"])
def test_a_new_plan_is_in_order(place: Path, run: Run, year: str) -> None:
    shutil.rmtree(place / "plans/somewhere")
    assert run("new", "somewhere", year).returncode == 0
    ended = run("fmt", "--check")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert len(files_of(place)) > 15


# --- validate --fix -----------------------------------------------------------------------------------------


def test_slips_are_mended_and_what_is_left_is_found(place: Path, run: Run) -> None:
    (place / PART1).write_bytes(b"format: 1\r\nedition: 2009/10\r\nabsent: pending  \r\n")
    (place / PLAN / "part2.yaml").write_text("format: 1 \nedition: 2009/10\nabsent: soon\n", "utf-8")
    ended = run("validate", "--fix")
    assert ended.returncode == 1
    assert "[wrong-value]" in ended.stdout
    assert ended.stdout.count(": error: ") == 1
    assert ended.stderr.splitlines() == [
        f"--- {PART1}",
        f"+++ {PART1}",
        "# 3 line ends of another system made plain (LF)",
        "@@ -1,3 +1,3 @@",
        " format: 1",
        " edition: 2009/10",
        "-absent: pending··",
        "+absent: pending",
        f"--- {PLAN}/part2.yaml",
        f"+++ {PLAN}/part2.yaml",
        "@@ -1,3 +1,3 @@",
        "-format: 1·",
        "+format: 1",
        " edition: 2009/10",
        " absent: soon",
        "plans: 3 slips mended in 2 files; 1 error left",
        "plans: 1 plan checked, 1 error in 1 file",
    ]
    assert (place / PART1).read_bytes() == IN_ORDER.encode()


def test_several_paths_are_mended_and_summed_up_once(place: Path, run: Run) -> None:
    for name in (PART1, f"{PLAN}/part2.yaml"):
        (place / name).write_text(f"{IN_ORDER} \n", "utf-8")
    ended = run("validate", "--fix", PART1, f"{PLAN}/part2.yaml", PLAN)
    assert ended.returncode == 0
    assert ended.stderr.count("@@") == 4
    assert "\n2 slips mended in 2 files; 0 errors left\n" in ended.stderr


def test_a_report_for_a_machine_stays_one(place: Path, run: Run) -> None:
    (place / PART1).write_text(f"{IN_ORDER} \n", "utf-8")
    ended = run("validate", "--fix", "--format", "json")
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["findings"] == []
    assert "1 slip mended in 1 file" in ended.stderr


def test_of_a_file_only_that_file_is_mended(place: Path, run: Run) -> None:
    for name in (PART1, f"{PLAN}/part2.yaml"):
        (place / name).write_text(f"{IN_ORDER} \n", "utf-8")
    before = files_of(place)
    ended = run("validate", "--fix", PART1)
    assert ended.returncode == 0
    assert f"{PART1}: 1 slip mended in 1 file; 0 errors left" in ended.stderr
    assert files_of(place) == {**before, PART1: f"{IN_ORDER}\n".encode()}


def test_where_there_is_nothing_to_mend_nothing_is_written(place: Path, run: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in (place / "plans").rglob("*")}
    ended = run("validate", "--fix")
    assert ended.returncode == 0
    assert ended.stderr.splitlines()[0] == "plans: no slip to mend; 0 errors left"
    assert {path: path.stat().st_mtime_ns for path in (place / "plans").rglob("*")} == before


def test_quietly_only_findings_are_printed(place: Path, run: Run) -> None:
    (place / PART1).write_text(f"{IN_ORDER} \n", "utf-8")
    ended = run("validate", "--fix", "-q")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert (place / PART1).read_text("utf-8") == f"{IN_ORDER}\n"


def test_without_a_register_nothing_is_mended(place: Path, run: Run) -> None:
    (place / "plans/register.yaml").unlink()
    (place / PART1).write_text(f"{IN_ORDER} \n", "utf-8")
    ended = run("validate", "--fix")
    assert ended.returncode == 1
    assert "[no-register]" in ended.stdout
    assert (place / PART1).read_text("utf-8") == f"{IN_ORDER} \n"
