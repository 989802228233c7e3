"""Columns side by side: a few numbers in the order of time, each against the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from .marks import Bar, Chart, Datum, Label, Line
from .scale import Scale, broken, ems, percent

_TOP = Decimal("1.6")  # room for the number over the highest column
_PLOT = Decimal(8)
_LINE = Decimal("1.25")
_GAP = Decimal("0.35")
_WIDTH = Decimal("0.6")  # of the room that a column has, at most
_WIDEST = Decimal("0.12")  # of the picture: two columns are as wide as four
_HALF = Decimal("0.5")
# So many letters stand beside one another in the narrowest picture.
_LETTERS = 32


def columns(title: str, data: Sequence[Datum], scale: Scale) -> Chart:
    """A picture with a column for each number; charts to be compared are given the same scale."""
    room = Decimal(1) / len(data)
    names = [broken(datum.name, _letters(data)) for datum in data]
    notes = [broken(datum.note, _letters(data)) for datum in data]
    lines = max(len(name) + len(note) for name, note in zip(names, notes, strict=True))
    labels: list[Label] = []
    for place, datum in enumerate(data):
        middle = percent(room * place + room * _HALF)
        labels += _said(datum, middle, scale, _letters(data))
        under = [(text, "name") for text in names[place]] + [(text, "note") for text in notes[place]]
        for row, (text, kind) in enumerate(under, 1):
            y = ems(_TOP + _PLOT + _LINE * row)
            labels.append(Label(middle, y, text, "name" if kind == "name" else "note", "middle"))
    return Chart(
        title=title,
        description=described(data),
        height=ems(_TOP + _PLOT + _LINE * lines + _LINE * _HALF),
        bars=tuple(_bars(data, room, scale)),
        lines=tuple(_lines(data, room, scale)),
        labels=tuple(labels),
    )


def described(data: Sequence[Datum]) -> str:
    """All numbers of a picture in words."""
    told = (f"{datum.name}: {datum.text}{f' ({datum.note})' if datum.note else ''}" for datum in data)
    return f"{'; '.join(told)}."


def _letters(data: Sequence[Datum]) -> int:
    return max(1, _LETTERS // len(data))


def _y(value: Decimal, scale: Scale) -> Decimal:
    return _TOP + _PLOT * (1 - scale.share(value))


def _bars(data: Sequence[Datum], room: Decimal, scale: Scale) -> Iterator[Bar]:
    width = min(room * _WIDTH, _WIDEST)
    for place, datum in enumerate(data):
        if datum.value is not None:
            x = room * place + (room - width) * _HALF
            y, height = _y(max(datum.value, Decimal(0)), scale), _PLOT * scale.length(datum.value)
            yield Bar(percent(x), ems(y), percent(width), ems(height), datum.look)


def _lines(data: Sequence[Datum], room: Decimal, scale: Scale) -> Iterator[Line]:
    """The line that columns stand on, and from the base the line that others are seen against."""
    zero = ems(_y(Decimal(0), scale))
    yield Line("0%", zero, "100%", zero, "axis")
    for place, datum in enumerate(data):
        if datum.base and datum.value is not None and place + 1 < len(data):
            y = ems(_y(datum.value, scale))
            yield Line(percent(room * place + room * _HALF), y, "100%", y, "base")


def _said(datum: Datum, x: str, scale: Scale, letters: int) -> Iterator[Label]:
    """The number over its column, or where none stands, why."""
    if datum.value is not None:
        y = _y(max(datum.value, Decimal(0)), scale) - _GAP
        yield Label(x, ems(y), datum.text, "value", "middle", datum.figure)
        return
    words = broken(datum.text, letters)
    top = max(_y(Decimal(0), scale) - _GAP - _LINE * (len(words) - 1), _TOP)
    for row, text in enumerate(words):
        yield Label(x, ems(top + _LINE * row), text, "absent", "middle", datum.figure)
