"""The ledger of the source documents: what they state, what follows, and the three figures that differ."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from adtp_publish.findings import NOTICE, WARNING, Finding
from adtp_publish.model.figure import Figure
from adtp_publish.model.rounding import rounded
from adtp_publish.pipeline import Checked, check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.report.text import located

AGREES, DIFFERS, DERIVED = "agrees", "differs", "derived only"
LANCASHIRE, COVENTRY = "lancashire/2009-10/part2", "coventry/2008-09/laa"
SHEFFIELD, STOCKTON = "sheffield/2008-09/part2", "stockton/2009-10/q2"
_CARE = f"{LANCASHIRE}.primary-care"
_SHEFFIELD_CARE = f"{SHEFFIELD}.primary-care.sheffield.delivering"

LEDGER = [
    (f"{LANCASHIRE}.pdu.target.2008-09", "3884", "3884.16", AGREES),
    (f"{LANCASHIRE}.pdu.target.2009-10", "3962", "3961.84", AGREES),
    (f"{LANCASHIRE}.pdu.target.2010-11", "4041", "4041.08", AGREES),
    (f"{LANCASHIRE}.all-adults.target.2008-09", "4441", "4441.08", AGREES),
    (f"{LANCASHIRE}.all-adults.target.2009-10", "4530", "4529.90", AGREES),
    (f"{LANCASHIRE}.all-adults.target.2010-11", "4620", "4620.4996", AGREES),
    (f"{COVENTRY}.targets.original.target.2008-09", "886", "886.16", AGREES),
    (f"{COVENTRY}.targets.original.target.2009-10", "895", "895.02", AGREES),
    (f"{COVENTRY}.targets.original.target.2010-11", "904", "903.97", AGREES),
    (f"{COVENTRY}.targets.refreshed.target.2008-09", "957", "957.18", AGREES),
    (f"{COVENTRY}.targets.refreshed.target.2009-10", "967", "966.75", AGREES),
    (f"{COVENTRY}.targets.refreshed.target.2010-11", "978", "976.42", DIFFERS),
    (f"{COVENTRY}.funding.total.2008-09", "4478281", "4478281", AGREES),
    (f"{COVENTRY}.funding.central-share", "", "79.7", DERIVED),
    (f"{COVENTRY}.funding.other-sources", "", "907154", DERIVED),
    (f"{_SHEFFIELD_CARE}.2007-08.percentage", "16", "16.1", AGREES),
    (f"{_SHEFFIELD_CARE}.2008-09.percentage", "22", "21.5", AGREES),
    (f"{_CARE}.east-lancashire-pct.delivering.2008-09.percentage", "41", "40.9", AGREES),
    (f"{_CARE}.east-lancashire-pct.delivering.2009-10.percentage", "44", "43.9", AGREES),
    (f"{_CARE}.central-lancashire-pct.delivering.2008-09.percentage", "21", "20.9", AGREES),
    (f"{_CARE}.central-lancashire-pct.delivering.2009-10.percentage", "21", "20.9", AGREES),
    (f"{_CARE}.north-lancashire-pct.delivering.2008-09.percentage", "28", "23.1", DIFFERS),
    (f"{_CARE}.north-lancashire-pct.delivering.2009-10.percentage", "29", "28.6", AGREES),
    (f"{_CARE}-total.2008-09.percentage", "", "28.1", DERIVED),
    (f"{_CARE}-total.2009-10.percentage", "", "30.2", DERIVED),
    (f"{STOCKTON}.drr.commencements.percentage", "114", "114.58", DIFFERS),
    (f"{STOCKTON}.drr.completions.percentage", "115", "115.38", AGREES),
    (f"{STOCKTON}.drr.commencements.expected", "", "47.5", DERIVED),
    (f"{STOCKTON}.drr.completions.expected", "", "26.5", DERIVED),
    ("lancashire/2009-10/part1.2-4.exits.sum", "", "100", DERIVED),
    ("lancashire/2009-10/part1.2-0.penetration", "75", "75", AGREES),
]


@dataclass(frozen=True)
class Difference:
    """A stated figure that differs: its place, the lines that lead to it, and what explains it there."""

    id: str
    file: str
    lines: tuple[str, ...]
    value: str
    says: str
    explained: str


DIFFERENCES = (
    Difference(
        f"{COVENTRY}.targets.refreshed.target.2010-11",
        "coventry/2008-09/laa.yaml",
        ("  refreshed:", "    stated:", "      2010/11: 978"),
        "978",
        "wanted 976, which is 903 × 1.06 × 1.01 × 1.01, or why it differs",
        "    explained:\n      2010/11: The form has it so.",
    ),
    Difference(
        f"{_CARE}.north-lancashire-pct.delivering.2008-09.percentage",
        "lancashire/2009-10/part2.yaml",
        ("  - trust: North Lancashire PCT", "    delivering:", "      2008/09:", "        percentage: 28%"),
        "28%",
        "wanted 23%, which is 9 ÷ 39, or why it differs",
        "        explained: The form has it so.",
    ),
    Difference(
        f"{STOCKTON}.drr.commencements.percentage",
        "stockton/2009-10/progress/q2.yaml",
        ("drr:", "  commencements:", "    percentage: 114%"),
        "114%",
        "wanted 115%, which is 55 ÷ 48, or why it differs",
        "    explained: The form has it so.",
    ),
)
TARGET_TO_DATE = Difference(
    f"{STOCKTON}.drr.completions.expected",
    "stockton/2009-10/progress/q2.yaml",
    ("drr:", "  completions:", "    target_to_date: 26"),
    "26",
    "where 53 × 2 ÷ 4 is 26.5",
    "",
)


def place(plans: Path, difference: Difference) -> tuple[str, int, int]:
    """File, line and column (from 1) of a value, found by the lines that lead to it."""
    lines = (plans / difference.file).read_text().splitlines()
    number = -1
    for wanted in difference.lines:
        number = lines.index(wanted, number + 1)
    return f"plans/{difference.file}", number + 1, lines[number].rindex(difference.value) + 1


def figure_of(checked: Checked, name: str) -> Figure:
    found = [f for derived in checked.plans for f in derived.figures if f.id == name]
    assert len(found) == 1, name
    return found[0]


def of_code(checked: Checked, code: str) -> list[Finding]:
    return [finding for finding in located(checked.findings, checked.documents) if finding.code == code]


@pytest.mark.parametrize(("name", "stated", "derived", "verdict"), LEDGER, ids=lambda value: str(value)[-60:])
def test_a_row_of_the_ledger(
    checked_plans: Checked, name: str, stated: str, derived: str, verdict: str
) -> None:
    figure = figure_of(checked_plans, name)
    printed = Decimal(derived)
    exponent = printed.as_tuple().exponent
    assert isinstance(exponent, int)
    assert figure.value is not None
    assert rounded(figure.value, -exponent) == printed
    assert figure.stated == (Decimal(stated) if stated else None)
    assert figure.status == "derived"
    assert figure.differs is (verdict == DIFFERS)
    assert (verdict == DERIVED) is (figure.stated is None)
    if figure.stated is not None:
        assert (rounded(figure.value, figure.places) == figure.stated) is (verdict == AGREES)


@pytest.mark.parametrize("name", ["commencements", "completions"])
def test_the_ratings_of_stockton_are_those_that_follow(checked_plans: Checked, name: str) -> None:
    figure = figure_of(checked_plans, f"{STOCKTON}.drr.{name}.rating")
    assert (figure.word, figure.stated_word, figure.differs) == ("G", "G", False)


def test_exactly_three_stated_figures_differ_and_each_is_found_where_it_stands(
    checked_plans: Checked, project: Path
) -> None:
    found = of_code(checked_plans, "stated-differs")
    places = {place(project / "plans", item): item for item in DIFFERENCES}
    assert [(f.file, f.line, f.column) for f in found] == sorted(places)
    for finding in found:
        difference = places[finding.file, finding.line, finding.column]
        assert finding.length == len(difference.value)
        assert finding.message.endswith(difference.says)
        assert finding.severity == WARNING
        assert f"say why at `{finding.explained_at}`" in finding.hint
    every = [f.id for derived in checked_plans.plans for f in derived.figures if f.differs]
    assert sorted(every) == sorted(item.id for item in DIFFERENCES)


def test_a_target_to_date_that_is_no_even_share_is_noticed_and_no_more(
    checked_plans: Checked, project: Path
) -> None:
    (found,) = of_code(checked_plans, "target-to-date-differs")
    assert (found.file, found.line, found.column) == place(project / "plans", TARGET_TO_DATE)
    assert found.severity == NOTICE
    assert found.message.endswith(TARGET_TO_DATE.says)


def test_with_an_explanation_beside_each_even_strict_checking_finds_none(
    tmp_path: Path, project: Path, forms: Files, moment: datetime
) -> None:
    plans = tmp_path / "plans"
    shutil.copytree(project / "plans", plans)

    def strictly() -> Checked:
        return check(DiskFiles(plans), "plans", forms, moment, is_strict=True)

    before = strictly()
    assert [finding.is_error for finding in of_code(before, "stated-differs")] == [True] * 3
    for difference in DIFFERENCES:
        file = plans / difference.file
        lines = file.read_text().splitlines()
        lines.insert(place(plans, difference)[1], difference.explained)
        file.write_text("\n".join(lines) + "\n")
    after = strictly()
    assert of_code(after, "stated-differs") == []
    assert len(of_code(after, "target-to-date-differs")) == 1
    for difference in DIFFERENCES:
        figure = figure_of(after, difference.id)
        assert (figure.differs, figure.explained) == (True, "The form has it so.")
