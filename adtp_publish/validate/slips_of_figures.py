"""Usual wrong spellings of percentages, amounts of money, counts and other numbers."""

from __future__ import annotations

from . import respelling as to
from .slip import Slip
from .slips_of_time import DATES, MONTHS
from .wording import AT_MOST_DECIMALS, AT_MOST_DIGITS, AT_MOST_PERCENT

_SURE = True
_N = r"[0-9]+(?:\.[0-9]+)?"
_WHOLE = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
_ABOUT = (
    r"(?:about|approx(?:imately)?\.?|around|circa|ca?\.?|est(?:imated)?\.?|nearly|over|under|up to|~|[<>]=?)"
)
_BY_POWER = r"([0-9,]+(?:\.[0-9]+)?) ?(k|thousand|mn?|million|bn|billion)"
_BY_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|a hundred)"
_PER_CENT = r"(?:per ?cent|percent|pct|pc)"
_ESTIMATE = "say in a `note` that it is an estimate"
_THOUSANDS = "thousands are divided by commas"
_THREE = "after a comma come three digits: a digit is missing, or one too many"
_ALONE = "the number stands alone; what it counts is on the form"
_MINUS = "an amount below zero has a minus before it"
_RANGE = "write one number; the range belongs in a `note`"
_QUALIFIER = "the word before it belongs in `qualifier`"
_IN_FULL = "write all the digits"
_POINT = "decimals come after a dot"

_TOO_MANY = "correct it: no plan has a number of that length"
_TOO_LONG = r"(?:[0-9]{13,}|[0-9]{1,3}(?:,[0-9]{3}){4,})"

_LETTER = "it has a letter where a digit is meant"
# A number with letters in it that look like 0 and 1, and no other.
_LOOKALIKE = r"(?=[^0-9]*[0-9])(?=.*[OolI])£?[0-9OolI,]+%?"

# fmt: off
_LETTERS = (Slip(_LOOKALIKE, to.digits, _LETTER),)
_SPACED = (
    Slip(r"£ ?[0-9]{1,3}(?:, ?[0-9]{3})+|[0-9]{1,3}(?:, [0-9]{3})+", to.without_spaces, "", _SURE),
    Slip(r"(£ ?)?[0-9]{1,3}(?: [0-9]{3})+", to.grouped, "", _SURE),
)

