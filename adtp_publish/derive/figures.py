"""The figures of a plan: each number that is typed, each that follows, each that is stated."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from ..findings import Finding
from ..model.figure import Figure
from ..model.form import NUMBERS, Calc, Form
from ..model.plan import Derived, Document, Plan
from ..model.values import Absence, Quantity
from .growth import leaps
from .lists import list_figures
from .lookup import Place, baseline_year, called, leaves, resolve
from .operations import OPERATIONS, Inputs
from .stated import compare
from .terms import Result, Term


def derive(plan: Plan) -> tuple[Derived, tuple[Finding, ...]]:
    """A plan with its figures, and what is found of them.

    Nothing is derived from a document that has errors: its numbers cannot be trusted.
    """
    figures: list[Figure] = []
    findings: list[Finding] = []
    for document in plan.documents:
        if not document.broken and not document.absent:
            work = _Work(plan, document)
            figures += work.figures.values()
            findings += work.findings
    return Derived(plan, tuple(figures)), tuple(findings)


def place_of_document(plan: Plan, document: Document) -> Place:
    """The root of a document, from which its figures and their ids follow."""
    form = plan.edition.form(document.spec.schema)
    public = document.spec.seen_by("public")
    return Place.of_document(form, document.root, f"{plan.key}/{document.spec.id}", public)


class _Work:
    """The figures of one document, each worked out once."""

    def __init__(self, plan: Plan, document: Document) -> None:
        self.document = document
        root = place_of_document(plan, document)
        self.figures: dict[tuple[str, ...], Figure] = {}
        self.findings: list[Finding] = []
        self._results: dict[tuple[str, ...], Result | None] = {}
        numbers = tuple(leaves(root)) if root.form.reckons else ()
        for place in numbers:
            self._figure(place)
        of_lists = list(list_figures(root, document.spec.id))
        self.figures |= {figure.path: figure for _, figure in of_lists}
        unlikely = self._unlikely(plan, root.form)
        for place in (*numbers, *(place for place, _ in of_lists)):
            if (figure_here := self.figures.get(place.path)) is not None:
                figure, found = compare(place, figure_here, document.file, self.figures)
                if figure is not figure_here:
                    self.figures[place.path] = figure
                if unlikely.isdisjoint(figure.inputs):
                    self.findings += found

    def _unlikely(self, plan: Plan, form: Form) -> frozenset[str]:
        """The typed changes that are hardly meant, which is told at them and not at what follows."""
        leaped = leaps(form, self.document, self.figures, plan.edition)
        return frozenset(self.figures[path].id for path in leaped)

    def _figure(self, place: Place) -> None:
        kind = place.form.face.kind
        result = self._result(place)
        typed = place.node.value if place.node else None
        if kind == "rating":
            if result is not None:
                stated = typed if isinstance(typed, str) else ""
                self.figures[place.path] = self._made(
                    place, result, None, word=result.word, stated_word=stated, kind="rating"
                )
            return
        if kind not in NUMBERS or (typed is None and result is None):
            return
        self.figures[place.path] = self._made(place, result, typed)

    def _made(self, place: Place, result: Result | None, typed: object, **more: str) -> Figure:
        face, form = place.form.face, place.form
        number = Decimal(typed) if isinstance(typed, int | Decimal) else None
        exponent = number.as_tuple().exponent if isinstance(typed, Decimal) and number is not None else 0
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        parts: dict[str, Any] = {
            "id": place.id,
            "label": ", ".join(place.labels),
            "kind": face.kind,
            "unit": face.unit,
            "document": self.document.spec.id,
            "path": place.path,
            "places": places if number is not None else form.places,
            "year": form.year,
            "provisional": face.provisional,
            "public": place.public,
            "total": form.total,
            "baseline": baseline_year(place) if form.total else "",
            **more,
        }
        absence = typed if isinstance(typed, Absence) else None
        if result is None or (number is not None and form.calc is not None and not form.calc.check):
            status = "given" if number is not None else "absent"
            return Figure(value=number, absence=absence, status=status, **parts)
        parts |= {
            "formula": result.formula,
            "working": result.working,
            "inputs": result.inputs,
            "gaps": result.gaps,
        }
        if result.value is None and not result.word:
            absence = None if number is not None else result.absence
            status = "given" if number is not None else "absent"
            return Figure(value=number, absence=absence, status=status, **parts)
        return Figure(value=result.value, stated=number, status="derived", **parts)

    def _result(self, place: Place) -> Result | None:
        """What the rule of a field gives, if it has one and the plan has anything to go on.

        Where the plan says why there is no value, that stands: a total that is `not collected` is not summed.
        """
        calc, typed = place.form.calc, place.node.value if place.node is not None else None
        if calc is None or isinstance(typed, Absence) or (calc.of_stated and typed is None):
            return None
        if place.path not in self._results:
            self._results[place.path] = None  # a rule that needs its own result gives nothing
            self._results[place.path] = self._applied(place, self._rule(place, calc))
        return self._results[place.path]

    def _rule(self, place: Place, calc: Calc) -> Calc:
        if not calc.by:
            return calc
        chosen = next((item.node.value for item in resolve(place, calc.by) if item.node), None)
        case = dict(calc.cases).get(chosen) if isinstance(chosen, str) else None
        return replace(case, check=calc.check) if case else Calc("")

    def _applied(self, place: Place, calc: Calc) -> Result | None:
        operation = OPERATIONS.get(calc.op)
        if operation is None:
            return None
        groups = tuple(
            tuple(
                term
                for found in resolve(place, path)
                for leaf in leaves(found)
                if (term := self._term(leaf, not calc.check, calc.op == "sum")) is not None
            )
            for path in calc.of
        )
        last = resolve(place, calc.of[-1]) if calc.of else ()
        years = tuple(leaf.path[-1] for found in last for leaf in leaves(found) if leaf.form.year)
        return operation(Inputs(groups, place.path[-1], calc.steps, years))

    def _term(self, place: Place, typed_first: bool, in_sum: bool) -> Term | None:
        """An input: what follows where it follows, else what is typed; nothing where there is neither.

        A sum is told of what the form asks for and the plan does not have: it has a gap there.
        """
        face, typed = place.form.face, place.node.value if place.node else None
        label = place.labels[-1] if place.labels else face.label
        term = partial(Term, place.id, called(place, label), place.path[-1], face.unit)
        own = place.form.calc
        given = own is not None and not own.check
        result = None if given or (typed_first and typed is not None) else self._result(place)
        if result is not None and (result.value is not None or typed is None):
            return term(value=result.value, absence=result.absence, derived=True, gaps=result.gaps)
        match typed:
            case int() | Decimal():
                return term(value=Decimal(typed))
            case Absence():
                return term(absence=typed)
            case str():
                return term(word=typed)
            case Quantity(value=value):
                return term(value=value)
        return term() if in_sum and self._asked_for(place) else None

    def _asked_for(self, place: Place) -> bool:
        """Whether the form asks for a value: its row is required, or follows from rows that are."""
        if place.above is not None and place.above.form.required:
            return True
        paths = place.form.calc.of if place.form.calc else ()
        return any(
            self._asked_for(leaf)
            for path in paths
            for found in resolve(place, path)
            if found.form.item is None
            for leaf in leaves(found)
            if leaf.path != place.path
        )
