"""Everything that can be read in a PDF: its pages as a reader sees them, and every string and stream in it.

A library reads the pages, for their text stands there as numbers of glyphs. The rest (titles, outlines,
alternative texts, links, metadata, attachments) are strings and streams, found without asking what they are
for: nothing that a PDF may hold one day is overlooked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from .pdf_pages import pages_of
from .piece import CannotRead, Inner, Piece
from .words import BREAK

_STREAM = re.compile(rb">>\s*stream\r?\n")
_LENGTH = re.compile(rb"/Length\s+([0-9]+)(?!\s+[0-9]+\s+R)")
_FILTERS = re.compile(rb"/Filter\s*(?:/(\w+)|\[([^\]]*)\])")
_PREDICTED = re.compile(rb"/Predictor\s+(?!1\b)")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+)\)", re.DOTALL)
_HEX = re.compile(rb"(?<!<)<([0-9A-Fa-f\s]{4,}+)>")
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]{6,})")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b" ", b"f": b" "}
_MEDIA = ((b"/text#2fcsv", "csv"), (b"/application#2fyaml", "yaml"), (b"/application#2fjson", "json"))
_SHOWS = re.compile(rb"\bT[jJ]\b")
_FONT = (b"\0\1\0\0", b"OTTO", b"true")


def of_pdf(content: bytes) -> Iterator[Piece | Inner]:
    """The text of each page; then all strings, names and streams. Raises `CannotRead`."""
    yield from pages_of(content)
    bare, at = [], 0
    for begin, end, head, plain in _streams(content):
        bare.append(content[at:begin])
        at = end
        if b"/EmbeddedFile" in head:
            yield Inner(_attachment(head), plain)
        elif b"/ObjStm" in head:
            yield Piece("its objects", _strings(plain))
        elif _SHOWS.search(plain):
            yield Piece("the layout of a page", _strings(plain, glyphs=True))
        elif not plain.startswith(_FONT) and b"begincmap" not in plain:
            yield Piece(
                "its metadata" if b"/Metadata" in head else "a stream", plain.decode("utf-8", "replace")
            )
    yield Piece("its objects", _strings(b"\n".join((*bare, content[at:]))))


def _attachment(head: bytes) -> str:
    """A name for a file inside, by the type that is said of it: cells of a table are read as such."""
    return next((f"an attachment.{ending}" for media, ending in _MEDIA if media in head), "an attachment")


def _streams(content: bytes) -> Iterator[tuple[int, int, bytes, bytes]]:
    """Each stream: where it begins and ends, what is said of it, and its bytes unpacked."""
    at = 0
    while found := _STREAM.search(content, at):
        begin = found.end()
        head = content[max(content.rfind(b" obj", at, begin), at) : begin]
        length = _LENGTH.search(head)
        end = begin + int(length[1]) if length else content.find(b"endstream", begin)
        if not content.startswith(b"endstream", end) and not content[end : end + 12].lstrip().startswith(
            b"endstream"
        ):
            raise CannotRead("a stream in it has no end")
        at = end
        if b"/XRef" not in head:  # where the objects stand: numbers
            yield begin, end, head, _unpacked(head, content[begin:end])


def _unpacked(head: bytes, packed: bytes) -> bytes:
    found = _FILTERS.search(head)
    filters = re.findall(rb"\w+", found[1] or found[2]) if found else []
    if _PREDICTED.search(head) or filters not in ([], [b"FlateDecode"]):
        raise CannotRead("a stream in it is packed in a way that is not known here")
    try:
        return zlib.decompressobj().decompress(packed) if filters else packed
    except zlib.error as trouble:
        raise CannotRead(f"a stream in it cannot be unpacked: {trouble}") from None


def _strings(content: bytes, *, glyphs: bool = False) -> str:
    """All strings and names; among `glyphs`, what is written in hexadecimal is mostly no text."""
    found = [_text(_ESCAPE.sub(_sign, match)) for match in _LITERAL.findall(content)]
    for match in _HEX.findall(content):
        digits = b"".join(match.split())
        if not glyphs or digits[:4].upper() == b"FEFF":
            found.append(_text(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())))
    found += [
        re.sub(rb"#([0-9A-Fa-f]{2})", _byte, name).decode("utf-8", "replace")
        for name in _NAME.findall(content)
    ]
    return BREAK.join(found)


def _text(string: bytes) -> str:
    if string.startswith((b"\xfe\xff", b"\xff\xfe")):
        return string.decode("utf-16", "replace")
    try:
        return string.decode("utf-8-sig")
    except UnicodeDecodeError:
        return string.decode("latin-1")


def _sign(match: re.Match[bytes]) -> bytes:
    octal, end, letter = match.groups()
    if octal is not None:
        return bytes((int(octal, 8) & 0xFF,))
    return b"" if end is not None else _ESCAPED.get(letter, letter)


def _byte(match: re.Match[bytes]) -> bytes:
    return bytes.fromhex(match[1].decode())
