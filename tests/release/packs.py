"""Packs of the example plan, and the example on its way through the year."""

from __future__ import annotations

from datetime import UTC, date, datetime

from adtp_publish.derive.completion import completed
from adtp_publish.model.packing import Packed
from adtp_publish.packing import open_findings, pack_of
from adtp_publish.release.release import release
from tests.edit.keeping import COVER, PLAN, Plans, without_events

AFTER = "2010-06-01"


def packed(plans: Plans, key: str, at: str = AFTER, *, draft: bool = False) -> Packed:
    """A pack of the example plan on a day."""
    moment = datetime.combine(date.fromisoformat(at), datetime.min.time(), UTC)
    checked = plans.checked()
    derived = completed(next(each for each in checked.plans if each.plan.key == PLAN))
    spec = derived.plan.edition.pack(key)
    assert spec is not None
    released, _ = release(derived, spec.audience, moment, checked.register)
    assert released is not None
    return pack_of(derived, released, spec, moment, open_findings(checked, spec.audience), draft=draft)


def told(pack: Packed) -> dict[str, str]:
    """The completeness of each document in the list of a pack."""
    return {entry.document: entry.completeness for entry in pack.entries}


def returned() -> Plans:
    """The example whose January pack was returned, and nothing since."""
    plans = without_events()
    plans.records("returned", "2009-01-14", pack="january")
    return plans


def signed() -> Plans:
    """The example as a plan of its own, signed off and public."""
    plans = returned()
    plans.replace(COVER, "nature: illustrative", "nature: plan")
    plans.records("returned", "2009-03-13", pack="march")
    plans.records("approved", "2009-03-27")
    plans.records("signed-off", "2009-03-31")
    plans.records("publish-on", "2009-04-20T09:30")
    return plans
