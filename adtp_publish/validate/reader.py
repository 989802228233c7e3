"""The compiled reader: the text of a clean document becomes a tree of typed values."""

from __future__ import annotations

from ..findings import Finding, finding_of
from ..model.form import Form
from ..model.node import Node, Path
from ..model.source import Data
from ..model.values import Absence
from .reading import NotAValue, read_value
from .wording import listed, wanted


def without_empty(data: Data, file: str, found: list[Finding], path: Path = ()) -> Data:
    """The data without its empty fields, each of which is a finding: an empty field is no value."""
    if isinstance(data, dict):
        kept = {}
        for key, value in data.items():
            if value is None:
                found.append(_empty(file, (*path, key), key))
            else:
                kept[key] = without_empty(value, file, found, (*path, key))
        return kept
    if isinstance(data, list):
        items = []
        for number, value in enumerate(data):
            if value is None:
                found.append(_empty(file, (*path, str(number)), "this item"))
            items.append("" if value is None else without_empty(value, file, found, (*path, str(number))))
        return items
    return data


def _empty(file: str, path: Path, name: str) -> Finding:
    hint = "fill it in, say why there is no value (`pending`, `not collected`), or take the line out"
    return finding_of("not-filled-in", f"`{name}` is not filled in", file, path, hint, not name.isspace())


def read(form: Form, data: Data, file: str, found: list[Finding], path: Path = ()) -> Node:
    """The typed tree of clean data; what only reading shows (no such day) is added to `found`."""
    if isinstance(data, dict):
        fields = ((field, data[field.face.name]) for field in form.fields if field.face.name in data)
        return Node(
            form.face,
            path,
            children=tuple(read(f, value, file, found, (*path, f.face.name)) for f, value in fields),
        )
    if isinstance(data, list):
        item = form.item or form
        return Node(
            form.face,
            path,
            children=tuple(read(item, value, file, found, (*path, str(n))) for n, value in enumerate(data)),
        )
    return _leaf(form, data or "", file, found, path)


def _leaf(form: Form, text: str, file: str, found: list[Finding], path: Path) -> Node:
    try:
        value = read_value(form.face.kind, text)
    except NotAValue as trouble:
        message = f"{trouble}; wanted {wanted(form.face.kind)}"
        found.append(finding_of("wrong-value", message, file, path))
        return Node(form.face, path)
    if isinstance(value, Absence) and value.word not in form.absence:
        message = f"`{value.word}` cannot stand for `{form.face.name}` ({form.face.label})"
        allowed = f"; of the reasons: {listed(list(form.absence))}" if form.absence else ""
        hint = f"write {wanted(form.face.kind)}{allowed}"
        found.append(finding_of("reason-not-allowed", message, file, path, hint))
        return Node(form.face, path)
    return Node(form.face, path, value)
