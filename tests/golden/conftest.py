"""Golden files: what the real plans were last seen to give, compared with what they give now."""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SHOWN = 60
RENEW = "if this is meant: .venv/bin/python -m pytest tests/golden --renew-golden, and review the difference"

Golden = Callable[[str, bytes], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare content with a golden file, or write the file anew with `--renew-golden`."""

    def compared(name: str, content: bytes) -> None:
        place = FOLDER / name
        if request.config.getoption("renew_golden"):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        assert place.is_file(), f"{name} is not there; {RENEW}"
        held = place.read_bytes()
        if held != content:
            before, after = (text.decode().splitlines() for text in (held, content))
            lines = unified_diff(before, after, f"golden/{name}", "now", lineterm="", n=1)
            pytest.fail("\n".join([*islice(lines, SHOWN), "", RENEW]), pytrace=False)

    return compared
