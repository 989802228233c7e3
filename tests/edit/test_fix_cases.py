"""Files before and after `validate --fix`: adding a case is adding a folder `cases/fix-<what>`.

It holds the same files as a case of `fmt`. The rest of the plan is that of `examples/whole`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from adtp_publish.checking import Checked, check_all
from adtp_publish.edit.forms import known_forms
from adtp_publish.edit.mending import Mended, mend
from adtp_publish.ports import DiskFiles, Files
from tests.edit.test_fmt_cases import document_of

ROOT = Path(__file__).parents[2]
CASES = sorted((Path(__file__).parent / "cases").glob("fix-*"))
WHOLE = DiskFiles(ROOT / "tests/examples/whole")
SCHEMA = DiskFiles(ROOT / "schema")
FORMS = known_forms(SCHEMA)


@dataclass(frozen=True)
class With:
    """The whole small plan with one file in place of its own."""

    name: str
    content: bytes

    def names(self) -> tuple[str, ...]:
        return WHOLE.names()

    def entries(self) -> tuple[tuple[str, str], ...]:
        return WHOLE.entries()

    def read(self, name: str) -> bytes:
        return self.content if name == self.name else WHOLE.read(name)


def mended(name: str, content: bytes, moment: datetime) -> tuple[Mended, ...]:
    def check(files: Files, part: str) -> Checked:
        return check_all(files, "plans", SCHEMA, moment, only=part, is_whole=True)

    return mend(With(name, content), "plans", WHOLE.names(), FORMS, check, "")[0]


def test_there_are_cases() -> None:
    assert len(CASES) >= 18


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_slips_are_mended_or_left(case: Path, moment: datetime) -> None:
    name = document_of(case)
    before, after = (case / "before.yaml").read_bytes(), (case / "after.yaml").read_bytes()
    found = mended(name, before, moment)
    if before == after:
        assert found == ()
        return
    (only,) = found
    assert (only.name, only.old) == (name, before)
    assert only.new.decode() == after.decode()
    assert only.slips > 0
    assert mended(name, after, moment) == (), "nothing is left to mend"


def test_each_slip_is_counted(moment: datetime) -> None:
    content = b"\xef\xbb\xbfformat: 1 \r\nedition: 2009/10\r\nabsnt: pending \r\n# end"
    (only,) = mended("somewhere/2009-10/part1.yaml", content, moment)
    assert only.new == b"format: 1\nedition: 2009/10\nabsent: pending\n# end\n"
    assert only.slips == len(("mark", "line ends", "last line end", "spaces", "spaces", "name"))
