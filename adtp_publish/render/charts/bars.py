"""Bars below one another, each under its name and with its number behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .marks import Bar, Chart, Datum, Label, Line
from .scale import Scale, broken, ems, percent

_LINE = Decimal("1.3")
_BAR = Decimal(1)
_STEP = Decimal("1.3")
_UP = Decimal("0.15")  # from the foot of a bar to the foot of its number
_OVER = Decimal("0.35")  # from a bar to the foot of the name over it
_APART = Decimal("0.7")
# So many letters stand in a line of the narrowest picture.
_LETTERS = 32
# A number does not touch its bar.
_AWAY = Decimal("0.015")


@dataclass(frozen=True, slots=True)
class Group:
    """What bars are of, and a number for each of the series; the names of the numbers are not drawn."""

    name: str
    data: tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class _Room:
    """How much of the width the longest bar takes, and how many letters stand in what is left behind it."""

    length: Decimal
    letters: int

    @staticmethod
    def of(groups: Sequence[Group]) -> _Room:
        """Long numbers (`at least £230,000, 1 row not known`) take more, and go on in a second line."""
        short = _Room(Decimal("0.66"), 12)
        known = [datum for group in groups for datum in group.data if datum.value is not None]
        is_short = all(len(datum.text) <= short.letters for datum in known)
        return short if is_short else _Room(Decimal("0.45"), 20)


def bars(title: str, groups: Sequence[Group]) -> Chart:
    """A picture with a name for each group and a bar for each of its numbers, all on one scale from zero."""
    scale = Scale.of(datum.value for group in groups for datum in group.data if datum.value is not None)
    room = _Room.of(groups)
    zero = percent(room.length * scale.share(Decimal(0)))
    drawn: list[Bar] = []
    lines: list[Line] = []
    labels: list[Label] = []
    y = Decimal(0)
    for group in groups:
        for text in broken(group.name, _LETTERS):
            y += _LINE
            labels.append(Label("0%", ems(y - _OVER), text, "name"))
        top = y
        for datum in group.data:
            drawn += _bar(datum, y, scale, room)
            said = _said(datum, y, scale, room)
            labels += said
            y += _STEP + _LINE * (len(said) - 1)
        lines.append(Line(zero, ems(top), zero, ems(y), "axis"))
        y += _APART
    return Chart(
        title=title,
        description=_described(groups),
        height=ems(y),
        bars=tuple(drawn),
        lines=tuple(lines),
        labels=tuple(labels),
    )


def _bar(datum: Datum, y: Decimal, scale: Scale, room: _Room) -> list[Bar]:
    if datum.value is None:
        return []
    x = room.length * scale.share(min(datum.value, Decimal(0)))
    width = room.length * scale.length(datum.value)
    return [Bar(percent(x), ems(y), percent(width), ems(_BAR), datum.look)]


def _said(datum: Datum, y: Decimal, scale: Scale, room: _Room) -> list[Label]:
    """The number behind its bar; where there is none, why."""
    x = room.length * scale.share(max(datum.value or Decimal(0), Decimal(0))) + _AWAY
    kind: Literal["absent", "value"] = "absent" if datum.value is None else "value"
    foot = y + _BAR - _UP
    lines = broken(datum.text, _LETTERS if datum.value is None else room.letters)
    return [
        Label(percent(x), ems(foot + _LINE * row), text, kind, "start", datum.figure)
        for row, text in enumerate(lines)
    ]


def _described(groups: Sequence[Group]) -> str:
    """The longest and the shortest bar in words: the table beside the picture has them all."""
    known = [
        (datum.value, group.name, datum)
        for group in groups
        for datum in group.data
        if datum.value is not None
    ]
    if not known:
        return "No number is known."
    most = max(known, key=lambda item: item[0])
    least = min(known, key=lambda item: item[0])
    named = (("Most", most), ("Least", least))
    told = [f"{called}: {_named(name, datum)}" for called, (_, name, datum) in named]
    return f"{'. '.join(told)}. The table has every number."


def _named(name: str, datum: Datum) -> str:
    return f"{name}{f', {datum.name}' if datum.name else ''}, {datum.text}"
