"""What a wrong spelling stands for: dates, months, amounts and years written as the forms want them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from ..model.display import MONTHS

Match = re.Match[str]
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_BY_LETTERS = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_POWERS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_LONGEST = 12  # digits of a number


def plain(text: str) -> str:
    """A text as it was meant to be typed: single spaces, plain hyphens and digits, no stop at its end."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return " ".join(text.split()).rstrip(" .,;")


def digits(match: Match) -> str:
    """`124O`, `l5%`: the letters that look like a digit, as that digit."""
    return match[0].translate(str.maketrans("OolI", "0011"))


def iso(year: str, month: str, day: str) -> str:
    """A day as the forms write it; two digits are of this century; nothing where there is no such month."""
    number = int(month) if month.isdigit() else _BY_LETTERS.get(month[:3].lower(), 0)
    return f"{year if len(year) == 4 else '20' + year}-{number:02}-{int(day):02}"


def day_first(match: Match) -> str:
    """`31/03/2009`, `31.03.09`, or with the month in words."""
    return iso(match[3], match[2], match[1])


def month_first(match: Match) -> str:
    """With the month in words before the day."""
    return iso(match[3], match[1], match[2])


def year_first(match: Match) -> str:
    """`2009-3-31`, `2009/03/31`, `20090331`."""
    return iso(match[1], match[2], match[3])


def swapped(match: Match) -> str:
    """`2009-31-03`: a day where the month should stand."""
    return iso(match[1], match[3], match[2])


def month_year(match: Match) -> str:
    """`Mar 2009`, `Sept 09`."""
    number = _BY_LETTERS.get(match[1][:3].lower(), 0)
    return f"{MONTHS[number - 1]} {match[2] if len(match[2]) == 4 else '20' + match[2]}" if number else ""


def year_month(match: Match) -> str:
    """`2009-03`."""
    return _month(match[2], match[1])


def month_number_year(match: Match) -> str:
    """`03/2009`."""
    return _month(match[1], match[2])


def _month(number: str, year: str) -> str:
    return f"{MONTHS[int(number) - 1]} {year}" if 1 <= int(number) <= len(MONTHS) else ""


def moment(match: Match) -> str:
    """A time without its `T`, or with seconds."""
    return f"{match[1]}T{int(match[2]):02}:{match[3]}"


def financial_year(match: Match) -> str:
    """`2009-10`, `2009/2010`, `09/10`; nothing where the second year does not follow the first."""
    first = match[1] if len(match[1]) == 4 else "20" + match[1]
    second = f"{(int(first) + 1) % 100:02}"
    return f"{first}/{second}" if match[2][-2:] == second else ""


def year_that_begins(match: Match) -> str:
    """`2009`: the financial year that begins in it."""
    return f"{match[1]}/{(int(match[1]) + 1) % 100:02}"


def without_spaces(match: Match) -> str:
    """An amount with spaces after its commas."""
    return re.sub(r"\s", "", match[0])


def thousands(match: Match) -> str:
    """`138.089`: with dots between the thousands."""
    return match[0].replace(" ", "").replace(".", ",")


def grouped(match: Match) -> str:
    """`£138 089`: with spaces between the thousands."""
    return ("£" if match[1] else "") + match[0].lstrip("£ ").replace(" ", ",")


def without_commas(match: Match) -> str:
    """`1,234.5`."""
    return match[0].replace(",", "")


def code(match: Match) -> str:
    """`e08 b`."""
    return re.sub("[ -]", "", match[0]).upper()


def code_with_nought(match: Match) -> str:
    """`E8B`, and with the letter O."""
    return f"{match[1]}0{match[2]}".upper()


def slug(match: Match) -> str:
    """`Planned_exits, North`."""
    return re.sub(r"[\W_]+", "-", match[0].lower()).strip("-")


def in_full(match: Match) -> str:
    """`£1.5m`, `138k`: all pounds written out."""
    amount = Decimal(match[1].replace(",", "")).scaleb(_POWERS[match[2].lower()]).normalize()
    digits = f"{amount:f}"
    sign = "-" if match[0].startswith("-") else ""
    return f"{sign}£{amount:,f}" if "." not in digits and len(digits) <= _LONGEST else ""


def pounds(match: Match) -> str:
    """`£138,089.00`, or with the word for it."""
    return f"£{match[1]}"


def reference(match: Match) -> str:
    """`2-1-4`, `02.01.04`, or with a word before it."""
    return f"{int(match[1])}.{int(match[2])}.{int(match[3])}"


def objective(match: Match) -> str:
    """Grid and objective alone: the objective itself is its action 0."""
    return f"{int(match[1])}.{int(match[2])}.0"


def section(match: Match) -> str:
    """The number of a section of the first level, without its nought."""
    return f"{int(match[1])}.0"


def grid_reference(match: Match) -> str:
    """A grid by its number, then objective and action."""
    return f"Planning grid {int(match[1])} {int(match[2])}.{int(match[3])}"
