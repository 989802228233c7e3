"""The figures of a plan: each number that is typed, each that follows, each that is stated."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..findings import Finding
from ..model.figure import Figure
from ..model.form import NUMBERS, Form
from ..model.node import Path
from ..model.plan import Derived, Document, Plan
from ..model.rounding import decimals
from ..model.values import Absence
from .growth import leaps
from .left_out import inputs_left_out
from .lists import list_figures
from .lookup import Place, baseline_year, leaves
from .origin import Told, where_they_begin
from .quoting import with_explanations
from .results import Results
from .stated import compare
from .terms import Result


def derive(plan: Plan) -> tuple[Derived, tuple[Finding, ...]]:
    """A plan with its figures, and what is found of them.

    Nothing is derived from a document that has errors: its numbers cannot be trusted.
    """
    figures: list[Figure] = []
    findings: list[Finding] = []
    private: set[str] = set()
    for document in plan.documents:
        if not document.broken and not document.absent:
            work = _Work(plan, document)
            figures += work.figures.values()
            findings += work.findings
            private |= work.private_gaps()
    return with_explanations(Derived(plan, tuple(figures), private_gaps=frozenset(private))), tuple(findings)


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
        self._results = Results(dict(plan.edition.thresholds))
        self._numbers = numbers = tuple(leaves(root))
        for place in numbers:
            self._figure(place)
        of_lists = list(list_figures(root, document.spec.id))
        self.figures |= {figure.path: figure for _, figure in of_lists}
        told = [one for place in (*numbers, *(place for place, _ in of_lists)) for one in self._held(place)]
        self.findings: list[Finding] = []
        if told:
            unlikely = self._unlikely(plan, root.form)
            self.findings = where_they_begin(told, self.figures, self._results, unlikely)
        self.findings += inputs_left_out(document, numbers, self._results)

    def private_gaps(self) -> set[str]:
        """What public sums lack, in private fields of which the plan has nothing, not even a reason."""
        gaps = {gap for figure in self.figures.values() if figure.public for gap in figure.gaps}
        gaps -= {figure.id for figure in self.figures.values()}
        if not gaps:
            return gaps
        return {place.id for place in self._numbers if place.id in gaps and not place.public}

    def _lacking(self, result: Result) -> tuple[tuple[str, str, Path], ...]:
        """What a sum lacks of its own rows that the plan does not have at all."""
        if not result.lacks:
            return ()
        places = {place.id: place for place in self._numbers}
        lacks = (places[name] for name in result.lacks)
        return tuple((place.id, ", ".join(place.labels), place.path) for place in lacks)

    def _held(self, place: Place) -> list[Told]:
        """What is found of a figure that is stated; whether it differs is kept with it."""
        if (figure := self.figures.get(place.path)) is None:
            return []
        self.figures[place.path], found = compare(
            place, figure, self.document.file, self.figures, self._results
        )
        return [Told(place, figure, finding) for finding in found]

    def _unlikely(self, plan: Plan, form: Form) -> frozenset[str]:
        """The typed changes that are hardly meant, which is told at them and not at what follows."""
        leaped = leaps(form, self.document, self.figures, plan.edition)
        return frozenset(self.figures[path].id for path in leaped)

    def _figure(self, place: Place) -> None:
        kind = place.form.face.kind
        result = self._results.of(place)
        typed = place.node.value if place.node else None
        if kind == "rating":
            if result is not None:
                stated = typed if isinstance(typed, str) else ""
                self.figures[place.path] = self._made(
                    place, result, None, word=result.word, stated_word=stated
                )
            return
        if kind not in NUMBERS or (typed is None and result is None):
            return
        self.figures[place.path] = self._made(place, result, typed)

    def _made(self, place: Place, result: Result | None, typed: object, **more: str) -> Figure:
        face, form = place.form.face, place.form
        number = Decimal(typed) if isinstance(typed, int | Decimal) else None
        parts: dict[str, Any] = {
            "id": place.id,
            "label": ", ".join(place.labels),
            "kind": face.kind,
            "unit": face.unit,
            "document": self.document.spec.id,
            "path": place.path,
            "places": decimals(number) if number is not None else form.places,
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
            "symbols": result.symbols,
            "working": result.working,
            "inputs": result.inputs,
            "gaps": result.gaps,
            "at_least": result.at_least,
            "apart": result.apart,
            "lacking": self._lacking(result),
            "by_stated": result.by_stated,
        }
        if result.value is None and not result.word:
            absence = None if number is not None else result.absence
            status = "given" if number is not None else "absent"
            return Figure(value=number, absence=absence, status=status, **parts)
        return Figure(value=result.value, stated=number, status="derived", **parts)
