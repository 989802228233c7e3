"""What the record of a plan lets its readers know."""

from __future__ import annotations

from ..model.display import written
from ..model.quotable import quotable
from ..model.release import Release


def record_facts(release: Release) -> list[tuple[str, str]]:
    """What the record lets this audience know: that it was signed off, when published and corrected."""
    record = release.document("record")
    if record is None:
        return []
    found = []
    for node in record.root.children:
        if node.face.layout == "event":
            found.append((node.face.label, "Yes"))
        elif node.face.kind == "group":
            found += [
                (node.face.label, written(child.value)) for child in node.children if child.path[-1] == "on"
            ]
        for item in node.children if node.face.kind == "list" else ():
            when = item.find("on")
            reason = quotable(release).said(item.text("reason"), record.id, (*item.path, "reason"))
            # A document that is left out for its errors was corrected all the same.
            name = dict(release.shorts).get(item.text("document"), item.text("document"))
            what = f"{name}, {written(when.value if when else None)}: {reason}"
            found.append(("Corrected", what))
    return found
