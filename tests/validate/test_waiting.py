"""What a plan still has to fill in is said of it, and nothing else of the same place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adtp_publish.findings import Finding, finding_of
from adtp_publish.validate.bounds import MOST
from adtp_publish.validate.waiting import without_waiting

FILE, OTHER = "plans/somewhere/2009-10/part1.yaml", "plans/somewhere/2009-10/part2.yaml"


def empty(place: str, file: str = FILE) -> Finding:
    return finding_of("not-filled-in", "`it` is not filled in", file, tuple(place.split(" > ")))


def warning(place: str, file: str = FILE) -> Finding:
    return finding_of("section-order", "a warning", file, tuple(place.split(" > ")) if place else ())


@pytest.mark.parametrize(
    ("place", "hole", "waits"),
    [
        ("sections", "sections > 0 > text", True),
        ("sections > 0 > number", "sections > 0 > number", True),
        ("sections > 0 > number", "sections > 0 > text", True),
        ("sections > 0", "sections > 0 > text", True),
        ("sections > 1 > number", "sections > 0 > text", False),
        ("sections > 1", "sections > 10 > text", False),
        ("pdu > change > 2008/09", "pdu > change > 2009/10", False),
        ("pdu > change", "pdu > change > 2009/10", True),
        ("elements", "sections > 0 > text", False),
        ("section", "sections > 0 > text", False),
        ("", "sections > 0 > text", False),
    ],
)
def test_a_finding_waits_for_what_its_place_lacks(place: str, hole: str, waits: bool) -> None:
    hole_found, found = empty(hole), warning(place)
    assert without_waiting((found, hole_found)) == ((hole_found,) if waits else (found, hole_found))


def test_nothing_waits_for_another_file_and_no_error_waits() -> None:
    error = finding_of("wrong-value", "an error", FILE, ("sections", "0", "number"))
    found = (warning("sections"), empty("sections > 0 > text", OTHER))
    assert without_waiting(found) == found
    assert without_waiting((error, empty("sections > 0 > text"))) == (error, empty("sections > 0 > text"))


def test_of_more_empty_fields_than_are_named_each_makes_its_place_wait_and_no_other() -> None:
    holes = tuple(empty(f"sections > {number} > text") for number in range(MOST))
    rest = replace(holes[-1], also=(("sections", str(MOST), "text"), ("elements", "demand")))
    counted = (*holes, rest)
    assert without_waiting((warning("elements"), *holes)) == (warning("elements"), *holes)
    assert without_waiting((warning("elements"), warning("note"), *counted)) == (warning("note"), *counted)
