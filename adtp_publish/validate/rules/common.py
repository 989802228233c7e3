"""What several rules ask of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.form import Form
from ...model.plan import Document, Plan


def held(plan: Plan) -> Iterator[tuple[Form, Document]]:
    """The documents that can be looked into, each with its form: neither broken nor `absent`."""
    for document in plan.documents:
        if not document.broken and not document.absent:
            yield plan.edition.form(document.spec.schema), document


def is_evidence(form: Form) -> bool:
    """A list of figures that prose quotes."""
    return form.face.layout == "evidence"
