"""Figures that two places give of one thing: which of them differ of themselves, and not by their inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.figure import Figure
from ...model.rounding import rounded


def unlike(pairs: Iterable[tuple[Figure, Figure]]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs that differ, worked out and as shown, in the order of their inputs.

    Silent where a stated figure is already said to differ, and where what a figure follows from
    differs too: that is the cause, and is told once.
    """
    told: list[Figure] = []
    for mine, other in pairs:
        if mine.differs or other.differs or _agree(mine, other):
            continue
        if not any(_follows(mine, cause) for cause in told):
            yield mine, other
        told.append(mine)


def _agree(mine: Figure, other: Figure) -> bool:
    if mine.value is None or other.value is None or mine.shown is None or other.shown is None:
        return True
    places = min(mine.places, other.places)
    return rounded(mine.value, places) == rounded(other.value, places) or mine.shown == other.shown


def _follows(figure: Figure, cause: Figure) -> bool:
    """Whether a figure is worked out from another, or from all that the other is worked out from."""
    return cause.id in figure.inputs or (bool(cause.inputs) and set(cause.inputs) <= set(figure.inputs))
