"""Entries of evidence, the figures that prose quotes, and what follows for one from others that it names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ..model.display import exact
from ..model.node import Node
from ..model.rounding import EXACT
from ..model.values import Absence, Quantity
from .lookup import Place
from .terms import HUNDRED, NOTHING, Result


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of evidence: its place in the list, its id among figures, its fields and its value."""

    index: int
    id: str
    fields: dict[str, Node]
    held: Quantity | Absence | None

    @property
    def absence(self) -> Absence | None:
        """Why there is no value, if the plan says so."""
        return self.held if isinstance(self.held, Absence) else None

    @property
    def percentage(self) -> Decimal | None:
        """The value of a percentage."""
        return self._of_kind("percentage")

    @property
    def amount(self) -> Decimal | None:
        """The value of a number of whatever, or of money."""
        return self._of_kind("number", "money")

    @property
    def is_money(self) -> bool:
        """Whether the value is an amount of money."""
        return isinstance(self.held, Quantity) and self.held.kind == "money"

    def _of_kind(self, *kinds: str) -> Decimal | None:
        return self.held.value if isinstance(self.held, Quantity) and self.held.kind in kinds else None

    def text(self, name: str) -> str:
        """The text of a field; an empty one where there is none."""
        node = self.fields.get(name)
        return node.value if node is not None and isinstance(node.value, str) else ""


def entry_of(place: Place, index: int, node: Node) -> Entry:
    """An entry of the list at a place."""
    fields = {child.path[-1]: child for child in node.children}
    value = fields.get("value")
    held = value.value if value is not None else None
    known = held if isinstance(held, Quantity | Absence) else None
    return Entry(index, place.below[index].id, fields, known)


def rule_of(entry: Entry, entries: dict[str, Entry]) -> Result | None:
    """What follows for an entry from those that it names: a complement, or a share such as penetration.

    Where one of them is not there, neither is what follows, for the same reason: but an entry that
    names both has the other rule then.
    """
    other = entries.get(entry.text("complement_of"))
    part, whole = entries.get(entry.text("part")), entries.get(entry.text("whole"))
    rest = _complement(other) if other is not None else None
    share = _share(part, whole) if part and whole and entry.percentage is not None else None
    rules = [rule for rule in (rest, share) if rule is not None]
    return next((rule for rule in rules if rule.value is not None), rules[0] if rules else None)


def _complement(other: Entry) -> Result | None:
    """What a share leaves of 100%; nothing where the other is no share."""
    rule = Result("100% − the other share", (other.id,), symbols="100 − a")
    if other.percentage is None:
        return replace(rule, absence=other.absence) if other.absence else None
    value = EXACT.subtract(HUNDRED, other.percentage)
    return replace(rule, value=value, working=f"100 − {other.percentage}")


def _share(part: Entry, whole: Entry) -> Result | None:
    """A part as a share of its whole; nothing where either is no number, or only one is money."""
    rule = Result(f"{part.text('label')} ÷ {whole.text('label')}", (part.id, whole.id), symbols="a ÷ b")
    above, below = part.amount, whole.amount
    absence = part.absence or whole.absence
    if absence is not None:
        others = (entry for entry in (part, whole) if entry.absence is None)
        return replace(rule, absence=absence) if all(entry.amount is not None for entry in others) else None
    if above is None or below is None or part.is_money != whole.is_money:
        return None
    if not below:
        return replace(rule, absence=Absence(NOTHING))
    value = EXACT.multiply(EXACT.divide(above, below), HUNDRED)
    return replace(rule, value=value, working=f"{exact(above)} ÷ {exact(below)}")
