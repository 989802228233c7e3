"""Evidence entries that contradict one another (domain.md, section 2): reported, never repaired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ...findings import Finding, finding_of
from ...model.display import folded, quantity
from ...model.form import Form
from ...model.node import Path
from ...model.paths import place_of
from ...model.plan import Derived, Document
from ...model.rounding import EXACT
from ...model.search import found
from .entries import Entry, Row, entry_of, is_evidence, rows_of, said

_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
# Of what is only `about` so many, a figure nearer than this many percent is the same (ours).
_ABOUT = Decimal(5)
_SHARES = frozenset(("percentage", "rate", "points"))


def evidence_contradictions(derived: Derived) -> Iterator[Finding]:
    """Entries of one document that cannot all be right; an absent or broken document has none."""
    for document in derived.plan.documents:
        if document.broken or document.absent:
            continue
        form = derived.plan.edition.form(document.spec.schema)
        rows = [row for _, node in found(form, document.root, is_evidence) for row in rows_of(node)]
        if rows:
            yield from _differing(form, document, rows)
            yield from _outside(form, document, rows)
            yield from _incomplete(document, rows)


# --- the same thing with two values


def _differing(form: Form, document: Document, rows: Sequence[Row]) -> Iterator[Finding]:
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
        same = [entry for row in rows_alike if (entry := entry_of(row)) is not None]
        for number, entry in enumerate(same):
            others = [other for other in same[:number] if _contradict(entry, other)]
            if others:
                label = ", ".join(part for part in (entry.text("label"), entry.text("locality")) if part)
                told = " and ".join(
                    f"{said(other)} at `{place_of(form, document.root, other.node.path)}`" for other in others
                )
                message = (
                    f"found {said(entry)} for `{label}`, but {told}; wanted the same, or what sets them apart"
                )
                hint = "correct one of them, or say for which `period` or `locality` each is"
                yield finding_of("evidence-differs", message, document.file, entry.place, hint)


def _contradict(one: Entry, other: Entry) -> bool:
    periods = {period for entry in (one, other) if (period := entry.folded("period"))}
    units = {unit for entry in (one, other) if (unit := entry.folded("unit"))}
    if len(periods) > 1 or len(units) > 1 or one.value.kind != other.value.kind:
        return False
    return not _may_be_same(one, other)


def _may_be_same(one: Entry, other: Entry) -> bool:
    """Whether two values can both be right: equal, or one of them leaves room for the other."""
    first, second = one.value, other.value
    if first.value is None or second.value is None:
        return first.text.casefold() == second.text.casefold()
    if (first.value, first.upper, first.unit) == (second.value, second.upper, second.unit):
        return True
    if first.unit != second.unit:
        return True  # 3 months and 12 weeks: not compared
    if first.upper is not None or second.upper is not None:
        return False
    return _leaves_room(one, second.value) or _leaves_room(other, first.value)


def _leaves_room(entry: Entry, value: Decimal) -> bool:
    own = entry.value.value or Decimal(0)
    match entry.text("qualifier"):
        case "about":
            return abs(EXACT.subtract(value, own)) * _HUNDRED <= _ABOUT * max(abs(value), abs(own))
        case "over" | "at least":
            return value >= own
        case "under" | "at most" | "up to":
            return value <= own
    return False


# --- a whole and its parts


def _outside(form: Form, document: Document, rows: Sequence[Row]) -> Iterator[Finding]:
    """A share of the whole outside those of its localities; an amount less than one of its parts."""
    if not any("part_of" in fields for _, fields, _ in rows):
        return
    entries = [entry for row in rows if (entry := entry_of(row)) is not None]
    parts: dict[int, tuple[Entry, list[Entry]]] = {}
    for entry in entries:
        whole = _whole_of(entry, entries)
        if whole is not None and entry.value.kind == whole.value.kind and entry.value.value is not None:
            parts.setdefault(id(whole), (whole, []))[1].append(entry)
    for whole, of_it in parts.values():
        values = [part.value.value for part in of_it if part.value.value is not None]
        own = whole.value.value
        if own is None or whole.value.upper is not None or any(part.value.upper for part in of_it):
            continue
        least, most = min(values), max(values)
        by_place = whole.value.kind in _SHARES and len({part.folded("locality") for part in of_it}) > 1
        is_outside = (by_place and not least <= own <= most) or (not by_place and own < most)
        if is_outside:
            told = ", ".join(
                f"{quantity(part.value)} at `{place_of(form, document.root, part.node.path)}`"
                for part in of_it
            )
            bounds = f"{quantity(replace(whole.value, value=least))} to " if by_place else "at least "
            wanted = f"{bounds}{quantity(replace(whole.value, value=most))}"
            message = (
                f"found {quantity(whole.value)} for `{whole.text('label')}`, against its parts: {told}; "
                f"wanted {wanted}"
            )
            hint = "correct the whole or a part, or take `part_of` out where it is no part of it"
            yield finding_of("whole-outside-parts", message, document.file, whole.place, hint)


def _whole_of(entry: Entry, entries: Sequence[Entry]) -> Entry | None:
    """The entry that another is part of: of its own list, else the only one of that name."""
    name = entry.text("part_of")
    if not name:
        return None
    named = [other for other in entries if other is not entry and other.text("id") == name]
    here = [other for other in named if other.inside == entry.inside]
    candidates = here or named
    return candidates[0] if len(candidates) == 1 else None


# --- a group that is said to be complete


def _incomplete(document: Document, rows: Sequence[Row]) -> Iterator[Finding]:
    """The shares of a complete group come to 100%, but for half a point of rounding in each.

    Nothing is said of a group with an entry that has no percentage.
    """
    groups: dict[tuple[Path, str], list[Entry]] = {}
    for row in rows:
        if "group" in row[1] and (entry := entry_of(row)) is not None:
            groups.setdefault((entry.inside, entry.text("group")), []).append(entry)
    for (_, name), members in groups.items():
        whole = next((m for m in members if m.fields.get("complete") is True), None)
        values = [
            m.value.value for m in members if m.value.kind == "percentage" and m.value.value is not None
        ]
        if whole is None or len(values) != len(members):
            continue
        together = Decimal(0)
        for value in values:
            together = EXACT.add(together, value)
        if abs(EXACT.subtract(together, _HUNDRED)) > EXACT.multiply(_HALF, Decimal(len(values))):
            worked = " + ".join(quantity(member.value) for member in members)
            message = (
                f"found shares of {worked}, which is {together}%, in the group `{name}`, which is said to be "
                "complete; wanted 100%"
            )
            lacking = "add the one that is lacking, " if together < _HUNDRED else ""
            hint = f"correct a share, {lacking}or take `complete: yes` out"
            path = (*whole.node.path, "complete")
            yield finding_of("group-incomplete", message, document.file, path, hint)
