"""Documents with an error: nothing is worked out from them, which is not to say that they hold no figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..checking import Checked
from ..model.form import NUMBERS, Form
from ..report.harmless import visible
from ..report.text import located


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document of whose figures there is none because of an error: its id, its file, what is said of it."""

    id: str
    file: str
    said: str


def left_out(checked: Checked) -> Iterator[LeftOut]:
    """The documents whose form has figures and that have an error, in the order of their plans."""
    for derived in checked.plans:
        known = {figure.document for figure in derived.figures}
        for document in derived.plan.documents:
            form = derived.plan.edition.form(document.spec.schema)
            if document.broken and document.spec.id not in known and _has_figures(form):
                first = _first_error(checked, document.file)
                where = f" at {first}" if first else ""
                then = "its figures can be explained once it is mended"
                said = f"`{visible(document.spec.id)}` has an error{where}; {then}"
                yield LeftOut(f"{derived.plan.key}/{document.spec.id}", document.file, said)


def _first_error(checked: Checked, file: str) -> str:
    """The place and the code of the first error in a file; empty where there is none."""
    errors = located((f for f in checked.findings if f.is_error and f.file == file), checked.documents)
    return next((f"{visible(f.file)}:{f.line}:{f.column} [{f.code}]" for f in errors), "")


def _has_figures(form: Form) -> bool:
    """Whether a form has numbers, or lists of which figures are made: counts of ratings, evidence."""
    if form.reckons or form.face.kind in NUMBERS or (form.item is not None and form.calc is not None):
        return True
    return any(_has_figures(below) for below in (*form.fields, *((form.item,) if form.item else ())))
