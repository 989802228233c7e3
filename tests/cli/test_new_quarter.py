"""`new --quarter` as a user runs it: a report is prepared and said what to look at, or said why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edit.quarters import plans_without, reports
from tests.publish.workshop import Ran, adtp


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the plans, the example without its last two reports."""
    plans_without(tmp_path, *reports("example", ("q3", "q4")))
    return tmp_path


def new(*arguments: str, cwd: Path) -> Ran:
    return adtp("new", *arguments, cwd=cwd)


def test_a_report_is_prepared_and_said_what_to_look_at(place: Path) -> None:
    ran = new("--quarter", "q3", "stockton", "2009/10", cwd=place)
    assert (ran.code, ran.out) == (0, "")
    file = "plans/stockton/2009-10/progress/q3.yaml"
    assert (place / file).is_file()
    lines = ran.err.splitlines()
    assert lines[0] == f"`{file}` is written (Progress report, quarter 3)"
    assert lines[1].startswith("it was prepared from Planning grid 1, ")
    assert lines[1].endswith("Planning grid 4 and the report for quarter 2")
    assert "10 exceptions still open:" in lines
    at = lines.index("2 ratings that fell:")
    assert lines[at + 2] == "  objective `4.2.0`: G in quarter 1, then R in quarter 2"
    assert lines[-1] == f"next: fill in what is empty, then check it: adtp-publish validate {file}"


def test_comments_are_prepared(place: Path) -> None:
    (place / "plans/example/2009-10/progress/q2-comments.yaml").unlink()
    ran = new("example", "2009-10", "--quarter", "q2", "--comments", cwd=place)
    assert (ran.code, ran.out) == (0, "")
    assert (place / "plans/example/2009-10/progress/q2-comments.yaml").is_file()
    assert "it is about the report for quarter 2" in ran.err.splitlines()


def test_a_moment_says_what_is_overdue(place: Path) -> None:
    ran = new("--quarter", "q3", "--at", "2009-11-01", "example", "2009/10", cwd=place)
    assert "6 actions due by 31 October 2009, with no report on them yet:" in ran.err.splitlines()


def test_errors_are_shown_and_nothing_is_written(place: Path) -> None:
    report = place / "plans/example/2009-10/progress/q2.yaml"
    report.write_bytes(report.read_bytes() + b"nonsense: 1\n")
    ran = new("--quarter", "q3", "example", "2009/10", cwd=place)
    assert ran.code == 1
    assert "plans/example/2009-10/progress/q2.yaml:" in ran.out
    assert "[unknown-field]" in ran.out
    assert ran.err == "mend these first: nothing was written\n"
    assert not report.with_name("q3.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--comments", "example", "2009/10"], "`--comments` is for the report of a quarter; add `--quarter"),
        (["--at", "2009-11-01", "example", "2009/10"], "`--at` is for the report of a quarter"),
        (
            ["--quarter", "third", "example", "2009/10"],
            "has no quarter `third`, only `q1`, `q2`, `q3` or `q4`",
        ),
        (["--quarter", "\x1b[2J", "example", "2009/10"], "has no quarter `\\x1b[2J`"),
        (["--quarter", "q2", "example", "2009/10"], "q2.yaml` is there already"),
        (
            ["--quarter", "q3", "--plans", "elsewhere", "example", "2009/10"],
            "there is no `elsewhere/register.yaml`",
        ),
        (["--quarter", "q3", "example", "2009/10", "--trial"], "leave out `--trial`"),
    ],
)
def test_wrong_use_writes_nothing(place: Path, arguments: list[str], told: str) -> None:
    before = sorted(place.rglob("*"))
    ran = new(*arguments, cwd=place)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert sorted(place.rglob("*")) == before
