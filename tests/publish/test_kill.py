"""A build that is killed leaves the old site whole, or the new one; `./run soak kill` does it at length."""

from __future__ import annotations

from random import Random

import pytest

from tests.publish.killing import Killing
from tests.publish.workshop import Workshop

KILLS = 12


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_whenever_a_build_is_killed_the_site_is_whole_and_the_next_build_succeeds(small: Workshop) -> None:
    killing = Killing(small, Random(20090420))
    killing.prepare()
    killing.kill(KILLS)
    counts = killing.counts
    assert counts["later builds that succeeded"] == KILLS
    assert counts["showed the old site"] + counts["showed the new site"] == KILLS
    # The kills fell where it matters, and somebody was reading.
    assert counts["killed before it wrote"] >= 3, counts
    assert counts["killed while it wrote"] >= 3, counts
    assert counts["pages read meanwhile"] > 100 * KILLS, counts
