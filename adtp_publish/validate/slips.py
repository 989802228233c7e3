"""Usual wrong spellings of words, ticks, ratings and references; and of reasons for a missing value."""

from __future__ import annotations

from . import respelling as to
from .slip import Slip
from .slips_of_figures import OF_FIGURES
from .slips_of_time import OF_TIME

_SURE = True
_COLOUR = r"(?:g|a|r|l|green|amber|red|lavender)"
_COLOURS = "the colours are green, amber, red and lavender"
_ONE_LETTER = "write one letter; say the rest in the text beside it"
_OBJECTIVE = "that is the objective itself; an action has a third number"
_THREE = "a place has three numbers: grid, objective, action"

# fmt: off
# What stands for a value that is not there, on paper: the words for it are a closed list (domain.md, 6).
ABSENCES = (
    Slip(r"n ?[/.] ?a|na|#n/a|not[- _]?applicable|does not apply|not relevant", "not applicable", "", _SURE),
    Slip(r"t\.?b\.?c|to be conf(?:irmed)?|awaiting confirmation", "to be confirmed", "", _SURE),
    Slip(r"t\.?b\.?[ad]|to be (?:agreed|advised|decided|determined)", "to be confirmed"),
    Slip(r"pend(?:ing)?|later|to follow|awaited|awaiting .*|outstanding|not yet.*", "pending"),
    Slip(r"-+|=+", "not sought", "a dash on the form says that no change is sought"),
    Slip(r"not[- _]?collected|not (?:recorded|counted|measured)|no data|no information", "not collected"),
    Slip(r"unknown|not[- _]?known|\?+|don'?t know|missing|not available|no figures?", "not collected"),
)

BY_KIND: dict[str, tuple[Slip, ...]] = {
    **OF_FIGURES,
    **OF_TIME,
    "tick": (
        Slip(r"y|true|on", "yes", "", _SURE),
        Slip(r"n|false|off", "no", "", _SURE),
        Slip(r"x", "", "a cross can mean either: write `yes` where the box is ticked, else `no`"),
        Slip(r"1|tick(?:ed)?|checked|done|\[x\]|[✓✔☑☒√v]", "yes", "a tick is written `yes`"),
        Slip(r"-+|=+|0|\[ ?\]|☐|unticked|blank|none|nil", "no", "a box without a tick is written `no`"),
    ),
    "rating": (
        Slip(r"green", "G", "", _SURE),
        Slip(r"amber", "A", "", _SURE),
        Slip(r"red", "R", "", _SURE),
        Slip(r"lavender", "L", "", _SURE),
        Slip(r"yellow|orange", "A", _COLOURS),
        Slip(r"purple|violet|lilac", "L", _COLOURS),
        Slip(rf"{_COLOUR} ?(?:[-/]|to|or)? ?{_COLOUR}", "", _ONE_LETTER),
    ),
    "reference": (
        Slip(r"([1-9])\.([1-9])([0-9])", r"\1.\2.\3", "a dot is missing between objective and action"),
        Slip(r"([1-9][0-9]?)\.([1-9][0-9]?)", to.objective, _OBJECTIVE),
        Slip(r"(?:planning ?)?(?:grid|pg) ?([1-9][0-9]?)[ :,-]+([1-9][0-9]?)\.([1-9][0-9]?)",
             to.grid_reference, "", _SURE),
        Slip(r"(?:objective|action|ref(?:erence)?|milestone|no|number|#)?[ .:]*"
             r"([0-9]{1,2})[-/,. ]+([0-9]{1,2})[-/,. ]+([0-9]{1,2})", to.reference, "", _SURE),
        Slip(r"[0-9.]+(?: ?(?:,|;|&|and|to|-) ?[0-9.]+)+", "", "write one place here"),
        Slip(r"0.*|[0-9]+\.0\..*", "", "grids and objectives are counted from 1"),
        Slip(r"[0-9.]+(?:[a-z(].*)?", "", _THREE),
    ),
    "section": (
        Slip(r"([1-9][0-9]?)", to.section, "a section of the first level ends in `.0`"),
        Slip(r"(?:section|sect?|para(?:graph)?|no|§|#)[ .]*([0-9]+(?:\.[0-9]+)+)", r"\1", "", _SURE),
        Slip(r"([0-9]+)[-/,]([0-9]+)", r"\1.\2", "", _SURE),
        Slip(r"[0-9]+(?:\.[0-9]+){3,}", "", "sections have at most three levels"),
    ),
    "code": (
        Slip(r"[a-z][ -]?[0-9]{2}[ -]?[a-z]", to.code, "", _SURE),
        Slip(r"([a-z])O([0-9][a-z])", to.code_with_nought, "a nought, not the letter O"),
        Slip(r"([a-z])([0-9][a-z])", to.code_with_nought, "a code has two digits"),
    ),
    "slug": (Slip(r"[a-z][\w .&/'-]*", to.slug),),
}
