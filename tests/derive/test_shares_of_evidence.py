"""Penetration and other shares of evidence: the percentage that one number of the prose is of another."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adtp_publish.derive.checks.evidence import evidence_contradictions
from adtp_publish.derive.evidence import Entry, rule_of
from adtp_publish.derive.figures import derive
from adtp_publish.findings import Finding
from adtp_publish.model.figure import Figure
from adtp_publish.model.form import Face
from adtp_publish.model.node import Node
from adtp_publish.model.plan import Plan
from adtp_publish.model.rounding import rounded
from adtp_publish.model.values import Absence, Quantity
from adtp_publish.validate.rules.evidence import evidence_ids

from .texts import section

ReadPlan = Callable[..., Plan]


def penetration(read_plan: ReadPlan, known: str, prevalence: str, said: str) -> tuple[Figure, list[Finding]]:
    text = section(
        f"id: known, label: Known to treatment, value: {known}",
        f"id: prevalence, label: Estimated PDUs, value: {prevalence}",
        f"id: share, label: Penetration, value: {said}, part: known, whole: prevalence",
    )
    derived, found = derive(read_plan({"part1": text}))
    return next(f for f in derived.figures if f.id.endswith(".share")), list(found)


@pytest.mark.parametrize(
    ("known", "prevalence", "said", "value", "codes"),
    [
        ("2240", "3200", "70%", "70", []),
        ("4795", "6393", "75%", "75", []),
        ("4795", "6393", "75.0%", "75.0", []),
        ("4795", "6393", "75.1%", "75.0", ["stated-differs"]),
        ("4795", "6393", "74%", "75", ["stated-differs"]),
        ("£500", "£2000", "25%", "25", []),
        ("0", "3200", "0%", "0", []),
    ],
)
def test_penetration_is_those_known_to_treatment_as_a_share_of_the_prevalence(
    read_plan: ReadPlan, known: str, prevalence: str, said: str, value: str, codes: list[str]
) -> None:
    figure, found = penetration(read_plan, known, prevalence, said)
    assert figure.value is not None
    assert rounded(figure.value, figure.places) == Decimal(value)
    assert (figure.formula, figure.symbols) == ("Known to treatment ÷ Estimated PDUs", "a ÷ b")
    assert [name.rpartition(".")[2] for name in figure.inputs] == ["known", "prevalence"]
    assert [finding.code for finding in found] == codes
    assert (figure.status, figure.differs) == ("derived", bool(codes))


@pytest.mark.parametrize(
    ("known", "prevalence", "said"),
    [
        ("2240", "3000 to 3500", "70%"),
        ("70%", "3200", "70%"),
        ("70%", "pending", "70%"),
        ("£2240", "3200", "70%"),
        ("2240", "£3200", "70%"),
        ("2240", "3200", "4"),
        ("pending", "3200", "4"),
    ],
)
def test_no_share_follows_of_what_are_no_two_numbers_or_where_none_is_stated(
    read_plan: ReadPlan, known: str, prevalence: str, said: str
) -> None:
    figure, found = penetration(read_plan, known, prevalence, said)
    assert (figure.status, figure.formula, figure.inputs, found) == ("given", "", (), [])


@pytest.mark.parametrize(
    ("known", "prevalence"), [("pending", "3200"), ("2240", "pending"), ("2240", "0"), ("pending", "0")]
)
def test_a_share_of_what_is_not_there_says_what_it_would_follow_from(
    read_plan: ReadPlan, known: str, prevalence: str
) -> None:
    figure, found = penetration(read_plan, known, prevalence, "70%")
    assert (figure.status, figure.value, figure.stated, found) == ("given", Decimal(70), None, [])
    assert (figure.formula, figure.symbols) == ("Known to treatment ÷ Estimated PDUs", "a ÷ b")
    assert [name.rpartition(".")[2] for name in figure.inputs] == ["known", "prevalence"]


Held = int | Absence


def entry(name: str, value: Held | str, **named: str) -> Entry:
    """An entry of evidence with its value and the other entries that it names."""
    kind = "percentage" if isinstance(value, str) else "number"
    held = value if isinstance(value, Absence) else Quantity(kind, "", Decimal(value))
    fields = {key: Node(Face(key, key, "line"), (key,), other) for key, other in named.items()}
    return Entry(0, f"e.{name}", fields, held)


@pytest.mark.parametrize(
    ("known", "whole", "word"),
    [
        (Absence("pending"), 3200, "pending"),
        (2240, Absence("not collected"), "not collected"),
        (2240, 0, "not applicable"),
        (Absence("pending"), Absence("not collected"), "pending"),
    ],
)
def test_the_reason_of_an_entry_goes_on_to_a_share_of_it(known: Held, whole: Held, word: str) -> None:
    share = entry("share", "5", part="known", whole="all")
    result = rule_of(share, {"known": entry("known", known), "all": entry("all", whole), "share": share})
    assert result is not None
    assert (result.value, result.absence, result.working) == (None, Absence(word), "")
    assert result.inputs == ("e.known", "e.all")


def test_the_reason_of_a_share_goes_on_to_what_it_leaves() -> None:
    rest = entry("rest", "5", complement_of="known")
    result = rule_of(rest, {"known": entry("known", Absence("to be confirmed")), "rest": rest})
    assert result is not None
    assert (result.value, result.absence, result.inputs) == (None, Absence("to be confirmed"), ("e.known",))
    assert rule_of(rest, {"known": entry("known", 3), "rest": rest}) is None


def test_of_two_rules_the_one_that_gives_a_value_holds_and_else_the_first() -> None:
    both = entry("both", "5", part="known", whole="all", complement_of="rest")
    share, gone = Absence("to be confirmed"), Absence("pending")
    held = {"known": entry("known", 3), "all": entry("all", 4), "rest": entry("rest", "40"), "both": both}
    for rest, every, value, inputs in (
        ("40", 4, Decimal(60), ("e.rest",)),
        (share, 4, Decimal(75), ("e.known", "e.all")),
        ("40", gone, Decimal(60), ("e.rest",)),
        (share, gone, None, ("e.rest",)),
    ):
        result = rule_of(both, held | {"rest": entry("rest", rest), "all": entry("all", every)})
        assert result is not None
        assert (result.value, result.inputs) == (value, inputs)


def test_a_share_of_money_in_a_number_is_told(read_plan: ReadPlan) -> None:
    def found(known: str, prevalence: str) -> list[Finding]:
        text = section(
            f"id: known, label: Known, value: {known}",
            f"id: prevalence, label: Estimated, value: {prevalence}",
            "id: share, label: Penetration, value: 25%, part: known, whole: prevalence",
        )
        return list(evidence_contradictions(derive(read_plan({"part1": text}))[0]))

    (one,) = found("£100", "400")
    wanted = "found `Penetration` as a share of £100 in 400; wanted two amounts of money, or two numbers"
    assert (one.code, one.message) == ("part-unlike-whole", wanted)
    assert one.path[-2:] == ("2", "whole")
    assert [finding.code for finding in found("100", "£400")] == ["part-unlike-whole"]
    assert found("£100", "£400") == found("100", "400") == found("pending", "£400") == []


def test_a_share_that_is_pending_stays_so(read_plan: ReadPlan) -> None:
    figure, _ = penetration(read_plan, "2240", "3200", "pending")
    assert (figure.status, figure.value) == ("absent", None)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9).filter(lambda n: n > 2100), st.integers(2101, 10**9))
def test_a_share_agrees_with_fractions(read_plan: ReadPlan, known: int, prevalence: int) -> None:
    figure, _ = penetration(read_plan, str(known), str(prevalence), "50%")
    assert figure.value is not None
    wanted = Fraction(known, prevalence) * 100
    assert abs(Fraction(figure.value) - wanted) < Fraction(1, 10**40)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("part: known, whole: prevalence", []),
        ("part: known", ["found `part` without `whole`; wanted both, of which this is the share"]),
        ("whole: known", ["found `whole` without `part`; wanted both, of which this is the share"]),
        ("part: nobody, whole: known", ["`part` is `nobody`, but no other entry has that `id`"]),
        ("part: share, whole: known", ["`part` is `share`, but no other entry has that `id`"]),
    ],
)
def test_a_part_and_its_whole_are_entries_and_stand_together(
    read_plan: ReadPlan, more: str, said: list[str]
) -> None:
    text = section(
        "id: known, label: Known, value: 10",
        "id: prevalence, label: Estimated, value: 20",
        f"id: share, label: Share, value: 50%, {more}",
    )
    found = list(evidence_ids(read_plan({"part1": text})))
    assert [(finding.code, finding.message) for finding in found] == [
        ("unknown-evidence", message) for message in said
    ]
