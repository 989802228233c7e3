"""`explain` of a total: what each plan gives to it, which are not in it and why, and at which moment."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .running import program

ROOT = Path(__file__).parents[2]
TOTAL = "pdu.england.2010-11"
AT = ("--at", "2011-06-01")


def explained(*arguments: str, plans: Path | None = None) -> tuple[int, str, str]:
    where = ("--plans", str(plans)) if plans else ()
    ended = program("explain", *AT, *where, *arguments, at=ROOT)
    return ended.code, ended.out.decode(), ended.err.decode()


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plans, with one of Coventry for the next year too: Lancashire's, under another name."""
    folder = tmp_path_factory.mktemp("plans") / "plans"
    shutil.copytree(ROOT / "plans", folder)
    shutil.copytree(folder / "lancashire/2009-10", folder / "coventry/2009-10")
    return folder


def with_other(folder: Path, file: str, old: str, new: str) -> Path:
    """The plans with other words in one file."""
    shutil.copytree(ROOT / "plans", folder / "plans")
    path = folder / "plans" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return folder / "plans"


def test_a_total_is_followed_down_to_the_lines_of_each_plan() -> None:
    code, out, err = explained(TOTAL)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == TOTAL
    assert lines[1].endswith(", England, 2010/11, from the 2007/08 baseline")
    assert "  at least 5,017 (5,017.4193 before rounding; 1 not known)" in lines
    assert "    = 976.4193 + 4,041" in lines
    (coventry,) = [n for n, line in enumerate(lines) if line.endswith("  Coventry 2008/09")]
    assert lines[coventry] == "      976 (976.4193 before rounding)  Coventry 2008/09"
    assert "903  2007/08 baseline  [plans/coventry/2008-09/part2.yaml:15]" in "".join(
        lines[coventry : coventry + 6]
    ).replace("a: ", "")
    assert [line for line in lines if line.startswith("      4,041 (") and "  Lancashire 2009/10  [" in line]
    assert lines[-2] == "  2 of 3 plans, as the public site has it on 1 June 2011"
    assert lines[-1] == "  not in it: example/2009-10/part2.pdu.target.2010-11, an illustration"


def test_a_number_leads_as_it_is_added_where_another_is_worked_out(tmp_path: Path) -> None:
    plans = with_other(tmp_path, "lancashire/2009-10/part2.yaml", "2010/11: 4041", "2010/11: 4100")
    _, out, _ = explained(TOTAL, plans=plans)
    assert "    = 976.4193 + 4,100\n" in out
    assert "      4,100, as the form states (4,041 worked out)  Lancashire 2009/10  [" in out
    inputs = json.loads(explained(TOTAL, "--format", "json", plans=plans)[1])[0]["inputs"]
    assert "4,100, as the form states (4,041 worked out)" in [one["shown"] for one in inputs]


def test_a_plan_without_the_number_says_why() -> None:
    _, out, _ = explained("pdu.yorkshire-and-the-humber.2010-11")
    assert "  not known\n" in out
    assert "      pending  Sheffield 2008/09\n" in out
    assert "  0 of 1 plan, as the public site has it" in out
    assert "example" not in out


def test_a_total_as_json_names_the_plans_and_the_moment() -> None:
    _, out, _ = explained(TOTAL, "--format", "json")
    (found,) = json.loads(out)
    assert (found["audience"], found["at"]) == ("public", "2011-06-01T00:00:00+01:00")
    assert (found["value"], found["counted"], found["plans"]) == ("5017.419318", 2, 3)
    parts = [(part["plan"], part["value"]) for part in found["inputs"]]
    assert parts == [
        ("Coventry 2008/09", "976.419318"),
        ("Lancashire 2009/10", "4041.080064"),
        ("Sheffield 2008/09", None),
    ]
    assert found["inputs"][0]["inputs"][0]["line"] == 15
    assert found["gaps"] == ["sheffield/2008-09/part2.pdu.target.2010-11"]
    assert found["not_in_it"] == [
        {"figure": "example/2009-10/part2.pdu.target.2010-11", "why": "an illustration"}
    ]


def test_totals_are_listed_all_or_by_how_their_ids_begin() -> None:
    _, every, _ = explained("--list", "totals")
    lines = every.splitlines()
    assert (
        "pdu.england.2010-11  at least 5,017 (5,017.4193 before rounding; 1 not known), 2 of 3 plans" in lines
    )
    assert len(lines) == len(set(lines)) >= 20
    for beginning in ("pdu", "pdu.england", "all-adults.north-west"):
        _, some, _ = explained("--list", beginning)
        assert some
        assert some.splitlines() == [line for line in lines if line.startswith(f"{beginning}.")]
    assert explained("totals")[1].count("as the public site has it") == len(lines)


def test_the_later_of_two_editions_counts_and_the_earlier_is_named(plans: Path) -> None:
    _, out, _ = explained(TOTAL, plans=plans)
    assert "    = 4,041 + 4,041\n" in out
    assert "  Coventry 2009/10  [" in out
    earlier = "coventry/2008-09/part2.pdu.target.2010-11, 976 (976.4193 before rounding)"
    assert f"  not in it: {earlier}: the plan of 2009/10 gives the number\n" in out


@pytest.mark.parametrize(
    ("at", "count", "not_in_it"),
    [
        ("2009-04-20T09:29", "2 of 3", "example/2009-10/part2.pdu.target.2010-11, not public then"),
        ("2009-04-20T09:30", "3 of 4", ""),
    ],
)
def test_a_plan_counts_from_the_moment_of_its_publication(
    tmp_path: Path, at: str, count: str, not_in_it: str
) -> None:
    changed = with_other(tmp_path, "example/2009-10/cover.yaml", "nature: illustrative", "nature: plan")
    _, out, _ = explained(TOTAL, "--at", at, plans=changed)
    assert f"  {count} plans, as the public site has it on 20 April 2009\n" in f"{out}\n"
    assert [line[13:] for line in out.splitlines() if "not in it" in line] == (
        [not_in_it] if not_in_it else []
    )


def test_a_plan_whose_part_has_errors_is_named(tmp_path: Path) -> None:
    changed = with_other(tmp_path, "coventry/2008-09/part2.yaml", "baseline: 903", "baseline: 903 people")
    _, out, _ = explained(TOTAL, plans=changed)
    assert "  1 of 2 plans, as" in out
    assert "  not in it: coventry/2008-09/part2, it has errors\n" in out


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("pdu.englnd.2010-11", "did you mean `pdu.england.2010-11`"),
        (
            "pdu.england.2055-56",
            "there is no total `pdu.england.2055-56` of what the public site shows on 1 June 2011",
        ),
        ("pdus", "there is no finding `pdus`"),
    ],
)
def test_a_total_that_there_is_not(place: str, said: str) -> None:
    code, out, err = explained(place)
    assert (code, out) == (2, "")
    assert said in err


def test_a_year_may_be_written_with_its_slash() -> None:
    assert explained("pdu.england.2010/11") == explained(TOTAL)
