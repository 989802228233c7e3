"""The whole way of a plan through the six stages: load, validate, derive, release, render, publish."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import datetime

from .cache import NoCache
from .checking import Checked, check_all
from .derive.comparisons import comparisons
from .derive.completion import completed
from .derive.totals import totals
from .errors import BadTemplates
from .findings import Finding
from .keeping import Keep, KeptLive, register_with, with_kept
from .measuring import files_of, measured, without_errors
from .model.edition import Edition
from .model.output import OutputFile
from .model.release import Release
from .model.site_config import DEFAULT, SiteConfig
from .model.source import Templates
from .model.total import Total
from .packing import NO_PACKS, Packing, Packs, packs_of, work_of
from .ports import Cache, Files, Indexer, Say, Store
from .publish.removals import held_by
from .publish.verify import Unfit, complete, verify
from .release.release import release
from .render.frame import Site
from .render.pdf import LayoutTrouble
from .render.search import with_index
from .render.site import render_site
from .render.submissions import Press, public_sheets, restricted_sheets
from .render.wanted import wanted_of
from .template_faults import of_templates

__all__ = [
    "PUBLIC",
    "Checked",
    "Made",
    "Tools",
    "check",
    "make",
    "public_totals",
]

PUBLIC = "public"


def check(
    plans: Files,
    shown: str,
    forms: Files,
    moment: datetime,
    *,
    only: str = "",
    is_strict: bool = False,
) -> Checked:
    """Load, validate and derive all plans below a folder, ready for output.

    `shown` is the folder as the user wrote it; `moment` is an aware datetime: what is late at
    it is an error; `is_strict` takes warnings for errors (`--strict`). Nothing about a plan is
    raised as an exception: what is wrong is in `findings`.
    """
    found = check_all(plans, shown, forms, moment, only=only, is_strict=is_strict)
    return replace(found, plans=tuple(completed(plan) for plan in found.plans))


@dataclass(frozen=True, slots=True)
class Tools:
    """What rendering needs from outside: templates, a cache, processes, a voice, the settings of the site.

    Without an indexer the site has no search index, without `packing` no packs are made: for tests that look
    at pages and documents alone.
    """

    templates: Templates
    nhs: dict[str, str]
    cache: Cache
    workers: Callable[[], Executor] | None
    say: Say
    config: SiteConfig = DEFAULT
    indexer: Indexer | None = None
    store: Store = field(default_factory=NoCache)
    packing: Packing | None = None

    def press(self) -> Press:
        """What of this lays out documents."""
        return Press(self.templates, self.nhs, self.cache, self.workers, self.say)


@dataclass(frozen=True, slots=True)
class Made:
    """The output for one audience, nothing of it written yet.

    `lengths` are the findings on the files in `measured`: a build knows better than the estimate. `leaks`
    are withheld texts in the files, once they were searched for: with any, an output is never published.
    `kept` are plans that are shown as they were before; `carried` are the addresses of assets of the
    release before. `packs` are those made, and those kept back. Where it has `failed`, nothing was made.
    """

    audience: str
    files: tuple[OutputFile, ...]
    releases: tuple[Release, ...]
    findings: tuple[Finding, ...]
    lengths: tuple[Finding, ...] = ()
    measured: frozenset[str] = frozenset()
    leaks: tuple[Finding, ...] | None = None
    kept: tuple[Release, ...] = ()
    carried: frozenset[str] = frozenset()
    packs: Packs = NO_PACKS
    failed: bool = False

    def plans(self) -> dict[str, tuple[str, ...]]:
        """The plans in the output, each with its documents; a withdrawn plan keeps what it had."""
        return held_by(self.releases)


def make(
    checked: Checked,
    audience: str,
    moment: datetime,
    tools: Tools,
    with_totals: bool = True,
    keep: Keep | None = None,
) -> Made:
    """Release, render and verify all plans for one audience at one moment.

    `keep` finds plans that are to be shown as they were before (`--keep-live`). Where the length of a PDF is
    an error, the document is left out and all is made again without it. Where a template is at fault,
    nothing is made, and findings say why.
    """
    try:
        made = _made(checked, audience, moment, tools, with_totals, keep)
        if any(finding.is_error for finding in made.lengths):
            again = _made(without_errors(checked, made.lengths), audience, moment, tools, with_totals, keep)
            made = replace(again, lengths=made.lengths, measured=made.measured)
        verify(made.files, with_tags=tools.templates.are_changed())
        if audience == PUBLIC:
            complete(made.files, (address for item in made.releases for address in wanted_of(item)))
    except (BadTemplates, LayoutTrouble, Unfit) as trouble:
        return Made(audience, (), (), of_templates(trouble, tools.templates), failed=True)
    return made


def in_use(checked: Checked) -> tuple[Edition, ...]:
    """The editions whose forms the public may be told of, by year: those on trial may still change."""
    return tuple(edition for _, edition in sorted(checked.editions.items()) if not edition.trial)


def public_totals(checked: Checked, moment: datetime) -> tuple[Total, ...]:
    """The totals that the public site has at a moment, over the plans that it then shows."""
    results = (release(derived, PUBLIC, moment, checked.register)[0] for derived in checked.plans)
    return totals([released for released in results if released is not None])


def _made(
    checked: Checked, audience: str, moment: datetime, tools: Tools, with_totals: bool, keep: Keep | None
) -> Made:
    results = [release(derived, audience, moment, checked.register) for derived in checked.plans]
    releases = tuple(released for released, _ in results if released is not None)
    findings = tuple(finding for _, found in results for finding in found)
    live = keep(releases) if keep is not None else KeptLive()
    kept_live, findings = live.releases, (*findings, *live.findings)
    releases = with_kept(releases, kept_live) if kept_live else releases
    packs = NO_PACKS
    if audience == PUBLIC:
        editions = in_use(checked)
        added = totals(releases) if with_totals else ()
        compared = comparisons(releases, editions) if with_totals else ()
        site = Site(
            releases,
            added,
            register_with(checked.register, kept_live),
            tools.templates,
            tools.nhs,
            tools.config,
            editions,
            compared,
        )
        sheets, lengths = public_sheets(site, tools.press())
        files = with_index(render_site(site, sheets), tools.indexer, tools.cache, tools.say)
    else:
        packing = tools.packing
        packs = packs_of(checked, releases, moment, packing) if packing else NO_PACKS
        work = work_of(checked, packs.made, packing) if packing else None
        files, lengths = restricted_sheets(releases, work, tools.press())
    found, where = measured(checked, lengths), files_of(checked, lengths)
    return Made(audience, files, releases, findings, found, where, kept=kept_live, packs=packs)
