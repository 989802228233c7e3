"""What of a plan was revised after a pack of it was returned (domain.md, section 5)."""

from __future__ import annotations

from datetime import date

from ..model.fingerprint import fingerprints
from ..model.node import Node
from ..model.packing import Revision
from ..model.plan import Plan
from ..model.record import ASSESSMENT, day_of_event
from ..model.release import Release

_RETURNED, _REVISED, _PACK = "returned", "revised", "pack"


def returned_on(plan: Plan, pack: str) -> date | None:
    """The day on which a pack was first returned; none where the assessment does not say."""
    days = [on for item in _returns(plan, pack) if (on := day_of_event(item)) is not None]
    return min(days, default=None)


def is_revised(plan: Plan, document: str, pack: str, since: date | None) -> bool:
    """Whether a document is other than it was when a pack was returned on a day.

    An event says so, or the fingerprint that the return kept. Before the pack is returned nothing is revised.
    """
    if since is None:
        return False
    named = (item for item in _events(plan, _REVISED) if item.text("document") == document)
    return any((day_of_event(item) or since) >= since for item in named) or _is_other(plan, document, pack)


def revisions(plan: Plan, released: Release, since: date) -> tuple[Revision, ...]:
    """The revisions since a day that an audience may be told of, the earliest first."""
    shorts = dict(released.shorts)
    if released.document(ASSESSMENT) is None:
        return ()
    found = [
        Revision(on, name, shorts.get(name, name), item.text("what"))
        for item in _events(plan, _REVISED)
        if (on := day_of_event(item)) is not None
        and on >= since
        and (name := item.text("document")) in shorts
    ]
    return tuple(sorted(found, key=lambda revision: revision.on))


def _is_other(plan: Plan, document: str, pack: str) -> bool:
    """Whether a document has not the fingerprints that the last return of a pack kept of it."""
    kept: dict[str, str] = {}
    for item in _returns(plan, pack):
        of_it = {each.text("until"): each.text("fingerprint") for each in _prints(item, document)}
        kept = of_it or kept
    held = plan.document(document)
    return bool(kept) and held is not None and not held.broken and fingerprints(plan, held) != kept


def _prints(item: Node, document: str) -> list[Node]:
    return [each for each in item.items("fingerprints") if each.text("document") == document]


def _returns(plan: Plan, pack: str) -> list[Node]:
    return [item for item in _events(plan, _RETURNED) if item.text(_PACK) == pack]


def _events(plan: Plan, name: str) -> tuple[Node, ...]:
    document = plan.document(ASSESSMENT)
    return document.root.items(name) if document is not None and not document.broken else ()
