"""The text of a file: UTF-8, without characters that nobody sees, not in the middle of a merge."""

from __future__ import annotations

import re

from ..model.source import Span
from .refusal import Refused, refuse

MAX_BYTES = 512 * 1024
# Control characters, the marks that turn text around or end a line unseen, and what is no character at all.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
LINE_END = re.compile("\r\n|\r|\n")
_MERGE = re.compile("^(<{7} |={7}$|>{7} )", re.MULTILINE)


def decoded(content: bytes, file: str) -> str:
    """The text of a file; raises `Refused` where it is none, too long or not to be trusted."""
    if len(content) > MAX_BYTES:
        message = f"this file has {len(content) // 1024} kB; at most {MAX_BYTES // 1024} kB are read"
        raise refuse("file-too-large", message, file, Span(1, 1), "split it, or move long text elsewhere")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind a byte order mark.
        *whole, last = LINE_END.split(error.object[: error.start].decode("utf-8", "replace"))
        message = f"this is not UTF-8 text: byte 0x{error.object[error.start]:02x} cannot be read"
        place = Span(len(whole) + 1, len(last) + 1)
        hint = "save the file again as UTF-8 (in Notepad: Save as, Encoding UTF-8)"
        raise refuse("not-utf-8", message, file, place, hint) from None
    found = FORBIDDEN.search(text)
    if found is not None:
        *whole, last = LINE_END.split(text[: found.start()])
        raise unseen(found[0], file, Span(len(whole) + 1, len(last) + 1))
    found = _MERGE.search(text)
    if found is not None:
        message = "this file is in the middle of a merge: git left its marks where two changes meet"
        hint = "keep the right one of the two versions; delete the lines `<<<<<<<`, `=======`, `>>>>>>>`"
        place = Span(len(LINE_END.split(text[: found.start()])), 1, 7)
        raise refuse("merge-conflict", message, file, place, hint)
    return text


def unseen(character: str, file: str, span: Span) -> Refused:
    """The refusal of a character that cannot be seen."""
    message = f"there is a character here that cannot be seen: U+{ord(character):04X}"
    return refuse("forbidden-character", message, file, span, "delete it and type the text again")
