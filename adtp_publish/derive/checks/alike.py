"""Evidence entries that say the same thing with two values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, islice

from ...findings import Finding, finding_of
from ...model.display import folded
from ...model.form import Form
from ...model.node import Path
from ...model.paths import place_of
from ...model.plan import Document
from ...model.rounding import EXACT
from ...model.values import Quantity
from ..terms import HUNDRED
from .entries import Entry, Row, entry_of, said

# Of what is only `about` so many, a figure nearer than this many percent is the same (ours).
_ABOUT = Decimal(5)
# With how many entries above it one is compared, and how many of them are told where all differ.
_COMPARED, _NAMED = 10, 3


def differing(form: Form, document: Document, rows: Sequence[Row]) -> Iterator[Finding]:
    """Same label and locality, other values, where the periods agree or one is not stated."""
    alike: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        label, locality = row[1].get("label"), row[1].get("locality")
        if isinstance(label, str):
            place = folded(locality) if isinstance(locality, str) else ""
            alike.setdefault((folded(label), place), []).append(row)
    for rows_alike in alike.values():
        if len(rows_alike) < 2:
            continue
        earlier: dict[str, list[Entry]] = {}
        telling = _Telling(form, document)
        for entry in filter(None, map(entry_of, rows_alike)):
            others = [other for other in _comparable(entry, earlier) if _contradict(entry, other)]
            earlier.setdefault(entry.folded("period"), []).append(entry)
            if others:
                yield telling.finding(entry, others)


def _comparable(entry: Entry, earlier: Mapping[str, Sequence[Entry]]) -> Iterator[Entry]:
    """Entries above of the same period or of none; a few, so that a file of nothing else is soon read."""
    period = entry.folded("period")
    alike = [earlier.get(period, ()), earlier.get("", ())] if period else earlier.values()
    return islice(chain.from_iterable(alike), _COMPARED)


class _Telling:
    """Findings of the entries of one label; how each is told of is worked out once."""

    def __init__(self, form: Form, document: Document) -> None:
        self._form = form
        self._document = document
        self._told: dict[Path, str] = {}

    def finding(self, entry: Entry, others: Sequence[Entry]) -> Finding:
        """The finding of an entry that some others contradict."""
        label = ", ".join(part for part in (entry.text("label"), entry.text("locality")) if part)
        told = [self._at(other) for other in others[:_NAMED]]
        if more := len(others) - len(told):
            at_least = "at least " if len(others) == _COMPARED else ""
            told.append(f"{at_least}{more} {'other' if more == 1 else 'others'}")
        message = (
            f"found {said(entry)} for `{label}`, but {' and '.join(told)}; "
            "wanted the same, or what sets them apart"
        )
        hint = "correct one of them, or say for which `period` or `locality` each is"
        return finding_of("evidence-differs", message, self._document.file, entry.place, hint)

    def _at(self, entry: Entry) -> str:
        path = entry.node.path
        if path not in self._told:
            self._told[path] = f"{said(entry)} at `{place_of(self._form, self._document.root, path)}`"
        return self._told[path]


def _contradict(one: Entry, other: Entry) -> bool:
    """Whether two entries of one period, or of none, cannot both be right."""
    if one.value.kind != other.value.kind or _may_be_same(one, other):
        return False
    first, second = one.text("unit"), other.text("unit")
    return not first or not second or folded(first) == folded(second)


def _may_be_same(one: Entry, other: Entry) -> bool:
    """Whether two values can both be right: equal, or one of them leaves room for the other."""
    first, second = one.value, other.value
    if first.value is None or second.value is None:
        return first.text.casefold() == second.text.casefold()
    if (first.value, first.upper, first.unit) == (second.value, second.upper, second.unit):
        return True
    if first.unit != second.unit:
        return True  # 3 months and 12 weeks: not compared
    return _leaves_room(one, second) or _leaves_room(other, first)


def _leaves_room(entry: Entry, other: Quantity) -> bool:
    """Whether all that another value says, both ends of a range, is also what a qualified one says."""
    own, ends = entry.value.value, [end for end in (other.value, other.upper) if end is not None]
    return own is not None and entry.value.upper is None and all(_is_in(entry, own, end) for end in ends)


def _is_in(entry: Entry, own: Decimal, value: Decimal) -> bool:
    match entry.text("qualifier"):
        case "about":
            return abs(EXACT.subtract(value, own)) * HUNDRED <= _ABOUT * max(abs(value), abs(own))
        case "over" | "at least":
            return value >= own
        case "under" | "at most" | "up to":
            return value <= own
    return False
