"""The packs of plans: which there are at a moment, for whom, and what keeps them from being sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from .checking import Checked, day_of
from .findings import WARNING, Finding
from .measuring import files_of, measured, without_estimates
from .model.edition import PackSpec
from .model.packing import UNSIGNED, OpenFinding, Packed
from .model.plan import Derived
from .model.release import Release
from .release.audience import PUBLIC
from .release.packing import packed, with_findings
from .render.manifest import Making
from .render.submissions import Lengths, PackWork
from .report.text import located


@dataclass(frozen=True, slots=True)
class Packing:
    """How packs are made: for whom and by what, and whether drafts are wanted where one is not complete."""

    making: Making
    draft: bool = False


class Packs(NamedTuple):
    """The packs that are made, and those that could have been but for what keeps them."""

    made: tuple[Packed, ...] = ()
    kept: tuple[Packed, ...] = ()


NO_PACKS = Packs()


def packs_of(checked: Checked, releases: Sequence[Release], moment: datetime, packing: Packing) -> Packs:
    """The packs for the audience of some releases: those that hold something, plan by plan.

    Of one that is not complete a draft is made, where that is wanted; else it is among the `kept`.
    """
    plans = {derived.plan.key: derived for derived in checked.plans}
    findings = open_findings(checked, releases[0].audience) if releases else {}
    made, kept = [], []
    for release in releases:
        for spec in plans[release.key].plan.edition.packs:
            if spec.audience != release.audience:
                continue
            pack = pack_of(plans[release.key], release, spec, moment, findings)
            if pack.documents and not pack.is_complete and packing.draft:
                pack = pack_of(plans[release.key], release, spec, moment, findings, draft=True)
            if pack.documents and (pack.is_complete or pack.draft):
                made.append(pack)
            elif pack.documents:
                kept.append(pack)
    return Packs(tuple(made), tuple(kept))


def pack_of(
    derived: Derived,
    release: Release,
    spec: PackSpec,
    moment: datetime,
    findings: Mapping[str, Sequence[OpenFinding]],
    *,
    draft: bool = False,
) -> Packed:
    """One pack of a plan at a moment; `findings` are those that are open, by plan."""
    plan = derived.plan
    return packed(plan, release, spec, day_of(moment), findings.get(plan.key, ()), draft=draft)


def work_of(checked: Checked, packs: tuple[Packed, ...], packing: Packing) -> PackWork:
    """Packs ready to be laid out."""
    return PackWork(packs, packing.making, lambda some, lengths: with_lengths(checked, some, lengths))


def with_lengths(checked: Checked, packs: Sequence[Packed], lengths: Lengths) -> tuple[Packed, ...]:
    """Packs once their documents are laid out: what was found in them goes by the pages that they have."""
    found = (*without_estimates(checked.findings, files_of(checked, lengths)), *measured(checked, lengths))
    findings = open_findings(replace(checked, findings=found), packs[0].spec.audience) if packs else {}
    return tuple(with_findings(pack, findings.get(pack.release.key, ())) for pack in packs)


def softened(findings: Iterable[Finding], audience: str) -> tuple[Finding, ...]:
    """Findings as they count for an audience.

    What was changed since sign-off is an error of the public build alone (domain.md, section 5): for others
    it waits for a signature.
    """
    if audience == PUBLIC:
        return tuple(findings)
    return tuple(replace(f, severity=WARNING) if f.code == UNSIGNED and f.is_error else f for f in findings)


def open_findings(checked: Checked, audience: str) -> dict[str, list[OpenFinding]]:
    """The findings that no plan explains, by plan, each with its place below the folder of the plan."""
    keys = {derived.plan.key for derived in checked.plans}
    found: dict[str, list[OpenFinding]] = {}
    for item in located(softened(checked.findings, audience), checked.documents):
        parts = item.file.removeprefix(f"{checked.shown}/").split("/")
        key = "/".join(parts[:2])
        if key in keys and not item.explained:
            place = f"{'/'.join(parts[2:])}:{item.line}:{item.column}"
            found.setdefault(key, []).append(OpenFinding(item.code, item.severity, item.message, place))
    return found
