"""Where two editions give the same year, the later one rules in totals, and what differs is noticed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from adtp_publish.derive.checks import apply_across_years
from adtp_publish.derive.figures import derive
from adtp_publish.model.plan import Plan

Read = Callable[..., Plan]
STATED = "{2008/09: 957, 2009/10: 967, 2010/11: %s}"


LATER = """\
  baseline: 957
  basis: year on year
  change: {2009/10: 1%, 2010/11: 5%}
"""


def series(baseline: str, *stated: str) -> str:
    """A series of Part 2 that grows by 6%, 1% and 1%: from 903 to 976.42."""
    change = "  change: {2008/09: 6%, 2009/10: 1%, 2010/11: 1%}\n"
    last = "".join(f"  stated: {STATED % number}\n" for number in stated)
    return f"pdu:\n  baseline: {baseline}\n  basis: year on year\n{change}{last}"


def told(read_plan: Read, earlier: str, later: str) -> list[tuple[str, str]]:
    plans = [
        derive(read_plan({"part2": text}, year))[0]
        for text, year in ((earlier, "2008/09"), (later, "2009/10"))
    ]
    found = [f for f in apply_across_years(plans) if f.code == "editions-differ"]
    assert all(f.file == "plans/somewhere/2009-10/part2.yaml" for f in found)
    return [("/".join(f.path), f.message) for f in found]


def wanted(found: str, year: str, before: str, place: str) -> str:
    as_at = f"as at `somewhere/2008-09/part2.{place}`"
    return f"found {found} for {year}; wanted {before}, {as_at}, if it has not changed"


def test_another_baseline_is_told_and_what_follows_from_it_is_not(read_plan: Read) -> None:
    assert told(read_plan, series("903"), series("950")) == [
        ("pdu/baseline", wanted("950", "2007/08", "903", "pdu.baseline"))
    ]


@pytest.mark.parametrize("later", [(), ("976",)])
def test_a_wrong_target_that_the_later_edition_puts_right_is_noticed(
    read_plan: Read, later: tuple[str, ...]
) -> None:
    """A total takes each target as shown: with the later edition it changes from 978 to 976."""
    assert told(read_plan, series("903", "978"), series("903", *later)) == [
        ("pdu/stated/2010/11", wanted("976", "2010/11", "978", "pdu.target.2010-11"))
    ]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (series("903"), series("903")),
        (series("903"), series("903", "976")),  # 976.42 is shown so
        (series("903"), series("903", "978")),  # stated wrongly, which is told at it
        (series("903"), series("pending")),  # a number that is not there takes the place of none
        (series("pending"), series("903")),
    ],
)
def test_nothing_is_said_where_no_total_would_be_another(read_plan: Read, earlier: str, later: str) -> None:
    assert told(read_plan, earlier, later) == []


@pytest.mark.parametrize("what", ["illustrative", "on trial"])
def test_what_counts_in_no_total_is_not_compared(read_plan: Read, what: str) -> None:
    plans = [
        derive(read_plan({"part2": series(baseline)}, year))[0]
        for baseline, year in (("903", "2008/09"), ("950", "2009/10"))
    ]
    plan, last = plans[-1].plan, plans[-1]
    assert len(list(apply_across_years(plans))) == 1
    other = (
        replace(plan, nature=what)
        if what == "illustrative"
        else replace(plan, edition=replace(plan.edition, trial=True))
    )
    assert not list(apply_across_years([plans[0], replace(last, plan=other)]))
    assert len(list(apply_across_years([replace(last, plan=other), *plans]))) == 1  # those behind it are


def test_an_edition_without_the_series_between_two_that_have_it_is_passed_over(read_plan: Read) -> None:
    documents = {
        "2008/09": {"part2": series("903", "978")},
        "2009/10": {"part4": "table1: {police: {2009/10: 5}}\n"},
        "2010/11": {"part2": "all_adults:\n  baseline: 950\npdu:\n" + LATER},
    }
    read = [read_plan(held, year) for year, held in documents.items()]
    # Whether an edition is still on trial is not asked here.
    plans = [derive(replace(one, edition=replace(one.edition, trial=False)))[0] for one in read]
    (found,) = [one for one in apply_across_years(plans) if one.code == "editions-differ"]
    assert found.file == "plans/somewhere/2010-11/part2.yaml"
    assert found.path == ("pdu", "stated", "2010/11")
