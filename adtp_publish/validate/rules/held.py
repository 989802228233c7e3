"""A plan with what several rules look up in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ...model.display import written
from ...model.edition import DocumentSpec
from ...model.plan import Document, Plan
from ...model.values import Reference
from ...near import Hints
from .numbers import OBJECTIVES, actions_of, in_order, number_of, objectives_of


@dataclass(frozen=True)
class Grids:
    """The planning grids of a plan: the references that each holds whole.

    `whole` has a grid's number for each that is in the repository with all that it holds; one that is
    absent, partial, missing or cannot be read can say of no reference that it is not there. `specs`
    are the grids of the edition, from number 1. A grid whose own numbers are in doubt has its finding
    there, and can say of no reference that it is wrong.
    """

    specs: tuple[DocumentSpec, ...]
    whole: dict[int, Document]
    silent: frozenset[int]
    known: frozenset[Reference]

    def lacks(self, reference: Reference) -> bool:
        """Whether it is certain that no grid of the plan holds that reference."""
        return (
            reference not in self.known
            and reference.grid not in self.silent
            and reference.grid not in self.in_doubt
            and not (reference.action and replace(reference, action=0) in self.without_actions)
        )

    def called(self, number: int) -> str:
        """A grid by the name that its edition has for it."""
        return self.specs[number - 1].short if 0 < number <= len(self.specs) else f"planning grid {number}"

    def near(self, reference: Reference) -> str:
        """The reference of the same grid most like one that is not there; empty where there is none."""
        same = [
            r for r in self.known if r.grid == reference.grid and bool(r.action) == bool(reference.action)
        ]
        beside = [r for r in same if r.objective == reference.objective]
        if beside:
            return written(min(beside, key=lambda r: (abs(r.action - reference.action), r.action)))
        from difflib import get_close_matches  # noqa: PLC0415 - after a slip only

        return next(iter(get_close_matches(written(reference), sorted(map(written, same)), 1)), "")

    @cached_property
    def objectives(self) -> tuple[Reference, ...]:
        """The objectives of the grids that are there whole and in order."""
        sure = self.whole.keys() - self.in_doubt
        return tuple(sorted(r for r in self.known if not r.action and r.grid in sure))

    @cached_property
    def rows(self) -> frozenset[Reference]:
        """All objectives that stand in the grids, in doubt or not."""
        return frozenset(r for r in self.known if not r.action)

    @cached_property
    def in_doubt(self) -> frozenset[int]:
        """The grids in which a number is repeated, left out or stands where it does not belong."""
        return frozenset(n for n, document in self.whole.items() if not in_order(objectives_of(document), n))

    @cached_property
    def without_actions(self) -> frozenset[Reference]:
        """The objectives under which there is no action at all."""
        empty = (o for d in self.whole.values() for o in objectives_of(d) if not actions_of(o))
        return frozenset(number for objective in empty if (number := number_of(objective)) is not None)


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
                known |= set(_references(document))
            if document is None:
                silent |= set[int]() if spec.optional else {number}
            elif document.absent or document.partial or document.broken:
                silent.add(number)
            else:
                whole[number] = document
        return Grids(specs, whole, frozenset(silent), frozenset(known))


def _is_grid(plan: Plan, spec: DocumentSpec) -> bool:
    return any(field.face.layout == OBJECTIVES for field in plan.edition.form(spec.schema).fields)


def _references(document: Document) -> Iterator[Reference]:
    for objective in objectives_of(document):
        for row in (objective, *actions_of(objective)):
            number = number_of(row)
            if number is not None:
                yield number
