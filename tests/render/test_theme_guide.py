"""The guide to themes lists every template as it is: what it is given, and which blocks it has."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from adtp_publish import pipeline
from adtp_publish.cache import NoCache
from adtp_publish.load.components import load_components
from adtp_publish.load.templates import load_templates
from adtp_publish.ports import DiskFiles
from adtp_publish.render import site
from tests.conftest import MOMENT

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/how-to/theme.md").read_text("utf-8")
ROWS = {
    row[0]: row[1:]
    for row in re.findall(r"^\| `([^`]+)` \| ([^|]*) \| ?([^|]*?) ?\| ?([^|]*?) ?\|$", GUIDE, re.MULTILINE)
}


def test_the_list_of_templates_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "tools/theme-index.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_template_has_a_row_with_its_blocks() -> None:
    templates = {
        path.relative_to(ROOT / "templates").as_posix(): path.read_text("utf-8")
        for path in (ROOT / "templates").rglob("*.html")
    }
    assert len(templates) > 30
    for name, text in templates.items():
        told = re.findall(r"`(\w+)`", ROWS[name][2])
        assert told == re.findall(r"{% block (\w+)", text), name


def test_every_page_template_says_which_record_it_is_given_and_there_is_one() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "adtp_publish/render").rglob("*.py"))
    pages = [name for name in ROWS if name.startswith("pages/") and name.endswith(".html")]
    assert len(pages) > 20
    for name in pages:
        record = ROWS[name][1].strip("`")
        assert f"\nclass {record}:" in sources, name


def test_pages_are_given_the_record_that_the_guide_names(monkeypatch: pytest.MonkeyPatch) -> None:
    given: set[tuple[str, str]] = set()

    def noted(*arguments: object, **named: object) -> str:
        given.add((str(arguments[2]), type(named["page"]).__name__))
        return ""

    monkeypatch.setattr(site, "rendered", noted)
    monkeypatch.setattr(pipeline, "public_sheets", lambda *_: ({}, {}))
    monkeypatch.setattr(pipeline, "verify", lambda _, **__: None)
    monkeypatch.setattr(pipeline, "complete", lambda *_: None)
    checked = pipeline.check(DiskFiles(ROOT / "plans"), "plans", DiskFiles(ROOT / "schema"), MOMENT)
    templates = load_templates(DiskFiles(ROOT / "templates"))
    tools = pipeline.Tools(templates, load_components(), NoCache(), None, lambda _: None)
    assert pipeline.make(checked, pipeline.PUBLIC, MOMENT, tools).files
    assert len(given) > 15
    for template, record in sorted(given):
        assert ROWS[template][1].strip("`") == record, template
