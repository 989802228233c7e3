"""What each kind of value looks like, in words for a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ..near import NEAR, shortened

# A partnership's own plan has no source that could lack a value (validate/rules/transcription.py).
OF_TRANSCRIPTIONS = "not in the source"
# What is wanted, then what it looks like.
WANTED = {
    "line": "a short text on one line",
    "text": "a text",
    "markdown": "a text in Markdown",
    "money": "whole pounds, such as `£138,089` or `138089`",
    "count": "a whole number, such as `3808` or `3,808`",
    "decimal": "a number, such as `12.5`",
    "percent": "a percentage with its sign, such as `5%`",
    "date": "a day, such as `2009-03-31`",
    "when": "a day, a month or how often, such as `2009-03-31`, `March 2009`, `quarter 3` or `continuous`",
    "moment": "a day or a moment, such as `2009-04-20` or `2009-04-20T09:30`",
    "year": "a financial year, such as `2009/10`",
    "quarter": "a quarter, such as `q1`, `q2`, `q3` or `q4`",
    "tick": "`yes` where it is so or ticked, else `no`",
    "rating": "a rating: `G`, `A`, `R` or `L`",
    "reference": 'grid, objective and action, such as `"2.1.4"`',
    "section": 'the number of a section, such as `"3.13"`',
    "code": "a code, such as `E08B`",
    "slug": "a short name in small letters, digits and hyphens, such as `planned-exits`",
    "fingerprint": "a fingerprint of 64 digits and letters, as a command writes it",
    "quantity": "a figure, such as `25%`, `6393`, `£3,571,127`, `4 to 6`, `12 weeks` or `May 2009`",
    "address": "a whole address on the web, such as `https://plans.example/`",
    "contact": "an e-mail address, a telephone number or a page, such as `plans@example.org`",
    "folder": "a folder by its way from this file, such as `theme`",
    "picture": "a picture by its way from the theme's `assets/`, such as `logo.svg` or `logo.png`",
    "absence": "why it is not there, such as `pending` or `not collected`",
}  # fmt: skip
SHAPES = {"object": "fields, each with a name and a colon", "array": "a list, each item after a `- `"}
# The largest numbers that `schema/common/kinds.schema.json` takes, said of those that are larger.
MOST_DIGITS = 12
AT_MOST_DIGITS = f"at most {MOST_DIGITS} digits"
AT_MOST_DECIMALS = f"{AT_MOST_DIGITS} before the dot and 6 behind it"
AT_MOST_PERCENT = "at most 4 digits before the dot and 4 behind it"
# How alike two words are of which one is surely meant for the other.
SURE = 0.75
_SHORTEST = 2


def wanted(kind: str) -> str:
    """What a kind of value looks like."""
    return WANTED.get(kind, "a value")


def wanted_here(kind: str, right: str, is_reason: bool) -> str:
    """What a kind of value looks like, where it is known what is meant: with that in place of an example."""
    what, such_as, _ = wanted(kind).partition(", such as ")
    if is_reason:
        return f"{what} or, where there is none, `{right}`"
    return f"{what}: `{right}`" if such_as else f"{what}, here `{right}`"


def nearly(name: str, near: str, certain: bool, where: str) -> str:
    """What is said of a name that no field has: which is wanted, where one is near."""
    if not near:
        # No field is named by two words: such a line may be a comment that has lost its sign.
        comment = (
            "; wanted `#` before it, where it is a comment" if name[:1].isupper() and " " in name else ""
        )
        return f"`{shortened(name)}` is not a field of this form{where or ' here'}{comment}"
    wanted = f"wanted `{near}`" if certain else f"perhaps `{near}` is meant"
    return f"found the name `{shortened(name)}`{where}; {wanted}"


def in_one(given: object, name: str, kind: str) -> str:
    """One value in place of a list: the very line where the list holds only one."""
    what = "one value behind the name, without a dash"
    figure = figure_alone(given)
    if figure:
        return f'quotation marks around it: `"{shortened(figure)}"`'
    if (
        isinstance(given, list)
        and len(given) == 1
        and isinstance(given[0], str)
        and name
        and not name.isdigit()
    ):
        return f"{what}: `{name}: {shortened(given[0])}`"
    return f"{what}: {wanted(kind)}"


def figure_alone(given: object) -> str:
    """The name of a figure, `[[id]]`, where YAML has read a list in a list; else an empty text."""
    inner = given[0] if isinstance(given, list) and len(given) == 1 else None
    one = inner[0] if isinstance(inner, list) and len(inner) == 1 else None
    return f"[[{one}]]" if isinstance(one, str) else ""


def reasons_of(schema: Mapping[str, Any]) -> list[str]:
    """The reasons for a missing value that a plan may give: one of its own has no source that lacks it."""
    return [word for word in schema.get("x-absence", ()) if word != OF_TRANSCRIPTIONS]


def listed(words: list[str]) -> str:
    """`a`, `b` or `c`."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


@lru_cache(maxsize=4096)
def nearest(name: str, words: tuple[str, ...]) -> tuple[str, bool]:
    """The word that is nearest to a name, if one is near; and whether it is surely meant.

    Surely meant is a word that has the same letters and digits (`By-When` for `by_when`), or one
    that is very like the name while no other is.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - after a slip only

    name = name[:100]
    same = [word for word in words if letters(word) == letters(name)]
    if len(same) == 1:
        return same[0], True
    close = get_close_matches(name, words, 2, NEAR)
    if not close:
        begun = [word for word in words if len(name) > _SHORTEST and word.startswith(name)]
        return (begun[0] if len(begun) == 1 else ""), False
    return close[0], len(get_close_matches(name, close, 2, SURE)) == 1


def letters(text: str) -> str:
    """The letters and digits of a word, small: what is left when nothing but its dress is taken away."""
    return re.sub(r"[\W_]", "", text).casefold()
