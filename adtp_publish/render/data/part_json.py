"""A part as JSON: its values as they nest on the form, and its figures with how they came about."""

from __future__ import annotations

from typing import Any

from ...model.chain import Step, chains
from ...model.display import written
from ...model.node import Node
from ...model.release import Release, ReleasedDocument
from ...model.values import Absence, Scalar
from ..quoting import in_words
from .part_csv import of_figure
from .provenance import in_lines, inputs_of


def as_json(release: Release, document: ReleasedDocument) -> bytes:
    """A document with its values as they nest on the form, and its figures with how they came about."""
    known = {figure.id: figure for figure in release.figures}
    document = in_words(release, document)
    content = {
        "partnership": {"name": release.partnership.name, "slug": release.partnership.slug},
        "edition": release.year,
        "document": {"id": document.id, "title": document.title, "state": release.state},
        "absent": document.absent or None,
        "partial": document.partial or None,
        "note": document.note or None,
        "source": _source(document),
        "content": _tree(document.root),
    }
    mine = (figure for figure in release.figures if figure.document == document.id)
    return in_lines(content, "figures", [_figure(step, release) for step in chains(mine, known)])


def _source(document: ReleasedDocument) -> dict[str, str] | None:
    source = document.source
    if source is None:
        return None
    return {"title": source.title, "publisher": source.publisher, "dated": source.dated}


def _tree(node: Node) -> Any:
    if node.face.kind == "list":
        return [_tree(child) for child in node.children]
    if node.children:
        return {child.path[-1]: _tree(child) for child in node.children}
    return None if node.value is None else _plain(node.value)


def _plain(value: Scalar) -> Any:
    match value:
        case bool() | int():
            return value
        case Absence():
            return {"absent": value.word}
    return written(value)


def _figure(step: Step, release: Release) -> dict[str, Any]:
    figure = step.figure
    record = of_figure(figure)
    return {
        **{
            name: record[name]
            for name in ("id", "label", "year", "value", "unit", "status", "stated", "worked_out")
        },
        "provisional": figure.provisional,
        "formula": figure.formula,
        "symbols": figure.symbols,
        "working": figure.working,
        "rounding": record["rounding"],
        "inputs": inputs_of(step, release),
        "not_known": list(figure.gaps),
        "explained": figure.explained,
    }
