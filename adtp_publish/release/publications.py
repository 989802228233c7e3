"""What the public may be told of the publications of a plan: what each showed other than the one before.

`published.yaml` itself is for the NTA and the partnership. Of it the public is told what it was shown, and
still may see: publications that have happened, documents that the edition shows it, figures that are in the
release now. A figure that is no longer there may have been taken out for a reason, and is not named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ..model.node import Node
from ..model.plan import Plan
from ..model.publication import events_told, shown_of
from ..model.record import PUBLISHED, RECORD, begins
from ..model.release import DocumentChange, FigureChange, Publication, Release
from ..model.values import Absence
from .audience import reached

_Figures = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the public saw at one time: a fingerprint and figures by document, and the events it knew of."""

    prints: Mapping[str, str]
    figures: Mapping[str, _Figures]
    events: frozenset[str]


def publications(plan: Plan, released: Release, moment: datetime) -> tuple[Publication, ...]:
    """The publications of a plan by a moment, the earliest first; none where the plan recorded none.

    The first is what the others are held against and tells no changes. Behind the last one stands what the
    release shows other than that, without a time.
    """
    document = plan.document(PUBLISHED)
    if document is None or document.broken:
        return ()
    happened = [
        (on, item)
        for item in document.root.items("publications")
        if (on := _on(item)) is not None and reached(on, moment)
    ]
    if not happened:
        return ()
    happened.sort(key=lambda pair: begins(pair[0]))
    told = _Told(released)
    seen = _Seen({}, {}, frozenset())
    found: list[Publication] = []
    for on, item in happened:
        before, seen = seen, _seen(item, seen)
        found.append(told.changes(on, before, seen) if found else Publication(on))
    return (*found, told.changes(None, seen, _now(released)))


def _on(item: Node) -> datetime | date | None:
    node = item.child("on")
    return node.value if node and isinstance(node.value, date) else None


def _seen(item: Node, before: _Seen) -> _Seen:
    """What a publication showed; figures of a document that is as it was before stand in an earlier one."""
    prints, figures, events = {}, {}, frozenset[str]()
    for document in item.items("documents"):
        name = document.text("document")
        prints[name] = document.text("fingerprint")
        events |= {str(event.value) for event in document.items("events")}
        if prints[name] == before.prints.get(name):
            figures[name] = before.figures.get(name, {})
        else:
            figures[name] = {each.text("figure"): _shown(each) for each in document.items("figures")}
    return _Seen(prints, figures, events)


def _shown(figure: Node) -> str:
    node = figure.child("shown")
    value = node.value if node else None
    return value.word if isinstance(value, Absence) else str(value or "")


def _now(released: Release) -> _Seen:
    shown, record = shown_of(released), released.document(RECORD)
    return _Seen(
        {name: each.fingerprint for name, each in shown.items()},
        {name: each.figures for name, each in shown.items()},
        frozenset(events_told(record.root)) if record else frozenset(),
    )


class _Told:
    """What of the differences the public may be told: of the documents and figures that it may see now."""

    def __init__(self, released: Release) -> None:
        self._documents = [name for name, _ in released.shorts if name != RECORD]
        self._left_out = frozenset(released.left_out)
        record = released.document(RECORD)
        self._events = events_told(record.root) if record else ()
        self._figures = released.figures
        self._begin = f"{released.key}/"

    def changes(self, on: datetime | date | None, before: _Seen, after: _Seen) -> Publication:
        """What one showed other than the one before."""
        new = after.events - before.events
        return Publication(
            on,
            tuple(self._documents_changed(before, after, is_now=on is None)),
            tuple(event for event in self._events if event in new),
        )

    def _documents_changed(self, before: _Seen, after: _Seen, *, is_now: bool) -> Iterator[DocumentChange]:
        for name in self._documents:
            was, became = before.prints.get(name, ""), after.prints.get(name, "")
            if was == became or (is_now and name in self._left_out):
                continue
            changed = self._figures_changed(name, before.figures.get(name, {}), after.figures.get(name, {}))
            yield DocumentChange(name, tuple(changed), is_new=not was, is_gone=not became)

    def _figures_changed(self, document: str, was: _Figures, became: _Figures) -> Iterator[FigureChange]:
        for figure in self._figures:
            name = figure.id.removeprefix(self._begin)
            before, after = was.get(name, ""), became.get(name, "")
            if figure.document == document and before != after:
                yield FigureChange(figure.id, before, after)
