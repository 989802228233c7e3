"""Who may see a plan at a moment: its state, from its nature and its record (domain.md, section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from ..model.node import Node
from ..model.plan import Document, Plan

PUBLIC = "public"
_LONDON = ZoneInfo("Europe/London")
# A transcription of nothing that was public has no page: these hold what the public may read.
_PUBLIC_PARTS = ("part1", "part2", "part4")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a plan stands at a moment: its state, and the moments that made it so."""

    state: str
    published: datetime | date | None = None
    withdrawn: date | None = None


def standing(plan: Plan, audience: str, moment: datetime) -> Standing | None:
    """Where a plan stands for an audience; `None` where it may see nothing of it.

    The public sees a plan once it is signed off, from the moment of publication; a transcription
    of a public document; an illustration. A plan whose cover or record cannot be read is not
    shown to the public: nobody knows whether it may be.
    """
    record = plan.document("record")
    cover = plan.document("cover")
    if audience == PUBLIC and (cover is None or cover.broken or record is None or record.broken):
        return None
    if plan.nature == "illustrative":
        return Standing("illustrative")
    if plan.nature == "transcription":
        held = any(_held(plan.document(name)) for name in _PUBLIC_PARTS)
        return Standing("transcription") if held or audience != PUBLIC else None
    root = record.root if record and not record.broken else None
    signed, published, withdrawn = (_on(root, name) for name in ("signed_off", "published", "withdrawn"))
    if _reached(withdrawn, moment) and _reached(published, moment) and _reached(signed, moment):
        return Standing("withdrawn", withdrawn=_day(withdrawn))
    if _reached(signed, moment) and _reached(published, moment):
        return Standing("published", published=published)
    if audience == PUBLIC:
        return None
    return Standing("signed off" if _reached(signed, moment) else "draft")


def _held(document: Document | None) -> bool:
    return document is not None and not document.absent


def _on(root: Node | None, event: str) -> datetime | date | None:
    node = root.find(event, "on") if root else None
    return node.value if node and isinstance(node.value, date) else None


def _reached(when: datetime | date | None, moment: datetime) -> bool:
    if when is None:
        return False
    if isinstance(when, datetime):
        return when <= moment
    return datetime.combine(when, time(), _LONDON) <= moment


def _day(when: datetime | date | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when
