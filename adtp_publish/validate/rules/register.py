"""A partnership of the register stands in a region of it; an old name leads to one partnership."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.node import Node
from ...model.values import Absence
from ...near import Hints

# The code of what is no partnership of England, such as an illustration: it is in no region either.
_MADE_UP = "not applicable"
_TAKE_OUT = "take it out of one of the two"


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


def predecessors_of_partnerships(root: Node, file: str) -> Iterator[Finding]:
    """A predecessor that is named twice, or leads round in a circle: its old addresses lead to one place."""
    successors: dict[str, str] = {}
    for item in root.items("partnerships"):
        slug = item.text("slug")
        for name in item.items("predecessors"):
            old = str(name.value)
            if old in successors:
                message = (
                    f"found `{old}` as a predecessor of `{slug}`, and of `{successors[old]}` before; "
                    "wanted it once: its old addresses lead to one partnership"
                )
                yield finding_of("repeated-item", message, file, name.path, _TAKE_OUT)
                continue
            successors[old] = slug
            if old in _line(successors, slug):
                message = (
                    f"found `{old}` as a predecessor of `{slug}`, which comes before `{old}` itself; "
                    "wanted another partnership"
                )
                yield finding_of("repeated-item", message, file, name.path, _TAKE_OUT)


def _line(successors: dict[str, str], slug: str) -> set[str]:
    """A partnership with all that came after it."""
    found: set[str] = set()
    while slug and slug not in found:
        found.add(slug)
        slug = successors.get(slug, "")
    return found
