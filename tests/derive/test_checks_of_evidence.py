"""The rules that go by figures: what is found in the real plans, and where a rule draws its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.derive.checks import apply_checks
from adtp_publish.derive.checks.evidence import evidence_contradictions
from adtp_publish.derive.checks.targets import growth_below_minimum, targets_below_baseline
from adtp_publish.derive.figures import derive
from adtp_publish.model.plan import Plan
from adtp_publish.pipeline import Checked

Read = Callable[..., Plan]
# domain.md, section 3, the end: what the texts of the transcriptions say twice and not the same.
CONTRADICTIONS = {
    "lancashire/2009-10": [
        ("evidence-differs", "found 46% for `Self-referrals, Lancashire`", "61% for 2007/08"),
        ("evidence-differs", "found 28% for `Criminal justice referrals, Lancashire`", "12% for 2007/08"),
        ("evidence-differs", "found 6 for `Prisons, Lancashire`", "5 at"),
        ("whole-outside-parts", "found 19% for `Planned exits`", "18% at"),
    ]
}


def test_the_known_contradictions_are_found_and_no_others(checked_plans: Checked) -> None:
    assert len(checked_plans.plans) == 5
    for derived in checked_plans.plans:
        found = [(f.code, f.message) for f in evidence_contradictions(derived)]
        wanted = CONTRADICTIONS.get(derived.plan.key, [])
        assert len(found) == len(wanted), found
        for code, beginning, other in wanted:
            assert [m for c, m in found if c == code and m.startswith(beginning) and other in m], beginning


def test_nothing_is_said_of_what_is_broken_or_absent(checked_plans: Checked) -> None:
    for derived in checked_plans.plans:
        for word in ("absent", "broken"):
            documents = tuple(replace(d, **{word: "pending"}) for d in derived.plan.documents)  # type: ignore[arg-type]
            assert apply_checks(replace(derived, plan=replace(derived.plan, documents=documents))) == ()


def entries(*values: str) -> str:
    listed = "".join(
        f"      - id: e{place}\n        label: Waits\n        value: {value}\n"
        for place, value in enumerate(values)
    )
    return f'sections:\n  - number: "1.0"\n    title: Needs\n    evidence:\n{listed}'


@pytest.mark.parametrize(
    ("values", "count"),
    [
        (["5", "5", "5"], 0),
        (["5", "6", "5"], 2),
        (["5", "5%", "£5", "5 weeks"], 0),
        (["12 weeks", "3 months"], 0),
        (["4 to 6", "4 to 6"], 0),
        (["4 to 6", "4 to 7"], 1),
        (["May", "June"], 1),
        (["May", "May"], 0),
        (["2007/08", "2008/09"], 1),
        (["5", "not collected", "pending"], 0),
        (["5.0", "5"], 0),
        (["15 per 1,000", "15 per 100"], 0),
    ],
)
def test_values_that_contradict_one_another(read_plan: Read, values: list[str], count: int) -> None:
    derived, _ = derive(read_plan({"part1": entries(*values)}))
    assert len(list(evidence_contradictions(derived))) == count


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (3, "but 0 at `{0}` and 1 at `{1}` and 2 at `{2}`; wanted"),
        (4, "and 2 at `{2}` and 1 other; wanted"),
        (5, "and 2 at `{2}` and 2 others; wanted"),
        (60, "and 2 at `{2}` and at least 7 others; wanted"),
    ],
)
def test_of_many_values_three_are_named_and_the_others_counted(
    read_plan: Read, count: int, told: str
) -> None:
    derived, _ = derive(read_plan({"part1": entries(*map(str, range(count + 1)))}))
    *_, last = evidence_contradictions(derived)
    places = [f"sections > 1.0 > evidence > e{number}" for number in range(3)]
    assert told.format(*places) in last.message


@pytest.mark.parametrize(("periods", "count"), [(("a", "a"), 1), (("a", ""), 1), (("a", "b"), 0)])
def test_only_what_is_of_one_period_or_of_none_is_compared_also_among_many(
    read_plan: Read, periods: tuple[str, str], count: int
) -> None:
    lines = "".join(
        f"      - {{id: e{place}, label: Waits, value: {value}, period: {period or '~'}}}\n"
        for place, (value, period) in enumerate(
            [*((5, f"year {number}") for number in range(30)), (6, periods[0]), (7, periods[1])]
        )
    ).replace(", period: ~", "")
    text = f'sections:\n  - number: "1.0"\n    title: Needs\n    evidence:\n{lines}'
    derived, _ = derive(read_plan({"part1": text}))
    found = [finding for finding in evidence_contradictions(derived) if finding.path[-2] == "31"]
    assert len(found) == count


@pytest.mark.parametrize(
    ("qualifier", "value", "agrees"),
    [
        ("about", "104", True),
        ("about", "106", False),
        ("over", "300", True),
        ("at least", "99", False),
        ("up to", "99", True),
        ("under", "101", False),
    ],
)
def test_a_qualifier_leaves_room(read_plan: Read, qualifier: str, value: str, agrees: bool) -> None:
    text = entries("100", value).replace("value: 100\n", f"value: 100\n        qualifier: {qualifier}\n")
    derived, _ = derive(read_plan({"part1": text}))
    assert (list(evidence_contradictions(derived)) == []) == agrees


@given(st.lists(st.integers(1, 60), min_size=2, max_size=6))
def test_a_complete_group_may_miss_the_whole_by_half_a_point_an_entry(
    read_plan: Read, shares: list[int]
) -> None:
    listed = "".join(
        f"      - id: e{n}\n        label: Drug {n}\n        value: {share}%\n        group: drug\n"
        for n, share in enumerate(shares)
    )
    text = f'sections:\n  - number: "1.0"\n    title: Needs\n    evidence:\n{listed}        complete: yes\n'
    derived, _ = derive(read_plan({"part1": text}))
    is_right = abs(sum(shares) - 100) * 2 <= len(shares)
    assert (list(evidence_contradictions(derived)) == []) == is_right


# --- targets


def series(name: str, baseline: str, basis: str, **groups: list[str]) -> str:
    lines = [f"{name}:", f"  baseline: {baseline}", f"  basis: {basis}"]
    for group, values in groups.items():
        lines += [f"  {group}:"]
        lines += [
            f"    {year}: {value}"
            for year, value in zip(("2008/09", "2009/10", "2010/11"), values, strict=False)
        ]
    return "\n".join(lines) + "\n"


@given(
    st.integers(50, 5000),
    st.lists(st.integers(-5, 8), min_size=3, max_size=3),
    st.sampled_from(["from baseline", "year on year"]),
    st.booleans(),
)
def test_a_target_is_below_its_baseline_exactly_when_it_is_less(
    read_plan: Read, baseline: int, changes: list[int], basis: str, is_pending: bool
) -> None:
    """Also while the baseline is pending: a change leads down, whatever it starts from."""
    typed = "pending" if is_pending else str(baseline)
    text = series("all_adults", typed, basis, change=[f"{change}%" for change in changes])
    derived, _ = derive(read_plan({"part2": text}))
    grown, factors = Decimal(1), []
    for change in changes:
        factor = 1 + Decimal(change) / 100
        grown *= factor
        factors.append(grown if basis == "year on year" else factor)
    found = list(targets_below_baseline(derived))
    assert len(found) == (1 if min(factors) < 1 else 0)


@pytest.mark.parametrize(
    ("basis", "changes", "years"),
    [
        ("year on year", ["1%", "1%", "1%"], []),
        ("year on year", ["0.9%", "1%", "0%"], ["2008/09", "2010/11"]),
        ("from baseline", ["1%", "2%", "2.5%"], ["2010/11"]),
        ("from baseline", ["5%", "5%", "10%"], ["2009/10"]),
        ("from baseline", ["5%", "pending", "10%"], []),
        ("year on year", ["-1%", "3%", "1%"], []),
    ],
)
def test_growth_is_counted_as_the_plan_counts_it(
    read_plan: Read, basis: str, changes: list[str], years: list[str]
) -> None:
    derived, _ = derive(read_plan({"part2": series("pdu", "2000", basis, change=changes)}))
    assert [finding.path[-1] for finding in growth_below_minimum(derived)] == years


@pytest.mark.parametrize("baseline", [87, 449, 903, 940, 3808])
def test_growth_by_the_minimum_in_whole_people_is_enough(read_plan: Read, baseline: int) -> None:
    """A target is rounded to people, so a stated one may grow by a little less than the minimum."""
    stated = [str(int(Decimal(baseline) * Decimal("1.01") ** n + Decimal("0.5"))) for n in (1, 2, 3)]
    plan = read_plan({"part2": series("pdu", str(baseline), "year on year", stated=stated)})
    assert list(growth_below_minimum(derive(plan)[0])) == []


def test_other_series_need_not_grow_and_without_a_threshold_none_need(read_plan: Read) -> None:
    adults = read_plan({"part2": series("all_adults", "2000", "year on year", change=["0%"])})
    assert list(growth_below_minimum(derive(adults)[0])) == []
    plan = read_plan({"part2": series("pdu", "2000", "year on year", change=["0%"])})
    assert len(list(growth_below_minimum(derive(plan)[0]))) == 1
    pending = replace(plan, edition=replace(plan.edition, thresholds=()))
    assert list(growth_below_minimum(derive(pending)[0])) == []
