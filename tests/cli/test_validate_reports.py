"""`validate` as services run it: formats, files, what is selected, and what the environment says."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from adtp_publish.cli.speaking import is_coloured, say
from tests.forked import Ended

from .running import HEAD, PLAN, environment, program, small_plans, write

STATES = f"{HEAD}partial: pending\npdu:\n  baseline: 903\n  basis: year on year\n  change:\n    2008/09: 6%\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A plan with an error in Part 1 and a warning in Part 2."""
    folder = small_plans(tmp_path)
    write(folder / PLAN / "part1.yaml", f"{HEAD}absnt: pending\n")
    write(folder / PLAN / "part2.yaml", f"{STATES}  stated:\n    2008/09: 960\n")
    return folder


def validate(place: Path, *arguments: str, **more: str) -> Ended:
    return program("validate", *arguments, at=place, **more)


def test_each_format_has_all_findings_and_the_same_exit_code(place: Path) -> None:
    for form in ("text", "json", "github", "sarif", "junit"):
        ended = validate(place, "--format", form)
        assert ended.code == 1
        assert b"stated-differs" in ended.out
        assert b"unknown-field" in ended.out
        assert ended.err == b"plans: 1 plan checked, 1 error, 1 warning in 2 files\n"


def test_a_clean_plan_gives_a_whole_report_too(tmp_path: Path) -> None:
    folder = small_plans(tmp_path)
    assert json.loads(validate(folder, "--format", "json").out)["findings"] == []
    assert json.loads(validate(folder, "--format", "sarif").out)["runs"][0]["results"] == []
    assert b'name="part1.yaml"' in validate(folder, "--format", "junit").out
    assert validate(folder, "--format", "github").out == b""
    assert validate(folder, "--format", "text").out == b""


def test_a_report_goes_to_a_file(place: Path) -> None:
    for form in ("text", "json", "sarif"):
        printed = validate(place, "--format", form)
        written = validate(place, "--format", form, "--output", "report", FORCE_COLOR="1")
        assert (written.code, written.out) == (1, b"")
        assert (place / "report").read_bytes() == printed.out
        assert printed.out.endswith(b"\n")


def test_a_file_that_cannot_be_written_is_trouble_with_the_environment(place: Path) -> None:
    ended = validate(place, "--output", "nowhere/report")
    assert (ended.code, ended.out) == (3, b"")
    assert ended.err.decode().splitlines() == [
        "adtp-publish: the report cannot be written to `nowhere/report`: no such file or directory",
        "  name a file in a folder that is there and may be written",
    ]


def test_findings_are_selected_and_ignored_by_code(place: Path) -> None:
    ended = validate(place, "--select", "stated-differs")
    assert ended.code == 0
    assert ended.out.count(b"\n") == 4
    assert ended.err == b"plans: 1 plan checked, 1 warning in 1 file; 1 not selected\n"
    ended = validate(place, "--ignore", "stated-differs")
    assert ended.code == 1
    assert b"[stated-differs]" not in ended.out
    assert b"[unknown-field]" in ended.out
    ended = validate(place, "--ignore", "stated-differs", "--ignore", "[unknown-field]")
    assert (ended.code, ended.out) == (0, b"")
    both = validate(
        place, "--select", "stated-differs", "--select", "unknown-field", "--ignore", "unknown-field"
    )
    assert both.out == validate(place, "--select", "stated-differs").out


def test_statistics_count_the_findings_of_each_code(place: Path) -> None:
    ended = validate(place, "--statistics", GITHUB_ACTIONS="true")
    assert ended.code == 1
    assert ended.out == b"     1  error    unknown-field\n     1  warning  stated-differs\n"


