"""Lighthouse, on a telephone and a slow line as it simulates them, finds little to better."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.lighthouse import LEAST, PAGES, best
from tests.browser.serving import Served, serving

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def at_root(built: Path) -> Iterator[Served]:
    """The site as the only one of its host, whose robots.txt counts."""
    with serving({"": built / "site"}) as served:
        yield served


@pytest.mark.parametrize("page", PAGES)
def test_a_page_scores_high(at_root: Served, page: str) -> None:
    found = best(at_root.base(""), page, tries=3)
    assert len(found.scores) == 4
    assert not found.low, f"{found.scores}, wanted {LEAST}: {found.faults}"
