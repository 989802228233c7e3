"""What a build would take off the site that is there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..findings import Finding, finding_of_file
from ..model.register import Partnership, taken_over
from ..model.release import Release

Live = Mapping[str, Sequence[str]]


def held_by(releases: Iterable[Release]) -> dict[str, tuple[str, ...]]:
    """The plans in an output, each with the documents that are there; of a withdrawn plan there are none."""
    return {r.key: tuple(d.id for d in r.documents if not d.absent) for r in releases}


def lost_of(live: Live, coming: Live) -> dict[str, tuple[str, ...]]:
    """Each live plan that would no longer be there, or only in part, with the documents that would go."""
    lost = {}
    for key in sorted(live):
        gone = tuple(name for name in live[key] if name not in coming.get(key, ()))
        if key not in coming or gone:  # of a withdrawn plan there is nothing to lose but its address
            lost[key] = gone
    return lost


def removals(live: Live, coming: Live, folder: str) -> tuple[Finding, ...]:
    """A finding for each live plan, or part of one, that would no longer be there."""
    found = []
    for key, lost in lost_of(live, coming).items():
        what = f"`{key}`" if key not in coming else f"{_several(lost)} of `{key}`"
        message = f"{what} is on the live site and would be removed; nothing was changed there"
        hint = (
            "where an error or a missing file does it, mend that, or show the plan as it was till then: "
            "`--keep-live`; if it is meant, say so: `--expect-removals`"
        )
        found.append(finding_of_file("live-plan-removed", message, f"{folder}/{key}", hint))
    return tuple(found)


def with_old_names(coming: Live, partnerships: Iterable[Partnership]) -> dict[str, Sequence[str]]:
    """The plans in an output, also under the names that their partnerships had, or took over.

    A partnership that was renamed or merged is led to from its old addresses: nothing of it is lost.
    """
    here = {key.partition("/")[0] for key in coming}
    named = dict(coming)
    for old, now in taken_over(partnerships, here).items():
        for key, names in coming.items():
            slug, _, year = key.partition("/")
            if slug == now:
                named.setdefault(f"{old}/{year}", names)
    return named


def _several(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
