"""`new --quarter`: what the plan and the last report say is there, and nothing that is to be written."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from adtp_publish.edit.formatting import formatted
from adtp_publish.edit.forms import known_forms
from adtp_publish.edit.preparing import Prepared
from adtp_publish.model.record import LONDON
from adtp_publish.ports import DiskFiles
from tests.conftest import ROOT
from tests.edit.new_plans import FORMS
from tests.edit.quarters import checked, plans_without, prepared, read, reports, rows

FOUR = ("q1", "q2", "q3", "q4")
MOMENT = datetime(2010, 4, 1, tzinfo=LONDON)
RATED = ("key_priorities", "improvement_plan", "other_plans", "objectives")


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Prepared]:
    """The example plan with its third report prepared."""
    place = tmp_path_factory.mktemp("third")
    plans = plans_without(place, *reports("example", ("q3", "q4")))
    return plans, prepared(plans, "example", "q3")


def report(plans: Path, quarter: str) -> Path:
    return plans / f"example/2009-10/progress/{quarter}.yaml"


@pytest.mark.parametrize("slug", ["example", "stockton", "lancashire"])
@pytest.mark.parametrize("quarter", FOUR)
def test_a_fresh_report_has_only_fields_to_fill_in_and_is_in_order(
    tmp_path: Path, slug: str, quarter: str
) -> None:
    from_here = FOUR[FOUR.index(quarter) :]
    gone = [file for file in reports(slug, from_here) if (ROOT / "plans" / file).is_file()]
    plans = plans_without(tmp_path, *gone)
    done = prepared(plans, slug, quarter)
    assert done.file.endswith(f"{slug}/2009-10/progress/{quarter}.yaml"), done.refusals
    name = f"{slug}/2009-10/progress/{quarter}.yaml"
    found = [f for f in checked(DiskFiles(plans), MOMENT).findings if f.file == f"plans/{name}"]
    assert found
    # What was untidy in the report before is untidy in its rows still.
    assert {finding.code for finding in found} <= {"not-filled-in", "empty-item"}
    assert not formatted((plans / name).read_bytes(), name, known_forms(FORMS).of(name)).differs


def test_rows_are_those_of_the_plan_with_earlier_ratings_and_none_for_the_quarter(
    third: tuple[Path, Prepared],
) -> None:
    new, last = (read(report(third[0], quarter)) for quarter in ("q3", "q2"))
    compared = 0
    for name in RATED:
        keys = [next(iter(row.values())) for row in rows(last, name)]
        assert [next(iter(row.values())) for row in rows(new, name)] == keys
        for mine, theirs in zip(rows(new, name), rows(last, name), strict=True):
            ratings = theirs["ratings"]
            assert isinstance(ratings, dict)
            assert mine["ratings"] == {**ratings, "q3": None}
            assert mine.get("progress") is None
            compared += 1
    assert compared > 25


def test_objectives_have_the_words_of_their_grid(third: tuple[Path, Prepared]) -> None:
    new = {row["number"]: row["objective"] for row in rows(read(report(third[0], "q3")), "objectives")}
    assert new["5.1.0"] == (
        "By [[grid5.objectives.5-1-0.date]], hold treatment sessions in "
        "[[grid5.objectives.5-1-0.towns|words]] market towns of the rural north."
    )
    assert all(isinstance(text, str) for text in new.values())


def test_what_the_last_report_said_stands_beside_as_it_reads(third: tuple[Path, Prepared]) -> None:
    text = report(third[0], "q3").read_text("utf-8")
    assert "# quarter 2: 27 practices treat in shared care.\n    progress:\n" in text
    assert "# quarter 2:\n# - Four more bases were promised testing kits" in text
    assert "[[" not in "".join(line for line in text.splitlines() if line.lstrip().startswith("#"))


def test_only_exceptions_that_are_open_stand_there_again(third: tuple[Path, Prepared]) -> None:
    new, last = (read(report(third[0], quarter)) for quarter in ("q3", "q2"))
    statuses = set()
    for mine, theirs in zip(rows(new, "objectives"), rows(last, "objectives"), strict=True):
        told = rows(theirs, "exceptions") if "exceptions" in theirs else []
        statuses |= {item["status"] for item in told}
        still = [item["action"] for item in told if item["status"] in {"outstanding", "in hand"}]
        again = rows(mine, "exceptions") if "exceptions" in mine else []
        assert [item["action"] for item in again] == still
        assert all(item["status"] is None and "new_date" not in item for item in again)
    assert statuses >= {"done late", "outstanding", "in hand"}


def test_annual_targets_are_carried_over_and_numbers_to_date_are_not(third: tuple[Path, Prepared]) -> None:
    assert read(report(third[0], "q3"))["drr"] == {
        "commencements": {"target_to_date": None, "annual_target": "80", "number": None},
        "completions": {"target_to_date": None, "annual_target": "40", "number": None},
    }


def test_the_first_report_has_the_rows_of_the_plan_alone(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", FOUR))
    done = prepared(plans, "example", "q1")
    new = read(done.file)
    part1 = read(plans / "example/2009-10/part1.yaml")
    pairs = [(row["number"], row["priority"]) for row in rows(part1, "key_priorities")]
    assert [(row["number"], row["priority"]) for row in rows(new, "key_priorities")] == pairs
    assert len(rows(new, "objectives")) == 17
    assert all(row["ratings"] == {"q1": None} for row in rows(new, "objectives"))
    assert "report" not in done.sources


def test_a_report_that_is_lacking_is_named_and_its_ratings_are_asked_for(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    done = prepared(plans, "example", "q4")
    assert done.sources.endswith("and the report for quarter 2; there is no report for quarter 3")
    row = rows(read(done.file), "objectives")[0]
    assert row["ratings"] == {"q1": "G", "q2": "A", "q3": None, "q4": None}


def test_a_rating_that_the_last_report_left_out_comes_from_the_one_before(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    file = report(plans, "q2")
    text = file.read_text("utf-8")
    before, row, after = text.partition('  - number: "1.2.0"\n')
    assert "      q1: A\n" in after
    file.write_text(before + row + after.replace("      q1: A\n", "", 1), "utf-8")
    new = rows(read(prepared(plans, "example", "q3").file), "objectives")
    assert new[1]["ratings"] == {"q1": "A", "q2": "G", "q3": None}


def test_a_row_that_the_plan_does_not_have_stays(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    file = plans / "example/2009-10/part1.yaml"
    text = file.read_text("utf-8")
    begin = text.index('  - number: "8"\n    priority:')
    file.write_text(text[:begin] + text[text.index("elements:") :], "utf-8")
    new = rows(read(prepared(plans, "example", "q3").file), "key_priorities")
    assert [row["number"] for row in new] == [str(number) for number in range(1, 9)]


def test_the_same_plan_gives_the_same_bytes(third: tuple[Path, Prepared], tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    prepared(plans, "example", "q3", at=datetime(2012, 1, 1, tzinfo=LONDON))
    assert report(plans, "q3").read_bytes() == report(third[0], "q3").read_bytes()


def test_an_exception_has_beside_it_what_is_to_be_done(third: tuple[Path, Prepared]) -> None:
    text = report(third[0], "q3").read_text("utf-8")
    assert '      # by 16 October 2009: Award the contract\n      - action: "1.1.4"\n' in text


def test_a_row_has_beside_it_what_was_due(third: tuple[Path, Prepared]) -> None:
    text = " ".join(report(third[0], "q3").read_text("utf-8").replace("#", " ").split())
    told = "due, and not reported on yet: 5.1.1, by October 2009: Ask users and practices which four towns"
    assert text.index('number: "5.1.0"') < text.index(told) < text.index('number: "5.2.0"')


def test_a_carried_text_that_names_figures_is_also_there_as_it_reads(third: tuple[Path, Prepared]) -> None:
    text = " ".join(report(third[0], "q3").read_text("utf-8").replace("#", " ").split())
    assert "By December 2009, hold treatment sessions in four market towns of the rural north." in text


ODD = [
    "yes",
    "null",
    "1.10",
    "2009/10",
    "Plan: the second",
    "- dash",
    "# hash",
    "a #hash",
    "[brackets] {braces}",
    "“smart” ‘quotes’",
    'it\'s "both"',
    "100%",
    "*star",
    "tab\there",
    "\\ back",
    "\N{NO-BREAK SPACE}space",
    "carriage\rreturn\n",
    "two\nlines",
    "two\n\nparagraphs\n",
    " begins with a space\nand goes on\n",
    "ends with spaces  \n- and has a list\n- of two\n",
    "```\n# code\n```\n",
]


@pytest.mark.parametrize("text", ODD)
def test_whatever_a_row_says_is_carried_over_as_it_is(tmp_path: Path, text: str) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    file = report(plans, "q2")
    before = file.read_text("utf-8")
    old = "        action: Hold a seminar for service managers\n"
    assert old in before
    file.write_text(before.replace(old, f"        action: {json.dumps(text, ensure_ascii=False)}\n"), "utf-8")
    done = prepared(plans, "example", "q3")
    assert not done.refusals
    actions = rows(rows(read(done.file), "other_plans")[0], "actions")
    assert str(actions[0]["action"]).rstrip("\n") == text.strip("\n").rstrip("\n")
    content = Path(done.file).read_bytes()
    assert not formatted(
        content, done.file, known_forms(FORMS).of("example/2009-10/progress/q3.yaml")
    ).differs


@pytest.mark.parametrize("text", ODD)
def test_whatever_was_said_stands_in_a_comment(tmp_path: Path, text: str) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    file = report(plans, "q2")
    before = file.read_text("utf-8")
    old = "    progress: All keyworkers have been trained.\n"
    assert old in before or "All keyworkers" in before
    begin = before.index("    progress: ", before.index('  - number: "1.2.0"'))
    end = before.index("\n", begin)
    file.write_text(
        f"{before[:begin]}    progress: {json.dumps(text, ensure_ascii=False)}{before[end:]}", "utf-8"
    )
    done = prepared(plans, "example", "q3")
    assert not done.refusals
    other = plans_without(tmp_path / "other", *reports("example", ("q3", "q4")))
    assert read(done.file) == read(prepared(other, "example", "q3").file)


def test_priorities_that_only_the_grids_name_stand_beside(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", FOUR))
    part1 = plans / "example/2009-10/part1.yaml"
    text = part1.read_text("utf-8")
    part1.write_text(text[: text.index("\nkey_priorities:") + 1] + text[text.index("elements:") :], "utf-8")
    done = prepared(plans, "example", "q1")
    content = Path(done.file).read_text("utf-8")
    section = content[content.index("Row 2: Key treatment priorities") : content.index("key_priorities:")]
    assert "# Planning grid 1: From the key priorities of Part 1:" in section
    assert "# - **5** Raise planned exits and show outcomes" in section
    assert rows(read(done.file), "key_priorities") == [
        {"number": None, "priority": None, "progress": None, "ratings": {"q1": None}}
    ]


def test_a_plan_of_another_edition_is_prepared_from_what_it_holds(tmp_path: Path) -> None:
    done = prepared(plans_without(tmp_path), "coventry", "q1", year="2008/09")
    assert done.sources == "it was prepared from Planning grid 2 and Planning grid 3"
    assert [row["number"] for row in rows(read(done.file), "objectives")] == ["2.1.0", "3.1.0", "3.2.0"]


def test_without_any_report_before_that_is_said(tmp_path: Path) -> None:
    done = prepared(plans_without(tmp_path), "lancashire", "q3")
    assert done.sources == "it was prepared from Part 1; there is no earlier report"
    assert all(row["ratings"] == {"q3": None} for row in rows(read(done.file), "key_priorities"))
