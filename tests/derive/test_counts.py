"""Ratings counted, how the counts move from quarter to quarter, and how many objectives name each theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adtp_publish.derive.counts import counts_by_value
from adtp_publish.derive.figures import derive
from adtp_publish.derive.lookup import Place
from adtp_publish.model.chain import chain
from adtp_publish.model.figure import Figure
from adtp_publish.model.form import Face, Form
from adtp_publish.model.node import Node
from adtp_publish.model.plan import Plan
from adtp_publish.model.telling import value_of
from adtp_publish.pipeline import Checked
from tests.release.forms import changed

ReadPlan = Callable[..., Plan]
QUARTERS = ("q1", "q2", "q3", "q4")


def named(plan: Plan) -> dict[str, Figure]:
    derived, _ = derive(plan)
    return {figure.id.partition(".")[2]: figure for figure in derived.figures}


def rated(*rows: str) -> str:
    """Key priorities, each with a letter for each quarter; a dot for a quarter without a rating."""
    lines = ["quarter: q4", "key_priorities:"]
    for number, letters in enumerate(rows, 1):
        lines += [f'  - number: "{number}"', "    priority: One", "    ratings:"]
        lines += [
            f"      {quarter}: {letter}"
            for quarter, letter in zip(QUARTERS, letters, strict=False)
            if letter != "."
        ]
    return "\n".join(lines) + "\n"


def movement(figures: dict[str, Figure], quarter: str) -> str:
    """The movement of G, A, R and L of a quarter as readers see them; nothing where there is none."""
    names = [f"key-priorities.movement.{quarter}.{word}" for word in "garl"]
    return " ".join(value_of(figures[name]) for name in names if name in figures)


@pytest.mark.parametrize(
    ("rows", "quarter", "wanted"),
    [
        (("GG", "GA", "LG"), "q2", "0 1 0 −1"),
        (("GG", "GG"), "q2", "0 0 0 0"),
        (("GGR", "GGG"), "q3", "−1 0 1 0"),
        (("G", "G"), "q1", ""),
        (("G.A", "G.A"), "q3", ""),
        (("G.AA", "G.AA"), "q4", "0 0 0 0"),
        # Of one row nothing is counted: the count would say the rating again.
        (("GGR",), "q3", ""),
        (("G.", "GA"), "q2", "−2 1 0 0"),
        (("GGGG", ".GGR"), "q4", "−1 0 1 0"),
    ],
)
def test_a_movement_is_a_count_less_that_of_the_quarter_before(
    read_plan: ReadPlan, rows: tuple[str, ...], quarter: str, wanted: str
) -> None:
    assert movement(named(read_plan({"progress/q4": rated(*rows)})), quarter) == wanted


LISTS: dict[str, list[tuple[str, ...]]] = {
    "progress": [("key_priorities",)],
    "grid": [("objectives",), ("objectives", "*", "themes")],
}


@pytest.mark.parametrize(
    ("kept", "wanted"),
    [((), (True, True)), (("key_priorities",), (False, True)), (("themes",), (True, False))],
)
def test_counts_are_as_public_as_what_is_counted(
    read_plan: ReadPlan, kept: tuple[str, ...], wanted: tuple[bool, bool]
) -> None:
    """No edition shows these to the public; this one shows all of it but the field that is kept."""
    plan = read_plan({"progress/q4": rated("GR", "GG"), "part3/grid1": grid("housing", "diversity")})
    forms = dict(plan.edition.forms)
    for document in plan.documents:
        for place in next(places for name, places in LISTS.items() if name in document.spec.schema):
            form, is_public = forms[document.spec.schema], place[-1] not in kept
            forms[document.spec.schema] = changed(form, place, partial(replace, public=is_public))
    documents = (replace(one, spec=replace(one.spec, visible=(("public", "yes"),))) for one in plan.documents)
    edition = replace(plan.edition, forms=tuple(forms.items()))
    found = named(replace(plan, edition=edition, documents=tuple(documents)))
    parts = {"key-priorities.count.": 0, "key-priorities.movement.": 0, "objectives.themes.": 1}
    for part, which in parts.items():
        assert {figure.public for name, figure in found.items() if part in name} == {wanted[which]}, part


def test_how_a_movement_came_about(read_plan: ReadPlan) -> None:
    figures = named(read_plan({"progress/q4": rated("GR", "GG")}))
    figure = figures["key-priorities.movement.q2.g"]
    assert (figure.formula, figure.symbols, figure.working) == (
        "rows rated G − those of the quarter before",
        "a − b",
        "1 − 2",
    )
    assert figure.label.endswith(", Q2: rated G, change on the quarter before")
    steps = chain(figure, {item.id: item for item in figures.values()}).inputs
    assert [(value_of(step.figure), step.figure.path[-2]) for step in steps] == [("1", "q2"), ("2", "q1")]
    assert (figure.status, figure.kind, figure.public) == ("derived", "count", False)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("GARL.", min_size=4, max_size=4).filter(lambda row: row.strip(".")), min_size=2))
def test_movements_lead_from_the_first_count_to_the_last(read_plan: ReadPlan, rows: list[str]) -> None:
    figures = named(read_plan({"progress/q4": rated(*rows)}))
    for before, quarter in pairwise(QUARTERS):
        for word in "garl":
            now, earlier, moved = (
                figures.get(f"key-priorities.{what}.{word}")
                for what in (f"count.{quarter}", f"count.{before}", f"movement.{quarter}")
            )
            column = [row[QUARTERS.index(quarter)] for row in rows]
            assert (now.value if now else 0) == column.count(word.upper())
            assert (moved is not None) == (now is not None and earlier is not None)
            if moved and now and earlier:
                assert moved.value == (now.value or 0) - (earlier.value or 0)


def test_the_ratings_of_stockton_move(checked_plans: Checked) -> None:
    stockton = next(plan for plan in checked_plans.plans if plan.plan.partnership.slug == "stockton")
    figures = {figure.id.partition(".")[2]: figure for figure in stockton.figures}
    assert movement(figures, "q2") == "−1 1 0 0"
    names = [f"objectives.movement.q2.{word}" for word in "garl"]
    assert [figures[name].value for name in names] == [0, 0, 1, -1]


def grid(*themes: str) -> str:
    lines = ["objectives:"]
    for number, listed in enumerate(themes, 1):
        lines += [f'  - number: "1.{number}.0"', "    objective: One", *(["    themes:"] if listed else [])]
        lines += [f"      - {theme}" for theme in listed.split("+") if theme]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("themes", "wanted"),
    [
        (("housing",), {"housing": 1}),
        (("housing+diversity", "housing", ""), {"housing": 2, "diversity": 1}),
        (
            ("skills and employment+housing", "workforce"),
            {"skills-and-employment": 1, "housing": 1, "workforce": 1},
        ),
        (("",), {}),
    ],
)
def test_objectives_that_name_a_theme_are_counted_and_a_gap_is_nought(
    read_plan: ReadPlan, themes: tuple[str, ...], wanted: dict[str, int]
) -> None:
    figures = named(read_plan({"part3/grid1": grid(*themes)}))
    counted = {name.rpartition(".")[2]: figure for name, figure in figures.items() if ".themes." in name}
    assert len(counted) == 8
    assert {name: figure.value for name, figure in counted.items() if figure.value} == wanted
    assert {figure.value for name, figure in counted.items() if name not in wanted} == {Decimal(0)}
    assert {(figure.status, figure.kind, figure.public) for figure in counted.values()} == {
        ("derived", "count", False)
    }
    housing = counted["housing"]
    assert (housing.formula, housing.label) == (
        "items that name housing",
        "Objectives, Cross-cutting themes: housing",
    )


def test_a_count_names_what_it_counts_and_where_each_says_so(read_plan: ReadPlan) -> None:
    housing = named(read_plan({"part3/grid1": grid("housing+diversity", "", "diversity+housing")}))
    assert housing["objectives.themes.housing"].rows == (
        ("1.1.0", ("objectives", "0", "themes", "0")),
        ("1.3.0", ("objectives", "2", "themes", "1")),
    )
    rows = named(read_plan({"progress/q2": rated("GR", "G.", "AR")}))
    assert rows["key-priorities.count.q1.g"].rows == (
        ("1", ("key_priorities", "0", "ratings", "q1")),
        ("2", ("key_priorities", "1", "ratings", "q1")),
    )
    assert (rows["key-priorities.count.q2.r"].working, rows["key-priorities.count.q2.g"].working) == (
        "1, 3",
        "none",
    )


def test_rows_that_stand_deeper_are_called_as_those_at_the_top() -> None:
    quarter = Form(Face("q1", "q1", "rating", "Q1"))
    item = Form(Face("", "", "group"), fields=(Form(Face("ratings", "ratings", "group"), fields=(quarter,)),))
    rows = Form(Face("rows", "rows", "list", "Rows"), item=item)
    group = Form(Face("group", "group", "group", "Group"), fields=(rows,))
    items = []
    for number, word in enumerate("GR"):
        at = ("group", "rows", str(number))
        letter = Node(quarter.face, (*at, "ratings", "q1"), word)
        items.append(
            Node(item.face, at, None, (Node(item.fields[0].face, (*at, "ratings"), None, (letter,)),))
        )
    below = Node(rows.face, ("group", "rows"), None, tuple(items))
    root = Node(group.face, ("group",), None, (below,))
    place = Place(group, ("group",), root, True, None).below[0]
    found = {figure.id: figure for figure in counts_by_value(place, "part9")}
    assert (found["group.rows.count.q1.g"].working, found["group.rows.count.q1.r"].working) == ("1", "2")
    assert {figure.label for figure in found.values()} == {
        f"Group, Rows, Q1: rated {word}" for word in "GARL"
    }
    assert {figure.document for figure in found.values()} == {"part9"}


def test_a_theme_that_is_named_twice_is_counted_once(read_plan: ReadPlan) -> None:
    plan = read_plan({"part3/grid1": grid("housing+housing")})
    assert not plan.documents[0].broken
    figures = named(plan)
    assert figures["objectives.themes.housing"].value == 1


def test_a_grid_without_objectives_counts_none(read_plan: ReadPlan) -> None:
    assert named(read_plan({"part3/grid1": "priorities: |\n  One.\n"})) == {}
