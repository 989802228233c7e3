"""`record` and `baseline apply` as a user runs them: what is shown, what is written, and how they end."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import program
from tests.conftest import ROOT
from tests.forked import Ended

RECORD = "plans/example/2009-10/record.yaml"
PART2 = "plans/sheffield/2008-09/part2.yaml"
ROWS = "partnership,year,figure,value\nSheffield,2008/09,pdu,3808\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the plans of this repository and a file of baselines."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    (tmp_path / "baselines.csv").write_text(ROWS, "utf-8")
    return tmp_path


def files_of(place: Path) -> dict[str, bytes]:
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()}


def record(place: Path, *arguments: str) -> Ended:
    return program("record", *arguments, at=place)


def test_an_event_is_written_and_shown(place: Path) -> None:
    before = files_of(place)
    ended = record(
        place, "withdrawn", "example", "2009/10", "--at", "2010-05-01T09:30", "--reason", "A slip."
    )
    assert (ended.code, ended.err) == (0, b"`withdrawn` of example/2009-10 is recorded\n")
    shown = ended.out.decode().splitlines()
    assert [*shown[:3], *shown[4:]] == [
        f"--- {RECORD}",
        f"+++ {RECORD}",
        "@@ -18,2 +18,5 @@",
        "       before. After two mergers it is 38, and the percentage follows from that.",
        "+withdrawn:",
        "+  on: 2010-05-01T09:30",
        "+  reason: A slip.",
    ]
    written = b"withdrawn:\n  on: 2010-05-01T09:30\n  reason: A slip.\n"
    assert files_of(place) == {**before, RECORD: before[RECORD] + written}


def test_a_dry_run_shows_the_same_and_writes_nothing(place: Path) -> None:
    before = files_of(place)
    call = ("signed-off", "example", "2009-10", "--again", "--at", "2010-04-01")
    dry = record(place, *call, "--dry-run")
    assert (dry.code, dry.err) == (
        0,
        b"`signed-off` of example/2009-10 would be recorded: nothing was written\n",
    )
    assert files_of(place) == before
    done = record(place, *call, "-q")
    assert (done.code, done.out, done.err) == (0, dry.out, b"")
    assert files_of(place)[RECORD].count(b"fingerprint: ") == 14


def test_what_is_refused_is_a_finding_and_writes_nothing(place: Path) -> None:
    before = files_of(place)
    ended = record(place, "percentages-agreed", "example", "2009/10", "--at", "2009-06-01")
    assert (ended.code, ended.err) == (1, b"`percentages-agreed` is not recorded: nothing was written\n")
    page = (ROOT / "docs/findings/event-refused.md").read_text("utf-8")
    assert ended.out.decode() in page, "the example of its page"
    assert files_of(place) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("approved", "exampel", "2009/10"), "did you mean `example/2009-10`?"),
        (("aproved", "example", "2009/10"), "aproved"),
        (("returned", "example", "2009/10"), "found no `--pack`, which `returned` wants; add it"),
        (("returned", "example", "2009/10", "--again"), "`--again` is for `signed-off`; leave it out"),
        (("publish-on", "example", "2009/10"), "`publish-on` wants its moment; add `--at MOMENT`"),
        (
            ("approved", "example", "2009/10", "--plans", "nowhere"),
            "there is no `register.yaml` in `nowhere`",
        ),
        (("approved", "example", "2009/10", "--at", "soon"), "`soon` is not a moment"),
    ],
)
def test_wrong_use_is_said_and_writes_nothing(place: Path, arguments: tuple[str, ...], words: str) -> None:
    before = files_of(place)
    ended = record(place, *arguments)
    assert ended.code == 2
    assert words in ended.err.decode()
    assert files_of(place) == before


def test_a_disk_that_takes_nothing_more_is_trouble(place: Path) -> None:
    before = files_of(place)
    command = [sys.executable, "-m", "adtp_publish", "record", "withdrawn", "example", "2009/10"]
    ended = subprocess.run(command, cwd=place, capture_output=True, check=False, preexec_fn=_no_room)
    assert ended.returncode == 3
    assert f"cannot write `{RECORD}`: ".encode() in ended.stderr
    assert files_of(place) == before


def _no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_baselines_are_written_and_what_appears_is_shown(place: Path) -> None:
    before = files_of(place)
    dry = program("baseline", "apply", "baselines.csv", "--dry-run", at=place)
    assert dry.code == 0
    assert files_of(place) == before
    ended = program("baseline", "apply", "baselines.csv", at=place)
    assert (ended.code, ended.out) == (0, dry.out)
    lines = ended.out.decode().splitlines()
    assert lines[:2] == [f"--- {PART2}", f"+++ {PART2}"]
    assert lines[lines.index("+  baseline: 3808") - 1] == "-  baseline: pending"
    assert [line for line in lines if " appears: " in line] == [
        "sheffield/2008-09/part2.pdu.baseline appears: pending -> 3,808",
        "sheffield/2008-09/part2.pdu.target.2008-09 appears: pending -> 3,998 (3,998.4 before rounding)",
        "sheffield/2008-09/part2.pdu.target.2009-10 appears: pending -> 4,113 (4,112.64 before rounding)",
        "sheffield/2008-09/part2.pdu.target.2010-11 appears: pending -> 4,189 (4,188.8 before rounding)",
    ]
    assert ended.err.decode().splitlines() == [
        "baselines written into 1 file",
        "still to come: sheffield/2008-09/part2.all-adults.baseline",
    ]
    changed = before[PART2].replace(b"baseline: pending", b"baseline: 3808", 1)
    assert files_of(place) == {**before, PART2: changed}


def test_one_wrong_row_keeps_all_from_being_written(place: Path) -> None:
    (place / "baselines.csv").write_text(f"{ROWS}Shefield,2008/09,all-adults,1\n", "utf-8")
    before = files_of(place)
    ended = program("baseline", "apply", "baselines.csv", at=place)
    assert (ended.code, ended.err) == (1, b"no baseline is applied: nothing was written\n")
    assert ended.out.startswith(
        b"baselines.csv:3:1: error: found `Shefield`; wanted a partnership of the reg"
    )
    assert files_of(place) == before
    assert program("baseline", "apply", "nowhere.csv", at=place).code == 2
    assert program("baseline", "apply", "baselines.csv", "--plans", "nowhere", at=place).code == 2
