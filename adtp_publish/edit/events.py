"""The events of a plan's record: in which document and field each stands, and what forbids one.

What an event holds, and what has to be there before it (`x-needs`), stands in the forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ..findings import Finding, finding_of
from ..model.approval import open_round
from ..model.display import written
from ..model.node import Node
from ..model.paths import nodes_at
from ..model.plan import Plan
from ..model.record import APPROVED, ASSESSMENT, CORRECTIONS, PUBLISHED, RECORD, SIGNED
from ..model.values import Absence
from ..release.audience import reached

_ON = "on"


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it is asked for, and where it is written.

    `same` are the fields by which two of a list are one and the same. `later` says that it may be
    written before its time has come; `whole` that the whole plan must be free of errors for it,
    `public` that its public documents must be.
    """

    name: str
    document: str
    field: str
    same: tuple[str, ...] = ()
    later: bool = False
    whole: bool = False
    public: bool = False


EVENTS = (
    Event(APPROVED, ASSESSMENT, APPROVED, same=("by",)),
    Event("returned", ASSESSMENT, "returned", same=("pack",)),
    Event("panel-response", ASSESSMENT, "panel", same=("on",)),
    Event("revised", ASSESSMENT, "revised", same=("on", "document")),
    Event("signed-off", RECORD, SIGNED, whole=True),
    Event("percentages-agreed", RECORD, "percentages_agreed"),
    Event("baseline-set", RECORD, "baseline_set"),
    Event("publish-on", RECORD, "published", later=True, public=True),
    Event("published", PUBLISHED, "publications", same=("release",), public=True),
    Event("corrected", RECORD, CORRECTIONS, same=("on", "document")),
    Event("withdrawn", RECORD, "withdrawn"),
)

_WITHDRAWN = EVENTS[-1]
# What may follow another of its kind: a plan is signed off again, a day of publication is moved.
_AGAIN = "signed-off"


def event_called(name: str) -> Event:
    """The event of that name; `KeyError` where there is none."""
    return {event.name: event for event in EVENTS}[name]


@dataclass(frozen=True, slots=True)
class Before:
    """A plan as it stands before an event is written; `file` is that of the document that it goes into.

    `needs_of` gives what the form of an event asks for before it (`x-needs`).
    """

    plan: Plan
    file: str
    moment: datetime
    needs_of: Callable[[Event], Sequence[str]]

    def refusals(self, event: Event, value: Mapping[str, str], *, again: bool) -> list[Finding]:
        """What forbids an event: that it is there already, comes after the end, or lacks what it needs."""
        return [
            *self._withdrawn(event),
            *self._twice(event, value, again=again),
            *(self._lacking(event, need) for need in self._next(event)),
        ]

    def _withdrawn(self, event: Event) -> Iterator[Finding]:
        node = self._node(_WITHDRAWN)
        if node is not None and event != _WITHDRAWN:
            message = f"found the plan withdrawn{_when(node)}; wanted one that is not for `{event.name}`"
            yield self._refused(message, node, "take `withdrawn` out if the plan is to go on")

    def _twice(self, event: Event, value: Mapping[str, str], *, again: bool) -> Iterator[Finding]:
        node = self._node(event)
        if node is None:
            if again:
                message = f"found no `{event.field}`; wanted one before it can be done again"
                yield self._refused(message, None, "leave out `--again`")
            return
        if event.same:
            for item in open_round(self.plan) if event.name == APPROVED else node.children:
                if all(_typed(item, name) == value.get(name, "") for name in event.same):
                    said = "".join(f" `{value[name]}`" for name in event.same if value.get(name))
                    message = f"found `{event.name}`{said} already{_when(item)}; wanted it once"
                    yield self._refused(message, item, "correct that one where it is wrong")
        elif not (again and event.name == _AGAIN) and not (event.later and self._is_to_come(node)):
            hint = "correct its date there if it is wrong"
            if event.name == _AGAIN:
                hint += "; to sign the plan off again after a change, add `--again`"
            message = f"found `{event.field}` already{_when(node)}; wanted it once"
            yield self._refused(message, node, hint)

    def _lacking(self, event: Event, need: str) -> Finding:
        document, field, pack = _parts(need)
        shown = f"`{field}`" + (f" of `{pack}`" if pack else "")
        place = "" if document == event.document else f" in the {document}"
        first, pack = self._first_step(need)
        option = f" --pack {pack}" if pack else ""
        slug, year = self.plan.key.split("/")
        message = f"found no {shown}{place}; wanted it before `{event.name}`"
        hint = f"first: adtp-publish record {first.name} {slug} {year}{option} --at DATE"
        return self._refused(message, None, hint)

    def _next(self, event: Event) -> list[str]:
        """What an event needs and is not there, without what has to wait for another of these itself."""
        unmet = self._unmet(event)
        return [need for need in unmet if not set(self._unmet(_event_of(need))) & set(unmet)]

    def _first_step(self, need: str) -> tuple[Event, str]:
        """The event that brings what is needed, or the first that this needs itself; and its pack."""
        first = _event_of(need)
        unmet = self._unmet(first)
        return self._first_step(unmet[0]) if unmet else (first, _parts(need)[2])

    def _unmet(self, event: Event) -> list[str]:
        return [need for need in self.needs_of(event) if not self._is_met(event, need)]

    def _is_met(self, event: Event, need: str) -> bool:
        """Whether what an event needs is there; of another document that is not kept it is not asked for.

        Nor of a transcription: its source may say nothing of what came before.
        """
        name, _, path = need.partition(":")
        document = self.plan.document(name)
        if document is None or document.absent:
            return name != event.document or self.plan.nature == "transcription"
        return any(_has_happened(node) for node in nodes_at(document.root, tuple(path.split("/"))))

    def _is_to_come(self, node: Node) -> bool:
        on = node.find(_ON)
        return on is None or not isinstance(on.value, date) or not reached(on.value, self.moment)

    def _node(self, event: Event) -> Node | None:
        document = self.plan.document(event.document)
        return document.root.child(event.field) if document else None

    def _refused(self, message: str, node: Node | None, hint: str) -> Finding:
        return finding_of("event-refused", message, self.file, node.path if node else (), hint, on_key=True)


def _parts(need: str) -> tuple[str, str, str]:
    """What is needed: the document that it stands in, its field, and which pack where it is of one."""
    document, _, path = need.partition(":")
    field, _, pack = path.partition("/pack=")
    return document, field, pack


def _event_of(need: str) -> Event:
    """The event that brings what is needed; a tick of the cover comes with the event of its name."""
    document, field, _ = _parts(need)
    return next(e for e in EVENTS if (e.document == document and e.field == field) or e.name == field)


def _has_happened(node: Node) -> bool:
    on = node.find(_ON) or node
    return not isinstance(on.value, Absence) and on.value is not False


def _typed(item: Node, name: str) -> str:
    """What a field of an event says, as it is typed there; a day and a moment as ISO writes them."""
    node = item.child(name)
    value = node.value if node else None
    if isinstance(value, datetime):
        return as_moment(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def as_moment(moment: datetime) -> str:
    """A moment in London as a plan holds it: the day alone where it is its beginning."""
    text = f"{moment:%Y-%m-%dT%H:%M}"
    return text.removesuffix("T00:00")


def _when(node: Node) -> str:
    on = node.find(_ON)
    if on is None or on.value is None or isinstance(on.value, Absence):
        return ""
    return f", on {written(on.value)}"
