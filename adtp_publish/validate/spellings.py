"""The usual wrong spellings of each kind of value: what they stand for and how to mend them.

A table and one way to look things up in it. What a spelling stands for is only ever proposed if
the field takes it; it is *certain* if the text can mean nothing else, so that a tool may write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import respelling as to
from .reading import ABSENCES as REASONS
from .reading import NotAValue, read_value
from .slips import ABSENCES, BY_KIND
from .wording import listed, reasons_of

Schema = dict[str, Any]
# Kinds that take any text: what stands for a missing value elsewhere may be meant here.
PROSE = ("line", "text", "markdown")
# Kinds that look like numbers and are none.
NUMBERED = ("reference", "section")
# No value of any other kind is longer.
LONGEST = 120
_DRESSES: tuple[Callable[[str], str], ...] = (str, str.lower, str.upper, str.capitalize, str.title)


@dataclass(frozen=True, slots=True)
class Advice:
    """How to mend a value: the text to write instead, if one can be proposed, and the hint.

    `wanted` is what is wanted, where the looks of the kind of value are not what is wrong.
    """

    hint: str
    right: str = ""
    certain: bool = False
    is_reason: bool = False
    wanted: str = ""


def advice(schema: Schema, text: str) -> Advice:
    """What to say of a text that a field does not take."""
    kind = schema.get("x-kind", "")
    if kind in PROSE or len(text) > LONGEST:
        return Advice("")
    meant = to.plain(text)
    for dress in _DRESSES:
        if _takes(schema, dress(meant)):
            hint = "there are spaces or a line break around it" if text.strip() == dress(meant) else ""
            return _proposed(dress(meant), hint, certain=True, schema=schema)
    if meant[:1] in tuple("“„‘«") and meant[-1:] in tuple("”“’»") and _takes(schema, meant[1:-1].strip()):
        return _proposed(meant[1:-1].strip(), "", certain=True, schema=schema)
    for slip in (*BY_KIND.get(kind, ()), *ABSENCES):
        match = slip.match(meant)
        if match is None:
            continue
        right = slip.meant(match)
        if _takes(schema, right.strip('"')):
            return _proposed(right, slip.hint, slip.certain, schema)
        if not slip.right:
            return Advice(slip.hint, wanted=slip.wanted)
    return Advice(_reasons(schema))


def _proposed(right: str, hint: str, certain: bool, schema: Schema) -> Advice:
    if schema.get("x-kind") in NUMBERED and right[0].isdigit():
        right = f'"{right}"'  # else an editor takes it for a number, and a nought at its end is lost
    order = f"write `{right}`" if certain else f"write `{right}` if that is meant"
    is_reason = right in schema.get("x-absence", ())
    return Advice(f"{order}; {hint}" if hint else order, right, certain, is_reason)


def _takes(schema: Schema, text: str) -> bool:
    """Whether a field takes a text: by its pattern or words, and as a reason only one that it allows."""
    if "enum" in schema:
        return text in schema["enum"]
    if text in REASONS:
        return text in schema.get("x-absence", ())
    if re.fullmatch(schema.get("pattern", "").removesuffix("$"), text) is None:
        return False
    try:
        read_value(schema.get("x-kind", ""), text)
    except NotAValue:
        return False
    return True


def _reasons(schema: Schema) -> str:
    reasons = reasons_of(schema)
    return f"correct it; where there is no value, say why: {listed(reasons)}" if reasons else ""
