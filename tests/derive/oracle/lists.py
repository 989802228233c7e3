"""What follows from whole lists: rows counted, and the entries of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction

from adtp_publish.model.values import Absence, Quantity

from .spots import Spot, half_away, places_of
from .wanted import Wanted


def _counted(spot: Spot) -> Iterator[Wanted]:
    """How many of several rows have each rating, in each quarter that any is rated in; how that moves."""
    ratings = Counter(
        (quarter.key, quarter.typed)
        for row in spot.below.values()
        for quarter in row.below["ratings"].below.values()
        if isinstance(quarter.typed, str) and len(spot.below) > 1
    )
    for quarter in {quarter for quarter, _ in ratings}:
        before = f"q{int(quarter[1:]) - 1}"
        for word in "GARL":
            end, now = f"{quarter}.{word.lower()}", ratings[quarter, word]
            yield Wanted(f"{spot.id}.count.{end}", "derived", Fraction(now), rule="count by value")
            if any(ratings[before, other] for other in "GARL"):
                moved = Fraction(now - ratings[before, word])
                yield Wanted(f"{spot.id}.movement.{end}", "derived", moved, rule="movement")


def _named(spot: Spot) -> Iterator[Wanted]:
    """How many items name each word of a closed list; none where there is no item."""
    assert spot.form.calc is not None
    name = spot.form.calc.of[0].removeprefix("*/")
    words = [word.typed for row in spot.below.values() for word in row.below[name].below.values()]
    items = [row.below[name].form.item for row in spot.below.values()]
    for word in items[0].choices if items and items[0] else ():
        ending = f"{name}.{word.replace(' ', '-')}"
        yield Wanted(f"{spot.id}.{ending}", "derived", Fraction(words.count(word)), rule="count by word")


def _evidence(spot: Spot) -> Iterator[Wanted]:
    """Each entry with what follows for it, and whole groups."""
    entries = {str(row.below["id"].typed): row for row in spot.below.values()}
    for name, row in entries.items():
        value, follows, rule = row.below["value"].typed, *_follows(row, entries)
        if value is None:
            continue
        stated, word = _said(value)
        if isinstance(value, Absence):
            yield Wanted(f"{spot.id}.{name}", "absent", reason=value.word)
        elif follows is None:
            yield Wanted(f"{spot.id}.{name}", "given", stated, word=word)
        else:
            places = places_of(value.value) if isinstance(value, Quantity) and stated is not None else 0
            differs = stated is not None and half_away(follows, places) != stated
            yield Wanted(f"{spot.id}.{name}", "derived", follows, "", stated, word, "", (), differs, rule)
    for group in sorted({str(row.below["group"].typed) for row in entries.values()} - {"None"}):
        members = [row for row in entries.values() if row.below["group"].typed == group]
        known = [share for row in members if (share := _number(row, "percentage")) is not None]
        lacking = [v.word for row in members if isinstance(v := row.below["value"].typed, Absence)]
        if not any(row.below["complete"].typed is True for row in members):
            continue
        if lacking:
            yield Wanted(f"{spot.id}.{group}.sum", "absent", reason=lacking[0], rule="sum of a group")
        elif len(known) == len(members):
            yield Wanted(f"{spot.id}.{group}.sum", "derived", sum(known, Fraction(0)), rule="sum of a group")


def _follows(row: Spot, entries: dict[str, Spot]) -> tuple[Fraction | None, str]:
    """What is left of a hundred beside the share that an entry is the rest of; else part by whole."""
    of, part, whole = (entries.get(str(row.below[name].typed)) for name in ("complement_of", "part", "whole"))
    if of is not None and (share := _number(of, "percentage")) is not None:
        return 100 - share, "complement"
    if part is None or whole is None or _number(row, "percentage") is None:
        return None, ""
    for kind in ("number", "money"):
        some, every = _number(part, kind), _number(whole, kind)
        if some is not None and every:
            return 100 * some / every, "part by whole"
    return None, ""


def _number(row: Spot, *kinds: str) -> Fraction | None:
    value = row.below["value"].typed
    is_such = isinstance(value, Quantity) and value.kind in kinds and value.value is not None
    return Fraction(value.value) if is_such else None  # type: ignore[union-attr, arg-type]


def _said(value: object) -> tuple[Fraction | None, str]:
    """The number of an entry, or the words of one that is none."""
    if not isinstance(value, Quantity):
        return None, ""
    number = Fraction(value.value) if value.value is not None and value.upper is None else None
    return number, "" if value.kind in ("percentage", "money", "number") else value.text


OF_LISTS: dict[str, Callable[[Spot], Iterator[Wanted]]] = {
    "count by value": _counted,
    "count by word": _named,
    "evidence": _evidence,
}
