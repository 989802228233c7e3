"""One way to write a value, for pages, documents, findings and workings."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.model.display import day, exact, number, within, written
from adtp_publish.model.values import Absence, Month, Quantity, Reference, Scalar

whole_numbers = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    ("value", "unit", "places", "text"),
    [
        ("3808", "people", 0, "3,808"),
        ("999", "", 0, "999"),
        ("1000", "", 0, "1,000"),
        ("138089", "£", 0, "£138,089"),
        ("4478281", "£", 0, "£4,478,281"),
        ("1234.5", "£", 2, "£1,234.50"),
        ("-1250", "£", 0, "−£1,250"),
        ("5", "%", 0, "5%"),
        ("-5.5", "%", 0, "−6%"),
        ("-0.4", "%", 0, "0%"),
        ("28.0612", "%", 1, "28.1%"),
        ("1200.25", "%", 1, "1,200.3%"),
        ("10", "% points", 0, "10 points"),
        ("-2.5", "% points", 1, "−2.5 points"),
        ("26.5", "", 0, "27"),
        ("0", "£", 0, "£0"),
    ],
)
def test_a_number_is_rounded_once_and_carries_its_unit(value: str, unit: str, places: int, text: str) -> None:
    assert number(Decimal(value), unit, places) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("4620.499632", "", "4,620.4996"),
        ("3884.16", "people", "3,884.16"),
        ("2100.00", "", "2,100"),
        ("114.58333333333333333333", "%", "114.5833%"),
        ("26.50", "", "26.5"),
        ("-47.5", "", "−47.5"),
        ("4478281", "£", "£4,478,281"),
        ("0.00001", "", "0"),
    ],
)
def test_before_rounding_it_has_at_most_four_decimals_and_no_empty_ones(
    value: str, unit: str, text: str
) -> None:
    assert exact(Decimal(value), unit) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, "", ""),
        (True, "", "Yes"),
        (False, "", "No"),
        (Absence("not collected"), "£", "Not collected"),
        (Absence("to be confirmed"), "", "To be confirmed"),
        (4354, "people", "4,354"),
        (Decimal("8.9"), "%", "8.9%"),
        (Decimal(5), "%", "5%"),
        (date(2009, 3, 31), "", "31 March 2009"),
        (Month(2009, 10), "", "October 2009"),
        (Reference(2, 1, 4), "", "2.1.4"),
        (Reference(4, 2, 0), "", "4.2.0"),
        (Reference(4, 2, 10), "", "4.2.10"),
        ("Grüße, “Tom’s” – £5", "", "Grüße, “Tom’s” – £5"),
        (datetime(2009, 4, 20, 8, 30, tzinfo=UTC), "", "20 April 2009, 9:30"),
        (datetime(2009, 1, 5, 0, 5, tzinfo=UTC), "", "5 January 2009, 0:05"),
        (datetime(2009, 6, 30, 23, 30, tzinfo=UTC), "", "1 July 2009, 0:30"),
    ],
)
def test_every_kind_of_value_is_written_as_people_read_it(value: Scalar | None, unit: str, text: str) -> None:
    assert written(value, unit) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Quantity("number", "6393", Decimal(6393)), "6,393"),
        (Quantity("number", "4.17", Decimal("4.17")), "4.17"),
        (Quantity("percentage", "25%", Decimal(25), None, "%"), "25%"),
        (Quantity("percentage", "40.4%", Decimal("40.4"), None, "%"), "40.4%"),
        (Quantity("money", "£3571127", Decimal(3571127), None, "£"), "£3,571,127"),
        (Quantity("points", "10 points", Decimal(10), None, "% points"), "10 points"),
        (Quantity("range", "4 to 6", Decimal(4), Decimal(6)), "4 to 6"),
        (Quantity("range", "4% to 6.5%", Decimal(4), Decimal("6.5"), "%"), "4% to 6.5%"),
        (Quantity("rate", "15 per 1,000", Decimal(15), None, "per 1,000"), "15 per 1,000"),
        (Quantity("duration", "12 weeks", Decimal(12), None, "weeks"), "12 weeks"),
        (Quantity("duration", "2 to 3 weeks", Decimal(2), Decimal(3), "weeks"), "2 to 3 weeks"),
        (Quantity("date", "2009-10-01"), "1 October 2009"),
        (Quantity("month", "May 2007"), "May 2007"),
        (Quantity("year", "2006/07"), "2006/07"),
        (Quantity("year", "2008"), "2008"),
    ],
)
def test_every_kind_of_quoted_figure_is_written_as_people_read_it(value: Quantity, text: str) -> None:
    assert written(value) == text


@given(day_of=st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_a_day_can_be_read_back(day_of: date) -> None:
    shown = day(day_of)
    assert datetime.strptime(f"{shown} +0000", "%d %B %Y %z").date() == day_of
    assert not shown.startswith("0")


@given(value=whole_numbers, unit=st.sampled_from(("", "£", "%", "% points", "people")))
def test_a_whole_number_can_be_read_back(value: int, unit: str) -> None:
    text = written(value, unit)
    plain = text.replace("\N{MINUS SIGN}", "-").translate({ord(c): None for c in "£%,"})
    assert int(plain.removesuffix(" points")) == value
    assert "-" not in text


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Police", "police"),
        ("Social services", "social services"),
        ("Supporting People", "Supporting People"),
        ("Department of Health tier 4 capital", "Department of Health tier 4 capital"),
        ("Drug Interventions Programme (DIP) main grant", "Drug Interventions Programme (DIP) main grant"),
        ("Contribution (Home Office)", "Contribution (Home Office)"),
        (
            "Substance misuse pooled treatment budget (SMPTB)",
            "substance misuse pooled treatment budget (SMPTB)",
        ),
        ("Mainstream of the PCTs", "mainstream of the PCTs"),
        ("Target to date in Q2", "target to date in Q2"),
        ("PCT mainstream", "PCT mainstream"),
        ("DIP", "DIP"),
        ("2007/08 baseline", "2007/08 baseline"),
        ("", ""),
    ],
)
def test_inside_a_sentence_a_label_begins_small_unless_it_is_a_name(label: str, text: str) -> None:
    assert within(label) == text
