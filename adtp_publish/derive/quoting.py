"""The figures of a plan as its prose may name them, and which names its forms know."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial

from ..model.form import NUMBERS, Form
from ..model.node import Node
from ..model.parts import EVIDENCE, Held
from ..model.plan import Derived, Document, Plan
from ..model.quotable import Quotable
from ..model.quotes import OPEN
from ..model.search import found
from .lookup import Place

_FIGURES = NUMBERS | {"rating"}


def quotable(derived: Derived) -> Quotable:
    """What the prose of a plan may name; a document with errors has no figures, and its names are known."""
    plan = derived.plan
    held = {
        item.spec.id: Held.left_out()
        if item.broken
        else Held(item.root, item.absent, partial(_lists, plan, item))
        for item in plan.documents
    }

    @cache
    def known(name: str) -> bool:
        return is_known(plan, name)

    return Quotable(plan.key, derived.figures, held, known)


def _lists(plan: Plan, document: Document) -> list[Node]:
    """The lists of evidence of a document."""
    form = plan.edition.form(document.spec.schema)
    return [node for _, node in found(form, document.root, _is_evidence)]


def _is_evidence(form: Form) -> bool:
    return form.face.layout == EVIDENCE


def is_known(plan: Plan, name: str) -> bool:
    """Whether the forms of a plan have a figure of that name, such as `part2.pdu.baseline`."""
    of, _, rest = name.partition(".")
    spec = next((spec for spec in plan.edition.documents if spec.id == of), None)
    if spec is None:
        return False
    document = plan.document(of)
    form = plan.edition.form(spec.schema)
    if document is None or document.broken or document.absent:
        return _of_form(form, tuple(rest.split(".")))
    return _of_place(Place.of_document(form, document.root, of, public=False), name)


def _of_place(place: Place, name: str) -> bool:
    """Whether a name is that of a field of a document for a figure, whether or not it is filled in."""
    for below in place.below:
        if below.id == name and _is_figure(below):
            return True
        if (below.id == place.id or name.startswith(f"{below.id}.")) and _of_place(below, name):
            return True
    return False


def _is_figure(place: Place) -> bool:
    is_entry = place.above is not None and place.above.form.face.layout == EVIDENCE
    return is_entry or place.form.face.kind in _FIGURES


def _of_form(form: Form, parts: tuple[str, ...]) -> bool:
    """The same of a form alone: what the items of its lists are called is not known."""
    if not parts:
        return form.face.kind in _FIGURES
    if form.face.layout == EVIDENCE:
        return True
    if form.item is not None:
        return form.calc is not None or _of_form(form.item, parts[1:])
    return any(
        _of_form(below, parts if not below.face.id else parts[1:])
        for below in form.fields
        if below.face.id in ("", parts[0])
    )


def with_explanations(derived: Derived) -> Derived:
    """A plan whose figures are explained in words alone: what an explanation names reads as it should."""
    naming = [figure for figure in derived.figures if OPEN in figure.explained]
    if not naming:
        return derived
    names = quotable(derived)
    said = {
        figure.id: replace(figure, explained=names.said(figure.explained, figure.document, figure.path))
        for figure in naming
    }
    return replace(derived, figures=tuple(said.get(figure.id, figure) for figure in derived.figures))
