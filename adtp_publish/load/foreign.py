"""Files that are no text at all: what another program saved under the name of a plan's file."""

from __future__ import annotations

import re

from ..model.source import Span
from .refusal import Refused, refuse

_HTML = re.compile(
    rb"(?:<!--.*?-->\s*|<\?.*?\?>\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# How a file of XML begins, and what it then is by what its beginning holds.
_XML = (b"<?xml", b"<?mso-", b"<office:document", b"<w:wordDocument", b"<svg")
_IN_XML = (
    (b"Word.Document", "a Word document saved as XML"),
    (b"wordDocument", "a Word document saved as XML"),
    (b"Excel.Sheet", "an Excel workbook saved as XML"),
    (b"office:document", "an OpenDocument file saved as XML"),
    (b"<svg", "a drawing (SVG)"),
)
_HEAD = 4096  # bytes in which markup says what it is
_LFS = b"version https://git-lfs.github.com/spec/"
# How a file begins, and what it then is.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x1f\x8b", "a file packed by gzip"),
    (b"7z\xbc\xaf\x27\x1c", "a file packed by 7-Zip"),
    (b"Rar!\x1a\x07", "a file packed by RAR"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
)
# What a zip holds if an office program saved it.
_IN_ZIP = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"opendocument", "an OpenDocument file"),
)
_MOST = 64 * 1024  # names of a zip's files stand all over it; these stand near its beginning
_BEGIN = Span(1, 1)
_NO_TEXT = "copy the text into a plain text editor and save it as UTF-8: another name does not make it text"
_OF_TEXT = bytes((*b"\t\n\f\r", *range(0x20, 0x7F), *range(0x80, 0x100)))


def not_text(content: bytes, file: str) -> Refused | None:
    """The refusal of a file that another program saved, or that stands for one kept elsewhere."""
    if content.startswith(_LFS):
        message = "this is not the file but a pointer of Git LFS to it"
        hint = (
            "run `git lfs pull` to get the file; plans are kept in git itself, so `git lfs untrack` its name"
        )
        return refuse("lfs-pointer", message, file, _BEGIN, hint)
    what = _what(content)
    if not what:
        return None
    hint = _NO_TEXT
    if what == "a web page":
        hint = "download the file itself (on a git host by `Raw`), not the page that shows it"
    return refuse("not-plain-text", f"this is {what}, not plain text", file, _BEGIN, hint)


def _what(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        names = content[:_MOST]
        return next((what for mark, what in _IN_ZIP if mark in names), "a zip file")
    found = next((what for beginning, what in _BEGINNINGS if content.startswith(beginning)), "")
    return found or _markup(content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip())


def _markup(head: bytes) -> str:
    """What a file of HTML, XML or MIME is, by its beginning."""
    if head.startswith(b"MIME-Version:"):
        return "a web page saved as a single file"
    if _HTML.match(head):
        return "a web page"
    if not head.startswith(_XML):
        return ""
    return next((what for mark, what in _IN_XML if mark in head), "an XML file")


def is_binary(content: bytes) -> bool:
    """Whether so many bytes are no sign of any text that another encoding cannot be the reason."""
    start = content[:4096]
    odd = start.translate(None, delete=_OF_TEXT)
    return len(odd) * 20 > len(start)


def binary(file: str) -> Refused:
    """The refusal of a file of such bytes."""
    return refuse("not-plain-text", "this is no text at all", file, _BEGIN, _NO_TEXT)


def wide(content: bytes) -> str:
    """`UTF-16` or `UTF-32` where a file is saved so, with a byte order mark or without."""
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    start = content[:1024]
    if bytes(8) in start:  # no text of either has so long a hole
        return ""
    if len(start) >= 8 and start.count(0) * 3 >= len(start) * 2:
        return "UTF-32"
    # Of each pair of bytes the same one is nothing, nearly always: letters of English in UTF-16.
    pairs = len(start) // 2
    for first in (0, 1):
        if pairs >= 2 and start[first::2].count(0) * 10 >= pairs * 9 and start[1 - first :: 2].count(0) == 0:
            return "UTF-16"
    return ""
