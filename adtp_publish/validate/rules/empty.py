"""A numbered item of a list that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.form import Check
from ...model.node import Node
from ...model.plan import Document
from .held import Held


def says_something(_: Held, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """Each item of a list has a text in one of the fields that the form names; a reason is no text."""
    named = " nor ".join(f"`{name}`" for name in check.of)
    for item in node.children:
        key = item.children[0] if item.children else None
        if key is None or key.path[-1] in check.of or any(item.text(name) for name in check.of):
            continue
        message = f"found {key.face.label.lower()} `{written(key.value)}` with neither {named}; wanted a text"
        hint = "say what it is, or take it out; a transcription keeps it as its source has it"
        yield finding_of("empty-item", message, document.file, key.path, hint)
