"""The documents in which stands what happened to a plan, their fields, and when an event was."""

from __future__ import annotations

from datetime import date, datetime

from .node import Node

COVER, RECORD, ASSESSMENT, PUBLISHED = "cover", "record", "assessment", "published"
APPROVED, SIGNED, CORRECTIONS = "approved", "signed_off", "corrections"
# When what was done again was done first.
FIRST = "first"


def day_of_event(event: Node) -> date | None:
    """The day of an event in London, as moments are read; none where the record does not say."""
    on = event.child("on")
    value = on.value if on else None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
