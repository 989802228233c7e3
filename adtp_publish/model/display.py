"""How a value is written for a reader: one way for pages, documents, findings and workings."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from .rounding import decimals, rounded
from .values import Absence, Month, Quantity, Reference, Scalar

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# A number that is written in one of these keeps it.
POWERS = (" thousand", " million")
MINUS = "\u2212"
RATINGS = {"G": "Green", "A": "Amber", "R": "Red", "L": "Lavender"}


def number(value: Decimal | int, unit: str = "", places: int = 0) -> str:
    """A number rounded once and written with its unit: `3,808`, `5%`, `£138,089`, `-6%` with a true minus."""
    exact = rounded(Decimal(value), places)
    sign = MINUS if exact < 0 else ""
    digits = f"{abs(exact):,f}"
    if unit == "£":
        return f"{sign}£{digits}"
    if unit == "%":
        return f"{sign}{digits}%"
    return f"{sign}{digits} points" if unit == "% points" else f"{sign}{digits}"


def exact(value: Decimal, unit: str = "", most: int = 4) -> str:
    """A number as it stands before it is rounded, with at most `most` decimals."""
    shown = rounded(value, min(most, decimals(value)))
    if shown == shown.to_integral_value():
        return number(shown, unit)
    return number(shown, unit, decimals(shown.normalize()))


def capital(text: str) -> str:
    """A text at the beginning of a line or cell: its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def within(label: str) -> str:
    """A label inside a sentence: its first letter small, unless it is a name.

    Of a name (`Department of Health grant`) a later word begins with a capital too, and is not all
    capitals; `PCT` and `PCTs` are.
    """
    words = [word.lstrip("(") for word in label.split()]
    is_name = any(word[:1].isupper() and word[1:2].islower() for word in words[1:])
    return label[:1].lower() + label[1:] if label[1:2].islower() and not is_name else label


def day(value: date) -> str:
    """A day: `31 March 2009`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def written(value: Scalar | None, unit: str = "") -> str:  # noqa: C901, PLR0911 - one case a type
    """Any value of a form as a reader sees it; nothing for none."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case Absence():
            return capital(value.word)
        case int():
            return number(value, unit)
        case Decimal():
            return number(value, unit, decimals(value))
        case datetime():
            local = value.astimezone(ZoneInfo("Europe/London"))
            return f"{day(local.date())}, {local.hour}:{local.minute:02}"
        case date():
            return day(value)
        case Month():
            return f"{MONTHS[value.month - 1]} {value.year}"
        case Reference():
            return f"{value.grid}.{value.objective}.{value.action}"
        case Quantity():
            return quantity(value)
    return value


def quantity(value: Quantity) -> str:
    """A figure of an evidence entry: `25%`, `6,393`, `4 to 6`, `12 weeks`, `May 2009`, `£3.6 million`."""
    match value.kind:
        case "date":
            return day(date.fromisoformat(value.text))
        case "month" | "year" | "ordinal":
            return value.text
        case "number" | "money" if value.text.endswith(POWERS):
            return value.text
        case "range" | "duration" if value.value is not None:
            unit = value.unit if value.kind == "range" else ""
            ends = [number(end, unit, decimals(end)) for end in (value.value, value.upper) if end is not None]
            return " to ".join(ends) + (f" {value.unit}" if value.kind == "duration" else "")
        case "rate" if value.value is not None:
            return f"{number(value.value, '', decimals(value.value))} {value.unit}"
    return value.text if value.value is None else number(value.value, value.unit, decimals(value.value))


def folded(text: str) -> str:
    """A text as names are compared: without capitals, each white space one space."""
    low = text.casefold()
    return " ".join(low.split()) if "  " in low or "\n" in low or low != low.strip() else low
