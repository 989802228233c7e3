"""What of a plan was revised after a pack of it was returned (domain.md, section 5)."""

from __future__ import annotations

from datetime import date

from ..model.fingerprint import fingerprints
from ..model.node import Node
from ..model.packing import Revision
from ..model.plan import Plan
from ..model.record import ASSESSMENT, DOCUMENT, day_of_event
from ..model.release import Release

_RETURNED, _REVISED, _PACK = "returned", "revised", "pack"


def returned_on(plan: Plan, pack: str, today: date) -> date | None:
    """The day on which a pack was last returned by a day; none where the assessment does not say."""
    return max((on for _, on in _returns(plan, pack, today)), default=None)


def is_revised(plan: Plan, document: str, pack: str, today: date) -> bool:
    """Whether a document is other by a day than it was when a pack was last returned.

    An event says so, or the fingerprint that the return kept. Before the pack is returned nothing is revised.
    """
    since = returned_on(plan, pack, today)
    if since is None:
        return False
    named = any(_named(item) == document for item in _revised(plan, since, today))
    return named or _is_other(plan, document, pack, today)


def revisions(plan: Plan, released: Release, since: date, today: date) -> tuple[Revision, ...]:
    """The revisions between two days that an audience may be told of, the earliest first."""
    shorts = dict(released.shorts)
    if released.document(ASSESSMENT) is None:
        return ()
    found = [
        Revision(day_of_event(item), name, shorts.get(name, name), item.text("what"))
        for item in _revised(plan, since, today)
        if (name := _named(item)) in shorts
    ]
    return tuple(sorted(found, key=lambda revision: revision.on or since))


def _is_other(plan: Plan, document: str, pack: str, today: date) -> bool:
    """Whether a document has not the fingerprints that the last return of a pack kept of it.

    One of which it kept none, and of others some, had an error then or was not there.
    """
    kept: dict[str, str] | None = None
    for item, _ in _returns(plan, pack, today):
        prints = item.items("fingerprints")
        if prints:
            of_it = (each for each in prints if each.text(DOCUMENT) == document)
            kept = {each.text("until"): each.text("fingerprint") for each in of_it}
    held = plan.document(document)
    return kept is not None and held is not None and not held.broken and fingerprints(plan, held) != kept


def _returns(plan: Plan, pack: str, today: date) -> list[tuple[Node, date]]:
    """The returns of a pack by a day, the earliest first."""
    mine = [item for item in _events(plan, _RETURNED) if item.text(_PACK) == pack]
    dated = [(item, on) for item in mine if (on := day_of_event(item)) is not None and on <= today]
    return sorted(dated, key=lambda pair: pair[1])


def _revised(plan: Plan, since: date, today: date) -> list[Node]:
    """The revisions between two days; one without a day is among them."""
    return [item for item in _events(plan, _REVISED) if since <= (day_of_event(item) or since) <= today]


def _named(item: Node) -> str:
    """The document that a revision is of: the form takes its name in capitals too."""
    return item.text(DOCUMENT).strip().casefold()


def _events(plan: Plan, name: str) -> tuple[Node, ...]:
    document = plan.document(ASSESSMENT)
    return document.root.items(name) if document is not None and not document.broken else ()
