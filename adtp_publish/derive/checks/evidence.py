"""Evidence entries that contradict one another (domain.md, section 2): reported, never repaired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ...findings import Finding, finding_of
from ...model.display import quantity
from ...model.form import Form
from ...model.node import Path
from ...model.paths import place_of
from ...model.plan import Derived, Document
from ...model.rounding import EXACT
from ...model.search import found
from ..terms import HUNDRED
from .alike import differing
from .entries import Entry, Row, entry_of, is_evidence, rows_of

_HALF = Decimal("0.5")
# Of more parts or shares than these a finding does not name each.
_TOLD = 12
_SHARES = frozenset(("percentage", "rate", "points"))


def evidence_contradictions(derived: Derived) -> Iterator[Finding]:
    """Entries of one document that cannot all be right; an absent or broken document has none."""
    for document in derived.plan.documents:
        if document.broken or document.absent:
            continue
        form = derived.plan.edition.form(document.spec.schema)
        rows = [row for _, node in found(form, document.root, is_evidence) for row in rows_of(node)]
        if rows:
            yield from differing(form, document, rows)
            yield from _outside(form, document, rows)
            yield from _incomplete(document, rows)
            yield from _unlike(document, rows)


# --- a whole and its parts


def _outside(form: Form, document: Document, rows: Sequence[Row]) -> Iterator[Finding]:
    """A share of the whole outside those of its localities; an amount less than one of its parts."""
    if not any("part_of" in fields for _, fields, _ in rows):
        return
    entries = [entry for row in rows if (entry := entry_of(row)) is not None]
    parts: dict[int, tuple[Entry, list[Entry]]] = {}
    named = _named(entries)
    for entry in entries:
        whole = _whole_of(entry, named)
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
                for part in _telling(of_it)
            )
            lowest, highest = (quantity(replace(whole.value, value=end, text="")) for end in (least, most))
            wanted = f"{lowest} to {highest}" if by_place else f"at least {highest}"
            message = (
                f"found {quantity(whole.value)} for `{whole.text('label')}`, against its parts: {told}; "
                f"wanted {wanted}"
            )
            hint = "correct the whole or a part, or take `part_of` out where it is no part of it"
            yield finding_of("whole-outside-parts", message, document.file, whole.place, hint)


def _telling(parts: Sequence[Entry]) -> Sequence[Entry]:
    """The parts that a finding names: all, or of many the least and the most."""
    if len(parts) <= _TOLD:
        return parts
    ordered = sorted(parts, key=lambda part: part.value.value or Decimal(0))
    return ordered[0], ordered[-1]


Named = Mapping[tuple[str, Path | None], Sequence[Entry]]


def _named(entries: Sequence[Entry]) -> Named:
    """Entries by their name, and by it and their list: three show that it is of more than one."""
    named: dict[tuple[str, Path | None], list[Entry]] = {}
    for entry in entries:
        for where in (None, entry.inside):
            alike = named.setdefault((entry.text("id"), where), [])
            if len(alike) < 3:
                alike.append(entry)
    return named


def _whole_of(entry: Entry, named: Named) -> Entry | None:
    """The entry that another is part of: of its own list, else the only one of that name."""
    name = entry.text("part_of")
    if not name:
        return None
    here, anywhere = (
        [other for other in named.get((name, where), ()) if other is not entry]
        for where in (entry.inside, None)
    )
    candidates = here or anywhere
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
        if abs(EXACT.subtract(together, HUNDRED)) > EXACT.multiply(_HALF, Decimal(len(values))):
            worked = " + ".join(quantity(member.value) for member in members[:_TOLD])
            worked += " and so on" if len(members) > _TOLD else ""
            message = (
                f"found shares of {worked}, which is {together}%, in the group `{name}`, which is said to be "
                "complete; wanted 100%"
            )
            lacking = "add the one that is lacking, " if together < HUNDRED else ""
            hint = f"correct a share, {lacking}or take `complete: yes` out"
            path = (*whole.node.path, "complete")
            yield finding_of("group-incomplete", message, document.file, path, hint)


# --- a share and what it is of


def _unlike(document: Document, rows: Sequence[Row]) -> Iterator[Finding]:
    """A percentage of two entries of which only one is an amount of money: no share follows from them."""
    if not any("whole" in fields for _, fields, _ in rows):
        return
    entries = [entry for row in rows if (entry := entry_of(row)) is not None]
    named = {(entry.inside, entry.text("id")): entry for entry in entries}
    for entry in entries:
        part, whole = (named.get((entry.inside, entry.text(name))) for name in ("part", "whole"))
        if part is None or whole is None or {part.value.kind, whole.value.kind} != {"money", "number"}:
            continue
        message = (
            f"found `{entry.text('label')}` as a share of {quantity(part.value)} in {quantity(whole.value)}; "
            "wanted two amounts of money, or two numbers"
        )
        hint = "correct the value that is wrong, or name other entries in `part` and `whole`"
        yield finding_of("part-unlike-whole", message, document.file, (*entry.node.path, "whole"), hint)
