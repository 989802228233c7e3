"""The pack of a plan for a day of the timetable: its documents out of what its audience may see.

Which they are stands in the edition (domain.md, section 5). What a plan says is `absent` is neither missing
nor late, whatever the reason (section 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from ..findings import ERROR
from ..model.display import day
from ..model.edition import DocumentSpec, PackSpec
from ..model.packing import (
    ABSENT,
    CHANGED,
    DRAFT,
    EMPTY,
    FAULTY,
    FOR_SIGNATURE,
    LATE,
    MISSING,
    NOT_DUE,
    PRESENT,
    Entry,
    OpenFinding,
    Packed,
)
from ..model.plan import Plan
from ..model.quotes import OPEN
from ..model.record import ASSESSMENT
from ..model.release import Release
from .audience import PUBLIC
from .revisions import is_revised, returned_on, revisions

_SAID = {
    MISSING: "{} is missing",
    LATE: "{} is late: it was due by {}",
    FAULTY: "{} has errors",
    CHANGED: "{} was changed since the plan was signed off",
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
    since = returned_on(plan, spec.since, today) if spec.since else None
    begun = {finding.place.partition(":")[0] for finding in findings if finding.code == EMPTY}
    entries = tuple(_entries(plan, released, spec, today, begun))
    faults = [_fault(entry) for entry in entries if entry.keeps]
    faults += [*_unread(plan, released, spec), *_naming(released, entries)]
    faults += _empty(begun, entries)
    if spec.faultless:
        faults += _errors(plan, spec, findings, entries)
    signing = released.signing
    if draft:
        signing = DRAFT
    elif signing == DRAFT and not faults:
        signing = FOR_SIGNATURE
    told = revisions(plan, released, since, today) if since is not None else ()
    pack = Packed(
        spec,
        plan.edition.day(spec.due),
        replace(released, signing=signing),
        entries,
        tuple(faults),
        draft,
        since,
        told,
        returned=returned_on(plan, spec.key, today) if spec.audience != PUBLIC else None,
        changed=tuple(d.spec.short for d in plan.documents if d.unsigned and d.spec.seen_by(spec.audience)),
    )
    return with_findings(pack, findings)


def with_findings(pack: Packed, findings: Sequence[OpenFinding]) -> Packed:
    """A pack with the findings on its documents; the public is told of none."""
    files = {entry.file for entry in pack.entries}
    mine = (item for item in findings if item.place.partition(":")[0] in files)
    return replace(pack, findings=tuple(mine) if pack.spec.audience != PUBLIC else ())


def _entries(plan: Plan, released: Release, spec: PackSpec, today: date, begun: Set[str]) -> Iterator[Entry]:
    """The list of a pack, in the order of the edition; `begun` are files that are not filled in yet."""
    sent_by = plan.edition.day(spec.due)
    for document in plan.edition.documents:
        name = document.id
        is_revised_here = name in spec.revised and is_revised(plan, name, spec.since, today)
        if name in spec.documents or is_revised_here:
            entry = _entry(plan, released, document, today)
            yield replace(entry, keeps=entry.completeness in _SAID, revised=is_revised_here)
        elif name in spec.where_held:
            entry = _entry(plan, released, document, today)
            is_later = entry.due is not None and sent_by is not None and entry.due > sent_by
            if is_later and entry.file in begun:
                yield replace(entry, completeness=NOT_DUE)
            elif entry.completeness not in (LATE, MISSING):
                yield replace(entry, keeps=entry.completeness in (FAULTY, CHANGED))
            elif is_later:
                yield entry if entry.completeness == LATE else replace(entry, completeness=NOT_DUE)


def _entry(plan: Plan, released: Release, spec: DocumentSpec, today: date) -> Entry:
    """What there is of a document, whatever pack it is in."""
    due = plan.edition.day(spec.due)
    held = released.document(spec.id)
    reason = held.absent if held is not None else ""
    if held is not None:
        completeness = ABSENT if held.absent else PRESENT
    elif (document := plan.document(spec.id)) is not None:
        completeness = FAULTY if document.broken or not document.barred else CHANGED
    else:
        completeness = LATE if due is not None and due < today else MISSING
    title = held.title if held is not None else spec.title
    return Entry(spec.id, spec.file, title, spec.short, completeness, due, reason)


def _empty(files: Set[str], entries: Sequence[Entry]) -> Iterator[str]:
    """Fields that nobody filled in: a notice while a document is written, and not to be sent (section 6)."""
    for entry in entries:
        if entry.file in files and entry.completeness == PRESENT:
            yield f"{entry.short} is not filled in everywhere"


def _unread(plan: Plan, released: Release, spec: PackSpec) -> Iterator[str]:
    """That nobody knows how far the plan is, or what was revised: the document that says so has errors."""
    if released.state == "not known":
        yield "the cover or the record has errors, so that nobody knows how far the plan is"
    document = plan.document(ASSESSMENT)
    if spec.since and document is not None and document.broken:
        yield f"{document.spec.short} has errors, and says what was revised"


def _naming(released: Release, entries: Sequence[Entry]) -> Iterator[str]:
    """That a document quotes figures of another that has errors: it would say that they are not available."""
    shorts = dict(released.shorts)
    here = {entry.document for entry in entries if entry.completeness == PRESENT}
    others = [name for name in released.left_out if all(entry.document != name for entry in entries)]
    for document in released.documents:
        texts = [node.value for node in document.root.walk() if isinstance(node.value, str)]
        for name in others if document.id in here else ():
            if any(f"{OPEN}{name}." in text for text in texts):
                yield f"{document.short} quotes figures of {shorts.get(name, name)}, which has errors"


def _errors(
    plan: Plan, spec: PackSpec, findings: Sequence[OpenFinding], entries: Sequence[Entry]
) -> Iterator[str]:
    """That there is an error elsewhere in the plan: not in what the audience may know nothing of."""
    told = {entry.file for entry in entries}
    told |= {each.file for each in plan.edition.documents if not each.seen_by(spec.audience)}
    errors = (item for item in findings if item.severity == ERROR)
    if any(item.place.partition(":")[0] not in told for item in errors):
        yield "another file of the plan has errors"


def _fault(entry: Entry) -> str:
    return _SAID[entry.completeness].format(entry.short, day(entry.due) if entry.due else "")
