"""docs/authoring.md does what it says: its commands, its first file, the finding that it reads."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adtp_publish.codes import CODES
from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.report.text import as_text
from tests.conftest import MOMENT, ROOT, MemoryFiles
from tests.test_docs import blocks, shell_lines

PAGE = ROOT / "docs/authoring.md"
REGISTER = (ROOT / "plans/register.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's plans, in which the commands of the page are run one after another."""
    place = tmp_path_factory.mktemp("authoring")
    shutil.copytree(ROOT / "plans", place / "plans")
    return place


def test_its_commands_work_one_after_another(place: Path) -> None:
    calls = shell_lines(PAGE)
    assert {call[0] for call in calls} >= {"new", "validate", "explain", "fmt"}
    for call in calls:
        command = [sys.executable, "-m", "adtp_publish", *call]
        environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
        done = subprocess.run(
            command, cwd=place, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{call}: {done.stdout}{done.stderr}"
    assert (place / "plans/coventry/2009-10/cover.yaml").is_file()


def found(files: Files, moment: datetime, only: str = "") -> tuple[str, list[str]]:
    checked = check(files, "plans", DiskFiles(ROOT / "schema"), moment, only=only)
    return as_text(checked.findings, checked.documents), [item.severity for item in checked.findings]


def test_the_first_file_in_the_browser_is_a_beginning() -> None:
    """Nothing in it is wrong; before the first date of the timetable other documents are only noticed."""
    (cover,) = (block for block in blocks(PAGE, "yaml") if "nature: plan" in block)
    files = MemoryFiles({"register.yaml": REGISTER, "coventry/2009-10/cover.yaml": cover})
    told, severities = found(files, datetime(2008, 12, 1, tzinfo=UTC))
    assert set(severities) == {"notice"}, told
    assert "cover.yaml" not in told


def test_the_finding_that_it_reads_is_found() -> None:
    (told,) = (block for block in blocks(PAGE, "text") if "[wrong-value]" in block)
    names = [path.relative_to(ROOT / "plans") for path in (ROOT / "plans/example").rglob("*.yaml")]
    texts = {name.as_posix(): (ROOT / "plans" / name).read_text("utf-8") for name in names}
    right = texts["example/2009-10/part2.yaml"]
    assert "\n    2008/09: 5%\n" in right
    spoiled = right.replace("\n    2008/09: 5%\n", "\n    2008/09: 5\n", 1)
    files = MemoryFiles({**texts, "register.yaml": REGISTER, "example/2009-10/part2.yaml": spoiled})
    assert told.strip() in found(files, MOMENT, "example/2009-10")[0]


def test_the_warning_that_it_explains_can_be_explained() -> None:
    told = [code for block in blocks(PAGE, "yaml") for code in re.findall("finding: (.+)", block)]
    assert told
    assert all(CODES[code].explainable for code in told)


def test_what_a_plan_without_findings_says_is_so(place: Path) -> None:
    (told,) = (block for block in blocks(PAGE, "text") if "no findings" in block)
    command = [sys.executable, "-m", "adtp_publish", "validate", "plans/example/2009-10"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, told)
