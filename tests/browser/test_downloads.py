"""Every file that a link leads to is what its name says; read whole, by a library that others use for it."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

import pytest

from tests.browser.downloads import parse
from tests.browser.walking import Walk

KINDS = {
    "/": "text/html",
    ".csv": "text/csv",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def test_downloads_are_sent_as_what_their_names_say(walked: Walk) -> None:
    for ending, kind in KINDS.items():
        found = {walked.kinds[address] for address in walked.kinds if address.endswith(ending)}
        assert found <= {kind}, ending


def test_every_download_can_be_read(walked: Walk) -> None:
    files = walked.below()
    read = {PurePosixPath(name).suffix for name in files}
    assert {".css", ".js", ".svg"} <= read
    assert {".csv", ".json", ".pdf"} <= read or not any("/20" in address for address in walked.kinds)
    wrong = []
    for name, content in sorted(files.items()):
        try:
            parse(name, content)
        except Exception as trouble:  # noqa: BLE001 - each library has its own errors, and all are told
            wrong.append(f"{name}: {trouble!r}")
    assert wrong == []


def _zipped(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"one,two\n1\n"),
        ("a.csv", b"one,one\n1,2\n"),
        ("a.csv", b"one,two\n"),
        ("a.csv", b"one\n\xff\n"),
        ("a.json", b'{"a": NaN}'),
        ("a.json", b'{"a": 1, "a": 2}'),
        ("a.json", b'{"a": 1'),
        ("a.pdf", b"%PDF-1.7"),
        ("a.zip", b"PK"),
        ("a.zip", _zipped("a.json", b"{")),
        ("a.zip", _zipped("../a.json", b"[1]")),
        ("a.ods", _zipped("content.xml", b"<a/>")),
        ("a.xml", b"<a>"),
        ("a.txt", b"\xff"),
        ("a.txt", b""),
        ("a.exe", b"what"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_noticed(name: str, content: bytes) -> None:
    with pytest.raises(Exception) as trouble:  # noqa: PT011 - each library has its own
        parse(name, content)
    assert not isinstance(trouble.value, KeyError | NameError)
