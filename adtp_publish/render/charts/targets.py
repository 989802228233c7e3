"""Charts of targets: a column for the baseline and one for each year, in a picture for each plan or place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .columns import columns
from .marks import Charts, Datum, Key
from .scale import Scale

_REMARK = "Columns begin at zero{}. The dotted line is at the height of the baseline."
_KEYS = (Key("hollow", "Baseline"), Key("solid", "Target"), Key("dashed", "Provisional target"))


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one plan or place: the baseline, then the years."""

    title: str
    data: tuple[Datum, ...]


def charts_of(caption: str, series: Sequence[Series], more: str = "") -> Charts | None:
    """A picture for each series, all on one scale; nothing where no number is known.

    `more` is said behind the remark on how to read them.
    """
    values = [datum.value for one in series for datum in one.data if datum.value is not None]
    if not values:
        return None
    scale = Scale.of(values)
    looks = {datum.look for one in series for datum in one.data if datum.value is not None}
    return Charts(
        caption,
        tuple(columns(one.title, one.data, scale) for one in series),
        tuple(key for key in _KEYS if key.look in looks),
        _REMARK.format(", and all have one scale" if len(series) > 1 else "") + more,
    )
