"""Targets of several owners with their outturn, counts with their movement, themes by grid, footnotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from adtp_publish.model.plan import Plan
from adtp_publish.render.blocks import Block, Fields, Heading, Table
from adtp_publish.render.holdings import coverage
from adtp_publish.render.workings import explained
from tests.render.parts import blocks, released_to

ReadPlan = Callable[..., Plan]
seen = partial(released_to, "partnership")
SEVERAL = """\
pdu:
  baseline: 1000
  basis: year on year
  change: {2008/09: 2%}
  outturn: {2008/09: 999}
other_targets:
  - target: Council
    owner: Somewhere Council
    indicator: National Indicator 40
    measure: problem drug users
    stretched: yes
    basis: from baseline
    change: {2008/09: 5%, 2009/10: 6%}
    stated: {2008/09: 1060}
    explained: {2008/09: As agreed with the board.}
  - target: PCT
    owner: North PCT
    indicator: Vital Signs
    measure: problem drug users
    basis: from baseline
    change: {2008/09: 1%}
    stated: {2008/09: 1020}
"""


def rows(table: Table) -> dict[str, list[str]]:
    return {row.head.text: [cell.text for cell in row.cells] for row in table.rows}


def tables(found: Sequence[Block], words: str) -> list[Table]:
    return [block for block in found if isinstance(block, Table) and words in block.caption]


def test_each_target_stands_under_its_own_heading_with_whose_it_is(read_plan: ReadPlan) -> None:
    found = blocks(seen(read_plan({"part2": SEVERAL})), "part2")
    place = next(n for n, block in enumerate(found) if isinstance(block, Heading) and block.text == "Council")
    whose, numbers = found[place + 1], found[place + 2]
    assert isinstance(whose, Fields)
    assert [(row.head.text, row.cells[0].text) for row in whose.rows] == [
        ("Owner", "Somewhere Council"),
        ("Indicator", "National Indicator 40"),
        ("Measure", "Problem drug users"),
        ("Stretched", "Yes"),
    ]
    assert isinstance(numbers, Table)
    assert [column.label for column in numbers.columns] == ["", "2007/08 baseline", "2008/09", "2009/10"]
    assert rows(numbers) == {
        "Number of people": ["1,000", "1,060", "1,060"],
        "Change from baseline": ["", "5%", "6%"],
        "Outturn": ["", "999", ""],
        "Outturn less target": ["", "−61", ""],
        "Outturn as a share of the target": ["", "94.2%", ""],
    }
    headings = [block.text for block in found if isinstance(block, Heading)]
    assert headings[-3:] == ["Targets of other owners for the same measures", "Council", "PCT"]
    own = tables(found, "effective treatment")[0]
    assert rows(own)["Outturn less target"] == ["", "−21"]


def test_each_difference_has_a_footnote_of_its_own_that_leads_back_to_its_figure(read_plan: ReadPlan) -> None:
    found = blocks(seen(read_plan({"part2": SEVERAL})), "part2")
    notes = [note for table in tables(found, "numbers") for note in table.footnotes]
    assert [(note.mark, note.text) for note in notes] == [
        (
            "a",
            (
                "The form states 1,060; worked out from the plan's own figures it is 1,050. "
                "As agreed with the board."
            ),
        ),
        ("b", "The form states 1,020; worked out from the plan's own figures it is 1,010."),
    ]
    marked = {
        mark: cell.figure
        for table in tables(found, "numbers")
        for row in table.rows
        for cell in row.cells
        for mark in cell.marks
    }
    assert {note.mark: note.figure for note in notes} == marked


def test_two_differences_in_the_same_words_have_two_footnotes(read_plan: ReadPlan) -> None:
    text = SEVERAL.replace("1020}", "1060}").replace("1%", "5%").partition("    explained")[0]
    text += SEVERAL.partition("board.}\n")[2].replace("1020}", "1060}").replace("1%", "5%")
    found = blocks(seen(read_plan({"part2": text})), "part2")
    notes = [note for table in tables(found, "numbers") for note in table.footnotes]
    assert [note.mark for note in notes] == ["a", "b"]
    assert len({note.text for note in notes}) == 1


DRR = """\
quarter: q2
drr:
  commencements:
    target_to_date: 48
    annual_target: 95
    number: 45
    percentage: 94%
    rating: G
"""


def test_a_rating_that_differs_from_the_one_worked_out_has_a_footnote(read_plan: ReadPlan) -> None:
    found = blocks(seen(read_plan({"progress/q2": DRR})), "q2")
    notes = [note.text for block in found if isinstance(block, Table | Fields) for note in block.footnotes]
    assert "The form states Green; worked out from the plan's own figures it is Amber." in notes


RATED = """\
quarter: q2
key_priorities:
  - number: "1"
    priority: One
    ratings: {q1: G, q2: A}
  - number: "2"
    priority: Two
    ratings: {q1: L, q2: G}
