"""A run that is forked says what a run that is started does, and ends so: many tests rest on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked
from tests.cli.running import small_plans

CALLS = {
    "help": (0, ("--help",)),
    "clean": (0, ("validate", "--at", "2009-05-01")),
    "a finding": (1, ("validate", "plans/somewhere/2009-10", "--at", "2009-05-01")),
    "a wrong use": (2, ("validate", "--no-such-option")),
    "trouble": (3, ("build", "--out", "out", "--quiet", "--at", "2009-05-01")),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_forked_run_is_as_one_that_is_started(name: str, tmp_path: Path) -> None:
    place = small_plans(tmp_path)
    if name == "a finding":
        with (place / "plans/somewhere/2009-10/part1.yaml").open("a", encoding="utf-8") as part:
            part.write("no_such_field: 1\n")
    (place / "out").mkdir()
    (place / "out/releases").write_bytes(b"where a folder has to be")
    environment = dict(os.environ, PYTHONPATH=str(forked.ROOT))
    code, call = CALLS[name]
    command = [sys.executable, "-m", "adtp_publish", *call]
    started = subprocess.run(command, cwd=place, env=environment, capture_output=True, check=False)
    ended = forked.run(call, place, environment)
    assert (ended.code, ended.out, ended.err) == (started.returncode, started.stdout, started.stderr)
    assert ended.code == code
    assert ended.out or ended.err


def test_what_python_reads_at_its_start_starts_it(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit(77)\n", "utf-8")
    ended = forked.run(("--help",), tmp_path, {**os.environ, "PYTHONPATH": str(tmp_path)})
    assert ended.code not in (0, 2, 3)


def test_a_run_that_does_not_end_is_killed(tmp_path: Path) -> None:
    place = small_plans(tmp_path)
    with pytest.raises(subprocess.TimeoutExpired):
        forked.run(("validate", "--watch"), place, os.environ, timeout=1)
    assert forked.run(("--help",), place, os.environ).code == 0
