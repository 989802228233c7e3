"""The rules of Parts 1 to 3: what a corpus of small trees cannot show of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.findings import Finding
from adtp_publish.model.plan import Plan
from adtp_publish.pipeline import Checked
from adtp_publish.validate.rules import RULES
from adtp_publish.validate.rules.gaps import numbering_gaps
from adtp_publish.validate.rules.length import estimated_length, length_finding
from adtp_publish.validate.rules.prose import dead_links
from adtp_publish.validate.rules.sections import section_order

Read = Callable[..., Plan]
Rule = Callable[[Plan], Iterator[Finding]]


def sections(*numbers: str, text: str = "Said.") -> str:
    return "sections:\n" + "".join(
        f'  - number: "{number}"\n    title: Needs\n    text: |\n      {text}\n' for number in numbers
    )


def whole(plan: Plan) -> Plan:
    """The plan as if it were held in full."""
    documents = tuple(replace(document, partial="") for document in plan.documents)
    return replace(plan, documents=documents)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_says_nothing_of_what_is_not_held_or_has_errors(checked_plans: Checked, rule: Rule) -> None:
    for derived in checked_plans.plans:
        plan = derived.plan
        for word in ("absent", "broken"):
            documents = tuple(replace(d, root=d.root, **{word: "pending"}) for d in plan.documents)  # type: ignore[arg-type]
            assert [f for f in rule(replace(plan, documents=documents)) if not f.is_error] == []


@pytest.mark.parametrize(
    ("numbers", "place"),
    [
        (["1.0", "1.1", "1.1.1", "1.1.2", "1.2", "2.0"], None),
        (["1.1", "1.2", "2.1"], None),
        (["3.0"], "1.0"),
        (["1.0", "1.1", "1.3"], "1.2"),
        (["1.0", "1.1", "1.1.2"], "1.1.1"),
        (["1.0", "1.1", "1.3.1"], "1.2"),
        (["1.0", "1.1", "1.2.1"], "1.2"),
        (["1.0", "2.2"], "2.0"),
        (["1.0", "3.1"], "2.0"),
    ],
)
def test_a_gap_in_the_sections_names_what_is_left_out(
    read_plan: Read, numbers: list[str], place: str | None
) -> None:
    findings = list(section_order(whole(read_plan({"part1": sections(*numbers)}))))
    assert [f"wanted `{place}`" in finding.message for finding in findings] == ([True] if place else [])


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 12)), min_size=2, max_size=8, unique=True))
def test_sections_are_in_order_exactly_when_their_numbers_are(
    read_plan: Read, numbers: list[tuple[int, int]]
) -> None:
    plan = read_plan({"part1": sections(*(f"{chapter}.{part}" for chapter, part in numbers))})
    assert (list(section_order(plan)) == []) == (numbers == sorted(numbers))


@given(st.sets(st.integers(1, 9), min_size=1, max_size=6))
def test_objectives_have_a_gap_exactly_when_one_is_left_out(read_plan: Read, numbers: set[int]) -> None:
    rows = "".join(f'  - number: "2.{n}.0"\n    objective: Shorter waits\n' for n in numbers)
    found = list(numbering_gaps(whole(read_plan({"part3/grid2": f"objectives:\n{rows}"}))))
    assert (found == []) == (numbers == set(range(1, len(numbers) + 1)))


# --- length


@pytest.mark.parametrize(
    ("tenths", "is_found"), [(1, True), (30, True), (31, False), (45, False), (60, False), (61, True)]
)
def test_a_page_that_is_begun_counts_as_one(read_plan: Read, tenths: int, is_found: bool) -> None:
    plan = read_plan({"part1": sections("1.0")})
    assert bool(list(length_finding(plan.edition, plan.documents[0], tenths, "some pages"))) == is_found


def test_without_its_threshold_a_length_is_not_looked_at(read_plan: Read) -> None:
    plan = whole(read_plan({"part1": sections("1.0")}))
    assert len(list(estimated_length(plan))) == 1
    others = tuple(item for item in plan.edition.thresholds if item[0] != "pages_most")
    assert list(estimated_length(replace(plan, edition=replace(plan.edition, thresholds=others)))) == []


def test_the_threshold_of_the_edition_is_what_counts(read_plan: Read) -> None:
    plan = whole(read_plan({"part1": sections("1.0")}))
    few = (("pages_least", Decimal(1)), ("pages_most", Decimal(2)))
    assert list(estimated_length(replace(plan, edition=replace(plan.edition, thresholds=few)))) == []


@pytest.mark.parametrize("key", ["lancashire/2009-10", "example/2009-10"])
def test_the_narratives_of_the_real_plans_are_of_the_length_that_is_asked_for(
    checked_plans: Checked, key: str
) -> None:
    (plan,) = (derived.plan for derived in checked_plans.plans if derived.plan.key == key)
    assert plan.document("part1") is not None
    assert list(estimated_length(plan)) == []


# --- links


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](https://example.org/a) and [b](mailto:b) and [c](tel:1)", []),
        ("[a](HTTPS://example.org)", []),
        ("[a](//example.org)", ["//example.org"]),
        ("[a](javascript:alert)", ["javascript:alert"]),
        ("[a](<#b> 'title')", ["#b"]),
        ("<ftp://example.org/a>", ["ftp://example.org/a"]),
        ("<https://example.org/a> and 3 < 4 > 2", []),
        ("`[a](#b)` and [c](#d)", ["#d"]),
        ("a note (see below) [sic] and more", []),
    ],
)
def test_links_that_lead_nowhere(read_plan: Read, text: str, targets: list[str]) -> None:
    found = list(dead_links(read_plan({"part1": sections("1.0", text=text)})))
    assert [finding.message.split("`")[1] for finding in found] == targets


@pytest.mark.parametrize(
    ("numbers", "wrong", "right"),
    [
        (["1.0", "1.1", "1.4", "1.3", "2.0"], "1.4", "1.2"),
        (["1.0", "2.1", "1.2", "1.3"], "2.1", "1.1"),
        (["1.0", "1.1", "5.0", "2.1", "3.0"], "5.0", "2.0"),
        (["1.0", "1.1", "1.1.1", "1.1.9", "1.1.3"], "1.1.9", "1.1.2"),
        (["2.0", "1.1", "1.2"], "2.0", "1.0"),
        (["1.0", "1.1", "1.2", "1.30"], "1.30", "1.3"),
    ],
)
def test_one_section_numbered_wrongly_is_told_once_with_its_number(
    read_plan: Read, numbers: list[str], wrong: str, right: str
) -> None:
    (found,) = section_order(whole(read_plan({"part1": sections(*numbers)})))
    assert f"found section `{wrong}`" in found.message
    assert f"wanted `{right}`" in found.message


def test_sections_that_have_changed_places_are_not_numbered_wrongly(read_plan: Read) -> None:
    (found,) = section_order(whole(read_plan({"part1": sections("1.0", "1.2", "1.1", "1.3")})))
    assert "wanted it before" in found.message
