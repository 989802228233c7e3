"""veraPDF finds every PDF to be PDF/UA-1, readable without seeing it, and PDF/A-3a, fit to be kept."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfWriter

from tests.browser.sites import write_hostile_site
from tests.tools.vera import Flavour, check

BOTH: tuple[Flavour, ...] = ("ua1", "3a")


def broken_rules(flavour: Flavour, paths: list[Path]) -> dict[str, str]:
    """The rules that each file breaks, by the file's name."""
    return {result.path.name: result.rules for result in check(flavour, paths) if not result.passed}


@pytest.mark.parametrize("flavour", BOTH)
def test_a_pdf_without_tags_is_refused(tmp_path: Path, flavour: Flavour) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "untagged.pdf")
    assert set(broken_rules(flavour, [tmp_path / "untagged.pdf"])) == {"untagged.pdf"}


@pytest.mark.parametrize("flavour", BOTH)
def test_every_pdf_is_accessible_and_archival(some: list[Path], flavour: Flavour) -> None:
    assert broken_rules(flavour, some) == {}


def test_a_file_inside_that_is_said_to_be_nothing_to_the_document_is_refused(
    tmp_path: Path, some: list[Path]
) -> None:
    with pikepdf.open(next(path for path in some if b"/EmbeddedFile" in path.read_bytes())) as pdf:
        del pdf.Root["/AF"]
        pdf.save(tmp_path / "unrelated.pdf")
    assert set(broken_rules("3a", [tmp_path / "unrelated.pdf"])) == {"unrelated.pdf"}


def test_so_is_a_plan_full_of_what_must_not_come_through(tmp_path: Path) -> None:
    write_hostile_site(tmp_path)
    made = sorted(tmp_path.rglob("*.pdf"))
    assert [path.name for path in made] == ["long-2009-10-cover.pdf", "long-2009-10-part1.pdf"]
    assert [broken_rules(flavour, made) for flavour in BOTH] == [{}, {}]


@pytest.mark.slow
def test_no_pdf_is_so_big_that_nobody_can_send_it(some: list[Path]) -> None:
    assert [path.name for path in some if path.stat().st_size > 1_000_000] == []
