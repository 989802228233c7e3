"""What an audience sees of a plan, and parts of one that the public may see."""

from __future__ import annotations

from adtp_publish.findings import Finding
from adtp_publish.model.plan import Derived
from adtp_publish.model.register import Register
from adtp_publish.model.release import Release
from adtp_publish.release.release import release
from tests.conftest import MOMENT

COVER = "nature: illustrative\npartnership: Somewhere DAAT\ndate: 2009-03-27\n"
RECORD = "published: {on: 2009-04-20}\n"
# A Part 4 with a row that is not known.
FUNDING = """\
table1:
  pooled_treatment_budget: {2009/10: 2100000}
  young_people: {2009/10: 160000}
  police: {2009/10: 62000}
  probation: {2009/10: pending}
"""


def seen(derived: Derived, audience: str = "public") -> tuple[Release, tuple[Finding, ...]]:
    """What an audience is shown of a plan that it may see, with what is found on the way."""
    released, findings = release(derived, audience, MOMENT, Register())
    assert released is not None
    return released, findings
