"""The command line explains itself: help, version, exit codes, and what it says to wrong use."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from adtp_publish import __version__
from adtp_publish.cli import main
from adtp_publish.cli.main import commands
from adtp_publish.errors import EnvironmentTrouble
from adtp_publish.lock import folder_lock
from adtp_publish.ports import DiskFiles

NAMES = sorted(commands.commands)
OPTIONS = [
    (name, option)
    for name in ("", *NAMES)
    for option in (commands.commands[name] if name else commands).params
    if isinstance(option, click.Option)
]
Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the program in an empty folder: its exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["adtp-publish", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return ran


def test_there_are_commands_with_options() -> None:
    assert {"build", "export", "validate"} <= set(NAMES)
    assert len(OPTIONS) > 10


@pytest.mark.parametrize("name", NAMES)
def test_each_command_says_what_it_does_with_an_example(name: str, run: Run) -> None:
    command = commands.commands[name]
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert run(name, "-h") == (code, out, err)
    assert command.short_help
    assert command.short_help in run("--help")[1]
    assert f"Usage: adtp-publish {name}" in out
    assert f"  adtp-publish {name}" in out.partition("Example")[2]
    assert not re.search("[A-Z]_|None|<[a-z]+ object", out)
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            shown = parameter.make_metavar(click.Context(command)).strip("[].")
            assert shown in out.partition("\n\n")[2], "the text says what the argument is"


@pytest.mark.parametrize(("name", "option"), OPTIONS, ids=lambda v: v if isinstance(v, str) else v.opts[0])
def test_each_option_has_help(name: str, option: click.Option, run: Run) -> None:
    code, out, _ = run(*filter(None, [name]), "--help")
    assert code == 0
    assert option.help
    assert option.help.endswith(".")
    for spelt in option.opts:
        assert re.search(rf"(^|[ ,]){re.escape(spelt)}\b", out, re.MULTILINE), spelt


def test_help_names_the_exit_codes(run: Run) -> None:
    out = " ".join(run("--help")[1].split())
    assert "0 clean, 1 findings of level error, 2 wrong use, 3 trouble with the environment" in out


def test_the_version_is_that_of_the_package(run: Run, project: Path) -> None:
    assert run("--version") == (0, f"adtp-publish, version {__version__}\n", "")
    assert f'version = "{__version__}"' in (project / "pyproject.toml").read_text("utf-8")


def test_the_program_and_the_module_are_one() -> None:
    module = subprocess.run(
        [sys.executable, "-m", "adtp_publish", "--version"], capture_output=True, encoding="utf-8", check=True
    )
    program = subprocess.run(
        [Path(sys.executable).with_name("adtp-publish"), "--version"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert module.stdout == program.stdout


WRONG = {
    "no command": ([], "Usage: adtp-publish"),
    "a command that there is not": (["publish"], "No such command 'publish'"),
    "a command misspelt": (["validat"], "Did you mean 'validate'?"),
    "an option that there is not": (["validate", "--nonsense"], "No such option '--nonsense'"),
    "an option misspelt": (["build", "--audiense", "all"], "--audience"),
    "an option without its value": (["build", "--at"], "'--at' requires an argument"),
    "a path that there is not": (["validate", "nowhere"], "there is no `nowhere`; name a folder of plans"),
    "plans that there are not": (["validate"], "there is no `plans`; name a folder of plans"),
    "nothing to build from": (["build"], "there is no folder `plans`; name the folder"),
    "an audience that there is not": (["build", "--audience", "press"], "'press' is not one of 'public'"),
    "a plan that cannot be": (["build", "--only", "a/b/c"], "name a partnership or a plan, such as"),
    "a plan with a way out": (["build", "--only", "../etc"], "name a partnership or a plan, such as"),
    "an argument too many": (["build", "plans"], "unexpected extra argument"),
    "no folder to export to": (["export"], "Missing argument 'DIR'"),
    "nothing to export": (["export", "site"], "there is no site in `build`; run `adtp-publish build` first"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_told_in_a_line_and_exits_with_2(case: str, run: Run) -> None:
    arguments, told = WRONG[case]
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


BROKEN = [
    "", " ", "now", "tomorrow", "20.4.2009", "April 2009", "2009", "2009-4-20", "2009-02-30",
    "2009-04-20T25:00", "2009-04-20T09:30+99:00", "2009-04-20x", "1240219800",
    "\u0662\u0660\u0660\u0669-04-20", "\x00", "0001-01-01T00:00+05:00", "9999-12-31T23:59-05:00",
]  # fmt: skip


@pytest.mark.parametrize("command", ["validate", "build"])
@pytest.mark.parametrize("moment", BROKEN)
def test_a_moment_that_cannot_be_read_is_wrong_use(command: str, moment: str, run: Run) -> None:
    Path("plans").mkdir()
    code, out, err = run(command, "--at", moment)
    assert (code, out) == (2, "")
    assert "is not a moment; write a day (2009-04-20) or a moment (2009-04-20T09:30)" in err
    assert not Path("build").exists()


def test_findings_of_level_error_exit_with_1(run: Run) -> None:
    Path("plans").mkdir()
    for command in ("validate", "build"):
        code, out, err = run(command)
        assert code == 1
        assert "[no-plans]" in out
        assert "Traceback" not in err


def test_trouble_with_the_environment_is_told_with_a_way_out_and_exits_with_3(run: Run) -> None:
    Path("plans").mkdir()
    with folder_lock(Path("build")) as free:
        assert free
        code, out, err = run("build")
    assert (code, out) == (3, "")
    assert err.splitlines() == ["adtp-publish: another build is at work in `build`", "  wait for it to end"]


def test_a_place_that_cannot_be_written_or_read_is_trouble_with_the_environment(run: Run) -> None:
    Path("plans").mkdir()
    Path("file").write_text("", "utf-8")
    code, out, err = run("build", "--out", "file/build")
    assert (code, out) == (3, "")
    assert err == "adtp-publish: cannot write `file/build`: Not a directory\n"
    with pytest.raises(EnvironmentTrouble, match=r"cannot read `plans/gone\.yaml`: No such file"):
        DiskFiles(Path("plans")).read("gone.yaml")
