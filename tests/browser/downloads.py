"""Files to download, each read as what its name says it is, by a library that others use for it."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

from pypdf import PdfReader

SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
ONCE = (1980, 1, 1, 0, 0, 0)  # a member that says when it was made would differ from build to build


def parse(name: str, content: bytes) -> None:
    """Read a file; AssertionError or the library's own error where it is not what its name says."""
    assert content, "it is empty"
    ending = PurePosixPath(name).suffix
    assert ending in READERS, f"no test reads files that end with `{ending}`: add a reader"
    READERS[ending](content)


def _csv(content: bytes) -> None:
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    assert len(rows) > 1, "no line below its head"
    head = rows[0]
    assert all(head), "a column without a name"
    assert len(set(head)) == len(head), "two columns of one name"
    assert {len(row) for row in rows} == {len(head)}, "a line that is longer or shorter than its head"


def _json(content: bytes) -> None:
    def unknown(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        assert len(made) == len(pairs), "a key stands twice"
        return made

    assert json.loads(content, parse_constant=unknown, object_pairs_hook=once), "it holds nothing"


def _pdf(content: bytes) -> None:
    read = PdfReader(BytesIO(content), strict=True)
    assert read.metadata is not None
    assert read.metadata.title, "it has no title"
    assert len(read.pages), "it has no page"


def _xml(content: bytes) -> None:
    ET.fromstring(content)  # noqa: S314 - our own file


def _text(content: bytes) -> None:
    content.decode("utf-8")


def _zip(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert packed.testzip() is None
        members = packed.infolist()
        assert members, "nothing is in it"
        assert len({member.filename for member in members}) == len(members), "a name stands twice"
        for member in members:
            path = PurePosixPath(member.filename)
            assert not path.is_absolute(), member.filename
            assert ".." not in path.parts, member.filename
            assert member.date_time == ONCE, f"{member.filename} says when it was made"
            if not member.is_dir():
                parse(member.filename, packed.read(member))


def _ods(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert packed.testzip() is None
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert packed.read(first).decode() == SPREADSHEET
        for name in packed.namelist():
            if name.endswith(".xml"):
                _xml(packed.read(name))
        tables = ET.fromstring(packed.read("content.xml")).iter(  # noqa: S314 - our own file
            "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-row"
        )
        assert len(list(tables)) > 1, "no line below its head"


READERS: dict[str, Callable[[bytes], None]] = {
    ".csv": _csv,
    ".json": _json,
    ".pdf": _pdf,
    ".zip": _zip,
    ".ods": _ods,
    ".xml": _xml,
    ".atom": _xml,
    ".svg": _xml,
    ".txt": _text,
    ".md": _text,
    ".css": _text,
    ".js": _text,
}
