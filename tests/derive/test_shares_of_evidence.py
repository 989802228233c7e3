"""Penetration and other shares of evidence: the percentage that one number of the prose is of another."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adtp_publish.derive.figures import derive
from adtp_publish.findings import Finding
from adtp_publish.model.figure import Figure
from adtp_publish.model.plan import Plan
from adtp_publish.model.rounding import rounded
from adtp_publish.validate.rules.evidence import evidence_ids

ReadPlan = Callable[..., Plan]


def section(*entries: str) -> str:
    lines = "".join(f"      - {{{entry}}}\n" for entry in entries)
    return f'sections:\n  - number: "1.0"\n    title: One\n    text: |\n      Text.\n    evidence:\n{lines}'


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
        ("2240", "0", "70%"),
        ("2240", "3000 to 3500", "70%"),
        ("70%", "3200", "70%"),
        ("pending", "3200", "70%"),
        ("2240", "pending", "70%"),
        ("2240", "3200", "4"),
    ],
)
def test_no_share_follows_where_a_number_is_not_there_or_none_is_stated(
    read_plan: ReadPlan, known: str, prevalence: str, said: str
) -> None:
    figure, found = penetration(read_plan, known, prevalence, said)
    assert (figure.status, figure.formula, figure.inputs, found) == ("given", "", (), [])


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
