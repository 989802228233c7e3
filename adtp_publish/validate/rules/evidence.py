"""Evidence entries that name one another must name one that is there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...findings import Finding, finding_of
from ...model.plan import Plan
from ...model.search import found
from .common import is_evidence

_NAMES = ("complement_of", "part_of")


def evidence_ids(plan: Plan) -> Iterator[Finding]:
    """`complement_of` holds the short name of an entry of the same list, `part_of` of any of the document."""
    for document in plan.documents:
        form = plan.edition.form(document.spec.schema)
        lists = [node for _, node in found(form, document.root, is_evidence)]
        anywhere = [item.text("id") for node in lists for item in node.children]
        for node in lists:
            here = [item.text("id") for item in node.children]
            for item in node.children:
                for name in _NAMES:
                    wanted = item.text(name)
                    if not wanted:
                        continue
                    own = item.text("id")
                    known = [x for x in (here if name == "complement_of" else anywhere) if x != own]
                    if wanted not in known:
                        near = get_close_matches(wanted, known, 1)
                        hint = f"did you mean `{near[0]}`?" if near else "name the `id` of an evidence entry"
                        message = f"`{name}` is `{wanted}`, but no other entry has that `id`"
                        yield finding_of("unknown-evidence", message, document.file, (*item.path, name), hint)
