"""A plan with what several rules look up in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...model.display import written
from ...model.node import Node
from ...model.plan import Document, DocumentSpec, Plan
from ...model.values import Reference
from ..wording import Hints

_OBJECTIVES = "objectives"


@dataclass(frozen=True)
class Grids:
    """The planning grids of a plan: the references that each holds whole.

    `whole` has a grid's number for each that is in the repository with all that it holds; one that is
    absent, partial, missing or cannot be read can say of no reference that it is not there. `specs`
    are the grids of the edition, from number 1.
    """

    specs: tuple[DocumentSpec, ...]
    whole: dict[int, Document]
    silent: frozenset[int]
    known: frozenset[Reference]

    def lacks(self, reference: Reference) -> bool:
        """Whether it is certain that no grid of the plan holds that reference."""
        return reference not in self.known and reference.grid not in self.silent

    def called(self, number: int) -> str:
        """A grid by the name that its edition has for it."""
        return self.specs[number - 1].short if 0 < number <= len(self.specs) else f"planning grid {number}"

    def near(self, reference: Reference) -> str:
        """The reference most like one that is not there; empty where there is none."""
        beside = [r for r in self.known if (r.grid, r.objective) == (reference.grid, reference.objective)]
        alike = [r for r in beside if bool(r.action) == bool(reference.action)]
        if alike:
            return written(min(alike, key=lambda r: (abs(r.action - reference.action), r.action)))
        texts = sorted(written(r) for r in self.known if bool(r.action) == bool(reference.action))
        from difflib import get_close_matches  # noqa: PLC0415 - after a slip only

        return next(iter(get_close_matches(written(reference), texts, 1)), "")

    @cached_property
    def objectives(self) -> tuple[Reference, ...]:
        """The objectives of the grids that are there whole, in order."""
        return tuple(sorted(r for r in self.known if not r.action and r.grid in self.whole))


@dataclass(frozen=True)
class Held:
    """A plan; what is looked up in it is found once."""

    plan: Plan

    @cached_property
    def hints(self) -> Hints:
        """Near names for what is looked up and is not there."""
        return Hints()

    @cached_property
    def grids(self) -> Grids:
        """The planning grids: documents whose form holds objectives, numbered in the edition's order."""
        plan = self.plan
        specs = tuple(spec for spec in plan.edition.documents if _is_grid(plan, spec))
        held = {document.spec.id: document for document in plan.documents}
        whole, silent, known = {}, set(), set[Reference]()
        for number, spec in enumerate(specs, 1):
            document = held.get(spec.id)
            if document is not None:
                known |= set(_references(document.root))
            if document is None:
                silent |= set[int]() if spec.optional else {number}
            elif document.absent or document.partial or document.broken:
                silent.add(number)
            else:
                whole[number] = document
        return Grids(specs, whole, frozenset(silent), frozenset(known))


def _is_grid(plan: Plan, spec: DocumentSpec) -> bool:
    return any(field.face.layout == _OBJECTIVES for field in plan.edition.form(spec.schema).fields)


def _references(root: Node) -> Iterator[Reference]:
    for objectives in root.children:
        if objectives.face.layout == _OBJECTIVES:
            for item in objectives.children:
                actions = item.child("actions")
                for row in (item, *(actions.children if actions else ())):
                    number = row.child("number")
                    if number is not None and isinstance(number.value, Reference):
                        yield number.value
