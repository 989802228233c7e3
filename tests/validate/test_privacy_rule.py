"""What must not stand in a public field: every form of it, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.model.plan import Plan
from adtp_publish.validate.rules.privacy import public_texts

Read = Callable[..., Plan]


def told(read_plan: Read, text: str, **documents: str) -> list[str]:
    """The codes of what is found in a public note."""
    plan = read_plan({"part1": f"note: |\n  {text}\n", **documents})
    return [finding.code for finding in public_texts(plan)]


@pytest.mark.parametrize(
    "text",
    [
        "daat@example.org.uk",
        "first.o'last+tag@sub-domain.example.com,",
        "020 7946 0958",
        "(020) 7946 0958",
        "02079460958",
        "01632 960123",
        "01632 960 123",
        "01632-960-123",
        "07700 900123.",
        "+44 20 7946 0958",
        "+44 (0)20 7946 0958",
        "0044 1632 960123",
        "0800 77 66 00",
        "9434765919",
        "943 476 5919",
        "943-476-5919",
        "01632.960.123",
        "020.7946.0958",
        "01632\u00a0960123",
        "01632\u202f960\u202f123",
        "01632\u2013960\u2013123",
        "01632 \u2013 960123",
        "01632\u2011960\u2011123",
        "01632\u2010960123",
        "+44\u00a01632\u00a0960123",
        "+44.1632.960123",
        "+44-1632-960123",
        "01632\n  960123",
        "01632-\n  960123",
        "01632 960123\u2013ask for the manager",
        "Tel.01632 960123",
        "Tel:01632 960123",
        "Tel-01632 960123",
        "Tel\u201301632 960123",
        "(Tel.01632\u00a0960123)",
        "943\u00a0476\u00a05919",
        "943\u2013476\u20135919",
        "943\u2011476\u20115919",
        "943.476.5919",
        "No.9434765919",
        "943 476\n  5919",
        "943\n  476 5919.",
    ],
)
def test_it_is_found(read_plan: Read, text: str) -> None:
    assert told(read_plan, f"Ask {text}") == ["personal-data"]


@pytest.mark.parametrize(
    "text",
    [
        "£4,478,281 of £9,434,765,919",
        "9434765918",
        "2008/09 2009/10 2010/11",
        "0.25 0.50 0.75 1.00 1.25",
        "1 April 2009 to 31 March 2010",
        "2009-04-01 to 2010-03-31",
        "reference AB9434765919",
        "9434765919.5",
        "0 12 15 20 25 30 35",
        "@ 5% and a @ b",
        "grid 2.1.4 of 2009-10",
        "0345 is no number",
        "1,240 12 2009",
        "943-476 5919",
        "943 476 5919/20",
        "943\n  476\n  5919",
        "01632\n  960\n  123",
        "0161 in 2008\u20132009",
        "2008-2009 2009-2010 2010-2011",
        "2008\u20132009 and 2009\u20132010",
        "01.04.2009 - 31.03.2010",
        "01/04/2009\u201331/03/2010",
        "05.10.2009 10.30",
        "\u00a301632960123",
        "PO-01632-960123",
        "0.01632 960123",
        "1.0.943 476 5919",
        "version 12.943.476.5919",
    ],
)
def test_what_only_looks_like_it_is_not(read_plan: Read, text: str) -> None:
    assert told(read_plan, f"So {text}") == []


def check_digit(digits: str) -> int:
    rest = sum(int(d) * w for d, w in zip(digits, range(10, 1, -1), strict=True)) % 11
    return (11 - rest) % 11


@given(st.from_regex(r"[1-9][0-9]{8}", fullmatch=True), st.integers(0, 9))
def test_ten_digits_are_an_nhs_number_exactly_when_the_last_one_fits(
    read_plan: Read, digits: str, last: int
) -> None:
    found = told(read_plan, f"Client {digits}{last} left")
    assert found == (["personal-data"] if last == check_digit(digits) else [])


def test_a_private_field_may_hold_it(read_plan: Read) -> None:
    text = "priorities: Ring 01632 960123 or write to daat@example.org\n"
    assert told(read_plan, "Nothing.", **{"part3/grid2": text}) == []


# --- names

NAMED = """\
objectives:
  - number: "2.1.0"
    objective: Shorter waits
    actions:
      - number: "2.1.1"
        action: Open in the evening
        by_whom:
          post: Manager
          name: {name}
"""


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        ("Jo Placeholder", "Written by Jo Placeholder.", True),
        ("Jo Placeholder", "Written by JO PLACEHOLDER", True),
        ("Jo Placeholder", "Jo  Placeholder wrote it", True),
        ("Zoë Specimen", normalize("NFD", "Zoë Specimen wrote it"), True),
        ("Jo Placeholder", "Jo and Placeholder wrote it", False),
        ("Jo Placeholder", "Banjo Placeholder wrote it", False),
        ("Placeholder", "Placeholder wrote it", False),
        ("not in the source", "It is not in the source", False),
    ],
)
def test_a_private_name_in_a_public_field(read_plan: Read, name: str, text: str, is_found: bool) -> None:
    found = told(read_plan, text, **{"part3/grid2": NAMED.format(name=name)})
    assert found == (["private-name"] if is_found else [])


def test_the_file_of_a_document_that_is_withheld(read_plan: Read) -> None:
    assert told(read_plan, "See part3/grid2.yaml and progress/q1.yaml.") == ["private-reference"] * 2
    assert told(read_plan, "See part2.yaml and mypart3/grid2.yaml2.") == []
