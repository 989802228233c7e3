"""Who reads the texts of a document, and whether all of them are shown a figure that one names."""

from __future__ import annotations

from ...model.figure import Figure
from ...model.form import Form
from ...model.node import Path
from ...model.plan import Document, Plan
from ...model.quotable import Lacking
from ...model.quotes import is_prose
from ...model.search import found

PUBLIC = "public"
_AUDIENCES = {PUBLIC: "the public", "nta": "the NTA", "partnership": "the partnership"}


def public_texts(form: Form, document: Document) -> frozenset[Path]:
    """Where the texts of a document stand that the public reads, once the plan is published."""
    if not document.spec.seen_by(PUBLIC):
        return frozenset()
    return frozenset(node.path for _, node in found(form, document.root, is_text, _is_public_way))


def hidden_from(plan: Plan, document: Document, is_public: bool, target: Figure | Lacking) -> str:
    """The first audience that is shown a text of a document and not a figure; empty where there is none.

    `is_public` says that the public is shown the text.
    """
    spec = next(spec for spec in plan.edition.documents if spec.id == target.document)
    for audience, told in _AUDIENCES.items():
        is_shown = is_public if audience == PUBLIC else document.spec.seen_by(audience)
        is_private = audience == PUBLIC and isinstance(target, Figure) and not target.public
        if is_shown and (is_private or not spec.seen_by(audience)):
            return told
    return ""


def is_text(form: Form) -> bool:
    """Whether a field is prose, or a line in which a name would be misplaced."""
    return is_prose(form) or form.face.kind == "line"


def _is_public_way(form: Form) -> bool:
    return form.public
