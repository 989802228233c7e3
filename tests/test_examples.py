"""Small plan trees, each with what is found in it: adding a case is adding a folder to `examples/`.

A folder holds the files in which its tree differs from the one in `examples/whole`: files to lay over
it, in `without.txt` the names of files to take away, and in `expected.txt` what `validate` prints.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from adtp_publish.pipeline import Checked, check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.report.text import as_text, located
from tests.cli.running import program
from tests.forked import Ended

EXAMPLES = Path(__file__).parent / "examples"
VALID = sorted(path.name for path in (EXAMPLES / "valid").iterdir())
INVALID = sorted(path.name for path in (EXAMPLES / "invalid").iterdir())
NOT_PLANS = ("expected.txt", "without.txt")


def laid_out(case: Path, folder: Path) -> Path:
    """The tree of a case, written to a folder `plans`."""
    plans = folder / "plans"
    shutil.copytree(EXAMPLES / "whole", plans)
    shutil.copytree(case, plans, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOT_PLANS))
    without = case / "without.txt"
    for name in without.read_text("utf-8").split() if without.exists() else ():
        (plans / name).unlink()
    return plans


@pytest.fixture
def held(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Hold what was found against `expected.txt`; with `--renew-golden` write it, to be read in the diff."""

    def compare(case: Path, found: str) -> None:
        if request.config.getoption("--renew-golden"):
            (case / "expected.txt").write_text(f"{found}\n" if found else "", "utf-8")
        assert found == expected(case)

    return compare


def expected(case: Path) -> str:
    return (case / "expected.txt").read_text("utf-8").rstrip("\n")


def checked(case: Path, folder: Path, forms: Files, moment: datetime) -> Checked:
    return check(DiskFiles(laid_out(case, folder)), "plans", forms, moment)


def validate(folder: Path, moment: datetime) -> Ended:
    """The real command line, run in the folder that holds `plans`."""
    return program("validate", "--at", moment.isoformat(), at=folder)


def test_there_are_examples_of_both_kinds() -> None:
    assert len(VALID) >= 8
    assert len(INVALID) >= 40


@pytest.mark.parametrize("name", VALID)
def test_a_valid_tree_has_no_errors(
    name: str, tmp_path: Path, forms: Files, moment: datetime, held: Callable[[Path, str], None]
) -> None:
    result = checked(EXAMPLES / "valid" / name, tmp_path, forms, moment)
    held(EXAMPLES / "valid" / name, as_text(result.findings, result.documents))
    assert not any(finding.is_error for finding in result.findings)
    assert result.plans
    assert not any(document.broken for derived in result.plans for document in derived.plan.documents)


@pytest.mark.parametrize("name", INVALID)
def test_an_invalid_tree_has_one_error_with_its_place(
    name: str, tmp_path: Path, forms: Files, moment: datetime, held: Callable[[Path, str], None]
) -> None:
    result = checked(EXAMPLES / "invalid" / name, tmp_path, forms, moment)
    held(EXAMPLES / "invalid" / name, as_text(result.findings, result.documents))
    (finding,) = located(result.findings, result.documents)
    assert finding.is_error
    assert finding.file.startswith("plans/")
    assert finding.line > 0
    assert finding.column > 0
    assert finding.hint or "wanted" in finding.message, "a finding says how to mend it"


@pytest.mark.parametrize("name", INVALID)
def test_the_command_says_the_same_and_exits_with_1(name: str, tmp_path: Path, moment: datetime) -> None:
    laid_out(EXAMPLES / "invalid" / name, tmp_path)
    result = validate(tmp_path, moment)
    assert result.code == 1
    assert result.out.decode().rstrip("\n") == expected(EXAMPLES / "invalid" / name)
    assert result.err.startswith(b"plans: ")
    assert result.err.endswith(b"checked, 1 error in 1 file\n")


@pytest.mark.parametrize("name", VALID)
def test_the_command_exits_with_0_for_a_valid_tree(name: str, tmp_path: Path, moment: datetime) -> None:
    laid_out(EXAMPLES / "valid" / name, tmp_path)
    result = validate(tmp_path, moment)
    assert result.code == 0
    assert result.out.decode().rstrip("\n") == expected(EXAMPLES / "valid" / name)
