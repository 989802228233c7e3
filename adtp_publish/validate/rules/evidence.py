"""Evidence entries that name one another must name one that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings import Finding, finding_of
from ...model.node import Node
from ...model.plan import Plan
from ...model.search import found
from ...near import Hints
from .common import is_evidence

_NAMES = ("complement_of", "part_of")


def evidence_ids(plan: Plan) -> Iterator[Finding]:
    """`complement_of` holds the short name of an entry of the same list, `part_of` of any of the document."""
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
                    known = of_list if field.face.name == "complement_of" else of_all
                    own = item.text("id")
                    if field.value == own or field.value not in known:
                        others = (name for name in known if name != own)
                        otherwise = "name the `id` of an evidence entry"
                        hint = hints.near(document.file, field.value, others, otherwise)
                        message = f"`{field.face.name}` is `{field.value}`, but no other entry has that `id`"
                        yield finding_of("unknown-evidence", message, document.file, field.path, hint)


def _names(lists: Sequence[Node]) -> dict[str, None]:
    """The short names of the entries of some lists, each once."""
    return dict.fromkeys(entry.text("id") for node in lists for entry in node.children)
