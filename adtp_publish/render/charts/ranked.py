"""Many numbers in their order: a thin column each, the highest first; three of them are told in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from .marks import Bar, Chart, Datum, Label, Line
from .scale import Scale, broken, ems, percent

_TOP = Decimal("0.5")
_PLOT = Decimal(8)
_LINE = Decimal("1.25")
_WIDTH = Decimal("0.8")  # of the room that a column has
_HALF = Decimal("0.5")
# So many letters stand in a third of the narrowest picture.
_LETTERS = 12
_FOOT = _TOP + _PLOT
_TICK = Decimal("0.4")

Anchor = Literal["start", "middle", "end"]


def ranked(title: str, data: Sequence[Datum]) -> Chart:
    """A picture of numbers that are all there, in their order from the highest; the middle is one of them."""
    scale = Scale.of(datum.value for datum in data if datum.value is not None)
    room = Decimal(1) / len(data)
    labels, lines = list[Label](), [_level(scale)]
    most = 0
    for place, said, anchor in _told(len(data)):
        x = percent(room * place + room * _HALF)
        lines.append(Line(x, ems(_FOOT), x, ems(_FOOT + _TICK), "axis"))
        words = [(said, "name"), *((text, "value") for text in broken(data[place].text, _LETTERS))]
        most = max(most, len(words))
        labels += _words(words, anchor, data[place].figure)
    return Chart(
        title=title,
        description=_described(data),
        height=ems(_FOOT + _TICK + _LINE * most + _LINE * _HALF),
        bars=tuple(_bars(data, room, scale)),
        lines=tuple(lines),
        labels=tuple(labels),
    )


def _told(count: int) -> tuple[tuple[int, str, Anchor], ...]:
    """The columns that are named: their places, what they are, where their words stand."""
    # Of an even number two are in the middle, and the median is between them.
    middle = "Middle" if count % 2 else "Upper middle"
    return ((0, "Highest", "start"), ((count - 1) // 2, middle, "middle"), (count - 1, "Lowest", "end"))


def _words(words: Sequence[tuple[str, str]], anchor: Anchor, figure: str) -> Iterator[Label]:
    x = {"start": "0%", "middle": "50%", "end": "100%"}[anchor]
    for row, (text, kind) in enumerate(words, 1):
        y = ems(_FOOT + _TICK + _LINE * row)
        if kind == "name":
            yield Label(x, y, text, "name", anchor)
        else:
            yield Label(x, y, text, "value", anchor, figure)


def _level(scale: Scale) -> Line:
    zero = ems(_TOP + _PLOT * (1 - scale.share(Decimal(0))))
    return Line("0%", zero, "100%", zero, "axis")


def _bars(data: Sequence[Datum], room: Decimal, scale: Scale) -> Iterator[Bar]:
    width = percent(room * _WIDTH)
    for place, datum in enumerate(data):
        value = datum.value or Decimal(0)
        y = _TOP + _PLOT * (1 - scale.share(max(value, Decimal(0))))
        x = room * place + room * (1 - _WIDTH) * _HALF
        yield Bar(percent(x), ems(y), width, ems(_PLOT * scale.length(value)), "plain")


def _described(data: Sequence[Datum]) -> str:
    told = (f"{said}: {data[place].name}, {data[place].text}" for place, said, _ in _told(len(data)))
    return f"{len(data)} columns, the highest first. {'. '.join(told)}. The table has every number."
