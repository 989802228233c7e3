"""A pack's own papers: front sheets and drafts are as archival and accessible as the documents in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import example_plan, program, write
from tests.conftest import ROOT
from tests.tools.vera import Flavour, check


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The draft of a pack with a document upright and one across, and a public edition."""
    folder = tmp_path_factory.mktemp("drafts")
    (example_plan(folder) / "part2.yaml").unlink()
    done = program("pack", "example", "2009/10", "--for", "march", "--draft", at=folder)
    assert done.code == 0, done.err
    write(
        folder / "plans/example/2009-10/part2.yaml", (ROOT / "plans/example/2009-10/part2.yaml").read_bytes()
    )
    done = program("pack", "example", "2009/10", "--for", "public", at=folder)
    assert done.code == 0, done.err
    return sorted([*folder.rglob("march-draft/*.pdf"), *folder.rglob("public/*.pdf")])


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_a_draft_and_its_front_sheet_are_sound(drafts: list[Path], profile: Flavour) -> None:
    assert {path.name.rpartition("-")[2] for path in drafts} >= {"sheet.pdf", "grid1.pdf", "part1.pdf"}
    assert {r.path.name: r.rules for r in check(profile, drafts) if not r.passed} == {}
