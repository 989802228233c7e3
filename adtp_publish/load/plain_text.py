"""The text of a file: UTF-8, without characters that nobody sees, not in the middle of a merge."""

from __future__ import annotations

import re
import unicodedata

from ..findings import Finding
from ..model.source import LINE_END, Span
from .foreign import binary, is_binary, not_text, wide
from .refusal import Refused, placed, refuse, span_of

MAX_BYTES = 512 * 1024
MAX_LINE = 20 * 1024
# Control characters, the marks that turn text around or end a line unseen, spaces without width, tags, and
# what is no character at all.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
CUT_OFF = "its end is missing, as after a copy or a save that broke off: take the last good version from git"
# What they are called where Unicode has no name for them, or one that says little.
_NAMES = {"\0": "NUL", "\ufeff": "byte order mark", "\ufffe": "no character", "\uffff": "no character"}
# Further in, `=======` may be the line below a heading of Markdown.
_MERGE = re.compile("(?:^|(?<=\r))(?:[ \t]*(<{7} |>{7} )|={7}(?=[\r\n]|\\Z))", re.MULTILINE)
_COUNT = {3: "three", 4: "four"}
_SIGNS = ("<<<<<<< ", "||||||| ", ">>>>>>> ")
# What is left of a letter that was read with the wrong encoding and saved again: the signs that one
# character of UTF-8 becomes, such as the pound sign and the apostrophe.
_GARBLED = re.compile("\ufffd|â€[™˜œ\x9d“”¦¢]|Â[£§°·«»\xa0]|Ã[©¨¢¤¶¼§\xa0]")
# A field for an amount says by itself that this is none.
_AMOUNT = re.compile(": Â£[0-9,]+$")
_MOST_GARBLED = 50
_MAY_BE_GARBLED = ("\ufffd", "â€", "Â", "Ã")


def decoded(content: bytes, file: str) -> str:
    """The text of a file; raises `Refused` where it is none, too long or not to be trusted."""
    foreign = not_text(content, file)
    if foreign is not None:
        raise foreign
    if len(content) > MAX_BYTES:
        message = f"this file has {-(-len(content) // 1024)} kB; at most {MAX_BYTES // 1024} kB are read"
        raise refuse("file-too-large", message, file, Span(1, 1), "split it, or move long text elsewhere")
    text = _text(content, file)
    found = FORBIDDEN.search(text)
    if found is not None:
        raise unseen(found[0], file, span_of(text, found.start()))
    if "<<<<<<< " in text or ">>>>>>> " in text or "=======" in text:
        _in_no_merge(text, file)
    if len(content) > MAX_LINE:
        _no_long_line(content, file)
    return text


def _text(content: bytes, file: str) -> str:
    encoding = wide(content)
    if encoding:
        message = f"this file is saved as {encoding}; wanted UTF-8"
        hint = "save the file again as UTF-8 (in Notepad: Save as, Encoding UTF-8)"
        raise refuse("utf-16", message, file, Span(1, 1), hint)
    if content.endswith(b"\0"):
        raise _cut_off(content.rstrip(b"\0").decode("utf-8-sig", "replace"), file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if is_binary(content):
            raise binary(file) from None
        # The error counts from behind a byte order mark.
        before = error.object[: error.start].decode("utf-8", "replace")
        if error.reason == "unexpected end of data":
            raise _cut_off(before, file) from None
        byte = error.object[error.start : error.start + 1]
        message = f"this is not UTF-8 text: byte 0x{byte[0]:02x} cannot be read"
        meant = byte.decode("cp1252", "ignore")
        if meant.isprintable() and meant:
            message += f"; in the old encoding of Windows it is `{meant}`"
        hint = "save the file again as UTF-8 (in Notepad: Save as, Encoding UTF-8)"
        raise refuse("not-utf-8", message, file, span_of(before, len(before)), hint) from None


def _cut_off(whole: str, file: str) -> Refused:
    """The refusal of a file of which the end is missing, at the end of what is there."""
    return refuse("cut-off", "the file breaks off here", file, span_of(whole, len(whole)), CUT_OFF)


def _in_no_merge(text: str, file: str) -> None:
    found = _MERGE.search(text)
    if found is None:
        return
    at = found.start(1) if found[1] else found.start()
    lines = [line.lstrip(" \t") for line in LINE_END.split(text)]
    first = span_of(text, at).line
    last = next((n for n, line in enumerate(lines, 1) if n > first and line.startswith(">>>>>>>")), 0)
    message = "found signs between two versions of the same lines; wanted one version, without the signs"
    if text[at] == "<" and last:
        between = lines[first - 1 : last]
        signs = sum(line.startswith(_SIGNS) or line.rstrip() == "=======" for line in between)
        message = (
            "found two versions of the same lines, one above and one below `=======` (lines "
            f"{first} to {last}); wanted one of them kept and the {_COUNT.get(signs, signs)} lines of signs "
            "taken out"
        )
    hint = (
        "keep the right one of the versions; delete the lines that begin with `<<<<<<<`, `=======`, `>>>>>>>`"
    )
    raise refuse("merge-conflict", message, file, span_of(text, at, 7), hint)


def _no_long_line(content: bytes, file: str) -> None:
    for number, line in enumerate(content.splitlines(), start=1):
        if len(line) > MAX_LINE:
            size = -(-len(line) // 1024)
            message = f"this line has {size} kB; at most {MAX_LINE // 1024} kB are read"
            hint = "break long text into lines of a block after `|`"
            raise refuse("line-too-long", message, file, Span(number, 1), hint)


def name_of(character: str) -> str:
    """What a character that cannot be seen is called."""
    return _NAMES.get(character) or unicodedata.name(character, "control character").lower()


def unseen(character: str, file: str, span: Span) -> Refused:
    """The refusal of a character that cannot be seen."""
    message = f"there is a character here that cannot be seen: U+{ord(character):04X} ({name_of(character)})"
    hint = "delete it and type the text around it again"
    return refuse("forbidden-character", message, file, span, hint)


def garbled(text: str, file: str) -> tuple[Finding, ...]:
    """A finding for each line that holds letters which an earlier save has spoilt."""
    if text.isascii() or not any(sign in text for sign in _MAY_BE_GARBLED):
        return ()
    found = []
    for number, line in enumerate(LINE_END.split(text), start=1):
        match = None if _AMOUNT.search(line) else _GARBLED.search(line)
        if match is not None:
            span = Span(number, match.start() + 1, len(match[0]))
            found.append(_garbled(match[0], file, span))
            if len(found) == _MOST_GARBLED:
                break
    return tuple(found)


def _garbled(left: str, file: str, span: Span) -> Finding:
    try:
        meant = left.encode("cp1252").decode("utf-8")
    except UnicodeError:
        meant = ""
    what = f"`{meant}`, which" if meant.isprintable() and meant else "a character that"
    message = f"`{left}` is what is left of {what} was saved in another encoding"
    hint = "type the character again; if there are many, take the text from where it came from, as UTF-8"
    return placed("garbled-text", message, file, span, hint, instead=meant)
