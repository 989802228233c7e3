"""Which names the forms of a plan know, and how explanations that name figures read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from adtp_publish.derive.figures import derive
from adtp_publish.derive.quoting import is_known, quotable
from adtp_publish.model.figure import Figure
from adtp_publish.model.plan import Plan
from adtp_publish.model.quotable import Lacking, Unknown

from .texts import section

ReadPlan = Callable[..., Plan]
PART2 = "pdu:\n  baseline: 1000\nprimary_care:\n  - trust: North PCT\n"
PART4 = 'table1:\n  other_streams:\n    - {stream: A fund, 2009/10: "£5"}\n'


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("part2.pdu.baseline", True),
        ("part2.all-adults.baseline", True),
        ("part2.primary-care.north-pct.practices.2009-10", True),
        ("part2.primary-care.south-pct.practices.2009-10", False),
        ("part2.pdu", False),
        ("part2.pdu.basis", False),
        ("part2.nothing", False),
        ("part2", False),
        ("nowhere.pdu.baseline", False),
        ("part1.1-0.known", True),
        ("part1.1-0.title", False),
        ("part1.1-0.unknown", False),
        ("part4.table1.1-6.2009-10", True),
        ("part4.table1.1-6", False),
        ("part4.table1.1-12-streams.a-fund.2009-10", True),
        ("part4.table1.1-12-streams.a-fund.stream", False),
        # Of a document that the plan does not have, the form alone is asked.
        ("laa.funding.total.2009-10", True),
        # The total of its years has the name of its group.
        ("laa.funding.total", True),
        ("laa.funding", False),
        ("q2.drr.commencements.rating", True),
        ("q2.key-priorities.count.q1.g", True),
        ("grid2.objectives.themes.housing", True),
        ("grid2.objectives.2-1-0.reached", True),
        ("cover.signatories.1.role", False),
    ],
)
def test_the_forms_know_the_names_of_figures(read_plan: ReadPlan, name: str, wanted: bool) -> None:
    part1 = section("id: known, label: Known to treatment, value: 75%")
    plan = read_plan(
        {"part1": part1, "part2": PART2, "part4": PART4}, "2008/09" if "laa" in name else "2009/10"
    )
    assert not any(document.broken for document in plan.documents)
    assert is_known(plan, name) is wanted


def test_of_a_document_with_errors_each_name_of_its_form_is_left_out(read_plan: ReadPlan) -> None:
    plan = read_plan({"part2": PART2, "part4": PART4})
    documents = tuple(replace(one, broken=one.spec.id == "part2") for one in plan.documents)
    names = quotable(derive(replace(plan, documents=documents))[0])
    looked_up = names.look_up("part2.pdu.baseline", "part4", ())
    assert isinstance(looked_up, Lacking)
    assert looked_up.word != "not filled in"
    assert isinstance(names.look_up("part2.pdu.nothing", "part4", ()), Unknown)
    lacking = names.look_up("part4.table1.1-6.2009-10", "part2", ())
    assert lacking == Lacking("not filled in", "part4")
    found = names.look_up("part4.table1.1-12-streams.a-fund.2009-10", "part2", ())
    assert isinstance(found, Figure)
    assert found.value == 5


def test_an_explanation_that_names_a_figure_reads_with_its_value(read_plan: ReadPlan) -> None:
    text = """\
pdu:
  baseline: 1000
  basis: year on year
  change: {2008/09: 2%, 2009/10: 2%}
  stated: {2008/09: 1030, 2009/10: 1045}
  explained:
    2008/09: As [[part2.pdu.baseline]] was rounded.
    2009/10: It was agreed.
"""
    figures = {figure.path: figure for figure in derive(read_plan({"part2": text}))[0].figures}
    told = {path[-1]: figure.explained for path, figure in figures.items() if figure.explained}
    assert told == {"2008/09": "As 1,000 was rounded.", "2009/10": "It was agreed."}
