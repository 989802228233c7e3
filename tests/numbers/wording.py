"""Numbers in words and in the formats of a sentence: written once more, apart from the program."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

ONES = [
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS = {"%": " per cent", "£": " pounds", "% points": " percentage points"}
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
# As people write large numbers: the exact value is that many times one of these.
SCALES = {"thousand": 1000, "million": 1_000_000}
SCALED = re.compile(r"(£?)([0-9]+(?:\.[0-9]+)?)(thousand|million)")


def below_a_thousand() -> list[str]:
    """The words of each number from nought to 999."""
    to_99 = ONES + [f"{ten}-{one}" if place else ten for ten in TENS for place, one in enumerate(ONES[:10])]
    hundreds = [f"{one} hundred" for one in ONES[1:10]]
    return to_99 + [f"{h} and {rest}" if n else h for h in hundreds for n, rest in enumerate(to_99)]


TABLE = below_a_thousand()


def words(value: Decimal) -> str:
    """A whole number below a million in words; an empty text for any other."""
    if value != value.to_integral_value() or abs(value) >= 1_000_000:
        return ""
    thousands, rest = divmod(int(abs(value)), 1000)
    said = TABLE[rest] if rest or not thousands else ""
    if thousands:
        link = "" if not rest else " and " if rest < 100 else " "
        said = f"{TABLE[thousands]} thousand{link}{said}"
    return f"minus {said}" if value < 0 else said


def rounded(value: Decimal, places: int) -> Decimal:
    """A number rounded half away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), context=EXACT)


def in_letters(value: Decimal, unit: str) -> str:
    """A number with its sign, commas and unit."""
    sign = "\u2212" if value < 0 else ""
    digits = f"{abs(value):,f}"
    return f"{sign}£{digits}" if unit == "£" else f"{sign}{digits}%" if unit == "%" else f"{sign}{digits}"


def as_scaled(value: Decimal, unit: str, text: str) -> bool:
    """Whether a squeezed text is so many thousand or million: all of an exact value."""
    found = SCALED.fullmatch(text)
    is_money = unit == "£"
    return found is not None and bool(found[1]) == is_money and Decimal(found[2]) * SCALES[found[3]] == value


def plain(value: Decimal) -> str:
    """An exact number with its commas, without noughts at its end."""
    text = in_letters(value, "")
    return text.rstrip("0").rstrip(".") if "." in text else text
