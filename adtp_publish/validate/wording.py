"""What each kind of value looks like, in words for a finding."""

from __future__ import annotations

WANTED = {
    "line": "a short text on one line",
    "text": "a text",
    "markdown": "a text in Markdown",
    "money": "an amount of money, such as `£138,089` or `138089`",
    "count": "a whole number, such as `3808`",
    "decimal": "a number, such as `12.5`",
    "percent": "a percentage with its sign, such as `5%`",
    "date": "a day, such as `2009-03-31`",
    "when": "a day (`2009-03-31`), a month (`March 2009`), `quarter 3`, `continuous` or `quarterly`",
    "moment": "a day or a moment, such as `2009-04-20` or `2009-04-20T09:30`",
    "year": "a financial year, such as `2009/10`",
    "quarter": "a quarter: `q1`, `q2`, `q3` or `q4`",
    "tick": "`yes` or `no`",
    "rating": "a rating: `G`, `A`, `R` or `L`",
    "reference": 'a place in the planning grids, such as `"2.1.4"`',
    "section": 'the number of a section, such as `"3.13"`',
    "code": "a code such as `E08B`",
    "slug": "a short name in small letters, digits and hyphens, such as `planned-exits`",
    "fingerprint": "a fingerprint of 64 digits and letters, as a command writes it",
    "quantity": "a figure, such as `25%`, `6393`, `£3,571,127`, `4 to 6`, `12 weeks` or `May 2009`",
}  # fmt: skip
SHAPES = {"object": "fields, each with a name and a colon", "array": "a list, each item after a `- `"}


def wanted(kind: str) -> str:
    """What a kind of value looks like."""
    return WANTED.get(kind, "a value")


def shortened(text: object, limit: int = 60) -> str:
    """A value as it stands in a finding: one line, not too long."""
    line = " ".join(str(text).split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def listed(words: list[str]) -> str:
    """`a`, `b` or `c`."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
