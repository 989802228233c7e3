"""One slip in the example plan is one finding, at the place of the slip, whatever else refers to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.report.text import located

PLANS = DiskFiles(Path(__file__).parents[2] / "plans")
PLAN = "example/2009-10"
REPORTS = ("q1", "q2", "q3", "q4")


@dataclass(frozen=True)
class Changed:
    """The plans of this repository with the texts of some files changed."""

    texts: dict[str, str]

    def names(self) -> tuple[str, ...]:
        return PLANS.names()

    def entries(self) -> tuple[tuple[str, str], ...]:
        return PLANS.entries()

    def read(self, name: str) -> bytes:
        return self.texts[name].encode() if name in self.texts else PLANS.read(name)


def found(file: str, old: str, new: str, forms: Files, moment: datetime) -> list[str]:
    """What is found after the first place of a text was changed: file, code and the words of each."""
    name = f"{PLAN}/{file}.yaml"
    text = PLANS.read(name).decode()
    assert old in text
    result = check(Changed({name: text.replace(old, new, 1)}), "plans", forms, moment, only=PLAN)
    findings = located(result.findings, result.documents)
    return [f"{item.file.removeprefix(f'plans/{PLAN}/')} {item.code}: {item.message}" for item in findings]


SLIPS = {
    "an objective with the number of the one before it": (
        "part3/grid2",
        '  - number: "2.2.0"',
        '  - number: "2.1.0"',
        "repeated-item: found `2.1.0` a second time",
    ),
    "an objective with a number that its actions have not": (
        "part3/grid2",
        '  - number: "2.2.0"',
        '  - number: "2.7.0"',
        "misnumbered: found objective `2.7.0` over actions that all begin with `2.2.`; wanted `2.2.0`",
    ),
    "an objective of another grid": (
        "part3/grid2",
        '  - number: "2.2.0"',
        '  - number: "3.2.0"',
        "misnumbered: objective `3.2.0` stands in planning grid 2",
    ),
    "an action with the number of the one before it": (
        "part3/grid3",
        '- number: "3.2.2"',
        '- number: "3.2.1"',
        "repeated-item: found `3.2.1` a second time",
    ),
    "an action that reports name has another number": (
        "part3/grid3",
        '- number: "3.2.1"',
        '- number: "3.2.9"',
        "numbering-gap: found action `3.2.9` before `3.2.2`; wanted `3.2.1`",
    ),
    "a key priority with the number of the next": (
        "part1",
        '  - number: "2"\n    priority',
        '  - number: "3"\n    priority',
        "repeated-item: found `3` a second time",
    ),
    "a key priority with a number that is too high": (
        "part1",
        '  - number: "7"\n    priority',
        '  - number: "17"\n    priority',
        "numbering-gap: found key priority `17` before `8`; wanted `7`",
    ),
    "a row of a report that was renumbered": (
        "progress/q2",
        '  - number: "7"',
        '  - number: "17"',
        "row-not-in-plan: found row `17`, which is not in `key_priorities` of Part 1; wanted `7`, ",
    ),
    "a row of a report with the number of another": (
        "progress/q2",
        '  - number: "7"',
        '  - number: "6"',
        "repeated-item: found `6` a second time",
    ),
    "an objective of a report that was renumbered": (
        "progress/q2",
        '  - number: "2.2.0"',
        '  - number: "2.9.0"',
        "row-not-in-plan: found row `2.9.0`, which is not in the planning grids; wanted `2.2.0`, ",
    ),
    "a report returned before its quarter is over": (
        "assessment",
        "2009-07-13",
        "2009-06-13",
        "unusual-order: found `q1` returned on 13 June 2009; wanted a day after 30 June 2009",
    ),
    "a pack returned before the one that comes first": (
        "assessment",
        "on: 2009-03-13\n    pack: march",
        "on: 2009-01-10\n    pack: march",
        "unusual-order: found `march` returned on 10 January 2009; wanted a day after `january`",
    ),
    "an outturn with a digit too many": (
        "part2",
        "    2008/09: 2068\n",
        "    2008/09: 20680\n",
        "unlikely-number: found 20,680 at `pdu > outturn > 2008/09` beside a target of 2,100; wanted",
    ),
    "an outturn without its source": (
        "part2",
        "  outturn_source: Monitoring figures of the NTA, September 2009\n",
        "",
        "outturn-without-source: found an outturn without its source; wanted `pdu > outturn_source`",
    ),
    "a revision after sign-off": (
        "assessment",
        "on: 2009-03-13\n    document: part4",
        "on: 2009-04-13\n    document: part4",
        "unusual-order: `revised` is on 13 April 2009, after `signed_off`",
    ),
    "a revision of a document that is not there": (
        "assessment",
        "document: grid4",
        "document: grid6",
        "unknown-document: found `grid6` at `document`; wanted a document of this plan",
    ),
    "a baseline set before the percentages were agreed": (
        "record",
        "on: 2009-08-14",
        "on: 2009-05-14",
        "unusual-order: `baseline_set` is on 14 May 2009, before `percentages_agreed` on 29 May 2009",
    ),
    "a correction still to come": (
        "record",
        "on: 2009-05-12T10:00",
        "on: 2019-05-12T10:00",
        "event-in-future: the day of `corrections`, 12 May 2019, is still to come",
    ),
    "a row of a report with other words": (
        "progress/q2",
        "priority: Raise planned exits and show outcomes",
        "priority: Something else entirely",
        "row-not-in-plan: found `Something else entirely` at row `5`; wanted `Raise planned exits and",
    ),
    "an objective of a report with the words of another": (
        "progress/q2",
        """  - number: "2.2.0"
