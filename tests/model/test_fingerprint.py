"""Fingerprints: the same for what says the same, another for what says something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from adtp_publish.model.fingerprint import fingerprints
from adtp_publish.model.plan import Plan

PART2 = """\
pdu:
  baseline: 2,000
  basis: from baseline
  change:
    2009/10: 5%
primary_care:
  - trust: Somewhere PCT
    practices:
      2009/10: 40
"""
PART4 = "table1:\n  police:\n    2008/09: £60,000\n    2009/10: pending\ncommentary: |\n  As before.\n"
AGREED, EITHER = "percentages agreed", "percentages agreed or baseline set"


@pytest.fixture
def of(read_plan: Callable[..., Plan]) -> Callable[[str, str], dict[str, str]]:
    """The fingerprints of a document of some lines."""

    def prints(name: str, lines: str) -> dict[str, str]:
        plan = read_plan({name: lines})
        return fingerprints(plan, plan.documents[0])

    return prints


Of = Callable[[str, str], dict[str, str]]


@pytest.mark.parametrize(
    ("name", "text", "old", "new"),
    [
        ("part2", PART2, "2,000", "2000"),
        ("part2", PART2, "5%", "5.0 %"),
        ("part2", PART2, "5%", "+5%"),
        ("part2", PART2, "from baseline", "'from baseline'  # a comment"),
        ("part2", PART2, PART2, PART2[PART2.index("primary") :] + PART2[: PART2.index("primary")]),
        ("part2", PART2, PART2, PART2 + "explanations:\n  - finding: stated-differs\n    because: It is.\n"),
        ("part2", PART2, "primary_care:", "  outturn:\n    2009/10: 2068\nprimary_care:"),
        ("part2", PART2, "primary_care:", "  outturn_source: A report\nprimary_care:"),
        ("part4", PART4, "£60,000", "60000"),
        ("part4", PART4, "£60,000", "£ 60000"),
        ("part3/grid1", "objectives:\n  - number: '1.1.0'\n    objective: A\n", "'1.1.0'", '"1.1.0"'),
    ],
)
def test_what_says_the_same_has_the_same_fingerprint(
    of: Of, name: str, text: str, old: str, new: str
) -> None:
    assert text.count(old) == 1
    assert of(name, text.replace(old, new)) == of(name, text)


@pytest.mark.parametrize(
    ("name", "text", "old", "new", "part"),
    [
        ("part2", PART2, "2,000", "2,001", "baseline set"),
        ("part2", PART2, "2,000", "pending", "baseline set"),
        ("part2", PART2, "5%", "6%", AGREED),
        ("part2", PART2, "    2009/10: 5%\n", "    2008/09: 5%\n", AGREED),
        ("part2", PART2, "from baseline", "year on year", ""),
        ("part2", PART2, "Somewhere PCT", "Somewhere P.C.T.", ""),
        ("part2", PART2, "2009/10: 40", "2008/09: 40", ""),
        ("part2", PART2, "pdu:\n", "note: A remark.\npdu:\n", ""),
        ("part4", PART4, "£60,000", "£600,000", ""),
        ("part4", PART4, "pending", "not collected", ""),
        ("part4", PART4, "As before.", "As  before.", ""),
    ],
)
def test_what_says_something_else_has_another_in_the_part_that_it_belongs_to(
    of: Of, name: str, text: str, old: str, new: str, part: str
) -> None:
    before, after = of(name, text), of(name, text.replace(old, new))
    assert {key for key in before | after if before.get(key) != after.get(key)} == {part}


def test_a_document_has_a_part_for_each_kind_of_event_that_settles_something_in_it(of: Of) -> None:
    assert set(of("part4", PART4)) == {""}
    assert set(of("part2", PART2)) == {"", "baseline set", AGREED}
    with_numbers = PART2.replace("primary_care", "  stated:\n    2009/10: 2100\nprimary_care")
    assert set(of("part2", with_numbers)) == {"", "baseline set", AGREED, EITHER}


def test_the_rating_of_an_action_is_in_no_fingerprint(of: Of) -> None:
    grid = "objectives:\n  - number: '1.1.0'\n    objective: A\n    actions:\n"
    grid += "      - number: '1.1.1'\n        action: B\n"
    assert of("part3/grid1", f"{grid}        rating: G\n") == of("part3/grid1", grid)


def test_no_text_passes_for_the_next_field(of: Of) -> None:
    one = of("part4", "gaps:\n  - row: a\n    note: |\n      b\n      1 c\n")
    other = of("part4", "gaps:\n  - row: a b\n    note: 1 c\n")
    assert one != other


def test_a_fingerprint_is_the_same_tomorrow(of: Of) -> None:
    """Fingerprints stand in plans: whatever changes this number stales every sign-off."""
    assert of("part4", PART4)[""] == "771186874fc07f42ed0c2590020ea676e737349dc31755ce20202379b370d114"
