"""Who may see a plan at a moment: its state, from its nature and its record (domain.md, section 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from ..model.node import Node
from ..model.packing import DRAFT, FOR_SIGNATURE, SIGNED_OFF
from ..model.plan import Document, Plan
from ..model.record import COVER, DOCUMENT, RECORD, SIGNED, begins, day_on
from ..model.values import Absence

PUBLIC = "public"
# Of an event whose date the source of a transcription does not give, it is known that it happened.
_UNKNOWN = "not in the source"
# A transcription of nothing that was public has no page: these hold what the public may read.
_PUBLIC_PARTS = ("part1", "part2", "part4")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a plan stands at a moment: its state, and the moments that made it so.

    `signing` is how far its approval is: see `Release`.
    """

    state: str
    published: datetime | date | None = None
    withdrawn: date | None = None
    signing: str = ""


def standing(plan: Plan, audience: str, moment: datetime) -> Standing | None:
    """Where a plan stands for an audience; `None` where it may see nothing of it.

    The public sees a plan once it is signed off, from the moment of publication; a transcription
    of a public document; an illustration; and of any of these, once withdrawn, only that it is.
    A plan whose cover or record cannot be read is not shown to the public: nobody knows whether it
    may be. Nor is a plan on forms that are on trial, whatever its nature.
    """
    record = plan.document(RECORD)
    cover = plan.document(COVER)
    unread = any(item is None or item.kept_from(PUBLIC) for item in (cover, record))
    if audience == PUBLIC and (unread or plan.edition.trial):
        return None
    if _unknown(plan, cover, record):
        return Standing("not known")
    root = record.root if record and not record.broken else None
    signed, published, withdrawn = (_on(root, name) for name in ("signed_off", "published", "withdrawn"))
    if plan.nature == "transcription" and audience == PUBLIC and not _has_public_part(plan):
        return None
    state = plan.nature
    if plan.nature == "plan":
        state = "published" if reached(signed, moment) and reached(published, moment) else ""
    signing = "" if audience == PUBLIC else _signing(plan, is_signed=reached(signed, moment))
    if state and reached(withdrawn, moment) and (audience == PUBLIC or plan.nature == "plan"):
        return Standing("withdrawn", withdrawn=day_on(withdrawn) if withdrawn else None, signing=signing)
    if state:
        return Standing(state, published=published if state == "published" else None, signing=signing)
    return None if audience == PUBLIC else Standing(signing, signing=signing)


def _signing(plan: Plan, *, is_signed: bool) -> str:
    """How far the approval of a plan is; what was changed after it waits for another (section 5).

    Of a transcription nobody knows, where its source does not say that it was signed off.
    """
    if is_signed:
        return FOR_SIGNATURE if _is_other_than_signed(plan) else SIGNED_OFF
    return "" if plan.nature == "transcription" else DRAFT


def withdrawn_on(plan: Plan, moment: datetime) -> date | None:
    """The day on which a plan was withdrawn, by its record as far as that can be read; none before it."""
    record = plan.document(RECORD)
    when = _on(record.root, "withdrawn") if record is not None else None
    return day_on(when) if when is not None and reached(when, moment) else None


def _is_other_than_signed(plan: Plan) -> bool:
    """Whether a document was changed since sign-off, or one that was signed is gone or has an error."""
    record = plan.document(RECORD)
    kept = record.root.items(SIGNED, "fingerprints") if record is not None else ()
    signed = {COVER, *(item.text(DOCUMENT) for item in kept)}
    held = {document.spec.id for document in plan.documents if not document.broken}
    return bool(signed - held) or any(document.unsigned for document in plan.documents)


def _unknown(plan: Plan, *documents: Document | None) -> bool:
    """Whether errors hide where a plan stands: its cover says what it is, its record how far it came."""
    return plan.nature == "plan" and any(item is not None and item.broken for item in documents)


def _has_public_part(plan: Plan) -> bool:
    """Whether a part that the public may read is held; of a broken one nobody knows."""
    parts = (plan.document(name) for name in _PUBLIC_PARTS)
    return any(part is not None and not part.absent and not part.kept_from(PUBLIC) for part in parts)


def _on(root: Node | None, event: str) -> datetime | date | None:
    node = root.find(event, "on") if root else None
    return node.value if node and isinstance(node.value, date) else None


def reached(when: datetime | date | None, moment: datetime) -> bool:
    """Whether a moment of a record, or the beginning of a day in London, is there at `moment`."""
    return when is not None and begins(when) <= moment.astimezone(UTC)


def so_far(record: Node, moment: datetime) -> Node:
    """A record with what has happened by a moment: the public is told of nothing before its time."""
    kept = [_events_so_far(node, moment) if node.face.kind == "list" else node for node in record.children]
    return replace(record, children=tuple(n for n in kept if n is not None and _happened(n, moment)))


def _events_so_far(events: Node, moment: datetime) -> Node | None:
    kept = tuple(event for event in events.children if _happened(event, moment))
    return replace(events, children=kept) if kept else None


def _happened(event: Node, moment: datetime) -> bool:
    """Whether an event is there by a moment; one that waits for its date is not."""
    on = event.find("on")
    if on is None or on.value == Absence(_UNKNOWN):
        return True
    return isinstance(on.value, date) and reached(on.value, moment)
