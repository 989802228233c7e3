"""Laying out a document fetches nothing and gives the same bytes wherever and whenever it is done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from adtp_publish.render.pdf import LayoutTrouble, Sheet, lay_out_pdf
from tests.conftest import MOMENT

# Everything that could differ between two machines, besides the clock, which differs by itself.
ELSEWHERE = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C"}
PREVIEWS = {"preview": "site", "submissions/preview-nta": "submissions/nta"}


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server that serves nothing: its address, and the paths that it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's own name
            del format, arguments

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", paths
    server.shutdown()
    thread.join()
    server.server_close()


def page(head: str, body: str) -> Sheet:
    html = f"<!DOCTYPE html><html lang=en-GB><title>T</title>{head}<body><h1>T</h1>{body}</body></html>"
    return Sheet("t.pdf", html, ())


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", '<img src="{place}/a.png" alt="a">'),
        ("", '<object data="{place}/a.svg"></object>'),
        ("", '<p style="background: url({place}/a.png)">text</p>'),
        ('<link rel="stylesheet" href="{place}/a.css">', ""),
        ('<style>@import url("{place}/a.css");</style>', ""),
        (
            '<style>@font-face {{ font-family: A; src: url("{place}/a.ttf") }}</style>',
            "",
        ),
        ('<link rel="attachment" href="{place}/a.txt">', ""),
    ],
)
@pytest.mark.parametrize("place", ["", "//example.org", "file:///etc"])
def test_what_a_document_asks_for_is_refused(
    asked: tuple[str, list[str]], head: str, body: str, place: str
) -> None:
    address, paths = asked
    made = page(head.format(place=place or address), body.format(place=place or address))
    with pytest.raises(LayoutTrouble, match=r"^t\.pdf: "):
        lay_out_pdf(made)
    assert paths == []


def test_a_document_that_asks_for_nothing_is_laid_out() -> None:
    assert lay_out_pdf(page("", "<p>text</p>")).content.startswith(b"%PDF-1.7")


def build(plans: Path, folder: Path, *options: str) -> None:
    """Build in another folder, locale and time zone, from an empty cache."""
    folder.mkdir()
    command = [sys.executable, "-m", "adtp_publish", "build", "--out", "out", *options]
    command += ["--plans", os.path.relpath(plans, folder), "--at", MOMENT.isoformat(), "--audience", "all"]
    environment = os.environ | ELSEWHERE
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their addresses."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_same_document_has_the_same_bytes_elsewhere(built: Path, project: Path, tmp_path: Path) -> None:
    build(project / "plans", tmp_path / "elsewhere", "--only", "coventry/2008-09")
    for preview, whole in PREVIEWS.items():
        again = contents((tmp_path / "elsewhere/out" / preview).resolve())
        made = contents((built / whole).resolve())
        pdfs = [name for name in again if name.endswith(".pdf")]
        assert pdfs, preview
        assert [name for name in pdfs if again[name] != made[name]] == []


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_whole_build_has_the_same_bytes_elsewhere(built: Path, project: Path, tmp_path: Path) -> None:
    build(project / "plans", tmp_path / "elsewhere")
    for place in ("site", "submissions/nta", "submissions/partnership"):
        again = contents((tmp_path / "elsewhere/out" / place).resolve())
        made = contents((built / place).resolve())
        assert len(again) > 20, place
        assert set(again) == set(made), place
        assert [name for name in again if again[name] != made[name]] == [], place
