"""What people who edit plans use works where there is no Pango, no fcntl, and lines end with CR LF."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.report.text import as_text, located
from tests.conftest import MOMENT, MemoryFiles

from .running import HEAD, PLAN, environment, small_plans, write

EXAMPLES = Path(__file__).parents[1] / "examples"
# What Windows and macOS, or a machine without Pango, do not have.
WITHOUT = """
import os, sys
for name in ("fcntl", "grp", "pwd", "resource", "termios", "weasyprint", "pydyf", "fontTools"):
    sys.modules[name] = None
for name in ("sched_getaffinity", "fork", "forkpty", "getuid", "geteuid", "O_DIRECTORY", "O_NOFOLLOW"):
    if hasattr(os, name):
        delattr(os, name)
sys.argv = ["adtp-publish", *sys.argv[1:]]
from adtp_publish.cli import main
main()
"""
CALLS = [
    (["validate"], 0),
    (["validate", "--format", "json"], 0),
    (["validate", "--format", "sarif"], 0),
    (["validate", "--format", "junit"], 0),
    (["validate", "--format", "github"], 0),
    (["validate", f"{PLAN}/part2.yaml", "plans/register.yaml"], 0),
    (["explain", "wrong-value"], 0),
    (["explain", "--list"], 0),
    (["--help"], 0),
    (["build", "--help"], 0),
]


@pytest.mark.parametrize(
    ("arguments", "code"), CALLS, ids=lambda v: " ".join(v) if isinstance(v, list) else ""
)
def test_it_works_without_what_other_systems_do_not_have(
    arguments: list[str], code: int, tmp_path: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments],
        cwd=small_plans(tmp_path),
        env=environment(PYTHONPATH=str(Path(__file__).parents[2])),
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, b"Traceback" in ended.stderr) == (code, False), ended.stderr


def test_the_blocking_blocks(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT, "build"],
        cwd=small_plans(tmp_path),
        env=environment(PYTHONPATH=str(Path(__file__).parents[2])),
        capture_output=True,
        check=False,
    )
    assert ended.returncode != 0
    assert b"fcntl" in ended.stderr


# --- line ends

CASES = sorted(path.name for path in (EXAMPLES / "invalid").iterdir())


def tree(name: str) -> dict[str, bytes]:
    """The files of an example by their names below `plans`."""
    files: dict[str, bytes] = {}
    for folder in (EXAMPLES / "whole", EXAMPLES / "invalid" / name):
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix != ".txt":
                files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


class Bytes(MemoryFiles):
    """A tree of files that may hold anything."""

    def __init__(self, contents: dict[str, bytes]) -> None:
        super().__init__(dict.fromkeys(contents, ""))
        object.__setattr__(self, "contents", contents)

    contents: dict[str, bytes]

    def read(self, name: str) -> bytes:
        return self.contents[name]


def findings(contents: dict[str, bytes], forms: Files) -> list[tuple[object, ...]]:
    checked = check(Bytes(contents), "plans", forms, MOMENT)
    text = as_text(checked.findings, checked.documents)
    assert "\r" not in text
    assert "\\x0d" not in text
    found = located(checked.findings, checked.documents)
    return [(f.code, f.file, f.line, f.column, f.length, f.message, f.hint) for f in found] + [(text,)]


@pytest.mark.parametrize("name", CASES)
def test_findings_are_the_same_whatever_ends_a_line(name: str, forms: Files) -> None:
    with_lf = {file: content.replace(b"\r\n", b"\n") for file, content in tree(name).items()}
    with_crlf = {file: content.replace(b"\n", b"\r\n") for file, content in with_lf.items()}
    assert findings(with_crlf, forms) == findings(with_lf, forms)


def test_a_report_ends_its_lines_alike_everywhere(tmp_path: Path) -> None:
    place = small_plans(tmp_path)
    text = f"{HEAD}absnt: pending\n"
    write(place / PLAN / "part1.yaml", text.replace("\n", "\r\n"))
    said = [
        subprocess.run(
            [sys.executable, "-m", "adtp_publish", "validate", "--format", form],
            cwd=place,
            env=environment(),
            capture_output=True,
            check=False,
        ).stdout
        for form in ("text", "json", "junit")
    ]
    assert all(said)
    assert not any(b"\r" in output for output in said)
    assert json.loads(said[1])["findings"][0]["column"] == 1
    assert DiskFiles(place).names()
