"""What people who edit plans use works where there is no Pango, no fcntl, and lines end with CR LF."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from adtp_publish.cli.main import commands
from adtp_publish.ports import DiskFiles
from adtp_publish.report.text import as_text
from adtp_publish.survey import survey
from tests.bench.generate import generate

from .running import HEAD, PLAN, environment, program, small_plans, write

EXAMPLES = Path(__file__).parents[1] / "examples"
FORMS = DiskFiles(Path(__file__).parents[2] / "schema")
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
# A refusal would do as well: it was not for want of a module.
WRITERS = {"fmt": ["fmt", "--check", "plans"]}
CALLS = [
    *((call, {0, 1, 2}) for name, call in WRITERS.items() if name in commands.commands),
    (["new", "somewhere", "2008-09"], {0}),
    (["validate"], {0}),
    (["validate", "--format", "json"], {0}),
    (["validate", "--format", "sarif"], {0}),
    (["validate", "--format", "junit"], {0}),
    (["validate", "--format", "github"], {0}),
    (["validate", f"{PLAN}/part2.yaml", "plans/register.yaml"], {0}),
    (["explain", "wrong-value"], {0}),
    (["explain", "--list"], {0}),
    (["--help"], {0}),
    (["build", "--help"], {0}),
]


@pytest.mark.parametrize(
    ("arguments", "codes"), CALLS, ids=lambda v: " ".join(v) if isinstance(v, list) else ""
)
def test_it_works_without_what_other_systems_do_not_have(
    arguments: list[str], codes: set[int], tmp_path: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments],
        cwd=small_plans(tmp_path),
        env=environment(PYTHONPATH=str(Path(__file__).parents[2])),
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in ended.stderr, ended.stderr
    assert ended.returncode in codes


def test_processes_that_are_no_forks_check_the_same(tmp_path: Path) -> None:
    # As on Windows: each process begins anew and imports the program.
    generate(tmp_path / "plans", plans=13, editions=1, seed=3)
    year = min(path for path in (tmp_path / "plans").glob("*/*") if path.is_dir())
    write(year / "part1.yaml", f"{HEAD}absnt: pending\n")
    only_spawn = "import multiprocessing\nmultiprocessing.get_all_start_methods = lambda: ['spawn']\n"
    write(tmp_path / "customised/sitecustomize.py", only_spawn)
    usual = program("validate", at=tmp_path)
    spawned = program("validate", at=tmp_path, PYTHONPATH=str(tmp_path / "customised"))
    assert usual.code == 1
    assert b"13 plans checked" in usual.err
    assert (spawned.code, spawned.out, spawned.err) == (usual.code, usual.out, usual.err)


def test_a_process_that_imports_the_program_does_not_run_it(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import adtp_publish.__main__"], capture_output=True, check=True
    )
    assert (ended.stdout, ended.stderr) == (b"", b"")


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
            if path.is_file() and path.name not in ("expected.txt", "without.txt"):
                files[path.relative_to(folder).as_posix()] = path.read_bytes()
    without = EXAMPLES / "invalid" / name / "without.txt"
    for gone in without.read_text("utf-8").split() if without.exists() else ():
        del files[gone]
    return files


@dataclass(frozen=True)
class Bytes:
    """A tree of files that stands in no folder and may hold anything."""

    contents: dict[str, bytes]

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.contents))

    def entries(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, "file") for name in self.names())

    def read(self, name: str) -> bytes:
        return self.contents[name]


def findings(contents: dict[str, bytes], moment: datetime) -> list[tuple[object, ...]]:
    """What is found and where; how large a file is may be said and may differ."""
    found = survey(Bytes(contents), "plans", FORMS, moment)
    text = as_text(found.findings, found.documents)
    assert "\r" not in text
    return sorted((f.file, f.line, f.column, f.length, f.code) for f in found.findings)


@pytest.mark.parametrize("name", CASES)
def test_findings_are_the_same_whatever_ends_a_line(name: str, moment: datetime) -> None:
    with_lf = {file: content.replace(b"\r\n", b"\n") for file, content in tree(name).items()}
    # What is no text has no lines.
    with_crlf = {
        file: content if b"\0" in content else content.replace(b"\n", b"\r\n")
        for file, content in with_lf.items()
    }
    assert with_crlf != with_lf
    assert findings(with_lf, moment)
    assert findings(with_crlf, moment) == findings(with_lf, moment)


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
