"""How the figures of a table were worked out, as a page is told: rule, numbers, inputs, what is stated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pytest

from adtp_publish.model.plan import Plan
from adtp_publish.model.release import Release
from adtp_publish.render.blocks import Block, Fields, Input, Table, Working
from adtp_publish.render.workings import explained
from tests.release.seen import COVER, FUNDING, RECORD
from tests.render.parts import blocks, part, released_to

ReadPlan = Callable[..., Plan]
public = partial(released_to, "public")

PDU = """\
pdu:
  baseline: {baseline}
  basis: from baseline
  change: {{2008/09: 5%, 2009/10: 10%}}
  stated: {{2008/09: 2101, 2009/10: 2200}}
"""


def told(released: Release, name: str) -> list[Block]:
    return explained(blocks(released, name), released, part(released, name))


def workings(found: Sequence[Block]) -> dict[str, Working]:
    every = [working for block in found if isinstance(block, Table | Fields) for working in block.workings]
    assert len({working.anchor for working in every}) == len(every)
    return {working.figure.partition("/2009-10/")[2]: working for working in every}


@pytest.fixture
def page(read_plan: ReadPlan) -> Callable[..., dict[str, Working]]:
    def made(name: str, text: str) -> dict[str, Working]:
        return workings(told(public(read_plan({"cover": COVER, "record": RECORD, name: text})), name))

    return made


Page = Callable[..., dict[str, Working]]


def test_a_working_says_the_rule_the_numbers_and_the_inputs(page: Page) -> None:
    working = page("part2", PDU.format(baseline="2000"))["part2.pdu.target.2009-10"]
    assert (working.label, working.row) == ("Number, 2009/10", "row 1")
    assert working.formula == "baseline × (1 + the change from the baseline)"
    assert (working.sum, working.result) == ("2,000 × 1.1", "2,200")
    assert working.note == "The form states 2,200, which agrees."
    shown = [(item.label, item.row, item.value, item.anchor) for item in working.inputs]
    assert shown == [("2007/08 baseline", "", "2,000", ""), ("Change, 2009/10", "", "10%", "")]


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ("", "The form states 2,101, which differs."),
        (
            "  explained: {2008/09: One moved in}\n",
            "The form states 2,101, which differs. One moved in",
        ),
    ],
)
def test_a_working_says_what_the_form_states_where_it_differs(page: Page, more: str, note: str) -> None:
    working = page("part2", PDU.format(baseline="2000") + more)["part2.pdu.target.2008-09"]
    assert (working.result, working.note) == ("2,100", note)


def test_a_stated_figure_whose_input_is_pending_is_not_called_worked_out(page: Page) -> None:
    working = page("part2", PDU.format(baseline="pending"))["part2.pdu.target.2009-10"]
    assert (working.sum, working.result) == ("", "")
    assert working.note.startswith("The form states 2,200. It cannot be worked out")
    assert [item.value for item in working.inputs] == ["pending", "10%"]


def test_an_input_that_is_told_on_the_page_is_linked_and_what_is_not_known_says_why(page: Page) -> None:
    found = page("part4", FUNDING)
    total = found["part4.table1.1-14.2009-10"]
    assert total.result == "at least £2,002,000"
    assert "Not known of what it follows from:" in total.note
    inputs = {item.label.partition(",")[0]: item for item in total.inputs}
    adults = inputs["SMPTB available for adult treatment"]
    assert (adults.row, adults.anchor) == ("row 1.3", found["part4.table1.1-3.2009-10"].anchor)
    assert (adults.formula, adults.inputs) == ("", ())
    assert (inputs["Police"].value, inputs["Probation partnerships"].value) == ("£62,000", "pending")


def test_an_input_that_is_not_told_on_the_page_is_told_below_the_figure(read_plan: ReadPlan) -> None:
    """A table by itself, as the page of a plan has its first one."""
    released = public(read_plan({"cover": COVER, "record": RECORD, "part4": FUNDING}))
    table = next(block for block in told(released, "part4") if isinstance(block, Table))
    rows = tuple(row for row in table.rows if row.number == "1.14")
    (alone,) = explained([Table(table.caption, table.columns, rows)], released, part(released, "part4"))
    total = workings([alone])["part4.table1.1-14.2009-10"]
    adults = next(item for item in total.inputs if item.row == "row 1.3")
    assert (adults.anchor, adults.sum) == ("", "£2,100,000 − £160,000")
    assert [item.row for item in adults.inputs] == ["row 1.1", "row 1.2"]


def test_each_row_that_is_not_known_is_named_and_only_what_is_added_has_a_letter(page: Page) -> None:
    rows = "  pct_mainstream: {2009/10: 600}\n  social_services: {2009/10: 150}\n"
    rows += "  probation: {2009/10: not applicable}\n"
    rows += "  police: {2008/09: 1, 2009/10: pending}\n  supporting_people: {2008/09: 120}\n"
    total = page("part4", f"table1:\n{rows}")["part4.mainstream.total.2009-10"]
    assert (total.result, total.sum, total.symbols) == ("at least £750", "£600 + £150", "a + b")
    assert [(item.letter, item.label.split(", ")[-2], item.value) for item in total.inputs] == [
        ("", "Police", "pending"),
        ("a", "PCT mainstream", "£600"),
        ("b", "Social services", "£150"),
        ("", "Probation partnerships", "not applicable"),
        ("", "Supporting People", "not known"),
    ]
    assert total.inputs[-1].row == "row 1.11"


def test_an_outturn_is_held_against_the_target_as_it_is_stated(page: Page) -> None:
    outturn = "  outturn: {2008/09: 2068}\n  outturn_source: A report\n"
    less = page("part2", PDU.format(baseline="2000") + outturn)["part2.pdu.outturn-less-target.2008-09"]
    assert (less.sum, less.result) == ("2,068 − 2,101", "−33")
    assert [item.value for item in less.inputs] == ["2,068", "2,101, as the form states (2,100 worked out)"]


def links(inputs: Sequence[Input]) -> Iterator[str]:
    for item in inputs:
        yield item.anchor
        yield from links(item.inputs)


@pytest.mark.parametrize(("name", "text"), [("part2", PDU.format(baseline="2000")), ("part4", FUNDING)])
def test_every_link_leads_to_a_working_of_the_same_page(page: Page, name: str, text: str) -> None:
    found = page(name, text)
    anchors = {working.anchor for working in found.values()}
    assert found
    assert {link for working in found.values() for link in links(working.inputs)} <= {"", *anchors}
