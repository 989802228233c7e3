"""What binds each part of a signed-off document: the last event that says what it holds (decision 0018)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ...model.display import day
from ...model.node import Node
from ...model.record import CORRECTIONS, SIGNED, day_of_event
from ...model.signed import settling


@dataclass(frozen=True, slots=True)
class Settlement:
    """An event that settles parts of documents, and the fingerprint of each as it was then.

    `on` is its day: the first or the last of all where the record does not say. `document` and `event`
    keep it to a document, or to the parts that an event of that name settles, `part` to one of them.
    `prints` are by document and part; a part that has none held nothing then.
    """

    on: date
    since: str
    prints: Mapping[tuple[str, str], str]
    document: str = ""
    event: str = ""
    part: str | None = None

    def covers(self, document: str, until: str) -> bool:
        """Whether it settles a part of a document."""
        if self.event and self.event not in settling(until):
            return False
        return self.document in ("", document) and self.part in (None, until)

    def allows(self, document: str, until: str, is_now: str) -> bool:
        """Whether a part may be what it is now: what it was then."""
        return self.prints.get((document, until), "") == is_now


def settlements(record: Node) -> tuple[Settlement, ...]:
    """What settles the parts of a plan's documents, from the sign-off on, in no order."""
    signed = record.child(SIGNED)
    if signed is None:
        return ()
    first = Settlement(day_of(signed, date.min), f"it was signed off{_when(signed)}", prints_of(signed))
    return (first, *_events(record), *_corrections(record))


def binding(known: Iterable[Settlement], document: str, until: str) -> tuple[Settlement, ...]:
    """The last of those that settle a part; all of them where they are of one day."""
    covering = [each for each in known if each.covers(document, until)]
    last = max((each.on for each in covering), default=None)
    return tuple(each for each in covering if each.on == last)


def _events(record: Node) -> Iterator[Settlement]:
    """The events that settle a part each; one that kept no fingerprints settles nothing."""
    for node in settling_events(record):
        if held := prints_of(node):
            name = node.path[-1]
            yield Settlement(day_of(node, date.max), f"`{name}`{_when(node)}", held, event=name)


def settling_events(record: Node) -> Iterator[Node]:
    """What may settle a part after the sign-off: the events of a record that have a day and are no list."""
    for node in record.children:
        if node.path[-1] != SIGNED and node.face.kind == "group" and node.child("on") is not None:
            yield node


def _corrections(record: Node) -> Iterator[Settlement]:
    """The last correction of each day and document.

    One of before each part had its fingerprint has that of what sign-off settled for good, and settles
    nothing else; one that has none settles nothing.
    """
    found: dict[tuple[str, date], Settlement] = {}
    for item in record.items(CORRECTIONS):
        name, on = item.text("document"), day_of(item, date.max)
        held = {(name, until): text for (_, until), text in prints_of(item).items()}
        part = None if held else ""
        if not held and (text := item.text("fingerprint")):
            held = {(name, ""): text}
        if held:
            since = f"it was corrected{_when(item)}"
            found[name, on] = Settlement(on, since, held, document=name, part=part)
    yield from found.values()


def prints_of(node: Node) -> dict[tuple[str, str], str]:
    """The fingerprints that an event keeps, by document and part; in a correction no document is named."""
    return {
        (item.text("document"), item.text("until")): item.text("fingerprint")
        for item in node.items("fingerprints")
    }


def day_of(node: Node, unknown: date) -> date:
    """The day of an event in London; `unknown` where the record does not say."""
    return day_of_event(node) or unknown


def _when(node: Node) -> str:
    on = day_of(node, date.max)
    return "" if on == date.max else f" on {day(on)}"
