"""Released documents as print documents: what the PDF template is given."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.display import capital, written
from ..model.node import Node
from ..model.parts import NOTE
from ..model.quotable import quotable
from ..model.quotes import OPEN
from ..model.release import Release, ReleasedDocument, Source
from ..model.values import Absence
from .blocks import Block, Note, Table
from .context import Context
from .derived_rows import derived_rows
from .holdings import COVER, coverage, holdings
from .linking import linked_inside
from .narrative import document_blocks
from .paper import contents
from .prose import plain
from .quoting import Marked, plain_of
from .views import PrintDocument
from .workings import explained

STATES = {
    "published": "Published",
    "signed off": "Signed off",
    "draft": "Draft",
    "for signature": "For signature",
    "transcription": "Transcription",
    "illustrative": "Illustration",
    "not known": "Not known",
}
BANNERS = {"transcription": "This is a transcription in our own words, not the partnership’s own document."}
COPIES = {
    "public": "public edition",
    "nta": "submission to the National Treatment Agency",
    "partnership": "the partnership's own copy",
}
PUBLIC = "public"


def print_document(release: Release, document: ReleasedDocument, draft: Sequence[str] = ()) -> PrintDocument:
    """A document for paper, with contents where it is long; for a `draft` with what is said of it."""
    told = with_remarks(release, document, document_blocks(document, Context.of(release, document)))
    if document.id == COVER and release.audience != PUBLIC:
        told += [*holdings(release), *coverage(release)]
    blocks = linked_inside(derived_rows(told, release, document), release, document)
    return PrintDocument(
        title=f"{document.title}: {partnership_name(release)} {release.year}",
        heading=document.title,
        partnership=partnership_name(release),
        document=document.short,
        edition=release.title,
        year=release.year,
        date=document_date(release),
        state=state_of(release),
        audience=COPIES.get(release.audience, release.audience),
        banner=banner(release),
        page=document.page,
        facts=facts(document),
        contents=contents(blocks),
        blocks=tuple(blocks),
        draft=tuple(draft),
        is_cover=document.id == COVER,
    )


def state_of(release: Release) -> str:
    """Where a plan stands, as its documents say it; for restricted audiences how far its approval is."""
    state = STATES.get(release.state, capital(release.state))
    if not release.signing or release.state == "withdrawn":
        return state
    own = release.state in ("illustrative", "transcription")
    return f"{state}, {release.signing}" if own else STATES[release.signing]


def partnership_name(release: Release) -> str:
    """The name on the plan's own cover, else the one in the register."""
    cover = release.document("cover")
    return (cover.root.text("partnership") if cover else "") or release.partnership.name


def document_date(release: Release) -> str:
    """The date of the plan as its cover has it; a date that the source lacks is not made up."""
    cover = release.document("cover")
    if "cover" in release.left_out:
        return "date not known"
    node = cover.root.find("date") if cover else None
    if cover is not None and cover.absent:
        return f"date {cover.absent}"
    if node is None or node.value is None:
        return "no date" if release.state != "draft" else "date to be confirmed"
    if isinstance(node.value, Absence):
        return f"date {node.value.word}"
    return written(node.value)


def banner(release: Release) -> str:
    """What stands on every page of an illustration or a transcription."""
    if release.state == "illustrative":
        return f"This is an illustration: {release.partnership.name} is made up, and so is every figure here."
    return BANNERS.get(release.state, "")


def facts(document: ReleasedDocument) -> tuple[tuple[str, str], ...]:
    """What is said of the whole document: the source of a transcription, and when it was published."""
    found = []
    if document.source is not None:
        source = document.source
        found.append(("Transcribed from", source.title))
        found += [("Published by", source.publisher)] if source.publisher else []
        found += [("Date on the source", source.dated)] if source.dated else []
    return tuple(found)


def sources(release: Release) -> tuple[tuple[str, str], ...]:
    """The documents that a plan was transcribed from: each with its date and the parts it gave."""
    found: dict[Source, list[str]] = {}
    for document in release.documents:
        if document.source is not None:
            found.setdefault(document.source, []).append(document.short)
    return tuple(
        ("Transcribed from", f"{_of_source(source)} Used for: {', '.join(parts)}.")
        for source, parts in found.items()
    )


def _of_source(source: Source) -> str:
    by = [f"Published by: {source.publisher}."] if source.publisher else []
    dated = [f"Date on the document: {source.dated}."] if source.dated else []
    return " ".join([f"“{source.title}”.", *by, *dated])


def with_remarks(release: Release, document: ReleasedDocument, blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a document behind what is said of the whole of it: why it is not there, or not all."""
    if document.absent:
        return [_note(release, document, f"This document is not here: {document.absent}"), *blocks]
    if document.partial:
        title = f"Only a part of this document is here: the rest is {document.partial}"
        return [_note(release, document, title), *blocks]
    return [_note(release, document, "Note"), *blocks] if document.note else [*blocks]


def _note(release: Release, document: ReleasedDocument, title: str) -> Note:
    """The note of a document."""
    if OPEN not in document.note:
        return Note(document.note, title)
    marked = Marked(document.note, quotable(release), document.id, NOTE, is_markdown=False)
    runs = tuple(marked.line(line) for line in plain(marked.text))
    return Note("\n\n".join(map(plain_of, runs)), title, runs)


def headline(release: Release) -> Table | None:
    """The first table of Part 2: the targets that a plan is known by."""
    document = release.document("part2")
    if document is None or document.absent:
        return None
    made = Context.of(release, document)
    blocks = document_blocks(document, made)
    table = next((block for block in blocks if isinstance(block, Table)), None)
    return explained([table], release, document)[0] if table else None


def approval(release: Release) -> tuple[Block, ...]:
    """The approval block of the cover."""
    cover = release.document("cover")
    node: Node | None = cover.root.find("signatories") if cover else None
    if cover is None or node is None:
        return ()
    made = Context.of(release, cover)
    return tuple(block for block in document_blocks(cover, made) if block.type == "signatures")
