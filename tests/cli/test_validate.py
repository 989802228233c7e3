"""`validate` as a user runs it: which paths it takes, what it prints where, and how it exits."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from adtp_publish.cli import main
from tests.cli.running import register_elsewhere

WHOLE = Path(__file__).parents[1] / "examples" / "whole"
PLAN = "plans/somewhere/2009-10"
HEAD = "format: 1\nedition: 2009/10\n"
STATES = f"{HEAD}partial: pending\npdu:\n  baseline: 903\n  basis: year on year\n  change:\n    2008/09: 6%\n"


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: object
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `validate` in a folder that holds a small whole plan in `plans`."""
    shutil.copytree(WHOLE, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["adtp-publish", "validate", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Ran(ended.value.code, said.out, said.err)

    return ran


def write(name: str, text: str) -> None:
    place = Path(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def break_part1() -> None:
    write(f"{PLAN}/part1.yaml", f"{HEAD}absnt: pending\n")


@pytest.mark.parametrize(
    "path", ["plans", "plans/", "./plans", "plans/somewhere", PLAN, f"{PLAN}/part1.yaml"]
)
def test_a_plan_is_found_however_it_is_named(run: Run, path: str, tmp_path: Path) -> None:
    for named in (path, str(tmp_path / path)):
        ended = run(named)
        assert (ended.code, ended.out) == (0, "")
        assert ended.err == f"{Path(named)}: 1 plan checked, no findings\n"
        break_part1()
        assert run(named).code == 1
        shutil.copy(WHOLE / "somewhere/2009-10/part1.yaml", f"{PLAN}/part1.yaml")


def test_without_a_path_the_folder_plans_is_checked(run: Run) -> None:
    assert run().err == "plans: 1 plan checked, no findings\n"


def test_findings_go_to_standard_output_and_the_summary_to_standard_error(run: Run) -> None:
    break_part1()
    ended = run("plans")
    assert ended.out.startswith(f"{PLAN}/part1.yaml:3:1: error: found the name `absnt`; wanted `absent` ")
    assert ended.out.count("[unknown-field]") == 1
    assert ended.err == "plans: 1 plan checked, 1 error in 1 file\n"


def test_quiet_prints_findings_only(run: Run) -> None:
    assert run("--quiet").err == ""
    break_part1()
    ended = run("-q")
    assert (ended.code, ended.err) == (1, "")
    assert "[unknown-field]" in ended.out


def test_of_a_file_only_its_own_findings_are_shown(run: Run) -> None:
    break_part1()
    ended = run(f"{PLAN}/part2.yaml")
    assert (ended.code, ended.out) == (0, "")
    assert run(f"{PLAN}/part1.yaml").code == 1


def test_of_a_plan_that_cannot_be_checked_a_file_is_not_said_to_be_clean(run: Run) -> None:
    write("plans/nowhere/2009-10/part1.yaml", f"{HEAD}absent: pending\n")
    ended = run("plans/nowhere/2009-10/part1.yaml")
    assert ended.code == 1
    assert "[not-in-register]" in ended.out


def test_a_file_named_from_inside_of_its_plan_is_not_said_to_be_clean(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_part1()
    monkeypatch.chdir(PLAN)
    assert run("part1.yaml").code == 1
    monkeypatch.chdir("..")
    assert run("2009-10/part3/../part1.yaml").code == 1


def test_only_the_plan_that_is_named_is_checked(run: Run) -> None:
    register_elsewhere()
    write("plans/elsewhere/2009-10/cover.yaml", f"{HEAD}absnt: pending\n")
    assert run("plans").code == 1
    assert run("plans/somewhere").code == 0
    ended = run("plans/elsewhere/2009-10/cover.yaml", PLAN)
    assert ended.code == 1
    assert ended.err == "2 plans checked, 1 error in 1 file\n"


def test_an_unexplained_difference_is_an_error_only_where_it_is_asked_to_be(run: Run) -> None:
    write(f"{PLAN}/part2.yaml", f"{STATES}  stated:\n    2008/09: 960\n")
    assert run().code == 0
    ended = run("--strict")
    assert ended.code == 1
    assert ": error: found 960 at `pdu > stated > 2008/09`" in ended.out
    assert "[stated-differs]" in ended.out
    with Path(f"{PLAN}/part2.yaml").open("a", encoding="utf-8") as part2:
        part2.write("  explained:\n    2008/09: The board rounded up.\n")
    assert run("--strict").code == 0


@pytest.mark.parametrize(
    ("moment", "code", "severity"),
    [
        ("2009-01-15", 0, "notice"),
        ("2009-01-15T23:59", 0, "notice"),
        ("2009-01-15T23:59+00:00", 0, "notice"),
        ("2009-01-16T00:30+01:00", 0, "notice"),
        ("2009-01-16", 1, "error"),
        ("2009-01-15T20:00-05:00", 1, "error"),
    ],
)
def test_a_document_is_missed_from_the_day_after_it_is_due_in_london(
    run: Run, moment: str, code: int, severity: str
) -> None:
    Path(f"{PLAN}/part1.yaml").unlink()
    ended = run("--at", moment)
    assert ended.code == code
    assert f"part1.yaml:1:1: {severity}: found no `part1.yaml`" in ended.out


def test_what_a_plan_holds_cannot_reach_the_terminal_as_a_command(run: Run) -> None:
    write(f"{PLAN}/part1.yaml", f"{HEAD}ab\u200dsent: pending\n")
    write(f"{PLAN}/part2.yaml", f"{HEAD}absent: \x1b[31mpending\n")
    write(f"{PLAN}/part4.yaml", f'{HEAD}"\\x1b[31mabsent": pending\n')
    ended = run()
    assert ended.code == 1
    assert "`ab\\u200dsent`" in ended.out
    assert ended.out.count("[forbidden-character]") == 2
    assert all(line.isprintable() for line in ended.out.splitlines())


def test_all_findings_come_out_in_one_run_in_order(run: Run) -> None:
    break_part1()
    write(f"{PLAN}/cover.yaml", f"{HEAD}nature: plan\ndate: soon\nnaem: x\n")
    write(f"{PLAN}/part4.yaml", "format: [\n")
    codes = [line.rpartition("[")[2] for line in run().out.splitlines() if ": error: " in line]
    assert codes == [*["missing-field]"] * 2, "wrong-value]", *["unknown-field]"] * 2, "unclosed-bracket]"]


def test_a_folder_without_plans_is_not_clean(run: Run) -> None:
    Path("empty").mkdir()
    assert "[no-plans]" in run("empty").out
    shutil.rmtree("plans/somewhere")
    ended = run("plans")
    assert ended.code == 1
    assert "[no-plans]" in ended.out


def test_the_plans_of_this_repository_have_no_errors(run: Run, project: Path) -> None:
    ended = run(str(project / "plans"))
    assert ended.code == 0
    assert "error" not in ended.err
