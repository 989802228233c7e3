"""Figures that two places give of one thing: which of them differ of themselves, and not by their inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ...model.figure import Figure
from ...model.rounding import rounded


def unlike(
    pairs: Iterable[tuple[Figure, Figure]], agree: Callable[[Figure, Figure], bool] | None = None
) -> Iterator[tuple[Figure, Figure]]:
    """The pairs that differ, in the order of their inputs.

    Silent where what a figure follows from differs too: that is the cause, and is told once. Whether two
    differ says `agree`; without it, whether they do worked out and as shown, and neither of them is
    stated wrongly, which is told already.
    """
    same = agree or _agree
    told: list[Figure] = []
    for mine, other in pairs:
        if same(mine, other):
            continue
        if not any(_follows(mine, cause) for cause in told):
            yield mine, other
        told.append(mine)


def counted_alike(mine: Figure, other: Figure) -> bool:
    """Whether a total is the same with either of two figures, which it takes as shown.

    Also where the difference is that mine is stated wrongly, which is told there.
    """
    if mine.shown is None or other.shown is None:
        return True
    places = min(mine.places, other.places)
    if rounded(mine.shown, places) == rounded(other.shown, places):
        return True
    return mine.differs and _alike_worked_out(mine, other)


def _agree(mine: Figure, other: Figure) -> bool:
    if mine.differs or other.differs:
        return True
    return mine.shown == other.shown or _alike_worked_out(mine, other)


def _alike_worked_out(mine: Figure, other: Figure) -> bool:
    if mine.value is None or other.value is None:
        return True
    places = min(mine.places, other.places)
    return rounded(mine.value, places) == rounded(other.value, places)


def _follows(figure: Figure, cause: Figure) -> bool:
    """Whether a figure is worked out from another, or from all that the other is worked out from."""
    return cause.id in figure.inputs or (bool(cause.inputs) and set(cause.inputs) <= set(figure.inputs))
