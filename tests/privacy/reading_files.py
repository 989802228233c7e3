"""All the words of a file of the output: of a page, a download, and of a PDF everything that it holds."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject, TextStringObject

_GZIP = b"\x1f\x8b"
# The text of a page in the search index: JSON behind a mark, compressed like all of the index.
_FRAGMENT = ".pf_fragment"


def words_of(address: str, content: bytes) -> Iterator[str]:
    """Every text that a reader, a program or somebody curious can find in a file, its address included."""
    yield address
    for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
        yield content.decode(encoding, "replace")
    if zipfile.is_zipfile(io.BytesIO(content)):
        yield from _zip_words(content)
    if content.startswith(_GZIP):
        yield from words_of(address.removesuffix(".gz"), gzip.decompress(content))
    elif address.endswith(_FRAGMENT):
        yield from _json_words(json.loads(content[content.index(b"{") :]))
    elif address.endswith(".pdf"):
        yield from pdf_words(content)
    elif address.endswith(".json"):
        yield from _json_words(json.loads(content))
    elif address.endswith(".csv"):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            yield from row


def _zip_words(content: bytes) -> Iterator[str]:
    """Of a zip, and so of a spreadsheet: its remarks, the names of its members, and all words of each."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield archive.comment.decode("utf-8", "replace")
        for member in archive.infolist():
            yield member.comment.decode("utf-8", "replace")
            yield member.extra.decode("utf-8", "replace")
            yield from words_of(member.filename, archive.read(member))


def _json_words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _json_words(item)
    elif isinstance(value, list):
        for item in value:
            yield from _json_words(item)
    else:
        yield str(value)


def pdf_words(content: bytes) -> Iterator[str]:
    """The text of all pages; then every string and stream: metadata, outline, links, attachments."""
    reader = PdfReader(io.BytesIO(content))
    yield "\n".join(page.extract_text() for page in reader.pages)
    yield str(reader.metadata)
    for number in range(1, int(str(reader.trailer["/Size"]))):
        yield from _strings(reader.get_object(number))
    for name, contents in reader.attachments.items():
        for inside in contents:
            yield from words_of(name, inside)


def _strings(thing: Any) -> Iterator[str]:
    if isinstance(thing, StreamObject):
        data = thing.get_data()
        yield data.decode("utf-8", "replace")
        yield data.decode("utf-16-be", "replace")
    if isinstance(thing, DictionaryObject):
        for key, value in thing.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(thing, ArrayObject):
        for value in thing:
            yield from _strings(value)
    elif isinstance(thing, TextStringObject):
        yield str(thing)
    elif isinstance(thing, ByteStringObject):
        yield bytes(thing).decode("utf-16", "replace")
        yield bytes(thing).decode("latin-1")
