"""What the figures of a document should be, worked out in exact fractions.

Nothing of `adtp_publish.derive` or of the rounding is used: what a field is worked out from is read
from its form, what a rule makes of it is said once more in `rules.py`, and rounding in `spots.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from adtp_publish.model.form import NUMBERS, Form
from adtp_publish.model.node import Node, Path
from adtp_publish.model.values import Absence, Quantity

from .rules import RULES, Given
from .spots import Outcome, Spot, half_away


@dataclass(frozen=True)
class Wanted:
    """What a figure should be; `rule` is the one that it follows by, empty where it is typed."""

    id: str
    status: str
    value: Fraction | None = None
    reason: str = ""
    stated: Fraction | None = None
    word: str = ""
    stated_word: str = ""
    gaps: tuple[str, ...] = ()
    differs: bool = False
    rule: str = ""


class Oracle:
    """The figures of one document of a plan; `name` begins their ids."""

    def __init__(self, form: Form, root: Node, name: str) -> None:
        self.root = Spot(form, root, None, "", name)
        self._known: dict[Path, tuple[str, Outcome | None]] = {}

    def figures(self) -> Iterator[Wanted]:
        """Every figure that there should be, each once."""
        for spot in self.root.leaves():
            if spot.form.face.kind in NUMBERS:
                yield from self._number(spot)
            elif spot.form.face.kind == "rating":
                yield from self._rating(spot)
        for spot in self.root.lists():
            assert spot.form.calc is not None
            yield from _counted(spot) if spot.form.calc.op == "count by value" else _evidence(spot)

    def _number(self, spot: Spot) -> Iterator[Wanted]:
        typed, calc = spot.typed, spot.form.calc
        number = None if typed is None or isinstance(typed, Absence) else Fraction(typed)  # type: ignore[arg-type]
        rule, follows = self._follows(spot)
        if isinstance(typed, Absence):
            yield Wanted(spot.id, "absent", reason=typed.word)
        elif number is not None and (
            calc is None or not calc.check or follows is None or follows.value is None
        ):
            yield Wanted(spot.id, "given", number)
        elif follows is not None and follows.value is None:
            yield Wanted(spot.id, "absent", reason=follows.reason, rule=rule)
        elif follows is not None and follows.value is not None:
            places = _places(typed) if number is not None else spot.form.places
            shown = half_away(follows.value, places)
            differs = number is not None and number != shown and not (calc is not None and calc.beside)
            if follows.gaps:  # a sum is the least that it can be; of what else follows nothing can be told
                differs = differs and number is not None and rule == "sum" and number < shown
            yield Wanted(
                spot.id, "derived", follows.value, "", number, "", "", follows.gaps, differs, rule=rule
            )

    def _rating(self, spot: Spot) -> Iterator[Wanted]:
        rule, follows = self._follows(spot)
        if follows is None:
            return
        if follows.reason:
            yield Wanted(
                spot.id, "absent", reason=follows.reason, stated_word=str(spot.typed or ""), rule=rule
            )
            return
        stated = spot.typed if isinstance(spot.typed, str) else ""
        differs = bool(stated) and stated != follows.word
        yield Wanted(spot.id, "derived", word=follows.word, stated_word=stated, differs=differs, rule=rule)

    def _follows(self, spot: Spot) -> tuple[str, Outcome | None]:
        """What the rule of a field gives, and its name; nothing where the plan says why there is none."""
        calc = spot.form.calc
        if calc is None or isinstance(spot.typed, Absence) or (calc.of_stated and spot.typed is None):
            return "", None
        if spot.path not in self._known:
            rule = calc
            if calc.by:
                chosen = next((found.typed for found in spot.led_to(calc.by)), None)
                rule = next((case for word, case in calc.cases if word == chosen), replace(calc, op=""))
            self._known[spot.path] = rule.op, None
            if rule.op:
                groups = [self._inputs(spot, path, calc.check, rule.op) for path in rule.of]
                years = [one.key for one in spot.inputs(rule.of[-1])]
                self._known[spot.path] = rule.op, RULES[rule.op](Given(spot.key, groups, years, rule.steps))
        return self._known[spot.path]

    def _inputs(self, spot: Spot, path: str, as_follows: bool, op: str) -> list[tuple[Spot, Outcome]]:
        found = ((one, self._input(one, as_follows, op == "sum")) for one in spot.inputs(path))
        return [(one, outcome) for one, outcome in found if outcome is not None]

    def _input(self, spot: Spot, as_follows: bool, in_sum: bool) -> Outcome | None:
        """What goes into a rule: what follows before what is stated, unless the stated one is asked for."""
        calc, typed = spot.form.calc, spot.typed
        if calc is not None and calc.check and (as_follows or typed is None):
            _, result = self._follows(spot)
            if result is not None and (result.value is not None or typed is None):
                return replace(result, follows=True)
        if typed is None:
            return Outcome() if in_sum and _asked_for(spot) else None
        if isinstance(typed, Absence):
            return Outcome(reason=typed.word)
        if isinstance(typed, str):
            return Outcome(word=typed)
        assert isinstance(typed, int | Decimal)
        return Outcome(Fraction(typed))


def _asked_for(spot: Spot) -> bool:
    """Whether its row must be filled in, or is made of rows that must; lists apart."""
    if spot.above is not None and spot.above.form.required:
        return True
    of = [found for path in (spot.form.calc.of if spot.form.calc else ()) for found in spot.led_to(path)]
    leaves = [leaf for found in of if found.form.item is None for leaf in found.leaves()]
    return any(_asked_for(leaf) for leaf in leaves if leaf is not spot)


def _places(typed: object) -> int:
    return len(str(typed).partition(".")[2]) if isinstance(typed, Decimal) else 0


def _counted(spot: Spot) -> Iterator[Wanted]:
    """How many rows have each rating, in each quarter that any is rated in."""
    ratings = Counter(
        (quarter.key, quarter.typed)
        for row in spot.below.values()
        for quarter in row.below["ratings"].below.values()
        if isinstance(quarter.typed, str)
    )
    for quarter in {quarter for quarter, _ in ratings}:
        for word in "GARL":
            name = f"{spot.id}.count.{quarter}.{word.lower()}"
            yield Wanted(name, "derived", Fraction(ratings[quarter, word]), rule="count by value")


def _evidence(spot: Spot) -> Iterator[Wanted]:
    """Each entry, what is left of a hundred beside the share that it is the rest of, and whole groups."""
    entries = {str(row.below["id"].typed): row for row in spot.below.values()}
    shares: dict[str, Fraction | None] = {}
    for name, row in entries.items():
        value = row.below["value"].typed
        is_share = isinstance(value, Quantity) and value.kind == "percentage" and value.value is not None
        shares[name] = Fraction(value.value) if is_share else None  # type: ignore[union-attr, arg-type]
    for name, row in entries.items():
        value, of = row.below["value"].typed, shares.get(str(row.below["complement_of"].typed))
        if value is None:
            continue
        stated, word = _said(value)
        if isinstance(value, Absence):
            yield Wanted(f"{spot.id}.{name}", "absent", reason=value.word)
        elif of is None:
            yield Wanted(f"{spot.id}.{name}", "given", stated, word=word)
        else:
            rest = 100 - of
            places = _places(value.value) if isinstance(value, Quantity) and stated is not None else 0
            differs = stated is not None and half_away(rest, places) != stated
            yield Wanted(
                f"{spot.id}.{name}", "derived", rest, "", stated, word, "", (), differs, "complement"
            )
    for group in sorted({str(row.below["group"].typed) for row in entries.values()} - {"None"}):
        members = [name for name, row in entries.items() if row.below["group"].typed == group]
        known = [share for name in members if (share := shares[name]) is not None]
        is_whole = any(entries[name].below["complete"].typed is True for name in members)
        if is_whole and len(known) == len(members):
            yield Wanted(f"{spot.id}.{group}.sum", "derived", sum(known, Fraction(0)), rule="sum of a group")


def _said(value: object) -> tuple[Fraction | None, str]:
    """The number of an entry, or the words of one that is none."""
    if not isinstance(value, Quantity):
        return None, ""
    number = Fraction(value.value) if value.value is not None and value.upper is None else None
    return number, "" if value.kind in ("percentage", "money", "number") else value.text
