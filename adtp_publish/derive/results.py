"""What the rules of a document's fields give, each worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from types import MappingProxyType

from ..model.form import Calc
from ..model.values import Absence, Scalar
from .lookup import Place, called, leaves, resolve
from .operations import OPERATIONS
from .symbols import symbols
from .terms import Inputs, Result, Term

# What a path of a rule begins with that leads to a number of the edition.
_EDITION = "edition:"


class Results:
    """The results of the fields of one document.

    `thresholds` are the numbers that the edition sets; one that it does not have yet is pending.
    """

    def __init__(self, thresholds: Mapping[str, Decimal] = MappingProxyType({})) -> None:
        self._thresholds = thresholds
        self._results: dict[tuple[str, ...], Result | None] = {}

    def of(self, place: Place) -> Result | None:
        """What the rule of a field gives, if it has one and the plan has anything to go on.

        Where the plan says why there is no value, that stands: a total that is `not collected` is not summed.
        """
        calc, typed = place.form.calc, place.node.value if place.node is not None else None
        if calc is None or isinstance(typed, Absence) or (calc.of_stated and typed is None):
            return None
        if place.path not in self._results:
            self._results[place.path] = None  # a rule that needs its own result gives nothing
            self._results[place.path] = self._applied(place, self.rule_of(place))
        return self._results[place.path]

    def rule_of(self, place: Place) -> Calc | None:
        """The rule of a field, where a plan chooses it the chosen one; none where it has or says none."""
        calc = place.form.calc
        if calc is None or not calc.by:
            return calc
        chosen = _chosen(place, calc)
        case = next((case for choice, case in calc.cases if choice == chosen), None)
        return replace(case, check=calc.check) if case else None

    def over_stated(self, place: Place) -> Result | None:
        """What the rule of a field gives where each of its inputs is as stated, and not as worked out."""
        return self._applied(place, self.rule_of(place), as_stated=True)

    def by_other_choices(self, place: Place) -> Iterator[tuple[str, Result]]:
        """What the rules give that the plan could choose and does not, each as it would write that."""
        calc = place.form.calc
        if calc is None:
            return
        *_, by = calc.by.split("/")
        for choice, case in calc.cases:
            if choice != _chosen(place, calc):
                result = self._applied(place, case)
                if result is not None:
                    yield f"{by}: {choice}", result

    def _applied(self, place: Place, calc: Calc | None, *, as_stated: bool = False) -> Result | None:
        if calc is None or calc.op not in OPERATIONS:
            return None
        typed_first = as_stated or calc.by_stated or not calc.check
        groups = tuple(self._terms(place, path, typed_first, calc.op == "sum") for path in calc.of)
        last = resolve(place, calc.of[-1])
        years = tuple(leaf.path[-1] for found in last for leaf in leaves(found) if leaf.form.year)
        result = OPERATIONS[calc.op](Inputs(groups, place.path[-1], calc.steps, years))
        if result is None:
            return None
        lettered = [name for name in result.inputs if name not in result.apart]
        return replace(result, symbols=symbols(calc.op, lettered, calc.steps), by_stated=typed_first)

    def _terms(self, place: Place, path: str, typed_first: bool, in_sum: bool) -> tuple[Term, ...]:
        """The inputs that a path of a rule leads to: numbers of the document, or one of the edition."""
        if path.startswith(_EDITION):
            name = path.removeprefix(_EDITION)
            return (Term(name, name.replace("_", " "), name, value=self._thresholds.get(name)),)
        return tuple(
            term
            for found in resolve(place, path)
            for leaf in leaves(found)
            if (term := self._term(leaf, typed_first, in_sum)) is not None
        )

    def _term(self, place: Place, typed_first: bool, in_sum: bool) -> Term | None:
        """An input: what follows where it follows, else what is typed; nothing where there is neither.

        A sum is told of what the form asks for and the plan does not have: it has a gap there.
        """
        face, typed = place.form.face, place.node.value if place.node else None
        row = place.labels[-2] if len(place.labels) > 1 else ""
        term = partial(Term, place.id, called(place), place.path[-1], face.unit, row=row)
        result = None if _as_typed(place.form.calc, typed is not None, typed_first) else self.of(place)
        if result is not None and (result.value is not None or typed is None):
            return term(
                value=result.value,
                absence=result.absence,
                derived=True,
                gaps=result.gaps,
                lacking=result.lacking,
            )
        match typed:
            case int() | Decimal():
                return term(value=Decimal(typed))
            case Absence():
                return term(absence=typed)
            case str():
                return term(word=typed)
        return term() if in_sum and self.asked_for(place) else None

    def asked_for(self, place: Place) -> bool:
        """Whether a value is asked for: by the form, or since its row has one for another year.

        The form asks where the row is required, or follows from rows that are.
        """
        if _is_required(place) or is_held_for_another_year(place):
            return True
        paths = place.form.calc.of if place.form.calc else ()
        return any(
            self.asked_for(leaf)
            for path in paths
            for found in resolve(place, path)
            for leaf in leaves(found)
            if leaf.path != place.path
        )


def _chosen(place: Place, calc: Calc) -> Scalar | None:
    """The word by which a plan chooses a rule, if it says one."""
    return next((item.node.value for item in resolve(place, calc.by) if item.node), None)


def _as_typed(calc: Calc | None, typed: bool, typed_first: bool) -> bool:
    """Whether an input is taken as it is typed, or not at all, and not as its rule gives it.

    What is no check of a typed value but an input in its own right follows from others only for readers:
    they follow from it. A number that another field has typed once is taken from there all the same.
    """
    if typed:
        return typed_first or (calc is not None and not calc.check)
    return calc is not None and not calc.check and not _carried(calc)


def _carried(calc: Calc) -> bool:
    return {"as given"} == {one.op for one in (calc, *(case for _, case in calc.cases)) if one.op}


def _is_required(place: Place) -> bool:
    """Whether the form requires the row of a value; a group for one year is a part of its row."""
    row = place.above
    if row is not None and row.form.face.name == place.form.year:
        row = row.above
    return row is not None and row.form.required


def is_held_for_another_year(place: Place) -> bool:
    """Whether the plan has something in the same row under another year."""
    own, row = place.form.year, place.above
    if not own or row is None or row.node is None:
        return False
    years = (field.face.name for field in row.form.fields if field.year not in ("", own))
    return any((node := row.node.child(name)) is not None and node.value is not None for name in years)
