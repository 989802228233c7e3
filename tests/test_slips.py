"""Slips that people make in real plans: the first line of the finding alone says what to change.

Each is made in one file of plans/; the first lines stand in tests/golden/slips.txt, where fresh eyes have
judged them (docs/decisions/0016). Renew with `--renew-golden` and read the diff as a newcomer would.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.report.text import as_text

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "slips.txt"

PART1, PART2, COVER = (f"lancashire/2009-10/{name}.yaml" for name in ("part1", "part2", "cover"))
GRID2, Q2 = "stockton/2009-10/part3/grid2.yaml", "stockton/2009-10/progress/q2.yaml"
GRID, PART4, Q3 = (f"example/2009-10/{name}.yaml" for name in ("part3/grid2", "part4", "progress/q3"))
SHEFFIELD = "sheffield/2008-09/part2.yaml"
FIRST_EXCEPTION = '- action: "2.1.4"\n        status: in hand\n        new_date: 2009-10-30\n'
FIRST_DATE = "by_when: not in the source\n        by_whom:\n"


@dataclass(frozen=True)
class Slip:
    """What someone wrote instead of what was right, in one file of the real plans."""

    name: str
    file: str
    right: str
    wrong: str


SLIPS = (
    Slip(
        "a percentage without its sign", PART2, "2008/09: 2%\n    2009/10: 2%", "2008/09: 2\n    2009/10: 2%"
    ),
    Slip("a field's name misspelt", PART2, "pdu:\n  baseline: 3808", "pdu:\n  basline: 3808"),
    Slip("a tab instead of spaces", PART2, "pdu:\n  baseline: 3808", "pdu:\n\tbaseline: 3808"),
    Slip("no colon after the name", PART2, "3808\n  basis: year on year", "3808\n  basis year on year"),
    Slip("a colon in the text", COVER, "plan 2009/10\n", "plan: 2009/10\n"),
    Slip("a text that begins with &", COVER, "title: Adult drug", "title: &c, adult drug"),
    Slip(
        "a text with a number sign",
        COVER,
        "post: Chair of the partnership",
        "post: Chair #1 of the partnership",
    ),
    Slip(
        "an amount in braces",
        PART4,
        "  police:\n    2008/09: £60,000\n    2009/10: £62,000\n    2010/11: £64,000",
        "  police: {2008/09: £60,000, 2009/10: £62,000}",
    ),
    Slip("a date as on paper", COVER, "date: not in the source", "date: 31/03/2009"),
    Slip(
        "a month cut short",
        GRID2,
        FIRST_DATE,
        FIRST_DATE.replace("not in the source", "Mar 2009", 1),
    ),
    Slip(
        "a rating as a word",
        Q2,
        'q1: G\n      q2: G\n  - number: "2"',
        'q1: Green\n      q2: G\n  - number: "2"',
    ),
    Slip("a tick as a cross", PART2, "crack:\n      priority: yes", "crack:\n      priority: x"),
    Slip("a field left empty", COVER, "date: not in the source", "date:"),
    Slip("an abbreviation for a reason", SHEFFIELD, "pdu:\n  baseline: pending", "pdu:\n  baseline: TBC"),
    Slip(
        "an item indented wrongly",
        COVER,
        "  - post: Chair of the adult joint commissioning group\n    locality: East",
        " - post: Chair of the adult joint commissioning group\n    locality: East",
    ),
    Slip("a quotation mark not closed", GRID2, '- number: "2.1.0"', '- number: "2.1.0'),
    Slip("quotation marks of a word processor", GRID2, '- number: "2.1.0"', "- number: “2.1.0”"),
    Slip(
        "a trust copied and not renamed", PART2, "trust: Central Lancashire PCT", "trust: East Lancashire PCT"
    ),
    Slip(
        "a reference with a point too few",
        Q2,
        FIRST_EXCEPTION,
        FIRST_EXCEPTION.replace("2.1.4", "2.14"),
    ),
    Slip("an action numbered under another objective", GRID2, 'number: "2.1.4"', 'number: "2.2.4"'),
    Slip("a total added up wrongly", PART2, "2008/09: 3884", "2008/09: 3984"),
    Slip(
        "more practices than there are",
        SHEFFIELD,
        "number: 20\n        percentage: 22%",
        "number: 99\n        percentage: 106%",
    ),
    Slip("the year of last year's form", PART2, "edition: 2009/10", "edition: 2008/09"),
    Slip(
        "marks of a merge",
        PART2,
        "  baseline: 3808\n",
        "<<<<<<< HEAD\n  baseline: 3808\n=======\n  baseline: 3809\n>>>>>>> update\n",
    ),
    Slip(
        "an address for mail in public prose",
        PART2,
        "The form gives numbers and no rates.",
        "Ask jo.bloggs@example.org for rates.",
    ),
    Slip("a whole section lost", PART2, PART2, ""),
    Slip(
        "a green objective with an outstanding action",
        Q2,
        "status: in hand\n        new_date: 2009-10-30\n        text: |\n          See",
        "status: outstanding\n        new_date: 2009-10-30\n        text: |\n          See",
    ),
    Slip("a target below its baseline", PART2, "2008/09: 3884", "2008/09: 3784"),
    Slip("per cent written out", PART2, "percentage: 41%", "percentage: 41 per cent"),
    Slip("money with a k", PART4, "2009/10: £62,000", "2009/10: £62k"),
    Slip(
        "said not to be held, yet filled in", PART2, "pdu:\n  baseline", "absent: pending\npdu:\n  baseline"
    ),
    Slip("a list where there is one value", PART2, "pdu:\n  baseline: 3808", "pdu:\n  baseline:\n    - 3808"),
)


@dataclass(frozen=True)
class Changed:
    """The plans of this repository with one file changed."""

    files: DiskFiles
    name: str
    content: bytes

    def names(self) -> tuple[str, ...]:
        return self.files.names()

    def entries(self) -> tuple[tuple[str, str], ...]:
        return self.files.entries()

    def read(self, name: str) -> bytes:
        return self.content if name == self.name else self.files.read(name)


def slipped(slip: Slip) -> str:
    """The file with the slip made in it once."""
    text = (ROOT / "plans" / slip.file).read_text("utf-8")
    if slip.right == slip.file:  # everything from the first section on is gone
        return text[: text.index("pdu:")] + text[text.index("all_adults:") :]
    assert slip.right in text, slip.name
    return text.replace(slip.right, slip.wrong, 1)


def first_lines(slip: Slip, forms: Files, moment: datetime) -> list[str]:
    """The first line of each finding that the slip brings, and that was not there before it."""
    files = DiskFiles(ROOT / "plans")
    only = "/".join(slip.file.split("/")[:2])

    def found(changed: Files) -> list[str]:
        checked = check(changed, "plans", forms, moment, only=only)
        lines = as_text(checked.findings, checked.documents).splitlines()
        return [line for line in lines if line.startswith("plans/")]

    before = {line.partition(": ")[2] for line in found(files)}
    after = found(Changed(files, slip.file, slipped(slip).encode()))
    return [line for line in after if line.partition(": ")[2] not in before]


def test_the_first_line_tells_a_newcomer_what_to_change(
    forms: Files, moment: datetime, request: pytest.FixtureRequest
) -> None:
    assert len(SLIPS) >= 25
    parts = []
    for slip in SLIPS:
        lines = first_lines(slip, forms, moment)
        assert lines, f"{slip.name}: nothing is found"
        assert all(line.startswith(f"plans/{slip.file}:") for line in lines[:1]), slip.name
        parts.append("\n".join([f"# {slip.name}", *lines]))
    told = "\n\n".join(parts) + "\n"
    if request.config.getoption("--renew-golden"):
        GOLDEN.write_text(told, "utf-8")
    assert told == GOLDEN.read_text("utf-8")
