"""What the note on a release says: what is other than in the last one, what is withheld, what is left.

It stands beside the pipeline. What is said of the public site is read from what was made for it; the counts
of what is withheld and the findings come from the plans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..codes import SEVERITIES
from ..findings import Finding
from ..model.display import number
from ..model.note import Builder, OpenFindings, ReleaseNote, Since
from ..model.plan import Plan
from ..model.record import COVER, RECORD
from ..pipeline import PUBLIC, Checked, Made
from ..publish.folder import Shelf
from .comparing import Beside, totals_of
from .last import last_release

# The threshold of an edition from which on a number that moved is told, in percent.
_MOST = "jump_most"


def note_on(
    name: str,
    made: Made,
    checked: Checked,
    findings: Iterable[Finding],
    shelf: Shelf,
    built: Builder,
) -> ReleaseNote:
    """The note on a release of the public site that was just published under a name."""
    last, trouble = last_release(shelf, name)
    releases = sorted(made.releases, key=lambda each: each.name)
    editions = {derived.plan.edition.year: derived.plan.edition for derived in checked.plans}
    found = ((year, edition.threshold(_MOST)) for year, edition in sorted(editions.items()))
    most = {year: threshold for year, threshold in found if threshold is not None}
    if last is None:
        since = Since(anew=tuple(each.name for each in releases if each.state != "withdrawn"))
    else:
        plans = {derived.plan.key: derived.plan for derived in checked.plans}
        totals = totals_of({file.address: file.content for file in made.files})
        since = Beside(releases, plans, totals, most, last).since()
    return ReleaseNote(
        name=name,
        built=built,
        last=last.kept.name if last else "",
        trouble=trouble,
        since=since,
        withheld=tuple(_withheld(made, checked)),
        findings=tuple(_open(findings, checked)),
        kept=tuple(sorted(each.name for each in made.kept)),
        most=tuple((year, number(threshold, "%")) for year, threshold in most.items()),
    )


def why_left_out(plan: Plan) -> str:
    """Why the public is shown nothing of a plan."""
    if plan.edition.trial:
        return f"the forms of {plan.edition.year} are on trial, see the findings"
    broken = [document.spec for document in plan.documents if document.kept_from(PUBLIC)]
    if any(spec.id in (COVER, RECORD) for spec in broken):
        return "its cover or record cannot be read, see the findings"
    if plan.nature == "transcription":
        if any(spec.seen_by(PUBLIC) for spec in broken):
            return "the parts that the public would read have errors, see the findings"
        return "its source is no document that the public may read here"
    return "not signed off, or not yet published at this moment"


def _withheld(made: Made, checked: Checked) -> Iterator[tuple[str, int]]:
    """How many plans are not shown, and how many documents of those that are."""
    released = {each.key: each for each in made.releases}
    plans = [derived.plan for derived in checked.plans]
    reasons = Counter(why_left_out(plan) for plan in plans if plan.key not in released)
    yield from ((f"plans: {reason}", count) for reason, count in sorted(reasons.items()))
    if left := sum(len(each.left_out) for each in released.values()):
        yield "documents of plans on the site: errors, see the findings", left
    never = [
        document
        for plan in plans
        if plan.key in released and released[plan.key].state != "withdrawn"
        for document in plan.documents
        if not document.absent and not document.spec.seen_by(PUBLIC)
    ]
    if never:
        yield "documents of plans on the site: never shown to the public", len(never)


def _open(findings: Iterable[Finding], checked: Checked) -> Iterator[OpenFindings]:
    """The findings by code, the worst first; those that a plan explains are settled."""
    keys = {derived.plan.key for derived in checked.plans}
    counts: dict[tuple[int, str], Counter[str]] = {}
    for finding in findings:
        if not finding.explained:
            place = finding.file.removeprefix(f"{checked.shown}/")
            key = "/".join(place.split("/")[:2])
            kind = (SEVERITIES.index(finding.severity), finding.code)
            counts.setdefault(kind, Counter())[key if key in keys else place] += 1
    for (severity, code), found in sorted(counts.items()):
        yield OpenFindings(code, SEVERITIES[severity], tuple(sorted(found.items())))
