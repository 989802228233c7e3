"""The pack of a plan for a day of the timetable: its documents out of what its audience may see.

Which they are stands in the edition (domain.md, section 5). What a plan says is `absent` is neither missing
nor late, whatever the reason (section 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..findings import ERROR
from ..model.display import day
from ..model.edition import DocumentSpec, PackSpec
from ..model.packing import (
    ABSENT,
    DRAFT,
    EMPTY,
    FAULTY,
    FOR_SIGNATURE,
    LATE,
    MISSING,
    NOT_DUE,
    PRESENT,
    UNSIGNED,
    Entry,
    OpenFinding,
    Packed,
)
from ..model.plan import Plan
from ..model.release import Release
from .audience import PUBLIC
from .revisions import is_revised, returned_on, revisions

_SAID = {
    MISSING: "{} is missing",
    LATE: "{} is late: it was due by {}",
    FAULTY: "{} has errors",
}


def packed(
    plan: Plan,
    released: Release,
    spec: PackSpec,
    today: date,
    findings: Sequence[OpenFinding] = (),
    *,
    draft: bool = False,
) -> Packed:
    """A pack of a plan, from the Release for the pack's own audience; `today` is a day in London.

    `findings` are all that are left open in the plan: the pack gets those that its audience may be told of,
    and one that is to be `faultless` no error among them. A plan that nobody signed off yet is for signature
    in a pack that is complete.
    """
    assert released.audience == spec.audience
    since = returned_on(plan, spec.since) if spec.since else None
    entries = tuple(_entries(plan, released, spec, today, since))
    faults = [_fault(entry) for entry in entries if entry.keeps]
    faults += _empty(findings, entries)
    if spec.faultless:
        faults += _errors(findings, entries)
    signing = released.signing
    if draft:
        signing = DRAFT
    elif signing == DRAFT and not faults:
        signing = FOR_SIGNATURE
    told = revisions(plan, released, since) if since is not None else ()
    pack = Packed(
        spec,
        plan.edition.day(spec.due),
        replace(released, signing=signing),
        entries,
        tuple(faults),
        draft,
        since,
        told,
    )
    return with_findings(pack, findings)


def with_findings(pack: Packed, findings: Sequence[OpenFinding]) -> Packed:
    """A pack with the findings on its documents; the public is told of none."""
    files = {entry.file for entry in pack.entries}
    mine = (item for item in findings if pack.spec.faultless or item.place.partition(":")[0] in files)
    return replace(pack, findings=tuple(mine) if pack.spec.audience != PUBLIC else ())


def _entries(
    plan: Plan, released: Release, spec: PackSpec, today: date, since: date | None
) -> Iterator[Entry]:
    """The list of a pack, in the order of the edition."""
    sent_by = plan.edition.day(spec.due)
    for document in plan.edition.documents:
        name = document.id
        is_revised_here = name in spec.revised and is_revised(plan, name, spec.since, since)
        if name in spec.documents or is_revised_here:
            entry = _entry(plan, released, document, today)
            yield replace(entry, keeps=entry.completeness in _SAID, revised=is_revised_here)
        elif name in spec.where_held:
            entry = _entry(plan, released, document, today)
            is_held = entry.completeness not in (LATE, MISSING)
            if is_held:
                yield replace(entry, keeps=entry.completeness == FAULTY)
            elif entry.due is not None and sent_by is not None and entry.due > sent_by:
                yield entry if entry.completeness == LATE else replace(entry, completeness=NOT_DUE)


def _entry(plan: Plan, released: Release, spec: DocumentSpec, today: date) -> Entry:
    """What there is of a document, whatever pack it is in."""
    due = plan.edition.day(spec.due)
    held = released.document(spec.id)
    reason = held.absent if held is not None else ""
    if held is not None:
        completeness = ABSENT if held.absent else PRESENT
    elif plan.document(spec.id) is not None:
        completeness = FAULTY
    else:
        completeness = LATE if due is not None and due < today else MISSING
    return Entry(spec.id, spec.file, spec.title, spec.short, completeness, due, reason)


def _empty(findings: Sequence[OpenFinding], entries: Sequence[Entry]) -> Iterator[str]:
    """Fields that nobody filled in: a notice while a document is written, and not to be sent (section 6)."""
    files = {finding.place.partition(":")[0] for finding in findings if finding.code == EMPTY}
    for entry in entries:
        if entry.file in files and entry.completeness == PRESENT:
            yield f"{entry.short} is not filled in everywhere"


def _errors(findings: Sequence[OpenFinding], entries: Sequence[Entry]) -> Iterator[str]:
    """The errors anywhere in the plan; those of documents of the pack are told of these."""
    told = {entry.file for entry in entries if entry.keeps}
    places = [item.place for item in findings if item.severity == ERROR and item.code != UNSIGNED]
    files = dict.fromkeys(place.partition(":")[0] for place in places)
    yield from (f"`{file}` has errors" for file in files if file not in told)


def _fault(entry: Entry) -> str:
    return _SAID[entry.completeness].format(entry.short, day(entry.due) if entry.due else "")
