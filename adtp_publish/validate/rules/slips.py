"""References in prose that lost a point: `4.17` where 4.1.7 is meant (domain.md, section 2, Part 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import WARNING, Finding, finding_of
from ...model.display import written
from ...model.form import Form
from ...model.node import Path
from ...model.plan import Plan
from ...model.search import found
from ...model.values import Reference
from .common import held
from .grids import grids
from .held import Grids, Held
from .numbers import actions_of

_PROSE = frozenset(("text", "markdown"))
_SHAPE = re.compile(r"[1-9]\.[1-9][0-9]", re.ASCII)
# Only behind a word that says that a place in the grids follows; else it may be any number.
_SLIP = re.compile(
    r"\b(?:action|milestone|exception|objective|number|numbers|numbered|under|see)s? (?:no\.? )?"
    r"([1-9])\.([1-9])([0-9])(?![0-9%])(?!\.[0-9])",
    re.IGNORECASE | re.ASCII,
)
_MAYBE = re.compile(r"grid [1-9]|[1-9]\.[1-9][0-9]?\.[0-9]", re.IGNORECASE | re.ASCII)
# A grid, and behind it perhaps an objective or an action of it, as partnerships write them.
_GRID = re.compile(
    r"\bgrid ([1-9][0-9]?)(?:,? (?:objective |action )?([1-9][0-9]?)\.([1-9][0-9]?)(?![.0-9%]))?"
    r"(?![0-9%.]*[0-9])",
    re.IGNORECASE | re.ASCII,
)
_PLACE = re.compile(
    r"\b(?:action|milestone|objective|see)s? (([1-9][0-9]?)\.([1-9][0-9]?)\.([0-9]{1,2}))(?![.0-9%]*[0-9])",
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


def grids_named_in_prose(plan: Plan) -> Iterator[Finding]:
    """`see grid 4`, `action 4.1.5` or `planning grid 4, objective 1` in a text: it must be there."""
    looked_up = Held(plan)
    for form, document in held(plan):
        for _, node in found(form, document.root, _is_prose):
            text = node.value
            if not isinstance(text, str) or not _MAYBE.search(text):
                continue
            for named, reference in _named(text):
                yield from (
                    lost.at_words(named)
                    for lost in _lost(looked_up.grids, document.file, node.path, named, reference)
                )


def _named(text: str) -> Iterator[tuple[str, Reference]]:
    """The places in the grids that a text names; of a grid alone, objective 0."""
    for match in _GRID.finditer(text):
        yield match[0], Reference(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    for match in _PLACE.finditer(text):
        yield match[1], Reference(int(match[2]), int(match[3]), int(match[4]))


def _lost(grids: Grids, file: str, path: Path, named: str, reference: Reference) -> Iterator[Finding]:
    if reference.objective and not grids.lacks(reference):
        return
    if not reference.objective and reference.grid in grids.whole.keys() | grids.silent:
        return
    near = grids.near(reference) if reference.objective else ""
    message = f"found `{named}` named in the text; wanted a place in the planning grids that is there"
    hint = f"did you mean `{near}`?" if near else "name a grid, an objective or an action of this plan"
    yield finding_of("unknown-reference", message, file, path, hint, severity=WARNING)


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
