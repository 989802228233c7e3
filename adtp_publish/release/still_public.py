"""Whether a plan that was live may be shown on, by what its own files still say (design.md, Output).

`--keep-live` is for what an error or a missing file takes away. What was taken off on purpose is not kept.
"""

from __future__ import annotations

from datetime import date, datetime

from ..model.plan import Plan
from ..model.record import COVER, RECORD
from ..model.release import Release
from ..model.source import Data, RawDocument
from .audience import reached

# As it may stand in a record that nobody can read: as a key, in a note, in capitals.
_WITHDRAWN = "withdraw"
# What a plan needs before the public sees it (domain.md, section 4).
_NEEDED = ("signed_off", "published")
# So many letters has the day of a moment, with its year first.
_DAY = 10


def why_not(
    before: Release, lost: tuple[str, ...], plan: Plan | None, record: RawDocument | None, moment: datetime
) -> str:
    """Why a plan may not be shown as it was; nothing where an error or a missing file takes it away.

    `before` is the plan as it was shown, `lost` are the ids of its documents that would be gone; `plan` is
    what could be read of it now, and `record` its record as text. A record that nobody can read and that has
    a word of a withdrawal in it counts as one: to show too little can be put right, to show too much cannot.
    """
    if record is not None and (why := _by_record(record, _is_draft_first(before, plan), plan, moment)):
        return why
    taken = [
        name for name in lost if plan is not None and (d := plan.document(name)) is not None and d.absent
    ]
    return f"its `{taken[0]}` says that it is `absent`" if taken else ""


def _is_draft_first(before: Release, plan: Plan | None) -> bool:
    """Whether the plan is public only once it is signed off and published: by its cover, or as it was."""
    cover = plan.document(COVER) if plan is not None else None
    read = plan is not None and cover is not None and bool(cover.root.children)
    return plan.nature == "plan" if plan is not None and read else before.state == "published"


def _by_record(record: RawDocument, is_draft_first: bool, plan: Plan | None, moment: datetime) -> str:
    held = plan.document(RECORD) if plan is not None else None
    if record.refused and not record.text:
        return "its record cannot be read as text, and nobody knows whether it was withdrawn"
    if (held is None or held.broken) and _WITHDRAWN in record.text.casefold():
        return "its record has an error and speaks of a withdrawal"
    if not is_draft_first or not isinstance(record.data, dict):
        return ""
    for name in _NEEDED:
        node = held.root.find(name, "on") if held is not None else None
        when = node.value if node is not None and isinstance(node.value, date) else _typed(record.data, name)
        if name not in record.data:
            return f"its record has no `{name}`"
        if when is not None and not reached(when, moment):
            return f"by `{name}` of its record it is not public yet"
    return ""


def _typed(record: dict[str, Data], name: str) -> date | None:
    """The day of an event as it is typed, in a record with an error; none where that is the error."""
    event = record.get(name)
    on = event.get("on") if isinstance(event, dict) else None
    try:
        return date.fromisoformat(on[:_DAY]) if isinstance(on, str) else None
    except ValueError:
        return None
