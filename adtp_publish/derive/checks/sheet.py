"""A document with its figures by place: what a rule about figures goes by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from ...model.figure import Figure
from ...model.form import Check, Form
from ...model.node import Path
from ...model.paths import field_at, place_of
from ...model.plan import Derived, Document, Plan
from ...model.values import Absence

NOTHING = Absence("not applicable")


@dataclass(frozen=True)
class Sheet:
    """One document whose form holds its fields to rules; `figures` by their place in it.

    `others` are the figures of the plan by document, for rules that compare two.
    """

    plan: Plan
    document: Document
    form: Form
    others: dict[str, dict[Path, Figure]]

    @property
    def file(self) -> str:
        """The file of the document, as findings name it."""
        return self.document.file

    @cached_property
    def figures(self) -> dict[Path, Figure]:
        """The figures of this document by their place in it."""
        return self.others.get(self.document.spec.id, {})

    def checks(self, rule: str) -> Iterator[tuple[Path, Check]]:
        """The places of the form that are held to a rule."""
        return iter(_by_rule(self.form).get(rule, ()))

    def amount(self, path: Path) -> Amount | None:
        """The number at a place; nothing where it is not known."""
        figure = self.figures.get(path)
        if figure is None or figure.value is None:
            return None
        return Amount(figure.value, figure.shown or Decimal(0), bool(figure.gaps))

    def is_nothing(self, path: Path) -> bool:
        """Whether the plan says that there is no such amount, or says nothing at all of its row.

        One year of a row that is left out beside another is not known.
        """
        figure = self.figures.get(path)
        if figure is None:
            return not any(other[:-1] == path[:-1] for other in self.figures)
        return figure.value is None and figure.absence == NOTHING

    def label(self, path: Path) -> str:
        """The label of a field."""
        return field_at(self.form, path).face.label

    def at(self, path: Path) -> str:
        """A place as findings name it: `table1 > police > 2009/10` (Police, row 1.6 of the form)."""
        place = f"`{place_of(self.form, self.document.root, path)}`"
        above = (field_at(self.form, path[:end]) for end in range(len(path), 0, -1))
        held = next((form for form in above if form.face.row), None)
        return f"{place} ({held.face.label}, row {held.face.row} of the form)" if held else place

    def row(self, path: Path) -> str:
        """A row as findings name it: its label, with its number on the form where it has one."""
        number = field_at(self.form, path).face.row
        return f"{self.label(path)} (row {number})" if number else self.label(path)


@cache
def _by_rule(form: Form) -> dict[str, list[tuple[Path, Check]]]:
    """The checks of a form by their rule."""
    found: dict[str, list[tuple[Path, Check]]] = {}
    for path, check in form.checks:
        found.setdefault(check.rule, []).append((path, check))
    return found


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as worked out and as shown; `at_least` where inputs of it are not known."""

    value: Decimal
    shown: Decimal
    at_least: bool = False


def sheets(derived: Derived) -> tuple[Sheet, ...]:
    """The documents of a plan whose forms hold fields to rules and that can be trusted."""
    plan = derived.plan
    held = [
        (document, form)
        for document in plan.documents
        if not document.broken and not document.absent
        if (form := plan.edition.form(document.spec.schema)).checks
    ]
    figures: dict[str, dict[Path, Figure]] = {}
    for figure in derived.figures:
        figures.setdefault(figure.document, {})[figure.path] = figure
    return tuple(Sheet(plan, document, form, figures) for document, form in held)


def together(sheet: Sheet, paths: Sequence[Path]) -> Amount | None:
    """The sum of several amounts; nothing where none of them is known."""
    known = [amount for path in paths if (amount := sheet.amount(path)) is not None]
    if not known:
        return None
    missing = any(sheet.amount(path) is None and not _not_asked_for(sheet, path) for path in paths)
    return Amount(
        sum((amount.value for amount in known), Decimal(0)),
        sum((amount.shown for amount in known), Decimal(0)),
        missing or any(amount.at_least for amount in known),
    )


def _not_asked_for(sheet: Sheet, path: Path) -> bool:
    """Whether a row counts as nothing: the plan says so, or leaves out a row that it need not have."""
    if sheet.figures.get(path) is not None:
        return sheet.is_nothing(path)
    return not sheet.document.partial and not field_at(sheet.form, path[:-1]).required


def unlike(first: Amount, second: Amount) -> bool:
    """Whether two amounts cannot be the same: a sum with gaps is only the least that it can be.

    Two that agree as stated are left alone: what is wrong with a stated figure is said beside it.
    """
    pairs = ((first.value, second.value), (first.shown, second.shown))
    return all(_differ(one, other, first.at_least, second.at_least) for one, other in pairs)


def shown_unlike(first: Amount, second: Amount) -> bool:
    """Whether two amounts differ as a reader is shown them; one over a gap is the least that it can be."""
    return _differ(first.shown, second.shown, first.at_least, second.at_least)


def _differ(one: Decimal, other: Decimal, one_at_least: bool, other_at_least: bool) -> bool:
    if one_at_least and other_at_least:
        return False
    if one_at_least:
        return other < one
    return one < other if other_at_least else one != other
