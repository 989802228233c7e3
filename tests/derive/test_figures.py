"""The figures of a plan: targets on either basis, what is stated held against what follows."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from adtp_publish.derive.figures import derive
from adtp_publish.findings import Finding
from adtp_publish.model.figure import Figure
from adtp_publish.model.plan import Plan
from adtp_publish.model.rounding import rounded
from adtp_publish.model.values import Absence

ReadPlan = Callable[..., Plan]
YEARS = ("2008/09", "2009/10", "2010/11")


def targets(basis: str = "", baseline: str = "1000", **by_year: list[str]) -> str:
    """Lines of a target series; a text for each year, an empty one for none."""
    lines = ["pdu:", f"  baseline: {baseline}", *([f"  basis: {basis}"] if basis else [])]
    for name, values in by_year.items():
        lines += [f"  {name}:"]
        lines += [f"    {year}: {value}" for year, value in zip(YEARS, values, strict=False) if value]
    return "\n".join(lines) + "\n"


def part2(read_plan: ReadPlan, text: str, year: str = "2009/10") -> tuple[dict[str, Figure], list[Finding]]:
    """The figures of a Part 2 by their ids inside it, and what was found."""
    derived, found = derive(read_plan({"part2": text}, year))
    head = f"somewhere/{year.replace('/', '-')}/part2."
    return {figure.id.removeprefix(head): figure for figure in derived.figures}, list(found)


def values(figures: dict[str, Figure], series: str) -> list[Decimal | None]:
    """The value of each year of a series with six decimals; nothing for a year without one."""
    found = [figures.get(f"pdu.{series}.{year.replace('/', '-')}") for year in YEARS]
    return [rounded(f.value, 6) if f and f.value is not None else None for f in found]


def numbers(*texts: str) -> list[Decimal | None]:
    """The values of three years; an empty text for none."""
    return [Decimal(text) if text else None for text in texts]


@pytest.mark.parametrize("edition", ["2008/09", "2009/10"])
@pytest.mark.parametrize(
    ("basis", "changes", "wanted"),
    [
        ("from baseline", ["5%", "8%", "10%"], ["1050", "1080", "1100"]),
        ("year on year", ["5%", "8%", "10%"], ["1050", "1134", "1247.4"]),
        ("year on year", ["2.5%", "-5.5%", "0%"], ["1025", "968.625", "968.625"]),
        ("from baseline", ["", "8%", ""], ["", "1080", ""]),
        ("year on year", ["5%", "", "10%"], ["1050", "", ""]),
        ("year on year", ["", "8%", "10%"], ["", "", ""]),
        ("from baseline", ["pending", "8%"], ["", "1080", ""]),
        ("year on year", ["pending", "8%"], ["", "", ""]),
        ("", ["5%", "8%", "10%"], ["", "", ""]),
    ],
)
def test_targets_follow_from_the_changes_on_the_basis_that_the_plan_names(
    read_plan: ReadPlan, edition: str, basis: str, changes: list[str], wanted: list[str]
) -> None:
    figures, found = part2(read_plan, targets(basis, change=changes), edition)
    assert values(figures, "target") == numbers(*wanted)
    assert not found


@pytest.mark.parametrize(
    ("basis", "stated", "wanted"),
    [
        ("from baseline", ["1050", "1080", "945"], ["5", "8", "-5.5"]),
        ("year on year", ["1050", "1134", "1077"], ["5", "8", "-5.026455"]),
        ("from baseline", ["", "1080", ""], ["", "8", ""]),
        ("year on year", ["", "1080", "1134"], ["", "", "5"]),
        ("", ["1050", "1080", "1100"], ["", "", ""]),
    ],
)
def test_changes_follow_from_the_numbers_that_are_stated(
    read_plan: ReadPlan, basis: str, stated: list[str], wanted: list[str]
) -> None:
    figures, found = part2(read_plan, targets(basis, stated=stated))
    assert values(figures, "change") == numbers(*wanted)
    assert values(figures, "target") == numbers(*stated)
    assert not found


def test_a_change_on_last_year_takes_last_years_target_where_no_number_is_stated(read_plan: ReadPlan) -> None:
    text = targets("year on year", change=["2%"], stated=["", "1071"])
    figures, _ = part2(read_plan, text)
    assert values(figures, "target") == numbers("1020", "1071", "")
    assert values(figures, "change") == numbers("2", "5", "")
    assert figures["pdu.change.2009-10"].working == "(1,071 − 1,020) ÷ 1,020"
    stated = targets("year on year", change=["2.04%"], stated=["1020", "1071"])
    assert values(part2(read_plan, stated)[0], "change") == numbers("2.04", "5", "")


def test_a_stated_number_is_shown_and_the_derived_one_kept_beside_it(read_plan: ReadPlan) -> None:
    text = targets("year on year", change=["2.04%", "2.04%"], stated=["1020", "1041"])
    figures, found = part2(read_plan, text)
    figure = figures["pdu.target.2009-10"]
    assert (figure.value, figure.stated, figure.shown) == (
        Decimal("1041.216160"),
        Decimal(1041),
        Decimal(1041),
    )
    assert (figure.status, figure.differs, found) == ("derived", False, [])
    assert figures["pdu.change.2009-10"].status == "given"


@pytest.mark.parametrize(
    ("stated", "agrees"),
    [
        ("28%", True),
        ("28.1%", True),
        ("28.06%", True),
        ("28.0612%", True),
        ("28.0%", False),
        ("28.2%", False),
        ("28.0613%", False),
        ("27%", False),
        ("29%", False),
    ],
)
def test_a_stated_share_is_compared_at_its_own_precision(
    read_plan: ReadPlan, stated: str, agrees: bool
) -> None:
    figures, found = part2(read_plan, primary_care(stated))
    figure = figures["primary-care.north-pct.delivering.2008-09.percentage"]
    assert figure.differs is not agrees
    assert [finding.code for finding in found] == ([] if agrees else ["stated-differs"])


def primary_care(percentage: str, number: str = "55", practices: str = "196", more: str = "") -> str:
    return (
        f"primary_care:\n  - trust: North PCT\n    practices:\n      2008/09: {practices}\n"
        f"    delivering:\n      2008/09:\n        number: {number}\n        percentage: {percentage}\n{more}"
    )


def test_an_explanation_beside_a_figure_settles_a_difference(read_plan: ReadPlan) -> None:
    more = "        explained: The county's figure stands here.\n"
    figures, found = part2(read_plan, primary_care("23%", more=more))
    figure = figures["primary-care.north-pct.delivering.2008-09.percentage"]
    assert (figure.differs, figure.explained) == (True, "The county's figure stands here.")
    assert (figure.shown, found) == (Decimal(23), [])


def test_an_explanation_of_a_series_settles_the_difference_of_its_own_year(read_plan: ReadPlan) -> None:
    text = targets("from baseline", change=["5%", "8%"], stated=["1060", "1090"])
    figures, found = part2(read_plan, text + "  explained:\n    2009/10: The panel asked for more.\n")
    assert [(finding.code, finding.path) for finding in found] == [
        ("stated-differs", ("pdu", "stated", "2008/09"))
    ]
    assert figures["pdu.target.2009-10"].explained == "The panel asked for more."
    assert figures["pdu.target.2008-09"].explained == ""


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (primary_care("114%", "55", "48"), "cutting off 114.58% would give it"),
        (primary_care("12%", "1", "8"), "rounding a half to the even number would give it"),
        (primary_care("60%", "1", "8"), ""),
        (targets("year on year", "4354", change=["2%"] * 3, stated=["", "", "4621"]), "rounding each year"),
        (targets("year on year", "903", change=["6%", "1%", "1%"], stated=["", "", "978"]), ""),
        (
            primary_care("16%", "9", "39") + "  - trust: South PCT\n    practices:\n      2008/09: 100\n"
            "    delivering:\n      2008/09:\n        number: 13\n",
            "it is the figure of Primary care: all",
        ),
    ],
)
def test_a_difference_names_the_rule_that_would_give_what_is_stated(
    read_plan: ReadPlan, text: str, hint: str
) -> None:
    _, found = part2(read_plan, text)
    assert [finding.code for finding in found] == ["stated-differs"]
    assert found[0].hint.startswith(hint or "correct it")
    assert found[0].hint.endswith(f"correct it, or say why at `{found[0].explained_at}`")
    assert "explained" in found[0].explained_at


@pytest.mark.parametrize("reason", ["not collected", "pending", "not in the source"])
def test_a_reason_that_the_plan_gives_stands_in_place_of_what_would_follow(
    read_plan: ReadPlan, reason: str
) -> None:
    text = targets("from baseline", change=["5%"], stated=[reason]) + primary_care(reason)
    figures, found = part2(read_plan, text)
    for name in ("pdu.target.2008-09", "primary-care.north-pct.delivering.2008-09.percentage"):
        figure = figures[name]
        assert (figure.status, figure.value, figure.absence) == ("absent", None, Absence(reason))
    assert not found


def test_what_follows_from_a_value_that_is_not_there_is_not_there_for_the_same_reason(
    read_plan: ReadPlan,
) -> None:
    text = targets("from baseline", change=["5%"]).replace("1000", "pending")
    figures, _ = part2(read_plan, text)
    assert figures["pdu.target.2008-09"].absence == Absence("pending")
    assert figures["pdu.target.2008-09"].status == "absent"
