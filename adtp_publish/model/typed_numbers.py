"""Numbers that are typed in prose, and what they may be: money, a percentage, or a bare number.

A text is as hostile as whoever wrote it: each search takes a time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .display import MONTHS
from .number_words import in_words
from .quotes import OPEN, code_spans, quotes

_NUMBER = re.compile(
    r"(?<![\w.,/£$%&#@+:–-])(£ ?)?([0-9]{1,3}(?:,[0-9]{3})++|[0-9]{1,15}+)(\.[0-9]{1,6}+)?"
    r"(%| ?per ?cent\b)?"
    r"(?![\w/%]|[.,:–-][0-9])",
    re.ASCII,
)
_WORDS = {in_words(value): value for value in range(2, 21)}
_DIGIT = re.compile("[0-9]")
WORDS = frozenset(_WORDS.values())
_LONGEST_FIRST = "|".join(sorted(_WORDS, key=len, reverse=True))
_WORD = re.compile(rf"(?<![\w-])(?:{_LONGEST_FIRST})(?![\w-])", re.IGNORECASE)
_BEFORE = re.compile(r"(\w+)[ \n]+\Z")
_AFTER = re.compile(r"[ \n]+(\w+)")
_LINK = re.compile(r"\]\([^)\s]*+\)?|<[a-z][a-z0-9+.-]*+:[^\s<>]*+>|https?://[^\s<>]++", re.IGNORECASE)
# A number behind such a word is no figure: `section 4`, `quarter 2`, `Tier 4`, `PSA 25`.
NUMBERED = frozenset(
    (
        "action", "actions", "annex", "appendix", "article", "band", "box", "chapter", "class", "exception",
        "figure", "grade", "grid", "grids", "indicator", "indicators", "item", "level", "measure", "ni", "no",
        "note", "number", "objective", "objectives", "option", "page", "pages", "paragraph", "part", "parts",
        "phase", "priorities", "priority", "psa", "quarter", "quarters", "question", "row", "rows",
        "section", "sections", "stage", "standard", "step", "table", "tables", "target", "theme", "tier",
        "tiers", "topic", "version", "volume", "ward",
    )
)  # fmt: skip
# `the two` are those spoken of before, and no count.
_KNOWN = frozenset(("the", "these", "those", "other", "others", "our", "its", "their"))
_LONGEST_WORD = 20
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_MILLION = Decimal(1_000_000)
# What a form holds in full no reader meets so; `1.2 million` alone is as it is.
_SCALES = frozenset(("billion", "thousand", "hundred", "m", "bn", "k"))
_PARTS = _SCALES | frozenset(("million", "halves", "thirds", "quarters", "fifths", "tenths"))
_BARE, _DIGITS = 100, 3


@dataclass(frozen=True, slots=True)
class Typed:
    """A number in a text: its value and unit (`£`, `%` or none), and from where to where it stands.

    `numbers` is the word before it where it may number something, `section` in `section 4`. One that is
    `small`, or written as a word, is a figure only where an evidence entry beside it says so.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    numbers: str = ""
    small: bool = False


def typed_numbers(text: str) -> Iterator[Typed]:
    """The numbers typed in a `blanked` text that may be figures; none of dates, years and names."""
    if _DIGIT.search(text):
        for match in _NUMBER.finditer(text):
            typed = _typed(match, text)
            if typed is not None:
                yield typed


def typed_words(text: str) -> Iterator[Typed]:
    """The words of a `blanked` text that are numbers from two to twenty."""
    for match in _WORD.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
        is_known = before is not None and before[1].casefold() in _KNOWN
        if not is_known and not _goes_on(text, match.end()):
            yield Typed(Decimal(_WORDS[match[0].lower()]), "", match.start(), match.end(), small=True)


def _typed(match: re.Match[str], text: str) -> Typed | None:
    pound, whole, rest, percent = match.groups()
    value = Decimal(whole.replace(",", "") + (rest or ""))
    after = _AFTER.match(text, match.end(), match.end() + _LONGEST_WORD)
    following = after[1].casefold() if after else ""
    if following in _SCALES or (pound and percent):
        return None
    unit = "£" if pound else "%" if percent else ""
    if after and following == "million" and not percent:
        return Typed(value * _MILLION, unit, match.start(), after.end())
    if unit:
        return Typed(value, unit, match.start(), match.end())
    before = _BEFORE.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
    word = before[1].casefold() if before else ""
    if word.capitalize() in MONTHS or following.capitalize() in MONTHS:
        return None
    if not rest and (_YEAR.fullmatch(whole) or _is_marker(match, text)):
        return None
    numbers = word if word in NUMBERED else ""
    return Typed(value, "", match.start(), match.end(), numbers, value < _BARE or bool(numbers))


def _is_marker(match: re.Match[str], text: str) -> bool:
    """Whether a number stands before an item of a list, `3. ` at the beginning of a line."""
    begin = text.rfind("\n", 0, match.start()) + 1
    behind = text[match.end() : match.end() + 2]
    return behind in (". ", ") ") and len(match[0]) < _DIGITS and not text[begin : match.start()].strip()


def _goes_on(text: str, end: int) -> bool:
    """Whether a word that is a number is only the beginning of one: `three million`, `three fifths`."""
    after = _AFTER.match(text, end, end + _LONGEST_WORD)
    return after is not None and after[1].casefold() in _PARTS


def blanked(text: str) -> str:
    """A text of the same length with a sign that is part of no number for each of what is not said in it."""
    spans = (
        [(match.start(), match.end()) for match in _LINK.finditer(text)]
        if "](" in text or ":" in text
        else []
    )
    if "`" in text or "  " in text:
        spans += code_spans(text)
    if OPEN in text:
        spans += [(quote.start, quote.end) for quote in quotes(text)]
    if not spans:
        return text
    signs = list(text)
    for start, end in spans:
        signs[start:end] = "\0" * (end - start)
    return "".join(signs)
