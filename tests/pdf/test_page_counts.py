"""How many pages each document has: a change of the layout shows in one file."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.pdf.boxes import laid_out
from tests.pdf.conftest import FRONT, Pdfs, kind

COUNTS = Path(__file__).with_name("page-counts.txt")
RENEW = "if this is meant: .venv/bin/python -m pytest tests/pdf/test_page_counts.py --renew-golden"


def test_documents_have_as_many_pages_as_they_had(
    request: pytest.FixtureRequest, pdfs: Pdfs, hard: list[Path]
) -> None:
    paths = [path for path in pdfs["partnership"] if kind(path) != FRONT] + hard
    assert len(paths) > 50
    counts = "".join(f"{len(laid_out(path)):3} {path.stem}\n" for path in sorted(paths))
    if request.config.getoption("renew_golden"):
        COUNTS.write_text(counts, "utf-8")
    held = COUNTS.read_text("utf-8")
    if held != counts:
        lines = unified_diff(held.splitlines(), counts.splitlines(), COUNTS.name, "now", lineterm="", n=0)
        pytest.fail("\n".join([*lines, RENEW]), pytrace=False)
