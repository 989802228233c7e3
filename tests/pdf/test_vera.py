"""veraPDF finds every PDF to be PDF/UA-1: readable by those who do not see it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.browser.sites import write_hostile_site
from tests.tools.vera import check


def broken_rules(paths: list[Path]) -> dict[str, str]:
    """The rules that each file breaks, by the file's name."""
    return {result.path.name: result.rules for result in check("ua1", paths) if not result.passed}


def test_a_pdf_without_tags_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "untagged.pdf")
    assert set(broken_rules([tmp_path / "untagged.pdf"])) == {"untagged.pdf"}


def test_every_pdf_is_pdf_ua(some: list[Path]) -> None:
    assert broken_rules(some) == {}


def test_so_is_a_plan_full_of_what_must_not_come_through(tmp_path: Path) -> None:
    write_hostile_site(tmp_path)
    made = sorted(tmp_path.rglob("*.pdf"))
    assert [path.name for path in made] == ["long-2009-10-cover.pdf", "long-2009-10-part1.pdf"]
    assert broken_rules(made) == {}


@pytest.mark.slow
def test_no_pdf_is_so_big_that_nobody_can_send_it(some: list[Path]) -> None:
    assert [path.name for path in some if path.stat().st_size > 1_000_000] == []
