"""A release as plain data, and back: lists, tables, texts and numbers, as JSON has them.

Which records a release is made of is read off their annotations: a new field is kept without a line here. A
field that has its default is left out. The faces of fields, which many values share, are listed once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, get_args, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .form import Face
from .node import Node, Path, made
from .release import Release

FORMAT = 1


class NotARelease(ValueError):
    """Data that no release of this version of the program was written as."""


def to_data(release: Release) -> dict[str, Any]:
    """A release as data; the same release gives the same data."""
    faces: dict[Face, int] = {}
    content = _written(release, faces)
    return {"format": FORMAT, "faces": [_written(face, {}) for face in faces], "release": content}


def from_data(data: Any) -> Release:
    """The release that was written so. Raises `NotARelease`."""
    try:
        if data["format"] != FORMAT:
            raise NotARelease("of another format")
        release = _read(data["release"], [_read(face, []) for face in data["faces"]])
    except (
        LookupError,
        TypeError,
        AttributeError,
        ValueError,
        InvalidOperation,
        ZoneInfoNotFoundError,
    ) as trouble:
        raise NotARelease(str(trouble)) from None
    if not isinstance(release, Release):
        raise NotARelease("of something else")
    return release


def _written(value: Any, faces: dict[Face, int]) -> Any:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, tuple):
        return [_written(item, faces) for item in value]
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, datetime):
        zone = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else ""
        return {"moment": value.isoformat(), "zone": zone, "fold": value.fold}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Node):
        return {"node": _node(value, (), faces)}
    assert is_dataclass(value), type(value)
    assert _records()[type(value).__name__] is type(value), type(value)
    told = {
        part.name: _written(getattr(value, part.name), faces)
        for part in fields(value)
        if part.default is MISSING or getattr(value, part.name) != part.default
    }
    return {"is": type(value).__name__, **told}


def _node(node: Node, above: Path, faces: dict[Face, int]) -> list[Any]:
    """Face, place (the last step, where it is below the node above), value, id, nodes below."""
    step = node.path[-1] if node.path and node.path[:-1] == above else list(node.path)
    face = faces.setdefault(node.face, len(faces))
    below = [_node(child, node.path, faces) for child in node.children]
    return [face, step, _written(node.value, faces), node.id, below]


def _read(value: Any, faces: list[Face]) -> Any:
    if isinstance(value, list):
        return tuple(_read(item, faces) for item in value)
    if not isinstance(value, dict):
        return value
    if "is" in value:
        record = _records()[value["is"]]
        return record(**{name: _read(item, faces) for name, item in value.items() if name != "is"})
    if "node" in value:
        return _read_node(value["node"], (), faces)
    if "decimal" in value:
        return Decimal(value["decimal"])
    if "moment" in value:
        moment = datetime.fromisoformat(value["moment"]).replace(fold=value["fold"])
        return moment.replace(tzinfo=ZoneInfo(value["zone"])) if value["zone"] else moment
    return date.fromisoformat(value["date"])


def _read_node(written: list[Any], above: Path, faces: list[Face]) -> Node:
    face, step, value, name, below = written
    path = (*above, step) if isinstance(step, str) else tuple(step)
    node = made(
        faces[face], path, _read(value, faces), tuple(_read_node(item, path, faces) for item in below)
    )
    object.__setattr__(node, "id", name)
    return node


@cache
def _records() -> dict[str, type[Any]]:
    """The records that a release is made of, by their names."""
    found: dict[str, type[Any]] = {}
    waiting: list[type[Any]] = [Release]
    while waiting:
        record = waiting.pop()
        if record.__name__ not in found:
            found[record.__name__] = record
            waiting += [kind for hint in get_type_hints(record).values() for kind in _within(hint)]
    return found


def _within(hint: Any) -> Iterator[type[Any]]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _within(inner)
