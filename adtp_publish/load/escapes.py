"""Backslashes between double quotes that stand for a hidden character."""

from __future__ import annotations

import re
import sys

from .plain_text import FORBIDDEN, name_of
from .refusal import Refused, refuse, span_of

# A backslash and what belongs to it; a pair of backslashes is one.
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)", re.DOTALL)
# What the letters of YAML stand for, as far as it cannot be seen.
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "N": "\x85"}
_LETTERS |= {"L": "\u2028", "P": "\u2029"}
_HINT = "delete them; where a backslash is meant, put the text in single quotes"
_COUNT = {2: "two", 4: "four", 6: "six", 10: "ten"}


def hidden_escape(text: str, file: str, start: int, end: int) -> Refused:
    """The refusal of the first escape in a text between double quotes that stands for a hidden character."""
    for found in _ESCAPE.finditer(text, start, end):
        sign = found[0]
        digits = found[1] or found[2] or found[3]
        code = int(digits, 16) if digits else -1
        meant = chr(code) if 0 <= code <= sys.maxunicode else _LETTERS.get(sign[1], "")
        if meant and FORBIDDEN.search(meant):
            break
    else:  # the parser has read a hidden character, so one of the escapes stands for it
        return refuse("forbidden-character", "found a hidden character", file, span_of(text, start), _HINT)
    message = (
        f"found `{sign}`, which stands for a hidden character, U+{ord(meant):04X} ({name_of(meant)}); "
        f"wanted these {_COUNT[len(sign)]} signs taken out"
    )
    return refuse("forbidden-character", message, file, span_of(text, found.start(), len(sign)), _HINT)
