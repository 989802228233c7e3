"""What domain.md lists as contradictory in the texts: each is reported at its line, and nothing is repaired.

The list is at the end of section 3, behind the ledger.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from adtp_publish.findings import NOTICE, WARNING, Finding
from adtp_publish.pipeline import Checked
from adtp_publish.report.text import located

LANCASHIRE = "lancashire/2009-10/part1.yaml"
STOCKTON = "stockton/2009-10/progress/q2.yaml"

# What it is; the code and how bad it is; the file, the lines that lead to the place, what stands there;
# what the finding says of it.
CONTRADICTIONS = [
    (
        "5 prisons and 6 prisons",
        ("evidence-differs", WARNING),
        (LANCASHIRE, ('  - number: "4.4"', "      - id: prisons", "        value: 6"), "6"),
        ("found 6 for `Prisons, Lancashire`", "5 at `sections > 3.1 > evidence > prisons`"),
    ),
    (
        "planned exits 19% for the county, 18%, 18% and 13% in its localities",
        ("whole-outside-parts", WARNING),
        (LANCASHIRE, ('  - number: "2.4"', "      - id: planned-exits", "        value: 19%"), "19%"),
        (
            "found 19% for `Planned exits`",
            "18% at `sections > 2.1 > evidence > planned-exits-north`",
            "18% at `sections > 2.1 > evidence > planned-exits-central`",
            "13% at `sections > 2.1 > evidence > planned-exits-east`",
            "wanted 13% to 18%",
        ),
    ),
    (
        "self-referrals 61% and 46%, the period of the second unstated",
        ("evidence-differs", WARNING),
        (LANCASHIRE, ("      - id: self-referrals-overall", "        value: 46%"), "46%"),
        ("found 46% for `Self-referrals, Lancashire`", "61% for 2007/08"),
    ),
    (
        "criminal justice 12% and 28%, the period of the second unstated",
        ("evidence-differs", WARNING),
        (LANCASHIRE, ("      - id: cj-referrals-overall", "        value: 28%"), "28%"),
        ("found 28% for `Criminal justice referrals, Lancashire`", "12% for 2007/08"),
    ),
    (
        "`4.17`",
        ("reference-slip", WARNING),
        (STOCKTON, ("      exception, which the report numbers 4.17.",), "4.17"),
        ("`4.17` is no place in the planning grids, but `4.1.7` is",),
    ),
    (
        "four TOP actions, four reports and an empty number 5",
        ("empty-item", NOTICE),
        (STOCKTON, ("  - plan: TOP Improvement Plan", '      - number: "5"'), '"5"'),
        ("found number `5` with neither `action` nor `progress`",),
    ),
    (
        "priority 7 rated A with objective 4.2.0 rated R",
        ("priority-above-objective", NOTICE),
        (STOCKTON, ('  - number: "7"', "    ratings:", "      q2: A"), "A"),
        ("found `A`", "better than the `R` of objective 4.2.0"),
    ),
]


def at(plans: Path, file: str, lines: tuple[str, ...], value: str) -> tuple[str, int, int]:
    """File, line and column of a value, found by the lines that lead to it."""
    text = (plans / file).read_text("utf-8").splitlines()
    number = -1
    for wanted in lines:
        number = text.index(wanted, number + 1)
    return f"plans/{file}", number + 1, text[number].rindex(value) + 1


@pytest.fixture(scope="module")
def findings(checked_plans: Checked) -> list[Finding]:
    return list(located(checked_plans.findings, checked_plans.documents))


@pytest.mark.parametrize(
    ("code", "place", "says"), [row[1:] for row in CONTRADICTIONS], ids=[row[0] for row in CONTRADICTIONS]
)
def test_a_contradiction_of_the_texts_is_reported_where_it_stands(
    findings: list[Finding],
    project: Path,
    code: tuple[str, str],
    place: tuple[str, tuple[str, ...], str],
    says: tuple[str, ...],
) -> None:
    where = at(project / "plans", *place)
    (found,) = [f for f in findings if (f.file, f.line, f.column) == where]
    assert (found.code, found.severity) == code
    assert [words for words in says if words not in found.message] == []


def test_sheffields_partnership_is_said_to_be_inferred(checked_plans: Checked) -> None:
    """Its form still has the template's words in the field for the name."""
    (sheffield,) = [d.plan for d in checked_plans.plans if d.plan.partnership.slug == "sheffield"]
    cover = sheffield.document("cover")
    assert cover is not None
    assert "words of the template" in cover.root.text("note")
    assert "is inferred from row 4.1" in " ".join(cover.root.text("note").split())
