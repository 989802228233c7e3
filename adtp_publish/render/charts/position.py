"""Charts of the position among partnerships: few with their names, many as columns in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .bars import Group, bars
from .marks import Charts, Datum, Key
from .ranked import ranked

# So many bars with names are taken in at one look; more have their names in the table alone.
_NAMED = 12
_FEWEST = 2
_KEYS = (Key("solid", "Number"), Key("dashed", "Provisional number"))
_BARS = "Bars begin at zero."
_COLUMNS = "A column for each plan that has the number, the highest first. Columns begin at zero."


def position(caption: str, data: Sequence[Datum]) -> Charts | None:
    """A picture of numbers in their order from the highest, those that are not there last; `name` is of whom.

    There is none where fewer than two plans have a number.
    """
    known = [datum for datum in data if datum.value is not None]
    if len(known) < _FEWEST:
        return None
    title = f"Chart: {caption}"
    if len(data) <= _NAMED:
        groups = [Group(datum.name, (replace(datum, name=""),)) for datum in data]
        has_provisional = any(datum.look == "dashed" for datum in known)
        return Charts(title, (bars(caption, groups),), _KEYS if has_provisional else (), _BARS)
    return Charts(title, (ranked(caption, known),), remark=_COLUMNS)
