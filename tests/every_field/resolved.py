"""Prose as readers have it: each figure that it names stands there as text, looked up here in the release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from adtp_publish.model.figure import Figure
from adtp_publish.model.figure_text import in_sentence
from adtp_publish.model.node import Node, Path
from adtp_publish.model.record import DOCUMENT
from adtp_publish.model.release import Release, ReleasedDocument
from tests.every_field.trees import leaves

Leaf = tuple[Node, tuple[Node, ...]]
_NAME = re.compile(r"(?<!\\)\[\[([^\[\]]+)\]\]")
_PROSE = frozenset(("markdown", "text"))


def read_leaves(
    release: Release, document: ReleasedDocument, *, for_programs: bool = False
) -> Iterator[Leaf]:
    """Each value of a document as it reads, with the nodes above it; of one that is absent, none.

    Names that only files use are values for programs; readers have the label of what they name, and of a
    document its short name.
    """
    figures, shorts = {figure.id: figure for figure in release.figures}, dict(release.shorts)
    for node, above in leaves(document.root) if not document.absent else ():
        if _names_an_entry(node.path) and not for_programs:
            if node.path[-1] not in ("id", "group", "complete"):
                yield replace(node, value=_label(str(node.value), node.path, document)), above
        elif node.face.name == DOCUMENT and not for_programs and str(node.value) in shorts:
            yield replace(node, value=shorts[str(node.value)]), above
        elif node.value is not None or node.id in figures:
            yield _read(node, figures, release.key, document), above


def _names_an_entry(path: Path) -> bool:
    """Whether a field of an entry of evidence holds a name. What a complete group comes to is its own row."""
    names = ("id", "group", "complete", "part_of", "complement_of", "part", "whole")
    is_of_evidence = len(path) > 2 and path[-3].endswith("evidence") and path[-2].isdigit()
    return is_of_evidence and path[-1] in names


def _read(node: Node, figures: Mapping[str, Figure], key: str, document: ReleasedDocument) -> Node:
    if node.face.kind not in _PROSE or not isinstance(node.value, str) or "[[" not in node.value:
        return node

    def text(found: re.Match[str]) -> str:
        said = found[1]
        if said.startswith("="):
            return " ".join(said[1:].split())
        name, _, form = ("".join(part.split()) for part in said.partition("|"))
        if "." in name:
            figure = figures[f"{key}/{name.removeprefix(f'{key}/')}"]
        else:
            figure = _entry(name, node.path, figures, document)
        shown = in_sentence(figure, form)
        assert shown, (name, form)
        return shown

    value = _NAME.sub(text, node.value).replace("\\[[", "[[")
    return replace(node, value=value)


def _label(name: str, path: Path, document: ReleasedDocument) -> str:
    """The label of the entry that another names: of its own list, else the only one of its name."""
    lists = [holder for holder in document.root.walk() if holder.face.layout == "evidence"]
    named = [entry for holder in lists for entry in holder.children if entry.text("id") == name]
    own = [entry for entry in named if entry.path[:-1] == path[:-2]]
    (entry,) = own or named
    return entry.text("label")


def _entry(name: str, path: Path, figures: Mapping[str, Figure], document: ReleasedDocument) -> Figure:
    """The figure of an evidence entry: of the list nearest to a text, else the only one of its name."""
    places = [
        entry.path
        for holder in document.root.walk()
        if holder.face.layout == "evidence"
        for entry in holder.children
        if entry.text("id") == name
    ]
    near = max((len(at) - 2 for at in places if path[: len(at) - 2] == at[:-2]), default=0)
    best = [at for at in places if len(at) - 2 == near and path[:near] == at[:-2]] or places
    assert len(best) == 1, (name, path, places)
    value = (*best[0], "value")
    (figure,) = (found for found in figures.values() if (found.document, found.path) == (document.id, value))
    return figure
