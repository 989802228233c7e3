"""Usual wrong spellings of days, months, quarters and years."""

from __future__ import annotations

from . import respelling as to
from .slip import Slip

_SURE = True
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_DAY = rf"{_WEEKDAY}([0-9]{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?"
_ROUGHLY = r"(?:by|by the end of|from|in|(?:the )?(?:end|start|beginning|middle|mid)(?: of)?|early|late)"
_ORDER = "a day is written year, month, day"
_BOTH = "a financial year names both its calendar years"
_ZONE = "leave the zone out: times are those of London"
_BY_WHICH = "write the month by which it is done"

# fmt: off
DATES = (
    Slip(r"(1[3-9]|2[0-9]|3[01])[/. -]([0-9]{1,2})[/. -]([0-9]{4})", to.day_first, _ORDER, _SURE),
    Slip(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4}|[0-9]{2})", to.day_first, _ORDER),
    Slip(rf"{_DAY}{_MONTH},?[ -]([0-9]{{4}})", to.day_first, "", _SURE),
    Slip(rf"{_DAY}{_MONTH},?[ -]'?([0-9]{{2}})", to.day_first),
    Slip(rf"{_WEEKDAY}{_MONTH} ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([0-9]{{4}})", to.month_first, "", _SURE),
    Slip(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})", to.year_first, _ORDER, _SURE),
    Slip(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})", to.year_first, _ORDER, _SURE),
    Slip(r"([0-9]{4})-(1[3-9]|[23][0-9])-([0-9]{2})", to.swapped, _ORDER),
    Slip(r"[0-9]{4}-(?:1[3-9]|[2-9][0-9]|00)-[0-9]{2}", "", "months go from 01 to 12"),
    Slip(r"[0-9]{4}-[0-9]{2}-(?:3[2-9]|[4-9][0-9]|00)", "", "days go from 01 to 31"),
    Slip(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}", "", "there is no such day in the calendar"),
    Slip(r"today|now|tomorrow|yesterday", "", "write the day itself"),
    Slip(rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}(?: [0-9]{{1,2}})?", "", "add the year"),
)
MONTHS = (
    Slip(rf"{_MONTH},?[ -/]([0-9]{{4}})", to.month_year, "", _SURE),
    Slip(rf"{_MONTH}[ -/]?'?([0-9]{{2}})", to.month_year),
    Slip(r"[0-9]{4}/[0-9]{2}", "", "that is a financial year: name the day, the month or the quarter"),
    Slip(r"([0-9]{4})[-/]([0-9]{1,2})", to.year_month),
    Slip(r"([0-9]{1,2})[-/.]([0-9]{4})", to.month_number_year, "", _SURE),
    Slip(rf"{_ROUGHLY}[ -]{_MONTH} ([0-9]{{4}})", to.month_year, "say the rest in the text beside it"),
)
YEARS = (
    Slip(r"(?:FY ?)?((?:19|20)[0-9]{2}) ?[-/] ?((?:19|20)?[0-9]{2})", to.financial_year, "", _SURE),
    Slip(r"(?:FY ?)?([0-9]{2}) ?[-/] ?([0-9]{2})", to.financial_year),
    Slip(r"(?:FY ?)?((?:19|20)[0-9]{2})", to.year_that_begins, _BOTH),
)

OF_TIME: dict[str, tuple[Slip, ...]] = {
    "date": (
        Slip(rf"{_MONTH} [0-9]{{4}}|[0-9]{{4}}(?:[-/][0-9]{{1,2}})?", "", "name the day too"),
        *DATES,
    ),
    "when": (
        *MONTHS,
        *DATES,
        Slip(r"(?:q|qtr|quarter)[ .]?([1-4])", r"quarter \1", "", _SURE),
        Slip(r"([1-4])(?:st|nd|rd|th) quarter", r"quarter \1", "", _SURE),
        Slip(r"on[- ]?going|throughout.*|all year|continual(?:ly)?|continuously|rolling", "continuous"),
        Slip(r"yearly|(?:every|each) year|once a year|per annum|annual", "annually"),
        Slip(r"(?:every|each) quarter|(?:three|3)[- ]monthly", "quarterly"),
        Slip(r"(?:every|each) month|once a month", "monthly"),
        Slip(r"(?:every|each) week|once a week", "weekly"),
        Slip(r"a\.?s\.?a\.?p|soon|immediate(?:ly)?|now|when possible", "", _BY_WHICH),
        Slip(r"(?:spring|summer|autumn|winter)(?: [0-9]{4})?|[0-9]{4}(?:/[0-9]{2})?", "", _BY_WHICH),
    ),
    "moment": (
        Slip(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ,]+(?:at )?([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?(?: ?am)?",
             to.moment, "", _SURE),
        Slip(r".*(?:Z|[+-][0-9]{2}:?[0-9]{2}|GMT|BST|UTC)", "", _ZONE),
        *DATES,
    ),
    "year": YEARS,
    "quarter": (
        Slip(r"(?:quarter|qtr|q)?[ .]?([1-4])(?:st|nd|rd|th)?(?: quarter)?", r"q\1", "", _SURE),
    ),
}
