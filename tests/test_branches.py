"""Every branch of what works out figures and of what withholds is taken by the tests that are about it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

STAGES = ("derive", "release")
TESTS = ("tests/derive", "tests/release", "tests/test_examples.py")
# The command line runs in processes of its own, and adds no branch to these.
NOT_RUN = "not 10000 and not test_the_command"


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_no_branch_of_derive_or_release_is_left_out(project: Path, tmp_path: Path) -> None:
    data, report = tmp_path / "branches", tmp_path / "branches.json"
    coverage = [sys.executable, "-m", "coverage"]
    sources = ",".join(f"adtp_publish/{stage}" for stage in STAGES)
    command = [*coverage, "run", "--branch", f"--source={sources}", f"--data-file={data}", "-m", "pytest"]
    command += ["-q", "-p", "no:cacheprovider", "-m", "not slow", "-k", NOT_RUN, *TESTS]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    command = [*coverage, "json", "-q", f"--data-file={data}", "-o", str(report)]
    subprocess.run(command, cwd=project, check=True)
    measured = json.loads(report.read_text("utf-8"))
    for stage in STAGES:
        assert any(file.startswith(f"adtp_publish/{stage}/") for file in measured["files"])
    left = {
        file: (found["missing_lines"], found["missing_branches"], found["excluded_lines"])
        for file, found in measured["files"].items()
        if found["missing_lines"] or found["missing_branches"] or found["excluded_lines"]
    }
    totals = measured["totals"]
    print(f"{totals['num_statements']} statements and {totals['num_branches']} branches measured")
    assert left == {}
    assert totals["num_branches"] > 500
