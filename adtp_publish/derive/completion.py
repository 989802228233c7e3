"""The documents of a plan with what follows put in: derived rows, ratings, and the id of every figure."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from ..model.figure import Figure
from ..model.node import Node, Path
from ..model.plan import Derived, Document
from .figures import place_of_document
from .lookup import Place


def completed(derived: Derived) -> Derived:
    """The plan with each number in its documents naming its figure, and fields that follow put in.

    What renders for readers needs this; checking does not.
    """
    by_document: dict[str, dict[Path, Figure]] = {}
    for figure in derived.figures:
        by_document.setdefault(figure.document, {})[figure.path] = figure
    plan = derived.plan
    documents = tuple(
        document
        if document.broken or document.absent
        else _completed(place_of_document(plan, document), document, by_document.get(document.spec.id, {}))
        for document in plan.documents
    )
    return replace(derived, plan=replace(plan, documents=documents), named=True)


def _completed(root: Place, document: Document, figures: Mapping[Path, Figure]) -> Document:
    above = {path[:length] for path in figures for length in range(len(path))} | figures.keys()
    return replace(document, root=_node(root, figures, above))


def _node(place: Place, figures: Mapping[Path, Figure], above: Set[Path]) -> Node:
    """The node at a place; fields that the plan leaves out are there where a figure is in or under them."""
    children = tuple(
        _node(below, figures, above) for below in place.below if below.node is not None or below.path in above
    )
    figure = figures.get(place.path)
    node = place.node
    value = node.value if node is not None else None
    if value is None and figure is not None and figure.word:
        value = figure.word
    return Node(place.form.face, place.path, value, children, figure.id if figure else place.id)