OF_FIGURES: dict[str, tuple[Slip, ...]] = {
    "percent": (
        Slip(r"[-+]?[0-9]{5,}(?:\.[0-9]+)? ?%", "", _TOO_MANY, wanted=AT_MOST_PERCENT),
        Slip(r"[-+]?[0-9]+\.[0-9]{5,} ?%", "", "round it", wanted=AT_MOST_PERCENT),
        *_LETTERS,
        Slip(rf"([-+]?{_N}) ?{_PER_CENT}", r"\1%", "", _SURE),
        Slip(r"([-+]?[0-9]+),([0-9]{1,2}) ?%", r"\1.\2%", _POINT, _SURE),
        Slip(rf"% ?([-+]?{_N})", r"\1%", "", _SURE),
        Slip(rf"([-+]?{_N}) ?%(?: ?%)+", r"\1%", "", _SURE),
        Slip(r"([-+]?)\.([0-9]+) ?%", r"\g<1>0.\2%", "", _SURE),
        Slip(r"[-+]?0?\.[0-9]+", "", "a share of 1 is written as a percentage: `5%`, not `0.05`"),
        Slip(r"0+(?:\.0+)?", "0%", "where no change is sought, write `not sought`"),
        Slip(rf"([-+]?{_N})", r"\1%", "a percentage has its sign"),
        Slip(rf"\(({_N}) ?%?\)(?: ?%)?", r"-\1%", "a fall has a minus before it"),
        Slip(rf"{_N} ?%? ?(?:-|to) ?{_N} ?%?", "", _RANGE),
        Slip(rf"({_N}) ?(?:points?|ppt?|% points?|percentage points?)", r"\1%"),
        Slip(rf"{_ABOUT} ?({_N}) ?%?", r"\1%", _ESTIMATE),
        Slip(rf"[^0-9]{{0,40}}({_N}) ?%.*", r"\1%", "the percentage stands alone; words belong in a `note`"),
    ),
    "money": (
        Slip(rf"-?£? ?{_TOO_LONG}", "", _TOO_MANY, wanted=f"whole pounds, {AT_MOST_DIGITS}"),
        *_LETTERS,
        Slip(r"£ ?- ?([0-9,]+)", r"-£\1", "", _SURE),
        *_SPACED,
        Slip(rf"(?:Â£|GBP ?£?|£ ?GBP) ?({_WHOLE})(?:\.00?)?", to.pounds, "", _SURE),
        Slip(rf"£? ?({_WHOLE})(?:\.00?)? ?(?:pounds?|GBP|£)", to.pounds, "", _SURE),
        Slip(rf"£? ?({_WHOLE})\.00?", to.pounds, "", _SURE),
        Slip(rf"\+ ?£? ?({_WHOLE})", to.pounds, "", _SURE),
        Slip(r"£? ?[0-9]{1,3}(?:\.[0-9]{3})+", to.thousands, _THOUSANDS),
        Slip(rf"-?£? ?(?:{_WHOLE})\.[0-9]+p?|[0-9]+p", "", "round it to whole pounds: leave the pence out"),
        Slip(rf"-?£? ?{_BY_POWER}", to.in_full, _IN_FULL),
        Slip(rf"\( ?£? ?({_WHOLE}) ?\)", r"-£\1", _MINUS),
        Slip(rf"£? ?(?:{_BY_POWER}|{_WHOLE}) ?(?:-|to) ?£? ?(?:{_BY_POWER}|{_WHOLE})", "", _RANGE),
        Slip(rf"{_ABOUT} ?£? ?({_WHOLE})", to.pounds, _ESTIMATE),
        Slip(r"[$€].*", "", "amounts are in pounds"),
        Slip(r"-?£? ?[0-9][0-9,]*,[0-9,]*", "", _THREE),
        Slip(r".*%", "", "this is a percentage; an amount of money is wanted"),
        Slip(rf"£? ?({_WHOLE}) ?[a-z(].*", to.pounds, "the amount stands alone; words belong in a `note`"),
        Slip(r"none|nil|zero|nothing", "£0", "if it is not known, say why, such as `not collected`"),
    ),
    "count": (
        Slip(_TOO_LONG, "", _TOO_MANY, wanted=f"a whole number, {AT_MOST_DIGITS}"),
        *_LETTERS,
        *_SPACED,
        Slip(r"[0-9]{1,3}(?:\.[0-9]{3})+", to.thousands, _THOUSANDS),
        Slip(rf"({_WHOLE})\.00?", r"\1", "", _SURE),
        Slip(rf"\+ ?({_WHOLE})", r"\1", "", _SURE),
        Slip(rf"{_N}e[-+]?[0-9]+|{_BY_POWER}", "", _IN_FULL),
        Slip(_N, "", "round it: nothing is counted in parts"),
        Slip(r"-[0-9,]+", "", "a count is never below zero"),
        Slip(rf"{_N} ?(?:%|{_PER_CENT})", "", "write the number itself, not a percentage"),
        Slip(rf"(?:{_WHOLE}) ?(?:-|to) ?(?:{_WHOLE})", "", _RANGE),
        Slip(rf"{_ABOUT} ?({_WHOLE})(?: ?[a-z].*)?", r"\1", _ESTIMATE),
        Slip(rf"({_WHOLE}) ?\+", r"\1", _ESTIMATE),
        Slip(rf"£ ?({_WHOLE})", r"\1", "this field counts; it is no amount of money"),
        Slip(r"[0-9][0-9,]*,[0-9,]*", "", _THREE),
        Slip(rf"({_WHOLE}) ?[a-z(].*", r"\1", _ALONE),
        Slip(r"none|nil|zero|nothing", "0", "if it is not known, say why, such as `not collected`"),
        Slip(rf"{_BY_WORD}(?:[ -][a-z]+)*", "", "write the number in digits"),
    ),
    "decimal": (
        Slip(rf"-?{_TOO_LONG}(?:\.[0-9]+)?", "", _TOO_MANY, wanted=AT_MOST_DECIMALS),
        Slip(r"-?[0-9]+\.[0-9]{7,}", "", "round it", wanted=AT_MOST_DECIMALS),
        Slip(r"(-?[0-9]+),([0-9]{1,2})", r"\1.\2", _POINT, _SURE),
        Slip(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", to.without_commas, "no commas here", _SURE),
        Slip(r"(-?)\.([0-9]+)", r"\g<1>0.\2", "", _SURE),
        Slip(rf"\+({_N})", r"\1", "", _SURE),
        Slip(rf"{_ABOUT} ?({_N}).*", r"\1", _ESTIMATE),
        Slip(rf"(-?{_N}) ?[%a-z(].*", r"\1", _ALONE),
    ),
    "quantity": (
        Slip(rf"-?£?{_TOO_LONG}(?:\.[0-9]+)?(?: ?%| [a-z].*)?", "", _TOO_MANY, wanted=AT_MOST_DECIMALS),
        Slip(rf"-?£?(?:{_WHOLE})\.[0-9]{{7,}}(?: ?%| [a-z].*)?", "", "round it", wanted=AT_MOST_DECIMALS),
        Slip(rf"({_N}) ?{_PER_CENT}", r"\1%", "", _SURE),
        Slip(rf"({_N}) ?(?:ppt?|% points?|percentage points?|{_PER_CENT} points?|point)", r"\1 points",
             "", _SURE),
        Slip(r"((?:19|20)[0-9]{2}) ?[-/] ?((?:19|20)?[0-9]{2})", to.financial_year),
        Slip(rf"({_N}%?) ?- ?({_N}%?)", r"\1 to \2", "", _SURE),
        Slip(rf"({_N}) ?(?:/|per|in every|in each) ?(?:thousand|1000)", r"\1 per 1,000", "", _SURE),
        *DATES,
        *MONTHS,
        Slip(rf"({_N}) ?/ ?([0-9,]+)", r"\1 per \2"),
        Slip(rf"{_N} (?:in|out of) [0-9,]+", "", "write a percentage, or a rate such as `15 per 1,000`"),
        Slip(rf"£? ?{_BY_POWER}", to.in_full, _IN_FULL),
        *_SPACED,
        Slip(rf"({_WHOLE}) ?(?:pounds|GBP)", to.pounds, "", _SURE),
        Slip(r"([0-9]{1,2}) ?(?:wks?|w)", r"\1 weeks", "", _SURE),
        Slip(r"([0-9]{1,2}) ?(?:mths?|mos?)", r"\1 months", "", _SURE),
        Slip(r"([0-9]{1,2}) ?(?:yrs?|y)", r"\1 years", "", _SURE),
        Slip(r"(?:about|over|under|at least|at most|up to) (.+)", r"\1", _QUALIFIER),
        Slip(rf"{_ABOUT} ?(.+)", r"\1", "say `qualifier: about`"),
        Slip(rf"({_WHOLE}) [a-z].*", r"\1", "what it counts belongs in `unit`"),
        Slip(rf"{_BY_WORD}(?:[ -][a-z]+)*", "", "write the number in digits"),
    ),
}
