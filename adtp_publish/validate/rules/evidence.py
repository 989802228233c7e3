"""Evidence entries that name one another must name one that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings import Finding, finding_of
from ...model.node import Node
from ...model.plan import Plan
from ...model.search import found
from ...near import Hints
from .common import is_evidence

_OF_LIST = ("complement_of", "part", "whole")
_NAMES = (*_OF_LIST, "part_of")
_GO_TOGETHER = {"part": "whole", "whole": "part"}


def evidence_ids(plan: Plan) -> Iterator[Finding]:
    """`complement_of`, `part` and `whole` name an entry of the same list, `part_of` any of the document.

    A part and its whole stand together: from one of them no share follows.
    """
    hints = Hints()
    for document in plan.documents:
        form = plan.edition.form(document.spec.schema)
        lists = [node for _, node in found(form, document.root, is_evidence)]
        of_all = _names(lists)
        for node in lists:
            of_list = _names([node])
            for item in node.children:
                for field in item.children:
                    if field.face.name not in _NAMES or not isinstance(field.value, str):
                        continue
                    known = of_list if field.face.name in _OF_LIST else of_all
                    own = item.text("id")
                    other = _GO_TOGETHER.get(field.face.name)
                    if other is not None and item.child(other) is None:
                        yield _alone(field, document.file)
                    if field.value == own or field.value not in known:
                        others = (name for name in known if name != own)
                        otherwise = "name the `id` of an evidence entry"
                        hint = hints.near(document.file, field.value, others, otherwise)
                        message = f"`{field.face.name}` is `{field.value}`, but no other entry has that `id`"
                        yield finding_of("unknown-evidence", message, document.file, field.path, hint)


def _alone(field: Node, file: str) -> Finding:
    name, other = field.face.name, _GO_TOGETHER[field.face.name]
    message = f"found `{name}` without `{other}`; wanted both, of which this is the share"
    hint = f"add `{other}`, the `id` of an evidence entry, or take `{name}` out"
    return finding_of("unknown-evidence", message, file, field.path, hint)


def _names(lists: Sequence[Node]) -> dict[str, None]:
    """The short names of the entries of some lists, each once."""
    return dict.fromkeys(entry.text("id") for node in lists for entry in node.children)
