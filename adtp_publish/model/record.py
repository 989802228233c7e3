"""The documents in which stands what happened to a plan, their fields, and when an event was."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from .node import Node

LONDON = ZoneInfo("Europe/London")

COVER, RECORD, ASSESSMENT, PUBLISHED = "cover", "record", "assessment", "published"
APPROVED, SIGNED, CORRECTIONS = "approved", "signed_off", "corrections"
# The field by which an event names the document that it is of.
DOCUMENT = "document"
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


def day_on(when: datetime | date) -> date:
    """The day of a moment of a record, in London as it is read; of a day that day."""
    return when.date() if isinstance(when, datetime) else when


def day_of_event(event: Node) -> date | None:
    """The day of an event in London, as moments are read; none where the record does not say."""
    on = event.child("on")
    return day_on(on.value) if on and isinstance(on.value, date) else None


def is_explained(record: Node, name: str, on: date) -> bool:
    """Whether a record has an event from a day on that changes a document, by its id.

    A correction is of its own document. Where the sign-off has the fingerprint of another, the text of that
    is looked after, and what changed in it is a figure of the corrected one.
    """
    is_kept = any(each.text(DOCUMENT) == name for each in record.items(SIGNED, "fingerprints"))
    for node in record.children:
        items = node.children if node.face.kind == "list" else (node,) if node.face.layout == EVENT else ()
        for event in items:
            is_of_it = is_kept or event.text(DOCUMENT) in ("", name)
            if is_of_it and (day_of_event(event) or date.min) >= on:
                return True
    return False
