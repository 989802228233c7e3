"""`validate --watch`: it checks again on a change, survives what editors and git do, and ends well."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from adtp_publish.cli import watching
from adtp_publish.cli.validating import Found, Validate, find
from adtp_publish.errors import EnvironmentTrouble

from .running import HEAD, PLAN, environment, small_plans, write

ROOT = Path(__file__).parents[2]
MOMENT = datetime(2011, 6, 1, 12, tzinfo=UTC)
MATCHER = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"][0]["problemMatcher"]
BEGINS, ENDS = (re.compile(MATCHER["background"][name]) for name in ("beginsPattern", "endsPattern"))
PROBLEM = re.compile(MATCHER["pattern"]["regexp"])
WRONG = f"{HEAD}absnt: pending\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(small_plans(tmp_path))
    return tmp_path


Steps = list[Callable[[], object]]


def watch(steps: Steps, *paths: str) -> int:
    """Watch while each step is done in turn, one between two looks; then Ctrl-C."""
    waiting = iter(steps)

    def sleep(seconds: float) -> None:
        if seconds < watching.EVERY:
            return  # it waits for what is being written
        step = next(waiting, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    call = Validate(tuple(map(Path, paths or ("plans",))), MOMENT)
    return watching.run_watch(call, MOMENT, sleep)


def runs(out: str) -> list[list[str]]:
    """What was said in each run, between its first and its last line."""
    found: list[list[str]] = []
    inside = False
    for line in out.splitlines():
        if BEGINS.fullmatch(line):
            assert not inside, "a run ends before the next begins"
            inside = True
            found.append([])
        elif inside:
            found[-1].append(line)
            inside = not ENDS.fullmatch(line)
        else:
            assert not line, f"said between two runs: {line}"
    assert not inside
    return found


def test_a_change_is_checked_and_no_change_is_not(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part1 = place / PLAN / "part1.yaml"
    right = part1.read_bytes()
    steps: Steps = [
        lambda: None,
        lambda: write(part1, WRONG),
        lambda: None,
        lambda: write(part1, right),
        lambda: part1.rename(part1.with_name("part9.yaml")),
    ]
    assert watch(steps) == 0
    first, second, third, fourth = runs(capsys.readouterr().out)
    assert len(first) == 1
    assert "1 plan checked, no findings;" in first[0]
    assert "[unknown-field]" in second[0]
    assert "1 plan checked, 1 error in 1 file;" in second[-1]
    assert third[-1].endswith("no findings; waiting for changes, Ctrl-C ends it")
    assert "[unknown-document]" in "".join(fourth)


def test_what_vanishes_and_comes_back_is_survived(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    away = place / "away"
    steps: Steps = [
        lambda: (place / "plans").rename(away),
        lambda: away.rename(place / "plans"),
        lambda: write(place / PLAN / "part1.yaml", b"\xff\xfe\x00 half of it"),
        (place / "plans/register.yaml").unlink,
        lambda: shutil.rmtree(place / PLAN),
    ]
    assert watch(steps) == 0
    clean, gone, back, half, unregistered, empty = runs(capsys.readouterr().out)
    assert "there is no `plans`; name a folder of plans" in gone[-1]
    assert clean[-1].split("] ")[1] == back[-1].split("] ")[1]
    assert "[utf-16]" in "".join(half)
    assert "[no-register]" in "".join(unregistered)
    assert empty


@pytest.mark.parametrize(
    "trouble",
    [
        EnvironmentTrouble("cannot read `plans/x`: gone"),
        OSError(5, "gone", "plans/x"),
        click.UsageError("cannot read `plans/x`: gone"),
    ],
)
def test_trouble_is_said_and_the_next_change_is_checked(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    troubles = [trouble]

    def troubled(call: Validate) -> Found:
        if troubles:
            raise troubles.pop()
        return find(call)

    monkeypatch.setattr(watching, "find", troubled)
    assert watch([lambda: write(place / PLAN / "part1.yaml", WRONG)]) == 0
    first, second = runs(capsys.readouterr().out)
    assert "gone" in first[-1]
    assert "[unknown-field]" in second[0]


def test_only_what_is_checked_is_watched(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps: Steps = [
        lambda: write(place / "plans/elsewhere/2009-10/cover.yaml", WRONG),
        lambda: write(place / PLAN / "part1.yaml", WRONG),
        lambda: write(place / "plans/register.yaml", "format: 1\n"),
    ]
    assert watch(steps, f"{PLAN}/part1.yaml", f"{PLAN}/part2.yaml") == 0
    first, second, third = runs(capsys.readouterr().out)
    assert len(first) == 1
    assert "[unknown-field]" in second[0]
    assert "no findings" not in third[-1]


def test_the_settings_of_the_site_are_watched(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert watch([lambda: write(place / "adtp.yaml", "format: 1\ntitel: x\n")]) == 0
    before, after = runs(capsys.readouterr().out)
    assert not any("[unknown-field]" in line for line in before)
    assert next(line for line in after if "[unknown-field]" in line).startswith("adtp.yaml:2:1: error: ")


def test_it_waits_until_all_is_written(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part1 = place / PLAN / "part1.yaml"
    grows = iter([f"{HEAD}abs", f"{HEAD}absent: pend", f"{HEAD}absent: pending\n"])
    stop = iter([False, True])

    def sleep(seconds: float) -> None:
        if seconds == watching.EVERY and next(stop):
            raise KeyboardInterrupt
        text = next(grows, None)
        if text is not None:
            write(part1, text)

    assert watching.run_watch(Validate((Path("plans"),), MOMENT), MOMENT, sleep) == 0
    assert [len(run) for run in runs(capsys.readouterr().out)] == [1, 1], "no half of a file was checked"


def test_a_file_that_never_rests_is_checked_all_the_same(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = iter(range(40))

    def sleep(seconds: float) -> None:
        number = next(left, None)
        if number is None:
            raise KeyboardInterrupt
        write(place / PLAN / "notes.md", "x" * number)

    assert watching.run_watch(Validate((Path("plans"),), MOMENT), MOMENT, sleep) == 0
    assert len(runs(capsys.readouterr().out)) > 2


def test_a_path_that_there_is_not_is_wrong_use(place: Path) -> None:
    with pytest.raises(click.UsageError):
        watch([], "nowhere")


def test_without_a_moment_each_run_looks_at_its_own(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moments = iter(datetime(2011, 6, day, tzinfo=UTC) for day in range(1, 20))
    seen = []

    def seeing(call: Validate) -> Found:
        seen.append(call.at)
        return find(call)

    monkeypatch.setattr(watching, "AT", lambda: next(moments))
    monkeypatch.setattr(watching, "find", seeing)
    changes = iter([None, KeyboardInterrupt()])

    def sleep(seconds: float) -> None:
        if seconds == watching.EVERY and (stop := next(changes)):
            raise stop
        write(place / PLAN / "part1.yaml", WRONG)

    watching.run_watch(Validate((Path("plans"),), MOMENT), None, sleep)
    assert len(set(seen)) == 2


# --- as an editor runs it


@pytest.fixture
def running(place: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "adtp_publish", "validate", "--watch"],
        cwd=place,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # A shell that starts the tests in the background has them ignore Ctrl-C, and all that they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    ) as process:
        yield process
        process.kill()


def next_run(process: subprocess.Popen[str]) -> list[str]:
    """The lines of one run, from its first to its last."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip("\n"))
        if ENDS.fullmatch(lines[-1]):
            return lines
    raise AssertionError(f"it ended: {lines}")


def test_it_runs_until_ctrl_c_and_then_exits_with_0(place: Path, running: subprocess.Popen[str]) -> None:
    assert any(BEGINS.fullmatch(line) for line in next_run(running))
    changed = time.monotonic()
    write(place / PLAN / "part1.yaml", WRONG)
    lines = next_run(running)
    assert time.monotonic() - changed < 30
    problems = [match for line in lines if (match := PROBLEM.fullmatch(line))]
    assert [match.groups() for match in problems] == [
        (
            f"{PLAN}/part1.yaml",
            "3",
            "1",
            "error",
            problems[0][5],
            "unknown-field",
        )
    ]
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert running.returncode == 0
    assert err == ""
    assert out.strip() == ""
