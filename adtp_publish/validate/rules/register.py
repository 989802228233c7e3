"""A partnership of the register stands in a region of the register."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.node import Node
from ...model.values import Absence
from ...near import Hints

# The code of what is no partnership of England, such as an illustration: it is in no region either.
_MADE_UP = "not applicable"


def regions_of_partnerships(root: Node, file: str) -> Iterator[Finding]:
    """A partnership in no region, or in one that is not known, silently leaves the total of its region."""
    hints = Hints()
    known = [item.text("slug") for item in root.items("regions")]
    for item in root.items("partnerships"):
        region, code = item.text("region"), item.find("code")
        if region and region not in known:
            hint = hints.near(file, region, known, "add it to `regions` above")
            message = f"`{region}` is not one of the regions"
            yield finding_of("unknown-region", message, file, (*item.path, "region"), hint)
        elif (
            known
            and not region
            and not (code and isinstance(code.value, Absence) and code.value.word == _MADE_UP)
        ):
            message = f"found no `region` of `{item.text('slug')}`; wanted the short name of its region"
            hint = (
                f"write it below `name`, such as `region: {known[0]}`; "
                f"what is no partnership of England says `code: {_MADE_UP}`"
            )
            yield finding_of("no-region", message, file, (*item.path, "slug"), hint)
