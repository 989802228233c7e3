"""References in prose that lost a point: `4.17` where 4.1.7 is meant (domain.md, section 2, Part 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.form import Form
from ...model.plan import Plan
from ...model.search import found
from ...model.values import Reference
from .common import held
from .grids import grids
from .numbers import actions_of

_PROSE = frozenset(("text", "markdown"))
_SHAPE = re.compile(r"[1-9]\.[1-9][0-9]", re.ASCII)
# Only behind a word that says that a place in the grids follows; else it may be any number.
_SLIP = re.compile(
    r"\b(?:action|milestone|exception|objective|number|numbers|numbered|under|see)s? (?:no\.? )?"
    r"([1-9])\.([1-9])([0-9])(?![0-9%])(?!\.[0-9])",
    re.IGNORECASE | re.ASCII,
)


def slips_of_reference(plan: Plan) -> Iterator[Finding]:
    """A number of two parts that no grid has, where one of three parts with the same digits is there."""
    known: frozenset[Reference] | None = None
    for form, document in held(plan):
        if document.spec.seen_by("public"):
            continue  # there sections are numbered in two parts
        for _, node in found(form, document.root, _is_prose):
            text = node.value
            if not isinstance(text, str) or not _SHAPE.search(text):
                continue
            known = _places(plan) if known is None else known
            for match in _SLIP.finditer(text):
                meant = Reference(int(match[1]), int(match[2]), int(match[3]))
                if meant in known:
                    slip = f"{match[1]}.{match[2]}{match[3]}"
                    message = f"`{slip}` is no place in the planning grids, but `{written(meant)}` is"
                    hint = f"write `{written(meant)}`, or the number of the place that it is"
                    found_here = finding_of("reference-slip", message, document.file, node.path, hint)
                    yield found_here.at_words(slip)


def _is_prose(form: Form) -> bool:
    return form.face.kind in _PROSE and form.face.name != "note"


def _places(plan: Plan) -> frozenset[Reference]:
    """All actions of all grids."""
    numbers = (
        action.child("number")
        for _, objectives in grids(plan)
        for objective in objectives
        for action in actions_of(objective)
    )
    return frozenset(n.value for n in numbers if n is not None and isinstance(n.value, Reference))
