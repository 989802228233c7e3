"""The fields of a document as the oracle sees them, and what each comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from adtp_publish.model.form import NUMBERS, Form
from adtp_publish.model.node import Node, Path

NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True)
class Outcome:
    """What a field comes to: a number, a word, or the reason why there is none.

    `gaps` are the ids of what a sum does not know, `gap` why not the first of them. One
    with neither is asked for and not in the plan; one that `follows` is worked out from others.
    """

    value: Fraction | None = None
    reason: str = ""
    word: str = ""
    gaps: tuple[str, ...] = ()
    gap: str = ""
    follows: bool = False

    @property
    def is_none(self) -> bool:
        """Whether the plan itself says that there is nothing to count."""
        return self.reason == NOT_APPLICABLE and not self.follows


class Spot:
    """A field of a form at a place of a document, with those above and below it."""

    def __init__(self, form: Form, node: Node | None, above: Spot | None, key: str, name: str) -> None:
        self.form, self.above, self.key, self.id = form, above, key, name
        self.typed = node.value if node is not None else None
        self.path: Path = (*above.path, key) if above is not None else ()
        held = {child.path[-1]: child for child in node.children} if node is not None else {}
        self.below: dict[str, Spot] = {}
        if form.item is not None:
            for number, (place, child) in enumerate(held.items(), 1):
                part = _called(child, form.key) or str(number)
                self.below[place] = Spot(form.item, child, self, place, joined(name, part))
        for field in form.fields:
            below = field.face.name
            self.below[below] = Spot(field, held.get(below), self, below, joined(name, field.face.id))

    def leaves(self) -> Iterator[Spot]:
        """The numbers at or under it, and what has a rule, in the order of the form."""
        if self.form.face.kind not in ("group", "list"):
            yield self
        for spot in self.below.values():
            kind = spot.form.face.kind
            if kind in ("group", "list") or kind in NUMBERS or spot.form.calc is not None:
                yield from spot.leaves()

    def led_to(self, path: str) -> list[Spot]:
        """The fields that a path leads to from the group that holds this one."""
        assert self.above is not None
        here = [self.above]
        for step in path.split("/"):
            if step == "..":
                here = [spot.above for spot in here if spot.above is not None]
            elif step == "*":
                here = [below for spot in here for below in spot.below.values()]
            else:
                name = step.replace("~", "/")
                here = [spot.below[name] for spot in here if name in spot.below]
        return here

    def inputs(self, path: str) -> list[Spot]:
        """The single values at a path."""
        return [leaf for spot in self.led_to(path) for leaf in spot.leaves()]

    def lists(self) -> Iterator[Spot]:
        """The lists at or under it that have a rule of their own."""
        if self.form.item is not None and self.form.calc is not None:
            yield self
        for spot in self.below.values():
            yield from spot.lists()


def joined(name: str, part: str) -> str:
    """An id with one part more; not every field has one."""
    return f"{name}.{part}" if name and part else name or part


def _called(item: Node, key: str) -> str:
    named = next((child.value for child in item.children if child.path[-1] == key), None)
    return str(named).lower().replace(" ", "-") if named is not None else ""


def half_away(value: Fraction, places: int) -> Fraction:
    """`value` with that many decimals, a half away from zero: -5.5 gives -6."""
    whole, rest = divmod(abs(value) * 10**places, 1)
    up = whole + 1 if 2 * rest >= 1 else whole
    return Fraction(up if value >= 0 else -up, 10**places)


def places_of(typed: object) -> int:
    """The decimals that a number is typed with."""
    return len(str(typed).partition(".")[2]) if isinstance(typed, Decimal) else 0
