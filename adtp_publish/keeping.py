"""What a new release keeps of the one that is live: its assets, and plans that an error would take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from .checking import Checked
from .findings import Finding, finding_of_file
from .model.register import Register
from .model.release import Release
from .ports import Cache
from .publish.folder import Shelf
from .publish.live import live
from .publish.removals import held_by, removals
from .publish.store import kept
from .release.audience import withdrawn_on

# The releases to show in place of those that are lost, given those that can be made.
Keep = Callable[[Sequence[Release]], tuple[Release, ...]]


def keeper(checked: Checked, moment: datetime, shelf: Shelf, store: Cache) -> Keep:
    """Finds the Release of each live plan that would be lost, whole or in part, as the public was shown it.

    A plan that its record withdraws is shown as withdrawn and no more, also where its other files have
    errors. One whose Release is gone from the store, or damaged, stays lost: nothing is published then.
    """
    plans = {derived.plan.key: derived.plan for derived in checked.plans}

    def keep(coming: Sequence[Release]) -> tuple[Release, ...]:
        before, found = live(shelf), []
        withdrawn = {release.key for release in coming if release.state == "withdrawn"}
        lost = removals(shelf.live(), held_by(coming), checked.shown)
        for key in (finding.file.removeprefix(f"{checked.shown}/") for finding in lost):
            release = kept(before.releases[key], store) if key in before.releases else None
            if release is None or key in withdrawn:
                continue
            plan = plans.get(key)
            gone = withdrawn_on(plan, moment) if plan is not None else None
            found.append(release if gone is None else _tombstone(release, gone))
        return tuple(found)

    return keep


def with_kept(coming: Sequence[Release], kept_live: Sequence[Release]) -> tuple[Release, ...]:
    """The releases of an output, those that are kept among them, in the order of their plans."""
    instead = {release.key: release for release in kept_live}
    others = (release for release in coming if release.key not in instead)
    return tuple(sorted((*others, *instead.values()), key=lambda release: release.key))


def register_with(register: Register, kept_live: Sequence[Release]) -> Register:
    """The register with the partnerships and regions of plans that are kept: it may have the error itself."""
    partnerships, regions = list(register.partnerships), list(register.regions)
    for release in kept_live:
        if release.partnership.slug not in {item.slug for item in partnerships}:
            partnerships.append(release.partnership)
        if release.region is not None and release.region.slug not in {item.slug for item in regions}:
            regions.append(release.region)
    return replace(register, partnerships=tuple(partnerships), regions=tuple(regions))


def told(kept_live: Sequence[Release], name: str, shown: str) -> tuple[Finding, ...]:
    """A notice for each plan that is shown as it was."""
    hint = "mend the errors above and build again; `--keep-live` is for as long as that takes"
    return tuple(
        finding_of_file(
            "kept-live",
            f"found no `{release.key}` that can be published whole; it is shown as in the release `{name}`",
            f"{shown}/{release.key}",
            hint,
        )
        for release in kept_live
    )


def _tombstone(release: Release, withdrawn: date) -> Release:
    return Release(
        audience=release.audience,
        partnership=release.partnership,
        region=release.region,
        year=release.year,
        title=release.title,
        declaration="",
        state="withdrawn",
        withdrawn=withdrawn,
    )
