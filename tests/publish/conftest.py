"""Places to run the command in, made from the small plans or from those of this repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.workshop import Workshop, real_workshop, small_workshop


@pytest.fixture
def small(tmp_path: Path, pdf_cache: Path) -> Workshop:
    """A workshop with the small plans, nothing built yet."""
    return small_workshop(tmp_path / "small", pdf_cache)


@pytest.fixture
def real(tmp_path: Path, pdf_cache: Path) -> Callable[..., Workshop]:
    """Makes a workshop with plans of this repository."""
    return lambda *partnerships: real_workshop(tmp_path / "real", pdf_cache, *partnerships)
