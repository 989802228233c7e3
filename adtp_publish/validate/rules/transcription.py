"""`not in the source` is said only where there is a source (domain.md, section 6)."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.node import Node
from ...model.plan import Plan
from ...model.values import Absence

_WORD = "not in the source"


def only_in_transcriptions(plan: Plan) -> Iterator[Finding]:
    """A plan of a partnership's own has no source that could lack a value.

    A plan whose cover cannot be read may be a transcription: the finding on the cover comes first.
    """
    cover = plan.document("cover")
    if plan.nature == "transcription" or cover is None or cover.broken:
        return
    for document in plan.documents:
        lacking: list[Node] = []
        _gather(document.root, lacking)
        for node in lacking:
            message = f"`{_WORD}` is for transcriptions, and this plan is none"
            hint = "say `pending`, `to be confirmed`, `not collected` or `not applicable`"
            yield finding_of("reason-not-allowed", message, document.file, node.path, hint)


def _gather(node: Node, lacking: list[Node]) -> None:
    """The values at or under a node that are that word; the only rule that looks at every value."""
    for child in node.children:
        if child.children:
            _gather(child, lacking)
        elif (child.value.__class__ is Absence and child.value == Absence(_WORD)) or child.value == _WORD:
            lacking.append(child)
