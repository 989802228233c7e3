"""The tick of the declaration on the cover: made once all who sign the cover have approved."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.approval import open_round, signatories
from ..model.plan import Plan
from ..model.record import COVER
from .placing import Placing

_TICK, _YES = "approved", "yes"


def cover_approved(plan: Plan, placing: Placing, details: Mapping[str, str]) -> Placing:
    """The cover with its tick, where this approval names nobody (all have approved) or is the last."""
    cover = plan.document(COVER)
    if cover is None or cover.absent:
        return placing
    tick = cover.root.child(_TICK)
    is_all = "by" not in details or len(open_round(plan)) + 1 >= len(signatories(plan))
    if not is_all or (tick is not None and tick.value is True):
        return placing
    return placing.value((_TICK,), _YES) if tick is not None else placing.field(_TICK, _YES)