"""


def test_ratings_are_counted_by_quarter_with_how_they_move(read_plan: ReadPlan) -> None:
    found = blocks(seen(read_plan({"progress/q2": RATED})), "q2")
    (table,) = tables(found, "ratings counted")
    assert rows(table) == {
        "Q1": ["1", "0", "0", "1"],
        "Q2": ["1", "1", "0", "0"],
        "Q2, change on the quarter before": ["0", "+1", "0", "−1"],
    }
    assert all(cell.figure and cell.derived for row in table.rows for cell in row.cells)


def test_one_row_alone_is_not_counted_in_a_table(read_plan: ReadPlan) -> None:
    text = RATED.partition('  - number: "2"')[0]
    assert not tables(blocks(seen(read_plan({"progress/q2": text})), "q2"), "ratings counted")


def grid(number: int, theme: str) -> str:
    return f"objectives:\n  - number: '{number}.1.0'\n    objective: One\n    themes: [{theme}]\n"


def test_themes_of_all_grids_are_counted_in_one_table_with_the_objectives_that_cover_them(
    read_plan: ReadPlan,
) -> None:
    plan = read_plan({"part3/grid1": grid(1, "housing"), "part3/grid3": grid(3, "housing, diversity")})
    released = seen(plan)
    for name in ("grid1", "grid3"):
        assert not tables(blocks(released, name), "Cross-cutting themes")
    (table,) = tables(coverage(released), "Cross-cutting themes")
    assert [column.label for column in table.columns] == ["Theme", "Planning grid 1", "Planning grid 3"]
    counted = rows(table)
    assert (counted["Housing"], counted["Diversity"], counted["Workforce"]) == (
        ["1", "1"],
        ["0", "1"],
        ["0", "0"],
    )
    assert len(counted) == 8
    covering = {row.head.text: row.head.detail for row in table.rows}
    assert (covering["Housing"], covering["Diversity"]) == ("1.1.0, 3.1.0", "3.1.0")
    assert covering["Workforce"] == ""
    figures = {figure.id for figure in released.figures}
    assert all(cell.figure in figures for row in table.rows for cell in row.cells)


def test_a_year_of_which_only_the_outturn_is_known_has_its_column(read_plan: ReadPlan) -> None:
    text = (
        "pdu:\n  baseline: 1000\n  outturn: {2008/09: 1010, 2010/11: 1030}\n"
        "other_targets:\n  - target: Council\n    measure: problem drug users\n    basis: year on year\n"
        "    change: {2008/09: 2%}\n"
    )
    (table,) = tables(blocks(seen(read_plan({"part2": text})), "part2"), "Council: numbers")
    assert [column.label for column in table.columns][2:] == ["2008/09", "2010/11"]
    assert rows(table)["Outturn"] == ["", "1,010", "1,030"]


@pytest.mark.parametrize(("place", "letters"), [(0, ["a", "b"]), (1, ["a", "b", "c"])])
def test_a_working_names_its_inputs_by_the_letters_of_its_formula(
    read_plan: ReadPlan, place: int, letters: list[str]
) -> None:
    text = "pdu:\n  baseline: 3808\n  basis: year on year\n  change: {2008/09: 2%, 2009/10: 2%}\n"
    released = seen(read_plan({"part2": text}))
    document = released.documents[0]
    found = explained(blocks(released, "part2"), released, document)
    working = tables(found, "effective treatment")[0].workings[place]
    assert [one.letter for one in working.inputs] == letters
    assert working.symbols == " × ".join(["a", *(f"(1 + {letter})" for letter in letters[1:])])
    assert working.note.startswith("Rounded half away from zero to a whole number.")


STREAMS = """\
table1:
  supporting_people: {2009/10: 5}
  other_streams:
    - stream: Fund
      2009/10: 10
    - stream: Grant
      2009/10: 20
OTHER  tier_4_capital: {2009/10: 7}
"""


@pytest.mark.parametrize("other", ["  other: {2009/10: 30}\n", ""])
def test_the_streams_of_a_row_stand_under_it_as_its_parts(read_plan: ReadPlan, other: str) -> None:
    (table,) = tables(blocks(seen(read_plan({"part4": STREAMS.replace("OTHER", other)})), "part4"), "Table 1")
    order = [row.head.text for row in table.rows]
    at = order.index("Other")
    assert order[at : at + 4] == ["Other", "Fund", "Grant", "Department of Health tier 4 capital"]
    assert [row.head.text for row in table.rows if row.part] == ["Fund", "Grant"]


def test_what_else_is_said_of_a_series_needs_no_name_of_its_own(read_plan: ReadPlan) -> None:
    part2 = "pdu:\n  baseline: 1000\n  outturn: {2008/09: 999}\n  outturn_source: The monitoring system\n"
    found = blocks(seen(read_plan({"part2": part2})), "part2")
    (said,) = (block for block in found if isinstance(block, Fields) and "Source" in block.rows[0].head.text)
    assert (said.caption, said.rows[0].cells[0].text) == ("", "The monitoring system")
