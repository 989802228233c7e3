"""Read the text of a value as its kind: one small function a kind, text in, typed value out.

The text has already matched the pattern of its kind; what a pattern cannot know (a 30th of
February) is raised as `NotAValue` with words for a finding.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MINYEAR, date, datetime
from decimal import Decimal
from functools import cache, lru_cache, partial
from zoneinfo import ZoneInfo

from ..model.display import MONTHS
from ..model.values import Absence, Month, Quantity, Reference, Scalar

LONDON = "Europe/London"
# The closed list of domain.md, section 6.
ABSENCES = frozenset(
    ("pending", "to be confirmed", "not collected", "not applicable", "not sought", "not in the source")
)
LONGEST_ABSENCE = max(map(len, ABSENCES))
# Kinds whose value is a text of any length.
TEXTS = frozenset(("text", "markdown", "line"))
_REFERENCE = re.compile(r"(?:Planning grid )?([0-9]+)[ .]([0-9]+)\.([0-9]+)", re.ASCII)
_RANGE = re.compile(r"(.+?) to (.+)", re.ASCII)
_DURATION = re.compile(r"(.+?) (days?|weeks?|months?|years?)", re.ASCII)
_ORDINAL = re.compile(r"[a-z]+ [0-9.]+|[0-9]+(?:st|nd|rd|th)", re.ASCII)
_POWERS = {"thousand": 3, "million": 6}
_RATE = re.compile(r"(.+?) (per [0-9,]+)", re.ASCII)


class NotAValue(ValueError):
    """A text that has the shape of a value and is none."""


def read_value(kind: str, text: str) -> Scalar:
    """The typed value of a text of that kind; raises `NotAValue`."""
    if len(text) <= LONGEST_ABSENCE and text in ABSENCES and kind != "absence":
        return Absence(text)
    return READERS.get(kind, str)(text)


@cache
def short_reader(kind: str) -> Callable[[str], Scalar]:
    """The reader of a kind that remembers: plans say the same months, posts and numbers over and over."""
    return lru_cache(maxsize=1 << 12)(partial(read_value, kind))


def _text(text: str) -> str:
    said = text.strip()
    if not said:
        raise NotAValue("there is nothing but white space")
    return said


def _whole(text: str) -> int:
    return int(_number(text))


def _number(text: str) -> Decimal:
    return Decimal(re.sub(r"[£%,\s]", "", text))


def _money(text: str) -> Scalar:
    value = _number(text)
    return int(value) if value == value.to_integral_value() else value


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotAValue(f"`{text}` is not a day of the calendar{_days_of(text)}") from None


def _days_of(text: str) -> str:
    """How many days the month has of a day that is none."""
    year, month = int(text[:4]), int(text[5:7])
    if year < MINYEAR:
        return ""
    return f" ({MONTHS[month - 1]} {year} has {monthrange(year, month)[1]} days)"


def _month(text: str) -> Month:
    name, _, year = text.partition(" ")
    return Month(int(year), MONTHS.index(name) + 1)


def _when(text: str) -> Scalar:
    if text[0].isdigit():
        return _date(text)
    return _month(text) if text.partition(" ")[0] in MONTHS else text


def _moment(text: str) -> Scalar:
    if "T" not in text:
        return _date(text)
    _date(text.partition("T")[0])
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(LONDON))


def _year(text: str) -> str:
    first, second = text.split("/")
    if (int(first) + 1) % 100 != int(second):
        raise NotAValue(
            f"`{text}` is not a financial year; the year after {first} ends in {(int(first) + 1) % 100:02}"
        )
    return text


def _tick(text: str) -> bool:
    return text == "yes"


def _reference(text: str) -> Reference:
    match = _REFERENCE.fullmatch(text)
    if match is None:
        raise NotAValue(f"`{text}` is not a place in the planning grids")
    return Reference(int(match[1]), int(match[2]), int(match[3]))


def _quantity(text: str) -> Quantity:
    if "£" in text and re.search("%| points| per ", text):
        raise NotAValue(f"`{text}` is an amount of money and something else at once")
    if (match := _DURATION.fullmatch(text)) is not None:
        parts = match[1].split(" to ")
        upper = _number(parts[1]) if len(parts) > 1 else None
        return Quantity("duration", text, _number(parts[0]), upper, match[2])
    if (match := _RANGE.fullmatch(text)) is not None:
        unit = "%" if "%" in text else ""
        return Quantity("range", text, _number(match[1]), _number(match[2]), unit)
    if (match := _RATE.fullmatch(text)) is not None:
        return Quantity("rate", text, _number(match[1]), None, match[2])
    if text.endswith(" points"):
        return Quantity("points", text, _number(text.removesuffix(" points")), None, "% points")
    return _plain_quantity(text)


def _plain_quantity(text: str) -> Quantity:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        _date(text)
        return Quantity("date", text)
    if re.fullmatch(r"[0-9]{4}/[0-9]{2}", text, re.ASCII):
        return Quantity("year", _year(text))
    if (is_ordinal := _ORDINAL.fullmatch(text) is not None) or text[0].isalpha():
        return Quantity("ordinal" if is_ordinal else "month", text)
    if re.fullmatch(r"(19|20)[0-9]{2}", text, re.ASCII):
        # A count of that size is written with its comma, as pages write it: 2,008 people.
        return Quantity("year", text)
    if text.endswith("%"):
        return Quantity("percentage", text, _number(text), None, "%")
    if "£" in text:
        return Quantity("money", text, _in_full(text), None, "£")
    return Quantity("number", text, _in_full(text))


def _in_full(text: str) -> Decimal:
    """A number as it is: of `£3.6 million` the pounds. What is shown keeps the unit that was written."""
    digits, _, power = text.partition(" ")
    return _number(digits).scaleb(_POWERS[power]) if power in _POWERS else _number(text)


READERS: dict[str, Callable[[str], Scalar]] = {
    "text": _text,
    "markdown": _text,
    "line": _text,
    "money": _money,
    "count": _whole,
    "decimal": _number,
    "percent": _number,
    "date": _date,
    "when": _when,
    "moment": _moment,
    "year": _year,
    "tick": _tick,
    "reference": _reference,
    "quantity": _quantity,
}
