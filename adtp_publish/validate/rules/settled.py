"""What binds each part of a signed-off document: the last event that says what it holds (decision 0018)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ...model.display import day
from ...model.node import Node
from ...model.signed import settling

SIGNED, _CORRECTIONS = "signed_off", "corrections"


@dataclass(frozen=True, slots=True)
class Settlement:
    """An event that settles parts of documents, and the fingerprint of each as it was then.

    `on` is its day: the first or the last of all where the record does not say. `document` and `event`
    keep it to a document, or to the parts that an event of that name settles. `prints` are by document
    and part; a part that has none held nothing then, or, with `is_free`, may be anything.
    """

    on: date
    since: str
    prints: Mapping[tuple[str, str], str]
    document: str = ""
    event: str = ""
    is_free: bool = False

    def covers(self, document: str, until: str) -> bool:
        """Whether it settles a part of a document."""
        if self.event and self.event not in settling(until):
            return False
        return self.document in ("", document)

    def allows(self, document: str, until: str, is_now: str) -> bool:
        """Whether a part may be what it is now: as it was then, or of an event that kept no fingerprint."""
        held = self.prints.get((document, until))
        return (self.is_free and held is None) or (held or "") == is_now


def settlements(record: Node) -> tuple[Settlement, ...]:
    """What settles the parts of a plan's documents, from the sign-off on, in no order."""
    signed = record.child(SIGNED)
    if signed is None:
        return ()
    first = Settlement(_on(signed, date.min), f"it was signed off{_when(signed)}", _prints(signed))
    return (first, *_events(record), *_corrections(record))


def binding(known: Iterable[Settlement], document: str, until: str) -> tuple[Settlement, ...]:
    """The last of those that settle a part; all of them where they are of one day."""
    covering = [each for each in known if each.covers(document, until)]
    last = max((each.on for each in covering), default=None)
    return tuple(each for each in covering if each.on == last)


def _events(record: Node) -> Iterator[Settlement]:
    """The events that settle a part each; one that kept no fingerprints lets its parts be anything."""
    for node in record.children:
        name = node.path[-1]
        if name != SIGNED and node.face.kind == "group" and node.child("on") is not None:
            held = _prints(node)
            since = f"`{name}`{_when(node)}"
            yield Settlement(_on(node, date.max), since, held, event=name, is_free=not held)


def _corrections(record: Node) -> Iterator[Settlement]:
    """The last correction of each day and document.

    One of before each part had its fingerprint has that of what sign-off settled for good, or none.
    """
    listed = record.child(_CORRECTIONS)
    found: dict[tuple[str, date], Settlement] = {}
    for item in listed.children if listed else ():
        name, on = item.text("document"), _on(item, date.max)
        held = {(name, until): text for (_, until), text in _prints(item).items()}
        is_old = not held
        if is_old and (text := item.text("fingerprint")):
            held = {(name, ""): text}
        found[name, on] = Settlement(
            on, f"it was corrected{_when(item)}", held, document=name, is_free=is_old
        )
    yield from found.values()


def _prints(node: Node) -> dict[tuple[str, str], str]:
    listed = node.child("fingerprints")
    items = listed.children if listed else ()
    return {(item.text("document"), item.text("until")): item.text("fingerprint") for item in items}


def _on(node: Node, unknown: date) -> date:
    on = node.child("on")
    value = on.value if on else None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else unknown


def _when(node: Node) -> str:
    on = _on(node, date.max)
    return "" if on == date.max else f" on {day(on)}"
