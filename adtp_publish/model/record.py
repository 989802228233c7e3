"""The documents in which stands what happened to a plan, their fields, and when an event was."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from .node import Node

LONDON = ZoneInfo("Europe/London")

COVER, RECORD, ASSESSMENT, PUBLISHED = "cover", "record", "assessment", "published"
APPROVED, SIGNED, CORRECTIONS = "approved", "signed_off", "corrections"
# How an event is laid out of which the public is told that it happened, and not when.
EVENT = "event"
# When what was done again was done first.
FIRST = "first"


def begins(when: datetime | date) -> datetime:
    """A moment of a record, or the beginning of a day in London.

    In UTC: on one clock Python compares the hands, and in autumn an hour is there twice.
    """
    moment = when if isinstance(when, datetime) else datetime.combine(when, time(), LONDON)
    return moment.astimezone(UTC)


def day_of_event(event: Node) -> date | None:
    """The day of an event in London, as moments are read; none where the record does not say."""
    on = event.child("on")
    value = on.value if on else None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
