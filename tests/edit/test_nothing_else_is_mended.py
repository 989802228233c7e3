"""Whatever a file looks like: slips are mended, and what it says stays the same."""

from __future__ import annotations

from pathlib import Path

from hypothesis import event, given, settings

from adtp_publish.edit.forms import known_forms
from adtp_publish.edit.slips import mended_text
from adtp_publish.load.strict_yaml import parse
from adtp_publish.ports import DiskFiles
from tests.edit.documents import documents, is_taken

FORM = known_forms(DiskFiles(Path(__file__).parents[2] / "schema")).of("somewhere/2009-10/part1.yaml")


@settings(max_examples=200)
@given(documents())
def test_mending_changes_no_value(text: str) -> None:
    content = text.encode()
    result = mended_text(content, "file", FORM)
    if not is_taken(text):
        event("refused")
        return
    assert result is not None
    after, _ = parse(result.text.encode(), "file")
    assert not after.refused
    whole = content if content.endswith((b"\n", b"\r")) else content + b"\n"
    assert after.data == parse(whole, "file")[0].data
    assert "\r" not in result.text
    assert result.text.endswith("\n")
    assert result.slips > 0 or result.text == text
    event("slips" if result.slips else "none")
    again = mended_text(result.text.encode(), "file", FORM)
    assert again is not None
    assert again.slips == 0
    assert again.text == result.text
