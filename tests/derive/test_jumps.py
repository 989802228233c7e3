"""Numbers that moved from one release to the next: by more than the threshold, as they were shown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from adtp_publish.derive.jumps import jumps
from adtp_publish.model.note import Jump

MOST = Decimal(5)


@pytest.mark.parametrize(
    ("before", "now", "by"),
    [
        ("1,000", "1,051", "5%"),
        ("1,000", "949", "5%"),
        ("£100", "£200", "100%"),
        ("£1,234,567", "£0", "100%"),
        ("\u221210", "10", "200%"),
        ("2.5%", "5%", "100%"),
        ("at least 100", "at least 120", "20%"),
        ("100", "at least 120", "20%"),
        ("0", "1", ""),
    ],
)
def test_what_moved_further_is_told_with_how_far(before: str, now: str, by: str) -> None:
    assert list(jumps({"a": before}, {"a": now}, MOST)) == [Jump("a", before, now, by)]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("1,000", "1,050"),
        ("1,000", "950"),
        ("0", "0"),
        ("100", "at least 100"),
        ("pending", "100"),
        ("100", "not sought"),
        ("4 to 6 weeks", "10 to 20 weeks"),
        ("Green", "Red"),
        ("May 2009", "May 2010"),
    ],
)
def test_what_moved_no_further_or_is_no_number_is_not_told(before: str, now: str) -> None:
    assert list(jumps({"a": before}, {"a": now}, MOST)) == []


def test_what_came_or_went_did_not_move() -> None:
    assert list(jumps({"a": "1", "b": "1"}, {"b": "9", "c": "9"}, MOST)) == [Jump("b", "1", "9", "800%")]
