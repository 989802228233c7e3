"""What `explain` prints."""

from __future__ import annotations

import sys

from ..codes import CODES
from ..report.page import for_terminal, sentence, severity
from .pages import page_of, pages_of
from .speaking import is_coloured, is_terminal, say


def finding(code: str) -> None:
    """Print the page of a finding: as it was written, or laid out for a terminal."""
    page = page_of(code).rstrip()
    say(for_terminal(page, is_coloured(sys.stdout)) if is_terminal(sys.stdout) else page)


def all_findings() -> None:
    """Print a line for each code: how bad it is and what it says."""
    pages = pages_of(CODES)
    widest = max(map(len, pages))
    worst = max(len(severity(page)) for page in pages.values())
    for code, page in sorted(pages.items()):
        say(f"{code:{widest}}  {severity(page):{worst}}  {sentence(page)}")
