"""What people really do: the slip behind an error of the parser, in our words and at its own place.

The parser says where it could not go on. From there the text is read as a person reads it, and what is
recognised becomes a finding of its own; `yaml-syntax` is what remains.
"""

from __future__ import annotations

from typing import Any

from ..model.source import LINE_END, Span
from .indentation import indentation_slip
from .layout import colon_slip, document_slip, missing_sign
from .quotes import bad_escape, quote_slip
from .refusal import Refused, refuse
from .signs import sign_slip, space_slip
from .trouble import Trouble

_SLIPS = (document_slip, quote_slip, space_slip, sign_slip, colon_slip, missing_sign, indentation_slip)


def recognised(text: str, file: str, problem: Any, context: Any) -> Refused:
    """The refusal of a file that the parser cannot read; the marks are the parser's and may be missing."""
    lines = LINE_END.split(text)
    line, column = (problem.line, problem.column) if problem else (0, 0)
    if line >= len(lines) or not any(
        lines[line:]
    ):  # what is missing at the end is missed in the line after it
        line = max((number for number, one in enumerate(lines) if one.strip()), default=0)
        column = len(lines[line])
    opened = (context.line, context.column) if context and context.line < len(lines) else None
    trouble = Trouble(text, lines, file, line, min(column, len(lines[line])), opened)
    if problem is None:  # only the parser without C stops without saying where: at the number of no character
        for number in range(len(lines)):
            escape = bad_escape(trouble, number)
            if escape is not None:
                return escape
    for slip in _SLIPS:
        refused = slip(trouble)
        if refused is not None:
            return refused
    hint = (
        "the usual causes, here or in the line above: indentation that does not line up, a colon or "
        "quotation mark inside unquoted text; put such text in double quotes or in a block after `|`"
    )
    message = "the layout of this file cannot be read from here on"
    return refuse("yaml-syntax", message, file, Span(trouble.line + 1, trouble.column + 1), hint)
