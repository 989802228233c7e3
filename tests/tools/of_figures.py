"""In which order tests are likely to notice a change in what works out figures."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples" / "valid"


def rank(item: pytest.Item) -> int:
    """The told cases and chains first, then what is quick; last examples in which nothing is found."""
    if item.path.name == "test_examples.py":
        said = EXAMPLES / item.name.partition("[")[2].rstrip("]") / "expected.txt"
        return 2 if said.exists() and said.stat().st_size else 4
    if item.path.name == "test_oracle.py":
        return 3
    return 0 if item.path.name in ("test_told.py", "test_chains.py") else 1
