"""What a page leaves to its data: names for programs, empty columns, what was said right above."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from adtp_publish.model.plan import Plan
from adtp_publish.render.blocks import Heading, Table
from adtp_publish.render.data.table_files import table_csv
from tests.render.parts import blocks, released_to

ReadPlan = Callable[..., Plan]
seen = partial(released_to, "partnership")
PART1 = """\
sections:
  - number: "1.0"
    title: Needs
    text: Many.
    evidence:
      - id: ndtms-returns
        label: Returns
        value: 75%
        source: The board
      - id: stay
        label: Stays
        value: 5
"""
PART2 = """\
pdu:
  baseline: 3808
  basis: from baseline
  change: {2008/09: 2%}
all_adults:
  baseline: 4354
  basis: from baseline
  change: {2008/09: 2%}
"""


def test_figures_quoted_stand_under_their_labels_and_their_names_in_the_data(read_plan: ReadPlan) -> None:
    table = next(
        block for block in blocks(seen(read_plan({"part1": PART1})), "part1") if isinstance(block, Table)
    )
    assert [(row.head.text, row.head.detail) for row in table.rows] == [("Returns", ""), ("Stays", "")]
    assert not table.searched
    assert b"Returns ndtms-returns" in table_csv(table, {})
    # A source is given of one of them, an area and a note of none.
    assert [column.label for column in table.columns] == ["Figure", "Value", "Where from"]


def test_a_number_that_two_sections_of_a_form_share_stands_at_the_first(read_plan: ReadPlan) -> None:
    found = blocks(seen(read_plan({"part2": PART2})), "part2")
    headings = [block for block in found if isinstance(block, Heading)]
    assert [heading.number for heading in headings] == ["1", ""]
