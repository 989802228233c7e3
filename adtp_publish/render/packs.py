"""The files of a pack: a front sheet, each document as PDF, page and YAML, the manifest and the hashes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..model.output import OutputFile
from ..model.packing import Packed
from ..model.release import ReleasedDocument
from . import routes
from .canonical import canonical
from .data.zipped import zipped
from .documents import PUBLIC
from .filling import Filling
from .front_sheet import front_sheet, said_of_draft
from .holdings import COVER
from .manifest import MANIFEST, SUMS, Making, manifest, sums
from .pdf import Paper, Sheet, sheet_of
from .review import review_pages
from .views import PrintDocument

_FRONT = "front-sheet"


def pack_sheets(pack: Packed, filling: Filling) -> tuple[Sheet, ...]:
    """The documents of a pack, each to be laid out at its address."""
    return tuple(
        filling.sheet(_address(pack, document.id), pack.release, document, _draft(pack, document))
        for document in pack.documents
    )


def front_of(pack: Packed, papers: Mapping[str, Paper], made: date) -> PrintDocument:
    """The front sheet, once the documents of a pack are laid out: it says how many pages each has."""
    pages = {document.id: papers[_address(pack, document.id)].pages for document in pack.documents}
    return front_sheet(pack, pages, made)


def front_sheet_of(pack: Packed, front: PrintDocument, filling: Filling) -> Sheet:
    """The front sheet of a pack, to be laid out at its address."""
    return sheet_of(_address(pack, _front(pack)), front, filling.jinja, filling.templates)


def pack_files(
    pack: Packed,
    papers: Mapping[str, Paper],
    pages: Mapping[str, bytes],
    making: Making,
) -> tuple[OutputFile, ...]:
    """All files of a pack, in its folder and once more in a zip beside it; `pages` are those on screen.

    The YAML of the Release is for restricted audiences alone: the public gets figures, not files of plans.
    """
    names = [document.id for document in pack.documents]
    found = {name: papers[_address(pack, name)] for name in (_front(pack), *names)}
    files = {_named(pack, name, "pdf"): paper.content for name, paper in found.items()}
    files |= pages
    if pack.spec.audience != PUBLIC:
        files |= {_named(pack, each.id, "yaml"): canonical(pack.release, each) for each in pack.documents}
    inside = [OutputFile(name, content) for name, content in sorted(files.items())]
    lengths = {_named(pack, name, "pdf"): paper.pages for name, paper in found.items()}
    inside.append(OutputFile(MANIFEST, manifest(pack, inside, lengths, making)))
    inside.append(OutputFile(SUMS, sums(inside)))
    folder = routes.pack(pack.release, pack.name)
    beside = [OutputFile(f"{folder}{file.address}", file.content) for file in inside]
    return (*beside, _zip(pack, inside))


def pages_of(pack: Packed, front: PrintDocument, filling: Filling) -> dict[str, bytes]:
    """The pages of a pack on screen, by their names in its folder."""
    documents = {
        _named(pack, each.id, "html"): filling.filled(pack.release, each, _draft(pack, each)).record
        for each in pack.documents
    }
    own = _named(pack, _front(pack), "pdf")
    return review_pages(front, own, documents, filling.jinja, filling.templates)


def _draft(pack: Packed, document: ReleasedDocument) -> tuple[str, ...]:
    """What a document of a draft says first; the cover says why it is one."""
    return said_of_draft(pack, why=document.id == COVER)


def _zip(pack: Packed, files: list[OutputFile]) -> OutputFile:
    """The files of a pack in a folder of its own name: PDFs are compressed already."""
    folder = routes.submitted(pack.release, pack.name)
    members = [(f"{folder}/{file.address}", file.content) for file in files]
    stored = frozenset(name for name, _ in members if name.endswith(".pdf"))
    return OutputFile(routes.pack_zip(pack.release, pack.name), zipped(members, stored))


def _front(pack: Packed) -> str:
    return f"{pack.name}-{_FRONT}"


def _named(pack: Packed, name: str, ending: str) -> str:
    return f"{routes.submitted(pack.release, name)}.{ending}"


def _address(pack: Packed, name: str) -> str:
    return routes.in_pack(pack.release, pack.name, name, "pdf")
