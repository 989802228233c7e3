"""Evidence entries that name one another must name one that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings import Finding, finding_of
from ...model.node import Node
from ...model.plan import Plan
from ...model.search import found
from ..wording import did_you_mean
from .common import is_evidence

_NAMES = ("complement_of", "part_of")


def evidence_ids(plan: Plan) -> Iterator[Finding]:
    """`complement_of` holds the short name of an entry of the same list, `part_of` of any of the document."""
    for document in plan.documents:
        form = plan.edition.form(document.spec.schema)
        lists = [node for _, node in found(form, document.root, is_evidence)]
        for node in lists:
            for item in node.children:
                for field in item.children:
                    if field.face.name not in _NAMES or not isinstance(field.value, str):
                        continue
                    known = _others(item, [node] if field.face.name == "complement_of" else lists)
                    if field.value not in known:
                        hint = did_you_mean(field.value, known, "name the `id` of an evidence entry")
                        message = f"`{field.face.name}` is `{field.value}`, but no other entry has that `id`"
                        yield finding_of("unknown-evidence", message, document.file, field.path, hint)


def _others(item: Node, lists: Sequence[Node]) -> list[str]:
    """The short names of the other entries of some lists."""
    own = item.text("id")
    return [name for node in lists for other in node.children if (name := other.text("id")) != own]
