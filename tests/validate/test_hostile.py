"""Files made to take long: of the size of a large file, and checked in a moment all the same."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from time import process_time

import pytest

from adtp_publish.load.plain_text import MAX_BYTES
from adtp_publish.ports import DiskFiles
from adtp_publish.survey import survey
from adtp_publish.validate.bounds import MOST

ROOT = Path(__file__).parents[2]
FORMS = DiskFiles(ROOT / "schema")
HEAD = "format: 1\nedition: 2009/10\n"
LINE = 19_900  # characters of a line; one of 20 kB is refused
SECONDS = 4  # of the processor: each takes about one where the machine is not busy


def entries(count: int, fields: str) -> str:
    """A section with so many evidence entries; `#` in their fields is the number of the entry."""
    listed = "".join(f"      - {{{fields.replace('#', str(number))}}}\n" for number in range(count))
    return f'sections:\n  - number: "1.0"\n    title: Needs\n    evidence:\n{listed}'


def texts(*lines: str) -> str:
    """Twelve sections with the same lines."""
    block = "".join(f"      {line}\n" for line in lines)
    return "sections:\n" + "".join(
        f'  - number: "1.{number}"\n    title: Needs\n    text: |\n{block}' for number in range(12)
    )


def quoting(line: str, count: int, fields: str) -> str:
    """Sections with a line of text each, and with many evidence entries beside the last."""
    listed = "".join(f"      - {{{fields.replace('#', str(number))}}}\n" for number in range(count))
    return f"{texts(line)}    evidence:\n{listed}"


def different(part: str, count: int) -> str:
    """So many parts of a line, each with a number of its own for `#`."""
    return " ".join(part.replace("#", str(number)) for number in range(count))[:LINE]


HOSTILE = {
    "names of one figure": quoting("[[f1]] " * (LINE // 7), 1_000, "id: f#, label: S, value: #"),
    "names that are not there": texts(different("[[part2.f#]]", 1_500)),
    "short names that are not there": quoting(
        different("[[g#]]", 2_000), 4_000, "id: f#, label: S#, value: 5"
    ),
    "one name of many entries": quoting(different("[[e|#]]", 2_500), 4_000, "id: e, label: S#, value: 5"),
    "names that do not end": texts("[[" * (LINE // 2), "[[a]" * (LINE // 4)),
    "numbers beside many entries": quoting(different("#", 3_600), 4_000, "id: f#, label: S#, value: #"),
    "numbers that are all entries": quoting("7 " * (LINE // 2), 4_000, "id: f#, label: S#, value: 7"),
    "lengths of time": quoting(different("# weeks", 1_500), 4_000, "id: f#, label: S#, value: # weeks"),
    "one label": entries(11_500, "id: f#, label: S, value: #"),
    "one label, other periods": entries(8_400, "id: f#, label: S, period: p#, value: #"),
    "one label and value": entries(11_500, "id: f#, label: S, value: 5"),
    "one name": entries(11_500, "id: e, label: S#, value: #"),
    "one name that is its own part": entries(8_500, "id: e, label: S#, value: #, part_of: e"),
    "parts of what is not there": entries(7_500, "id: f#, label: S#, value: #, part_of: g#"),
    "parts of one": entries(7_500, "id: f#, label: S#, value: #, part_of: f0"),
    "shares of one group": entries(6_500, "id: f#, label: S#, value: 1%, group: g, complete: yes"),
    "nothing filled in": entries(11_500, "id: e#, label: , value: "),
    "a long word and an @": texts("x @", "a" * LINE, "a" * LINE),
    "a long word before an @": texts("a" * LINE + "@b", "+." * (LINE // 2) + "@"),
    "a long word behind an @": texts("a@" + "-" * (LINE - 2), "a@" + "b." * (LINE // 2 - 1)),
    "nothing but @": texts("@" * LINE, "a@" * (LINE // 2)),
    "brackets": texts("[" * LINE + "](y)", "![x](" * (LINE // 5)),
    "links to nothing": texts("[]()" * (LINE // 4), "[a](  " * (LINE // 6)),
    "addresses that do not end": texts("<a:" * (LINE // 3), "<" + "a:" * (LINE // 2)),
    "backticks": texts("](", "`" * LINE, "`` `" * (LINE // 4)),
    "digits": texts("0" * LINE, "01 " * (LINE // 3)),
    "numbers": texts("01772 53 " * (LINE // 9), "123 456 789 " * (LINE // 12)),
    "numbers of patients": texts("943 476 5919 " * (LINE // 13)),
    "sections that are not there": texts("section 9.9 " * (LINE // 12)),
    "key priorities of sections that are not there": "key_priorities:\n"
    + "".join(f'  - {{priority: P, section: "{n % 90 + 2}.{n % 97}"}}\n' for n in range(12_000)),
    "lost behind a hash": "".join(f"k{number}: a #b\n" for number in range(24_000)),
    "names that no form has": "".join(f"k{number}: a\n" for number in range(24_000)),
}


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "plans"
    shutil.copytree(ROOT / "tests" / "examples" / "whole", folder)
    return folder


@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_checked_in_a_moment(case: str, plans: Path, moment: datetime) -> None:
    text = HEAD + HOSTILE[case]
    assert 200_000 < len(text.encode()) <= MAX_BYTES
    (plans / "somewhere" / "2009-10" / "part1.yaml").write_text(text, "utf-8")
    began = process_time()
    found = survey(DiskFiles(plans), "plans", FORMS, moment)
    assert process_time() - began < SECONDS
    assert found.plans, "the file was read"
    assert "file-too-large" not in {finding.code for finding in found.findings}
    assert 0 < len(found.findings) <= 2 * (MOST + 1)
    assert all(len(finding.message) < 1_000 for finding in found.findings)
