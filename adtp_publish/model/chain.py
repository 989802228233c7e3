"""How a figure came about: the figure, what it is worked out from, and so on down to what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .figure import Figure


@dataclass(frozen=True, slots=True)
class Step:
    """A figure of a chain with the figures that it is worked out from.

    `told` says that how the same figure came about is given elsewhere: in the chain above already, or,
    among several chains that are shown together, in one of its own. `name` is what it is called in the
    step above, where its own label does not say it: the plan that a part of a total is of. `as_stated`
    says that the step above goes by what the form states of it.
    """

    figure: Figure
    inputs: tuple[Step, ...] = ()
    told: bool = False
    name: str = ""
    as_stated: bool = False


def chain(figure: Figure, figures: Mapping[str, Figure]) -> Step:
    """The chain of a figure; `figures` are all of its plan by their ids.

    An input that is no figure (a word, a date) is left out: the working of the figure names it. A row of a
    sum of which the plan has nothing stands behind the inputs, as one that is not known.
    """
    return _step(figure, figures, set())


def chains(shown: Iterable[Figure], figures: Mapping[str, Figure]) -> tuple[Step, ...]:
    """The chains of figures that are shown together: each is followed down to those that have their own."""
    roots = {figure.id: figure for figure in shown}
    told = set(roots)
    return tuple(_expanded(figure, figures, told) for figure in roots.values())


def _step(figure: Figure, figures: Mapping[str, Figure], told: set[str]) -> Step:
    if figure.id in told and figure.inputs:
        return Step(figure, told=True)
    told.add(figure.id)
    return _expanded(figure, figures, told)


def _expanded(figure: Figure, figures: Mapping[str, Figure], told: set[str]) -> Step:
    inputs = dict.fromkeys(figure.inputs)  # a rule may use one input twice
    known = (figures[name] for name in inputs if name in figures and name != figure.id)
    steps = (replace(_step(below, figures, told), as_stated=figure.by_stated) for below in known)
    return Step(figure, (*steps, *(Step(below) for below in _not_held(figure))))


def _not_held(figure: Figure) -> Iterator[Figure]:
    for name, label, path in figure.lacking:
        yield Figure(name, label, figure.kind, figure.unit, "absent", figure.document, path)
