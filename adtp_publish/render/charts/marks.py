"""What a chart is drawn from: finished places as text. Widths are shares of the picture's, heights are ems.

So a picture is as wide as the place that it is given, on a phone as on paper, and its words keep the size of
the text around it. What a mark means is told by its form and its words, never by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ...model.figure import Figure

# Filled; outlined; outlined with dashes: to be told apart in black and white. `plain` is filled without an
# outline, for bars that are too thin to have one.
Look = Literal["solid", "hollow", "dashed", "plain"]


@dataclass(frozen=True, slots=True)
class Datum:
    """A number to be drawn, and what stands beside it; without a `value`, `text` is why there is none.

    `name` is what it is of, `note` is said under that; `figure` is the id of its figure. Others are seen
    against a number that is the `base`.
    """

    name: str
    value: Decimal | None
    text: str
    look: Look = "solid"
    figure: str = ""
    note: str = ""
    base: bool = False


def datum(figure: Figure, name: str, text: str) -> Datum:
    """A figure over years, by its look: a baseline is hollow, what may still change is dashed."""
    is_base = figure.year == figure.baseline
    look: Look = "hollow" if is_base else "dashed" if figure.provisional else "solid"
    return Datum(name, figure.shown, text, look, figure.id, base=is_base)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle."""

    x: str
    y: str
    width: str
    height: str
    look: Look


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line: the `axis` that bars begin at, or the `base` that they are seen against."""

    x1: str
    y1: str
    x2: str
    y2: str
    kind: Literal["axis", "base"]


@dataclass(frozen=True, slots=True)
class Label:
    """A line of words; `anchor` is the end at which it stands at `x`. `of` is the figure that it says."""

    x: str
    y: str
    text: str
    kind: Literal["name", "value", "absent", "note"]
    anchor: Literal["start", "middle", "end"] = "start"
    of: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """What a look means."""

    look: Look
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: its title, what it shows in words, its height, and its marks in the order of drawing."""

    title: str
    description: str
    height: str
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Charts:
    """Pictures of one kind and scale side by side, with one caption and key; `remark` is how to read them."""

    caption: str
    charts: tuple[Chart, ...]
    keys: tuple[Key, ...] = ()
    remark: str = ""
    type: str = "charts"
