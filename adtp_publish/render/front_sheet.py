"""The front sheet of a pack: what it is, by when, which documents are in it, and what was revised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ..model.display import capital, day
from ..model.packing import ABSENT, FOR_SIGNATURE, LATE, MISSING, NOT_DUE, Entry, Packed
from .blocks import Block, Cell, Column, Heading, Note, Row, Table
from .documents import COPIES, banner, document_date, partnership_name, state_of
from .views import PrintDocument

_MOST = 20
_DRAFT = "This is a draft and no submission."


def front_sheet(pack: Packed, pages: Mapping[str, int], made: date) -> PrintDocument:
    """The front sheet of a pack; `pages` are the lengths of its PDFs by document, `made` its own day."""
    release, name = pack.release, partnership_name(pack.release)
    return PrintDocument(
        title=f"{pack.spec.title}, front sheet: {name} {release.year}",
        heading=pack.spec.title,
        partnership=name,
        document="Front sheet",
        edition=release.title,
        year=release.year,
        date=document_date(release),
        state=state_of(release),
        audience=COPIES[release.audience],
        banner=banner(release),
        page="portrait",
        facts=(*((("Due by", day(pack.due)),) if pack.due else ()), ("Made", day(made))),
        contents=(),
        blocks=(*_changed(pack), *_listed(pack, pages), *_revised(pack), *_open(pack)),
        draft=said_of_draft(pack, why=True),
    )


def said_of_draft(pack: Packed, *, why: bool) -> tuple[str, ...]:
    """What the first page of a document says in a draft, with what keeps the pack from being sent."""
    if not pack.draft:
        return ()
    return (_DRAFT, *(f"{capital(fault)}." for fault in pack.faults if why))


def _listed(pack: Packed, pages: Mapping[str, int]) -> list[Block]:
    caption = "Documents of this pack"
    columns = (Column("Document", False, 6), Column("Here", False, 5), Column("Pages", True, 1))
    rows = tuple(Row(Cell(entry.title), (Cell(_here(entry)), _pages(entry, pages))) for entry in pack.entries)
    return [Heading(caption, 2, "documents"), Table(caption, columns, rows)]


def _changed(pack: Packed) -> Sequence[Block]:
    """What was changed since the plan was signed off, and waits to be signed again."""
    if not pack.changed or pack.release.signing != FOR_SIGNATURE:
        return ()
    return (Note(f"{', '.join(pack.changed)}.", "Changed since the plan was signed off"),)


def _open(pack: Packed) -> Sequence[Block]:
    """The findings that are left open, as far as a page has room for them."""
    if not pack.findings:
        return ()
    caption = "Findings left open"
    columns = (Column("Where", False, 3), Column("Severity", False, 2), Column("What", False, 8))
    shown = pack.findings[:_MOST]
    rows = [Row(Cell(each.place), (Cell(capital(each.severity)), Cell(each.message))) for each in shown]
    more = len(pack.findings) - len(shown)
    tail = (Note(f"{more} more stand in the manifest."),) if more else ()
    return (Heading(caption, 2, "findings"), Table(caption, columns, tuple(rows)), *tail)


def _here(entry: Entry) -> str:
    due = f": due by {day(entry.due)}" if entry.due is not None else ""
    if entry.completeness == ABSENT:
        return f"Absent: {entry.reason}"
    if entry.completeness in (LATE, MISSING, NOT_DUE):
        return capital(entry.completeness) + due
    return "Present, revised" if entry.revised else capital(entry.completeness)


def _pages(entry: Entry, pages: Mapping[str, int]) -> Cell:
    count = pages.get(entry.document)
    return Cell(str(count), "number") if count is not None else Cell("", "absent")


def _revised(pack: Packed) -> Sequence[Block]:
    """What was revised since the pack before was returned: by the record, else that it was."""
    if not pack.spec.since:
        return ()
    if pack.since is None:
        text = "No return of what came before is recorded, so nothing can be said to be revised since."
        return (Heading("Revisions", 2, "revisions"), Note(text))
    heading = Heading(f"Revised since {day(pack.since)}", 2, "revisions")
    told = {revision.document for revision in pack.revisions}
    rows = [
        Row(
            Cell(revision.short),
            (
                Cell(day(revision.on) if revision.on is not None else ""),
                Cell(" ".join(revision.what.split())),
            ),
        )
        for revision in pack.revisions
    ]
    rows += [
        Row(Cell(entry.short), (Cell(""), Cell("Changed; the assessment does not say what was revised.")))
        for entry in pack.entries
        if entry.revised and entry.document not in told
    ]
    if not rows:
        return (heading, Note("Nothing."))
    columns = (Column("Document", False, 3), Column("On", False, 2), Column("What", False, 7))
    return (heading, Table(heading.text, columns, tuple(rows)))
