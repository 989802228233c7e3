"""What a build would take off the site that is there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..findings import Finding, finding_of_file

Live = Mapping[str, Sequence[str]]


def removals(live: Live, coming: Live, folder: str) -> tuple[Finding, ...]:
    """A finding for each live plan, or part of one, that would no longer be there."""
    found = []
    for key in sorted(live):
        lost = [name for name in live[key] if name not in coming.get(key, ())]
        if key in coming and not lost:  # of a withdrawn plan there is nothing to lose but its address
            continue
        what = f"`{key}`" if key not in coming else f"{_several(lost)} of `{key}`"
        message = f"{what} is on the live site and would be removed; nothing was changed there"
        hint = "mend the errors above, or say that it is meant: `--expect-removals`"
        found.append(finding_of_file("live-plan-removed", message, f"{folder}/{key}", hint))
    return tuple(found)


def _several(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