WRONG = {
    "a code that there is not": (["--select", "unknown-feild"], "did you mean `unknown-field`?"),
    "a code like no other": (["--ignore", "xyzzy"], "`adtp-publish explain --list` names all"),
    "a format that there is not": (["--format", "xml"], "'xml' is not one of"),
    "statistics for a machine": (["--statistics", "--format", "json"], "`--statistics` is text"),
    "a watch for a machine": (["--watch", "--format", "json"], "`--watch` prints text"),
    "a watch into a file": (["--watch", "--output", "x"], "`--watch` prints text"),
    "statistics of a watch": (["--watch", "--statistics"], "`--watch` prints text"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_exits_with_2(case: str, place: Path) -> None:
    arguments, told = WRONG[case]
    ended = validate(place, *arguments)
    assert (ended.code, ended.out) == (2, b"")
    assert told in " ".join(ended.err.decode().split())


def test_text_loads_nothing_that_only_other_formats_need(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom adtp_publish.cli import main\ntry:\n    main()\nexcept SystemExit:\n"
        "    print(*sorted(sys.modules))"
    )
    folder = small_plans(tmp_path)

    def loaded(*arguments: str) -> set[str]:
        ended = subprocess.run(
            [sys.executable, "-c", script, "validate", *arguments],
            cwd=folder,
            env=environment(PYTHONPATH=str(Path(__file__).parents[2])),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return set(ended.stdout.splitlines()[-1].split())

    others = {
        f"adtp_publish.report.{name}" for name in ("record", "as_json", "github", "sarif", "junit", "page")
    }
    others |= {"adtp_publish.cli.watching", "xml.sax.saxutils"}
    assert "adtp_publish.report.text" in loaded()
    assert not loaded() & others
    assert "adtp_publish.report.sarif" in loaded("--format", "sarif", "--output", "x")


# --- GitHub Actions


def test_in_github_actions_findings_are_annotations_by_themselves(place: Path) -> None:
    ended = validate(place, GITHUB_ACTIONS="true")
    assert ended.code == 1
    assert [line.split(b" ")[0] for line in ended.out.splitlines()] == [b"::error", b"::warning"]
    asked = validate(place, "--format", "text", GITHUB_ACTIONS="true")
    assert asked.out == validate(place).out
    assert validate(place, GITHUB_ACTIONS="false").out == asked.out


def test_annotations_name_files_from_the_root_of_the_repository(place: Path) -> None:
    inside = place / "plans/somewhere"
    ended = program("validate", "2009-10", at=inside, GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(place))
    assert f"file={PLAN}/part1.yaml,".encode() in ended.out
    ended = program("validate", "2009-10", "--format", "sarif", at=inside, GITHUB_WORKSPACE=str(place))
    assert f'"uri": "{PLAN}/part1.yaml"'.encode() in ended.out


def test_the_summary_of_the_job_is_added_to(place: Path) -> None:
    summary = place / "summary.md"
    summary.write_text("before\n", "utf-8")
    validate(place, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    text = summary.read_text("utf-8")
    assert text.startswith("before\n## Plans: 1 error, 1 warning in 2 files\n")
    assert "unknown-field" in text
    assert "stated-differs" in text


def test_a_summary_that_is_full_or_cannot_be_written_takes_no_finding_away(place: Path) -> None:
    full = place / "full.md"
    full.write_bytes(b"x" * (1024 * 1024 - 10))
    without = validate(place, GITHUB_ACTIONS="true")
    assert validate(place, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(full)).out == without.out
    assert full.stat().st_size <= 1024 * 1024
    ended = validate(place, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(place / "no/where"))
    assert (ended.code, ended.out) == (1, without.out)
    assert b"cannot write the summary of the job" in ended.err


# --- colour


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


COLOURS = [
    ({"TERM": "xterm"}, True, True),
    ({"TERM": "xterm"}, False, False),
    ({"TERM": "dumb"}, True, False),
    ({"TERM": "xterm", "NO_COLOR": "1"}, True, False),
    ({"TERM": "xterm", "NO_COLOR": ""}, True, True),
    ({"FORCE_COLOR": "1"}, False, True),
    ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
    ({"FORCE_COLOR": "0"}, False, False),
    ({"FORCE_COLOR": ""}, False, False),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
]


@pytest.mark.parametrize(("given", "terminal", "wanted"), COLOURS)
def test_colour_is_for_terminals_and_for_who_asks(
    given: dict[str, str], terminal: bool, wanted: bool
) -> None:
    assert is_coloured(Terminal() if terminal else StringIO(), given) == wanted


def on_a_terminal(place: Path, *arguments: str, **more: str) -> str:
    """What a terminal shows of a command."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "adtp_publish", *arguments]
    with subprocess.Popen(
        command, cwd=place, env=environment(**more), stdout=theirs, stderr=subprocess.DEVNULL
    ) as running:
        os.close(theirs)
        said = b""
        while True:
            try:
                more_said = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not more_said:
                break
            said += more_said
        running.wait(30)
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


def test_a_terminal_shows_colours_and_files_apart(place: Path) -> None:
    plain = validate(place).out.decode()
    shown = on_a_terminal(place, "validate", TERM="xterm")
    assert "\x1b[1;31merror" in shown
    without = re.sub("\x1b\\[[0-9;]*m", "", shown)
    assert without != plain
    assert without.replace("\n\n", "\n") == plain
    assert on_a_terminal(place, "validate", TERM="xterm", NO_COLOR="1") == without
    assert on_a_terminal(place, "validate", TERM="dumb") == without


def test_a_pipe_gets_colour_only_where_it_is_asked_for(place: Path) -> None:
    assert b"\x1b" not in validate(place, TERM="xterm").out
    assert b"\x1b[1;31merror" in validate(place, FORCE_COLOR="1").out


# --- encodings

LOCALES: list[dict[str, str]] = [
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "cp437:strict"},
    {"PYTHONIOENCODING": "utf-16"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "1"},
]


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_a_report_is_the_same_utf_8_in_every_locale(form: str, tmp_path: Path) -> None:
    folder = small_plans(tmp_path)
    write(folder / PLAN / "part1.yaml", f"{HEAD}Zoë-漢字-£: pending\n")
    usual = validate(folder, "--format", form)
    assert usual.code == 1
    assert usual.out.decode("utf-8")
    assert form in {"json", "sarif"} or "Zoë-漢字-£" in usual.out.decode("utf-8")
    for given in LOCALES:
        ended = validate(folder, "--format", form, **given)
        assert (ended.code, ended.out) == (1, usual.out), given
        assert b"Traceback" not in ended.err


@pytest.mark.parametrize("given", LOCALES[:4])
def test_help_and_pages_can_be_read_in_every_locale(given: dict[str, str], tmp_path: Path) -> None:
    for arguments in (["--help"], ["validate", "--help"], ["explain", "--help"]):
        ended = program(*arguments, at=tmp_path, **given)
        assert (ended.code, ended.err) == (0, b"")
    for arguments in (["explain", "stated-differs"], ["explain", "--list"]):
        ended = program(*arguments, at=tmp_path, **given)
        assert (ended.code, ended.err) == (0, b"")
        assert ended.out == program(*arguments, at=tmp_path).out


def test_a_text_is_said_where_standard_output_takes_only_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    say("Zoë \udce9")
    assert stream.getvalue() == "Zoë \\udce9\n"


# --- hostile names and texts


def test_a_path_cannot_speak_to_the_terminal_or_the_build_service(tmp_path: Path) -> None:
    folder = small_plans(tmp_path)
    for name in ("::error::forged", "\x1b[31mred", "##[error]x", "\u202egnp", b"caf\xe9"):
        raw = os.fsencode(name)
        (folder / os.fsdecode(raw)).mkdir()
        ended = program("validate", raw, at=folder)
        assert ended.code == 1
        missing = program("validate", raw + b"x", at=folder)
        assert missing.code == 2
        for said in (ended.out, ended.err, missing.err):
            text = said.decode("utf-8")
            assert all(line.isprintable() for line in text.splitlines()), name
            assert not any(line.lstrip().startswith("::") for line in text.splitlines()), name
            assert "##[" not in text


HOSTILE_NAMES = (
    b"::error::x.txt",
    b"\x1b]8;;x\x07.txt",
    b"\xff\xfe.txt",
    "\u2028::error::.yml".encode(),
    b"a\nb.txt",
)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_names_of_files_are_harmless_in_every_format(form: str, tmp_path: Path) -> None:
    folder = small_plans(tmp_path)
    for name in HOSTILE_NAMES:
        Path(os.fsdecode(os.fsencode(str(folder / "plans")) + b"/" + name)).write_bytes(b"x")
    # From inside of the folder: nothing of ours stands before the name.
    ended = program("validate", ".", "--format", form, at=folder / "plans")
    assert b"Traceback" not in ended.err
    text = ended.out.decode("utf-8")
    assert text.count("stray-file") >= len(HOSTILE_NAMES)
    assert all(line.isprintable() for line in text.split("\n"))
    commands = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert bool(commands) == (form == "github")
    assert all(re.match("::(error|notice) file=", line) for line in commands)
