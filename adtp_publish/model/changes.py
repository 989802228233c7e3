"""What happened to a plan in the sight of the public: published, corrected, news of it, withdrawn.

Told from a Release alone: from the public part of the record, and from the publications. Percentages that
are agreed and a baseline that is set change a plan legitimately: they are news (domain.md, section 5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from .quotable import quotable
from .record import CORRECTIONS, DOCUMENT, RECORD, begins, day_on
from .release import DocumentChange, Publication, Release

PUBLISHED, CORRECTED, NEWS, REVISED, WITHDRAWN = "published", "corrected", "news", "revised", "withdrawn"
KINDS = (PUBLISHED, CORRECTED, NEWS, REVISED, WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one plan.

    `document` is the one that was corrected, `reason` why. `documents` are those that readers are shown
    otherwise since, with the figures that are other; `events` what was told for the first time. `number`
    counts, from 1, changes of one plan that are otherwise the same.
    """

    release: Release
    kind: str
    on: datetime | date
    document: str = ""
    reason: str = ""
    documents: tuple[DocumentChange, ...] = ()
    events: tuple[str, ...] = ()
    number: int = 1

    @property
    def name(self) -> str:
        """What it is called among all changes, whatever else happens: small letters, digits, hyphens."""
        on = (
            begins(self.on).strftime("%Y%m%dt%H%Mz") if isinstance(self.on, datetime) else f"{self.on:%Y%m%d}"
        )
        parts = [self.release.key.replace("/", "-"), self.kind, self.document, on]
        return "-".join([part for part in parts if part] + ([str(self.number)] if self.number > 1 else []))


def changes_of(release: Release) -> tuple[Change, ...]:
    """The changes of a plan that its release may tell of, the last one first."""
    if release.state == "withdrawn":
        return (Change(release, WITHDRAWN, release.withdrawn),) if release.withdrawn else ()
    found = [Change(release, PUBLISHED, release.published)] if release.published else []
    found += _since_publication(release, _corrections(release))
    return tuple(sorted(_numbered(found), key=order, reverse=True))


def order(change: Change) -> tuple[object, ...]:
    """By what changes are sorted: when, then which plan, then what it was."""
    return (begins(change.on), change.release.key, KINDS.index(change.kind), change.document, change.number)


def last_day(release: Release) -> str:
    """The day of the last change of a plan, as `2010-04-20`; empty where nothing is told of any."""
    changes = changes_of(release)
    if not changes:
        return ""
    return day_on(changes[0].on).isoformat()


def _corrections(release: Release) -> list[Change]:
    record = release.document(RECORD)
    if record is None:
        return []
    names = quotable(release)
    found = []
    for item in record.root.items(CORRECTIONS):
        on = item.child("on")
        if on is not None and isinstance(on.value, date):
            reason = names.said(item.text("reason"), RECORD, (*item.path, "reason")).strip()
            found.append(Change(release, CORRECTED, on.value, item.text(DOCUMENT), reason))
    return sorted(found, key=order)


def _since_publication(release: Release, corrections: list[Change]) -> Iterator[Change]:
    """Corrections with what each changed; then what a publication showed anew for another reason."""
    first, *later = release.publications or (Publication(None),)
    waiting = list(corrections)
    if first.on is not None:
        yield from _up_to(first, waiting)
    for publication in later:
        mine = list(_up_to(publication, waiting))
        own = {change.document for change in mine}
        rest = tuple(each for each in publication.documents if each.document not in own)
        if mine and not publication.events:
            rest = ()  # it follows from the corrections: a text that names a corrected figure
        told = (each for each in publication.documents if each not in rest)
        yield from _with_figures(mine, tuple(told))
        if publication.on is None:
            continue  # what no publication has shown yet has no time that the public knows
        if publication.events:
            yield Change(release, NEWS, publication.on, documents=rest, events=publication.events)
        elif rest:
            yield Change(release, REVISED, publication.on, documents=rest)
    yield from waiting


def _up_to(publication: Publication, waiting: list[Change]) -> Iterator[Change]:
    """The corrections that come with a publication, taken from those that wait."""
    while waiting and (publication.on is None or begins(waiting[0].on) <= begins(publication.on)):
        yield waiting.pop(0)


def _with_figures(corrections: list[Change], changed: tuple[DocumentChange, ...]) -> Iterator[Change]:
    """Corrections with the documents that they changed.

    Of several of one document between two publications, the last one has what changed; the last of all has
    what changed in documents without a correction.
    """
    last = {change.document: change for change in corrections}
    for change in corrections:
        own = [d for d in changed if d.document == change.document and last[change.document] is change]
        others = [d for d in changed if d.document not in last and change is corrections[-1]]
        yield replace(change, documents=(*own, *others))


def _numbered(changes: list[Change]) -> Iterator[Change]:
    seen: dict[str, int] = {}
    for change in changes:
        seen[change.name] = seen.get(change.name, 0) + 1
        yield replace(change, number=seen[change.name])