""",
        """  - number: "2.2.0"
    objective: Offer treatment that fits with childcare, so that more parents start it
""",
        "row-not-in-plan: found `Offer treatment that fits with childcare, so that more parents",
    ),
    "an action where an objective is wanted": (
        "progress/q2",
        '      - "2.1.0"',
        '      - "2.1.1"',
        "misnumbered: found `2.1.1`, the number of an action; wanted that of an objective, such as `2.1.0`",
    ),
    "an objective where an action is wanted": (
        "progress/q2",
        '      - action: "3.2.1"',
        '      - action: "3.2.0"',
        "misnumbered: found `3.2.0`, the number of an objective; wanted that of an action, such as `3.2.1`",
    ),
    "the same objective twice under a priority": (
        "progress/q2",
        '      - "2.1.0"',
        '      - "2.2.0"',
        "repeated-item: found `2.2.0` a second time at `key_priorities > 1 > objectives > 2`",
    ),
    "the line before the actions of an objective is gone": (
        "part3/grid1",
        "    themes:\n      - diversity\n      - service users\n    actions:\n",
        "",
        "swallowed-field: found `- number:` as a line of the text of `objective`; wanted it as a field",
    ),
    "a field two spaces too far to the right, below a text": (
        "part3/grid1",
        "          paid for\n        by_when: 2009-06-30",
        "          paid for\n          by_when: 2009-06-30",
        "swallowed-field: found `by_when:` as a line of the text of `action`; wanted it as a field",
    ),
    "a year of targets is gone": (
        "part2",
        "    2009/10: 2%\n",
        "",
        "missing-field: found no `change` or `stated` for `2009/10` at `all_adults`; wanted a line",
    ),
    "a section of the edition is gone": (
        "part2",
        "  employment:\n    individuals_in_treatment:\n      priority: yes\n",
        "",
        "missing-field: found no `employment` (Employment: improved employment outcomes) at",
    ),
    "a rating that every later report repeats": (
        "progress/q1",
        """    ratings:
      q1: L""",
        """    ratings:
      q1: G""",
        "> progress/q2.yaml rating-changed: `2` of Key treatment priorities is rated L for q1, but G",
    ),
    "a rating given a quarter too early": (
        "progress/q2",
        """    ratings:
      q1: L
      q2: G
""",
        """    ratings:
      q1: L
      q2: G
      q3: R
""",
        "rating-ahead: `q3` is rated, but this is the report for q2",
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_is_one_finding_where_it_was_made(name: str, forms: Files, moment: datetime) -> None:
    file, old, new, said = SLIPS[name]
    (only,) = found(file, old, new, forms, moment)
    assert only.startswith(said[2:] if said.startswith("> ") else f"{file}.yaml {said}")


def test_an_objective_without_actions_is_told_there_and_nowhere_else(forms: Files, moment: datetime) -> None:
    text = PLANS.read(f"{PLAN}/part3/grid3.yaml").decode()
    begins = text.index("    actions:\n", text.index('"3.2.0"'))
    ends = text.index("\n    evidence:\n", begins) + 1
    for instead in ("", "    actions: []\n"):
        (only,) = found("part3/grid3", text[begins:ends], instead, forms, moment)
        assert only.startswith("part3/grid3.yaml no-actions: found no action under objective `3.2.0`; wanted")


def test_a_row_in_fewer_words_is_the_same_row(forms: Files, moment: datetime) -> None:
    words = "priority: Raise planned exits and show outcomes"
    assert found("progress/q2", words, "priority: More planned exits", forms, moment) == []


def test_other_words_in_part_1_are_told_in_one_report(forms: Files, moment: datetime) -> None:
    words = "priority: Raise planned exits and show outcomes"
    (only,) = found("part1", words, "priority: Something else entirely", forms, moment)
    assert only.startswith("progress/q1.yaml row-not-in-plan: ")
