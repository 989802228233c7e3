"""`not in the source` is said only where there is a source (domain.md, section 6)."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.node import Node
from ...model.paths import form_at
from ...model.plan import Plan
from ...model.values import Absence
from ..wording import OF_TRANSCRIPTIONS, listed


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
            message = (
                f"found `{OF_TRANSCRIPTIONS}`, a reason for transcriptions alone; wanted the value or another"
            )
            form = form_at(plan.edition.form(document.spec.schema), node.path)
            others = [word for word in (form.absence if form else ()) if word != OF_TRANSCRIPTIONS]
            hint = (
                f"say why there is none: {listed(others)}" if others else "fill it in, or take the line out"
            )
            yield finding_of("reason-not-allowed", message, document.file, node.path, hint)


def _gather(node: Node, lacking: list[Node]) -> None:
    """The values at or under a node that are that word; the only rule that looks at every value."""
    for child in node.children:
        if child.children:
            _gather(child, lacking)
        elif (
            child.value.__class__ is Absence and child.value == Absence(OF_TRANSCRIPTIONS)
        ) or child.value == OF_TRANSCRIPTIONS:
            lacking.append(child)
