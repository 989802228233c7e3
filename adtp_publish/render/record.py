"""What the record of a plan lets its readers know."""

from __future__ import annotations

from ..model.display import written
from ..model.release import Release


def record_facts(release: Release) -> list[tuple[str, str]]:
    """What the record lets this audience know: that it was signed off, and when it was published.

    What was corrected stands with the other changes of the plan.
    """
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
    return found
