"""What an audience sees of a plan, and the cover and record of one that the public may see."""

from __future__ import annotations

from adtp_publish.findings import Finding
from adtp_publish.model.plan import Derived, Register, Release
from adtp_publish.release.release import release
from tests.conftest import MOMENT

COVER = "nature: illustrative\npartnership: Somewhere DAAT\ndate: 2009-03-27\n"
RECORD = "published: {on: 2009-04-20}\n"


def seen(derived: Derived, audience: str = "public") -> tuple[Release, tuple[Finding, ...]]:
    """What an audience is shown of a plan that it may see, with what is found on the way."""
    released, findings = release(derived, audience, MOMENT, Register())
    assert released is not None
    return released, findings
