"""Chains of figures: each figure once with its inputs, gaps and what the form states, safe to print."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.model.chain import Step, chain, chains
from adtp_publish.model.figure import Figure
from adtp_publish.model.telling import value_of
from adtp_publish.model.values import Absence
from adtp_publish.report.chains import as_data, as_text


def figure(
    name: str, value: int | str | None = None, inputs: tuple[str, ...] = (), unit: str = "", **more: Any
) -> Figure:
    status = "derived" if inputs else "given" if value is not None else "absent"
    number = None if value is None else Decimal(value)
    return Figure(
        name, f"Label of {name}", "count", unit, status, "part2", (name,), number, inputs=inputs, **more
    )


FIGURES = {
    item.id: item
    for item in (
        figure("a", 2),
        figure("b", 3),
        figure("ab", 5, ("a", "b"), formula="sum", working="2 + 3"),
        figure("twice", 10, ("ab", "ab"), formula="sum", working="5 + 5"),
        figure("both", 15, ("ab", "twice", "gone"), formula="sum", working="5 + 10"),
        figure("round", 1, ("round",), formula="of itself", working="1"),
    )
}


def of(name: str) -> Step:
    return chain(FIGURES[name], FIGURES)


def test_a_figure_stands_with_its_inputs_once() -> None:
    both = of("both")
    assert [step.figure.id for step in both.inputs] == ["ab", "twice"]
    first, second = both.inputs
    assert [step.figure.id for step in first.inputs] == ["a", "b"]
    assert [(step.figure.id, step.told, step.inputs) for step in second.inputs] == [("ab", True, ())]
    assert not of("round").inputs


def test_chains_shown_together_are_followed_down_to_those_that_have_their_own() -> None:
    both, added = chains([FIGURES["both"], FIGURES["ab"], FIGURES["ab"]], FIGURES)
    assert [(step.figure.id, step.told, len(step.inputs)) for step in both.inputs] == [
        ("ab", True, 0),
        ("twice", False, 1),
    ]
    assert both.inputs[1].inputs[0].told
    assert [step.figure.id for step in added.inputs] == ["a", "b"]


def test_a_chain_as_text() -> None:
    places = {"a": ("plans/x.yaml", 4, 7)}
    assert as_text(of("twice"), lambda item: places.get(item.id)).splitlines() == [
        "twice",
        "  Label of twice",
        "  10",
        "    = sum",
        "    = 5 + 5",
        "      5  Label of ab",
        "        = sum",
        "        = 2 + 3",
        "          2  Label of a  [plans/x.yaml:4]",
        "          3  Label of b",
    ]


SHOWN = [
    (figure("a", "2.5", places=0, unit="%"), "3% (2.5% before rounding)"),
    (figure("a", 3, ("b",), stated=Decimal(4)), "3 (the form states 4)"),
    (figure("a", 2100, ("b",), stated=Decimal(2100)), "2,100 (as the form states)"),
    (figure("a", "2.4", ("b",), stated=Decimal(2)), "2 (2.4 before rounding; the form states 2)"),
    (figure("a", word="G", stated_word="G"), "G (as the form states)"),
    (figure("a", 2200, formula="a rule"), "2,200 (as the form states; it cannot be worked out)"),
    (figure("a", 3, ("b",), gaps=("c", "d"), at_least=True), "at least 3 (2 not known)"),
    (figure("a", 3, ("b",), gaps=("c",), formula="b ÷ c", unit="%"), "3% (1 not known)"),
    (figure("a", 3, ("b",), gaps=("c",), formula="summer scheme ÷ c", unit="%"), "3% (1 not known)"),
    (figure("a", absence=Absence("pending")), "pending"),
    (figure("a"), "not known"),
    (figure("a", word="G"), "G"),
    (figure("a", word="G", stated_word="A"), "G (the form states A)"),
    (figure("a", -1234), "−1,234"),
]


def test_a_value_says_how_sure_it_is() -> None:
    assert [value_of(item) for item, _ in SHOWN] == [text for _, text in SHOWN]


AS_STATED = [
    (figure("a", 2100, ("b",), stated=Decimal(2300)), "2,300, as the form states (2,100 worked out)"),
    (
        figure("a", 3, ("b",), stated=Decimal(2), gaps=("c",), at_least=True),
        "2, as the form states (at least 3 worked out; 1 not known)",
    ),
    (figure("a", 2100, ("b",), stated=Decimal(2100)), "2,100 (as the form states)"),
    (figure("a", "2.4", ("b",), stated=Decimal(2)), "2 (2.4 before rounding; the form states 2)"),
    (figure("a", "2.4"), "2 (2.4 before rounding)"),
    (figure("a", absence=Absence("pending")), "pending"),
]


def test_what_a_working_has_as_stated_comes_first() -> None:
    assert [value_of(item, as_stated=True) for item, _ in AS_STATED] == [text for _, text in AS_STATED]


def test_an_input_leads_with_the_value_that_the_working_has() -> None:
    held = figure("held", 2100, ("a",), stated=Decimal(2300), differs=True, formula="rule")
    known = {"held": held, "a": FIGURES["a"]}
    by_stated = figure("less", -232, ("held",), formula="difference", by_stated=True)
    by_rule = replace(by_stated, by_stated=False)
    shown = [as_data(chain(one, known), lambda _: None)["inputs"][0]["shown"] for one in (by_stated, by_rule)]
    assert shown == ["2,300, as the form states (2,100 worked out)", "2,100 (the form states 2,300)"]
    lines = as_text(chain(by_stated, known), lambda _: None).splitlines()
    assert "      2,300, as the form states (2,100 worked out)  Label of held" in lines
    (again,) = chains([by_stated, held], {**known, "less": by_stated})[0].inputs
    assert (again.told, again.as_stated) == (True, True)


def test_a_row_that_a_sum_lacks_is_named_and_only_what_is_added_has_a_letter() -> None:
    known = {**FIGURES, "none": figure("none", absence=Absence("not applicable"))}
    added = figure(
        "sum", 5, ("a", "none", "b"), formula="sum", symbols="a + b", working="2 + 3", gaps=("gone",),
        apart=("none",), lacking=(("gone", "Gone", ("rows", "gone")),), at_least=True,
    )  # fmt: skip
    assert as_text(chain(added, known), lambda _: None).splitlines()[-4:] == [
        "      2  a: Label of a",
        "      not applicable  Label of none",
        "      3  b: Label of b",
        "      not known  Gone",
    ]
    last = as_data(chain(added, known), lambda _: None)["inputs"][-1]
    assert (last["id"], last["status"], last["shown"], last["value"]) == ("gone", "absent", "not known", None)


def test_what_is_stated_and_cannot_be_worked_out_has_no_value_in_data() -> None:
    def data(one: Figure) -> tuple[str | None, str | None]:
        told = as_data(chain(one, {}), lambda _: None)
        return told["value"], told["stated"]

    assert data(figure("a", 2200, formula="a rule")) == (None, "2200")
    assert data(figure("a", 2200)) == ("2200", None)
    assert data(figure("a", 2100, ("b",), formula="a rule", stated=Decimal(2200))) == ("2100", "2200")
    assert data(figure("a", 2100, ("b",), formula="a rule")) == ("2100", None)


def test_a_chain_as_data_is_exact() -> None:
    data = as_data(of("both"), lambda _: None)
    assert (data["value"], data["file"], data["inputs"][0]["value"]) == ("15", None, "5")
    assert data["inputs"][1]["inputs"][0]["told_above"] is True


@given(st.text(max_size=40))
def test_what_a_plan_says_does_no_harm(text: str) -> None:
    hostile = figure("a", 3, formula=text, working=text)
    printed = as_text(chain(hostile, {}), lambda _: (text, 1, 1))
    assert all(line.isprintable() for line in printed.split("\n"))
