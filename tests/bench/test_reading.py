"""Reading keeps pace with a bare loop of PyYAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.generate import generate
from tests.bench.reading import ratios


@pytest.mark.slow
def test_reading_takes_less_than_half_of_a_bare_loop(tmp_path: Path) -> None:
    generate(tmp_path, plans=6, editions=2, seed=1)
    contents = [path.read_bytes() for path in sorted(tmp_path.rglob("*.yaml"))]
    assert len(contents) > 100
    assert ratios(contents, rounds=3)["parse"] < 0.45
