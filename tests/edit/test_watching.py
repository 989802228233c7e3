"""What whoever reports on a quarter is told to look at first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from adtp_publish.edit.watching import Due, Watched
from adtp_publish.model.record import LONDON
from tests.edit.quarters import plans_without, prepared, reports


def seen(plans: Path, quarter: str, *, at: datetime | None = None) -> Watched:
    found = prepared(plans, "example", quarter, at=at).watched
    assert found is not None
    return found


def of(lines: tuple[str | Due, ...]) -> list[str]:
    texts = [line.told if isinstance(line, Due) else line for line in lines]
    return [text.partition(",")[0].partition(":")[0] for text in texts]


def test_actions_due_with_no_report_on_them_yet_are_overdue(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    found = seen(plans, "q3")
    assert (
        Due("5.1.0", "5.1.2, by 16 November 2009: Agree rooms in practices or community hospitals")
        in found.overdue
    )
    assert "1.1.5" in of(found.overdue)  # by December 2009: until its last day
    assert "1.1.6" not in of(found.overdue)  # by 4 January 2010
    assert "1.1.1" not in of(found.overdue)  # by May 2009: the report was silent of it, and green
    assert "[[" not in "".join(due.told for due in found.overdue)


def test_a_moment_says_what_is_past(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    found = seen(plans, "q3", at=datetime(2009, 11, 16, tzinfo=LONDON))
    assert "5.1.2" not in of(found.overdue)
    assert "5.1.1" in of(found.overdue)
    (plans / "example/2009-10/progress/q3.yaml").unlink()
    assert "5.1.2" in of(seen(plans, "q3", at=datetime(2009, 11, 17, tzinfo=LONDON)).overdue)


def test_without_a_report_all_that_was_due_is_overdue(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q1", "q2", "q3", "q4")))
    assert "1.1.1" in of(seen(plans, "q1").overdue)


def test_silence_says_nothing_of_an_objective_that_is_amber_without_exceptions(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q2", "q3", "q4")))
    file = plans / "example/2009-10/progress/q1.yaml"
    text = file.read_text("utf-8")
    begin = text.index('  - number: "1.1.0"')
    end = text.index('  - number: "1.2.0"')
    assert "1.1.1" not in of(seen(plans, "q2").overdue)
    (plans / "example/2009-10/progress/q2.yaml").unlink()
    file.write_text(text[:begin] + text[begin:end].replace("q1: G", "q1: A") + text[end:], "utf-8")
    assert "1.1.1" in of(seen(plans, "q2").overdue)


def test_exceptions_that_are_open_are_told_with_their_new_dates(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    found = seen(plans, "q3").still_open
    assert (
        "3.2.1, Put dry blood spot testing into all seven treatment bases: "
        "outstanding in quarter 2, new date 30 November 2009, which is past"
    ) in found
    assert next(line for line in found if line.startswith("3.2.2, ")).endswith(", new date January 2010")
    assert "1.4.1" not in of(found)  # outstanding in quarter 1, done late in quarter 2


def test_an_exception_without_a_status_is_open_as_it_was_told_before(tmp_path: Path) -> None:
    """So it is in a report that was prepared and is not filled in yet."""
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    file = plans / "example/2009-10/progress/q2.yaml"
    text = file.read_text("utf-8")
    assert text.count("        status: outstanding\n") > 4
    file.write_text(text.replace("        status: outstanding\n", ""), "utf-8")
    found = seen(plans, "q3").still_open
    called = "Put dry blood spot testing into all seven treatment bases"
    assert f"3.2.1, {called}: outstanding in quarter 1, new date July 2009, which is past" in found
    called = "Choose, brief and welcome the new members"
    assert f"1.4.3, {called}: without a status in quarter 2, new date November 2009, which is past" in found


def test_an_exception_without_a_day_is_open_without_a_new_date(tmp_path: Path) -> None:
    plans = plans_without(tmp_path)
    found = prepared(plans, "stockton", "q3").watched
    assert found is not None
    assert "4.2.7: in hand in quarter 2, without a new date" in found.still_open
    assert (
        "2.1.4, Protocols for sharing information and for referral: "
        "in hand in quarter 2, new date 30 October 2009, which is past"
    ) in found.still_open
    assert found.fallen == (
        "`7` of Key treatment priorities: G in quarter 1, then A in quarter 2",
        "objective `4.2.0`: G in quarter 1, then R in quarter 2",
    )
    assert found.overdue == ()


def test_a_rating_that_rose_or_left_lavender_did_not_fall(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    fallen = " ".join(seen(plans, "q3").fallen)
    assert "objective `1.1.0`: G in quarter 1, then A in quarter 2" in fallen
    assert "`1.2.0`" not in fallen  # A, then G
    assert "`2.3.0`" not in fallen  # L, then G
