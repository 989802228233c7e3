"""A new plan of each edition, for the tests that read it."""

from __future__ import annotations

import pytest

from adtp_publish.edit.new import Begun, begin_plan
from tests.edit.new_plans import EDITIONS, FORMS, repository


@pytest.fixture(scope="module", params=sorted(EDITIONS))
def begun(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """A new plan of Lancashire; never write into it."""
    plans = repository(tmp_path_factory.mktemp("new"))
    edition = EDITIONS[request.param]
    return begin_plan(plans, FORMS, "lancashire", edition.year, edition.trial)
