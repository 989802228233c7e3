"""The compiled reader: the text of a clean document becomes a tree of typed values.

A form is compiled once to functions that call one another, one for each field: a plan has thousands
of values, and 149 plans are read in the time of a breath.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model.form import Form
from ..model.node import Node, Path, made
from ..model.source import Data
from ..model.values import Absence
from .reading import ABSENCES, LONGEST_ABSENCE, TEXTS, NotAValue, short_reader

_EMPTY = Absence("pending")
Trouble = tuple[Path, Exception]
Reading = Callable[[Any, Path, list[Trouble]], Node]


class NotAllowed(Exception):
    """A reason of the closed list that cannot stand for the value."""


def reader_of(form: Form) -> Reading:
    """The reader of a field and all under it.

    It takes clean data (what is empty is left out), the path of the field, and a list to which it adds
    what only reading shows, each with its path.
    """
    if form.face.kind == "group":
        return _group(form)
    return _list(form) if form.item is not None else _value(form)


def _group(form: Form) -> Reading:
    face = form.face
    fields = [(field.face.name, reader_of(field)) for field in form.fields]
    amounts = {field.face.name: field.face for field in form.fields if _is_amount(field)}

    def read(data: dict[str, Data], path: Path, troubles: list[Trouble]) -> Node:
        get = data.get
        children = [
            read_field(value, (*path, name), troubles)
            for name, read_field in fields
            if (value := get(name)) is not None
        ]
        if amounts and len(children) < len(data):
            children += [
                made(amounts[name], (*path, name), _EMPTY)
                for name, value in data.items()
                if value is None and name in amounts
            ]
            children.sort(key=lambda child: child.face.order)
        return made(face, path, None, tuple(children))

    return read


def _is_amount(form: Form) -> bool:
    """Whether a number stands there that is not worked out: what is not filled in is then no nought."""
    return form.reckons and form.calc is None and not form.fields and form.item is None


def _list(form: Form) -> Reading:
    face = form.face
    read_item = reader_of(form.item or form)

    def read(data: list[Data], path: Path, troubles: list[Trouble]) -> Node:
        children = [
            read_item(value, (*path, str(number)), troubles)
            for number, value in enumerate(data)
            if value is not None
        ]
        return made(face, path, None, tuple(children))

    return read


def _value(form: Form) -> Reading:
    face, kind, allowed = form.face, form.face.kind, frozenset(form.absence)
    read_text = short_reader(kind)

    def read(text: str, path: Path, troubles: list[Trouble]) -> Node:
        try:
            value = read_text(text)
        except NotAValue as trouble:
            troubles.append((path, trouble))
            return made(face, path)
        if value.__class__ is Absence and value.word not in allowed:
            troubles.append((path, NotAllowed(value.word)))
            return made(face, path)
        return made(face, path, value)

    def read_prose(text: str, path: Path, troubles: list[Trouble]) -> Node:
        said = text.strip()
        if said and (len(said) > LONGEST_ABSENCE or said not in ABSENCES):
            return made(face, path, said)
        return read(text, path, troubles)

    return read_prose if kind in TEXTS else read
