"""What editors, git hooks and shells are given: each file is read, and each command in it run."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from adtp_publish.cli.main import commands
from adtp_publish.codes import CODES
from adtp_publish.pipeline import Checked
from adtp_publish.report.text import as_text, located

from .running import HEAD, PLAN, environment, program, small_plans, write

ROOT = Path(__file__).parents[2]
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
COMMAND = {name: hook["entry"].split()[1] for name, hook in HOOKS.items()}
(TASK,) = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]


def read(name: str, arguments: list[str]) -> dict[str, Any]:
    """What a command makes of its arguments, as a part of the program."""
    whole = click.Context(commands, info_name="adtp-publish", **commands.context_settings)
    with commands.commands[name].make_context(name, list(arguments), parent=whole) as context:
        return context.params


# --- pre-commit


def test_there_are_two_hooks() -> None:
    assert set(HOOKS) == {"adtp-publish-validate", "adtp-publish-fmt"}


@pytest.mark.parametrize("name", ["adtp-publish-validate", "adtp-publish-fmt"])
def test_a_hook_takes_the_files_of_plans_in_one_process(name: str) -> None:
    hook = HOOKS[name]
    assert set(hook) == {"id", "name", "description", "entry", "language", "files", "require_serial"}
    assert hook["language"] == "python"
    assert hook["require_serial"] is True
    files = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "plans").rglob("*.yaml"))
    assert len(files) > 60
    assert all(re.search(hook["files"], file) for file in files)
    others = ("schema/2009-10/edition.yaml", "tests/plans/a.yaml", "plans/notes.md", "plans.yaml")
    assert not any(re.search(hook["files"], file) for file in others)


@pytest.mark.parametrize("name", [name for name in HOOKS if COMMAND[name] in commands.commands])
def test_a_hook_runs_a_command_that_there_is(name: str) -> None:
    program_name, command, *options = shlex.split(HOOKS[name]["entry"])
    assert program_name == "adtp-publish"
    files = ["plans/a.yaml", "plans/b.yaml"]
    taken = read(command, [*options, *files]).values()
    assert files in [[str(item) for item in value] for value in taken if isinstance(value, tuple)]


def hook(name: str, place: Path, *files: str) -> tuple[int, str]:
    """Run a hook's entry as pre-commit does: with the files that changed."""
    first, *arguments = shlex.split(HOOKS[name]["entry"])
    assert first == "adtp-publish"
    ended = program(*arguments, *files, at=place)
    return ended.code, ended.out.decode() + ended.err.decode()


def test_the_hook_checks_the_files_that_changed(tmp_path: Path) -> None:
    place = small_plans(tmp_path)
    changed = [f"{PLAN}/part2.yaml", f"{PLAN}/part1.yaml", "plans/register.yaml"]
    assert hook("adtp-publish-validate", place, *changed) == (0, "")
    write(place / PLAN / "part1.yaml", f"{HEAD}absnt: pending\n")
    code, said = hook("adtp-publish-validate", place, *changed)
    assert code == 1
    assert said.count("[unknown-field]") == 1
    assert hook("adtp-publish-validate", place, f"{PLAN}/part2.yaml") == (0, "")


# --- VS Code


def test_the_task_runs_a_command_that_there_is() -> None:
    assert TASK["command"] == "adtp-publish"
    assert TASK["isBackground"] is True
    name, *arguments = TASK["args"]
    assert read(name, arguments)["watch"] is True


def test_the_problem_matcher_reads_each_finding_of_the_real_plans(checked_plans: Checked) -> None:
    pattern = TASK["problemMatcher"]["pattern"]
    found = located(checked_plans.findings, checked_plans.documents)
    assert found
    lines = as_text(found, checked_plans.documents).split("\n")
    read = [match for line in lines if (match := re.search(pattern["regexp"], line))]
    assert [
        tuple(match[pattern[name]] for name in ("file", "line", "column", "severity", "message", "code"))
        for match in read
    ] == [(f.file, str(f.line), str(f.column), f.severity, f.message, f.code) for f in found]


@pytest.mark.parametrize(
    ("line", "file"),
    [
        ("plans/a.yaml:1:2: error: found `a: b` [tag]", "plans/a.yaml"),
        ("C:/plans/a.yaml:1:2: notice: m [tag] [tag]", "C:/plans/a.yaml"),
        ("   12 | plans/a.yaml:1:2: error: quoted [tag]", ""),
        ("  write it: 1:2: error: x [tag]", ""),
    ],
)
def test_the_problem_matcher_reads_findings_and_nothing_else(line: str, file: str) -> None:
    match = re.search(TASK["problemMatcher"]["pattern"]["regexp"], line)
    assert (match[1] if match else "") == file


# --- shells


def completion(tmp_path: Path, instruction: str, **more: str) -> str:
    ended = program(at=tmp_path, _ADTP_PUBLISH_COMPLETE=instruction, **more)
    assert b"Traceback" not in ended.err
    return ended.out.decode()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_given_a_script_that_completes(shell: str, tmp_path: Path) -> None:
    script = completion(tmp_path, f"{shell}_source")
    assert f"_ADTP_PUBLISH_COMPLETE={shell}_complete" in script
    assert "adtp-publish" in script
    guide = (ROOT / "docs/how-to/commands.md").read_text("utf-8")
    assert f"_ADTP_PUBLISH_COMPLETE={shell}_source adtp-publish" in guide


def test_bash_reads_the_script(tmp_path: Path) -> None:
    script = completion(tmp_path, "bash_source")
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\ncomplete -p adtp-publish"],
        env=environment(PATH=os.environ["PATH"]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "adtp-publish" in done.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("adtp-publish ex", {"explain", "export"}),
        ("adtp-publish validate --for", {"--format"}),
        ("adtp-publish validate --format s", {"sarif"}),
        ("adtp-publish explain not-", {code for code in CODES if code.startswith("not-")}),
        ("adtp-publish validate --ignore stated", {code for code in CODES if code.startswith("stated")}),
    ],
)
def test_commands_options_and_codes_are_completed(typed: str, offered: set[str], tmp_path: Path) -> None:
    said = completion(tmp_path, "bash_complete", COMP_WORDS=typed, COMP_CWORD=str(len(typed.split()) - 1))
    assert offered
    assert {line.partition(",")[2] for line in said.splitlines()} == offered
