"""What the figures of a document should be, worked out in exact fractions.

Nothing of `adtp_publish.derive` or of the rounding is used: what a field is worked out from is read
from its form, what a rule makes of it is said once more in `rules.py`, and rounding in `spots.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from adtp_publish.model.form import NUMBERS, Calc, Form
from adtp_publish.model.node import Node, Path
from adtp_publish.model.values import Absence

from .lists import OF_LISTS
from .rules import RULES, Given
from .spots import Outcome, Spot, half_away, places_of
from .wanted import Wanted

# What the path of a rule begins with that leads to a number of the edition.
EDITION = "edition:"


class Oracle:
    """The figures of one document of a plan; `name` begins their ids, `rates` are numbers of the edition."""

    def __init__(self, form: Form, root: Node, name: str, rates: Mapping[str, Decimal]) -> None:
        self._rates = rates
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
            yield from OF_LISTS[spot.form.calc.op](spot)

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
            places = places_of(typed) if number is not None else spot.form.places
            shown = half_away(follows.value, places)
            differs = number is not None and number != shown
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
                groups = [
                    self._inputs(spot, path, calc.check and not calc.by_stated, rule.op) for path in rule.of
                ]
                last = rule.of[-1]
                years = [one.key for one in spot.inputs(last)] if not last.startswith(EDITION) else []
                self._known[spot.path] = rule.op, RULES[rule.op](Given(spot.key, groups, years, rule.steps))
        return self._known[spot.path]

    def _inputs(self, spot: Spot, path: str, as_follows: bool, op: str) -> list[tuple[Spot, Outcome]]:
        if path.startswith(EDITION):
            rate = self._rates.get(path.removeprefix(EDITION))
            return [(spot, Outcome(reason="pending") if rate is None else Outcome(Fraction(rate)))]
        found = ((one, self._input(one, as_follows, op == "sum")) for one in spot.inputs(path))
        return [(one, outcome) for one, outcome in found if outcome is not None]

    def _input(self, spot: Spot, as_follows: bool, in_sum: bool) -> Outcome | None:
        """What goes into a rule: what follows before what is stated, unless the stated one is asked for."""
        calc, typed = spot.form.calc, spot.typed
        if calc is not None and (calc.check or (typed is None and _is_carried(calc))):
            as_follows = as_follows or typed is None
        else:
            as_follows = False
        if as_follows:
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


def _is_carried(calc: Calc) -> bool:
    """Whether a field has the number of another, whichever the plan names."""
    return bool(calc.cases) and all(case.op == "as given" for _, case in calc.cases)


def _asked_for(spot: Spot) -> bool:
    """Whether its row must be filled in or has another year, or is made of rows that must; lists apart."""
    own, row = spot.form.year, spot.above
    years = row.below.values() if row is not None and own else ()
    if any(one.typed is not None and one.form.year not in ("", own) for one in years):
        return True
    if row is not None and row.key == own:
        row = row.above  # the group of a year is a part of its row
    if row is not None and row.form.required:
        return True
    of = [found for path in (spot.form.calc.of if spot.form.calc else ()) for found in spot.led_to(path)]
    leaves = [leaf for found in of if found.form.item is None for leaf in found.leaves()]
    return any(_asked_for(leaf) for leaf in leaves if leaf is not spot)
