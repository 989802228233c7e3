"""The tick of the declaration on the cover: made once all who sign the cover have approved."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.plan import Plan
from .events import ASSESSMENT, COVER
from .placing import Placing

_TICK, _YES = "approved", "yes"


def cover_approved(plan: Plan, placing: Placing, details: Mapping[str, str]) -> Placing:
    """The cover with its tick, where this approval names nobody (all have approved) or is the last."""
    cover, assessment = plan.document(COVER), plan.document(ASSESSMENT)
    if cover is None or cover.absent:
        return placing
    tick, signatories = cover.root.child(_TICK), cover.root.child("signatories")
    before = assessment.root.child("approved") if assessment else None
    done = len(before.children if before else ()) + 1
    is_all = "by" not in details or done >= len(signatories.children if signatories else ())
    if not is_all or (tick is not None and tick.value is True):
        return placing
    return placing.value((_TICK,), _YES) if tick is not None else placing.field(_TICK, _YES)
