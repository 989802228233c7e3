"""Whole numbers in English words, as prose has them: `three`, `ninety-five`, `one thousand two hundred`."""

from __future__ import annotations

_SMALL = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGE = ((1_000_000_000, "thousand million"), (1_000_000, "million"), (1_000, "thousand"))
# A number of more digits than this is no word that anybody reads.
MOST = 999_999_999_999


def in_words(value: int) -> str:
    """A whole number in words, negative too; at most `MOST` either way."""
    if value < 0:
        return f"minus {in_words(-value)}"
    if value < len(_SMALL):
        return _SMALL[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return f"{_SMALL[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")
    for size, name in _LARGE:
        if value >= size:
            count, rest = divmod(value, size)
            between = " and " if 0 < rest < 100 else " "
            return f"{in_words(count)} {name}" + (f"{between}{in_words(rest)}" if rest else "")
    raise AssertionError("every number is small or large")
