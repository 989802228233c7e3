"""A partnership of the register stands in a region of the register."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.node import Node
from ...near import Hints


def unknown_regions(root: Node, file: str) -> Iterator[Finding]:
    """A partnership whose region is not known would silently leave the total of its region."""
    hints = Hints()
    regions, partnerships = root.find("regions"), root.find("partnerships")
    known = [item.text("slug") for item in regions.children] if regions else []
    for item in partnerships.children if partnerships else ():
        region = item.text("region")
        if region and region not in known:
            hint = hints.near(file, region, known, "add it to `regions` above")
            message = f"`{region}` is not one of the regions"
            yield finding_of("unknown-region", message, file, (*item.path, "region"), hint)
