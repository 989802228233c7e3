"""What the tests of figures start from besides: the editions."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from adtp_publish.checking import known_forms
from adtp_publish.model.edition import Edition
from adtp_publish.ports import Files


@pytest.fixture(scope="session")
def editions(forms: Files) -> Mapping[str, Edition]:
    """The editions by folder, those on trial too."""
    return known_forms(forms).editions
