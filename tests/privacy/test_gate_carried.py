"""Assets of the release before that cannot go on are left behind; what is a release's own still stops it."""

from __future__ import annotations

from dataclasses import replace

from adtp_publish.cache import NoCache
from adtp_publish.model.output import OutputFile
from adtp_publish.pipeline import Made, Tools
from adtp_publish.searching import ready, searched
from tests.conftest import MOMENT
from tests.privacy.planted import BROKEN, planted
from tests.privacy.repository import build, checked, templates

FOUND = checked(planted()[0])
TOOLS = Tools(*templates(), NoCache(), None, lambda _: None)
STYLE = OutputFile("assets/old/site.css", b"a { color: red; }")
PICTURE = OutputFile("assets/old/x.png", b"\x89PNG")
SPOILT = OutputFile("assets/old/x/note.txt", f"See: {BROKEN}\n".encode())
UNREAD = OutputFile("assets/old/x/note.zip", b"PK no archive")


def with_carried(*own: OutputFile) -> Made:
    made = build(FOUND, "public")
    added = (STYLE, PICTURE, SPOILT, UNREAD)
    pages = [file for file in made.files if file.address == "index.html"]
    assert pages
    return replace(
        made, files=(*pages, *own, *added), carried=frozenset(file.address for file in added), findings=()
    )


def test_what_is_withheld_or_cannot_be_read_is_left_behind_and_told() -> None:
    made = ready(FOUND, with_carried(), MOMENT, TOOLS)
    assert made.leaks == ()
    assert [file.address for file in made.files] == ["index.html", STYLE.address, PICTURE.address]
    assert made.carried == {STYLE.address, PICTURE.address}
    assert {(finding.code, finding.severity) for finding in made.findings} == {("not-carried", "warning")}
    told = [finding.message for finding in made.findings]
    assert any(SPOILT.address in message for message in told)
    assert any(f"cannot read `{UNREAD.address}`" in message for message in told)


def test_the_same_in_a_file_of_its_own_stops_the_release() -> None:
    own = OutputFile("about/note.txt", SPOILT.content)
    made = ready(FOUND, with_carried(own), MOMENT, TOOLS)
    assert made.leaks
    assert all(own.address in leak.message and leak.is_error for leak in made.leaks)
    assert not any(SPOILT.address in leak.message for leak in made.leaks)


def test_on_a_finished_site_it_is_a_leak() -> None:
    leaks = searched(FOUND, with_carried(), MOMENT, TOOLS).leaks or ()
    assert any(SPOILT.address in leak.message for leak in leaks)
    assert {leak.code for leak in leaks} >= {"unreadable-output"}
