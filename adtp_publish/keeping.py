"""What a new release keeps of the one that is live: its assets, and plans that an error would take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from .checking import Checked
from .findings import Finding, finding_of_file
from .model.plan import Plan
from .model.record import RECORD
from .model.register import Register
from .model.release import Release
from .ports import Cache
from .publish.removals import Live, held_by, lost_of
from .publish.store import kept
from .release.audience import withdrawn_on
from .release.still_public import why_not
from .release.todays_forms import by_todays_forms


@dataclass(frozen=True, slots=True)
class Shown:
    """What the public was shown: the documents of each plan, and the key of its Release in the store."""

    plans: Live
    releases: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class KeptLive:
    """The releases to show as they were, and why others of those that are lost are not."""

    releases: tuple[Release, ...] = ()
    findings: tuple[Finding, ...] = ()


# What is kept in place of the releases that are lost, given those that can be made.
Keep = Callable[[Sequence[Release]], KeptLive]


def keeper(checked: Checked, moment: datetime, before: Shown, store: Cache) -> Keep:
    """Finds the Release of each live plan that an error or a missing file would take away, whole or in part.

    It is shown as the public was shown it, by the forms of today. A plan that its record withdraws is shown
    as withdrawn and no more, also where its other files have errors. One that was taken off on purpose, or
    whose partnership has another name now, is not kept; nor is one whose Release is gone from the store, or
    damaged. Those stay lost: nothing is published then.
    """
    plans = {derived.plan.key: derived.plan for derived in checked.plans}
    renamed = {old for each in checked.register.partnerships for old in each.predecessors}

    def keep(coming: Sequence[Release]) -> KeptLive:
        found, refused = [], []
        withdrawn = {release.key for release in coming if release.state == "withdrawn"}
        for key, names in lost_of(before.plans, held_by(coming)).items():
            release = kept(before.releases[key], store) if key in before.releases else None
            if release is None or key in withdrawn or key.partition("/")[0] in renamed:
                continue
            result = _kept(release, names, checked, plans.get(key), moment)
            if isinstance(result, str):
                refused.append(_refused(release, result, checked.shown))
            else:
                found.append(result)
        return KeptLive(tuple(found), tuple(refused))

    return keep


def _kept(
    before: Release, lost: tuple[str, ...], checked: Checked, plan: Plan | None, moment: datetime
) -> Release | str:
    """What is shown of a plan that would be lost; or why nothing is."""
    gone = withdrawn_on(plan, moment) if plan is not None else None
    if gone is not None:
        return _tombstone(before, gone)
    if before.state == "withdrawn":
        return before
    edition = checked.editions.get(before.slug)
    specs = edition.documents if edition is not None else ()
    files = [f"{checked.shown}/{before.key}/{spec.file}" for spec in specs if spec.id == RECORD]
    record = checked.documents.get(files[0]) if files else None
    why = why_not(before, lost, plan, record, moment)
    shown = by_todays_forms(before, edition) if edition is not None else None
    return why or shown or f"there are no agreed forms of {before.year}"


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
    hint = (
        "mend the errors above, or put back what is missing, and build again; `--keep-live` is for as long "
        "as that takes"
    )
    return tuple(
        finding_of_file(
            "kept-live",
            f"found no `{release.key}` that can be published whole; it is shown as in the release `{name}`",
            f"{shown}/{release.key}",
            hint,
        )
        for release in kept_live
    )


def _refused(release: Release, why: str, shown: str) -> Finding:
    message = f"`{release.key}` is not kept as it was: {why}"
    hint = (
        "if it is to be public, say so in its files; if not, take it off the site with `--expect-removals`, "
        "or withdraw it in its record"
    )
    return finding_of_file("not-kept", message, f"{shown}/{release.key}", hint)


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
