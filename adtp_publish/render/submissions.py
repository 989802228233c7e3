"""The PDFs of releases: those of the public site, one for each document of a submission, and packs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.length import Length
from ..model.output import OutputFile
from ..model.packing import Packed
from ..model.release import Release, ReleasedDocument
from ..model.source import Templates
from ..ports import Cache, Say
from . import routes
from .filling import Filling
from .frame import Site, parts_of
from .holdings import COVER
from .manifest import Making
from .packs import front_of, front_sheet_of, pack_files, pack_sheets, pages_of
from .pdf import Paper, Sheet, pdfs, sheet

if TYPE_CHECKING:
    from jinja2 import Environment

# How long the narratives of released documents are, by plan and document.
Lengths = dict[tuple[str, str], Length]


@dataclass(frozen=True, slots=True)
class PackWork:
    """The packs to be made, by whom, and how they are `finished` once it is known how long they are."""

    packs: tuple[Packed, ...]
    making: Making
    finished: Callable[[tuple[Packed, ...], Lengths], tuple[Packed, ...]]


@dataclass(frozen=True, slots=True)
class Press:
    """What lays out documents: templates, what is laid out already, processes, a voice."""

    templates: Templates
    nhs: dict[str, str]
    cache: Cache
    workers: Callable[[], Executor] | None
    say: Say

    def environment(self) -> Environment:
        """The templates, ready to render with."""
        from .environment import environment  # noqa: PLC0415 - jinja2 only where pages are made

        return environment(self.templates.texts, self.nhs)

    def filling(self) -> Filling:
        """The template of documents, with what is put into it in one build."""
        return Filling(self.environment(), self.templates)

    def pdfs(self, sheets: Sequence[Sheet]) -> dict[str, Paper]:
        """The PDF of each sheet by its address."""
        return pdfs(sheets, self.cache, self.workers, self.say)


def public_sheets(site: Site, press: Press) -> tuple[dict[str, bytes], Lengths]:
    """The PDFs of the public site by address: the cover and each part that is held; and their lengths."""
    jinja = press.environment()
    sheets = []
    of = {}
    for release in site.releases:
        cover = release.document(COVER)
        held = ([cover] if cover is not None and not cover.absent else []) + list(parts_of(release))
        for document in held:
            address = routes.download(release, document, "pdf")
            sheets.append(sheet(address, release, document, jinja, site.templates))
            of[address] = (release.key, document.id)
    made = press.pdfs(sheets)
    return {address: paper.content for address, paper in made.items()}, _lengths(made, of)


def restricted_sheets(
    releases: Sequence[Release], work: PackWork | None, press: Press
) -> tuple[tuple[OutputFile, ...], Lengths]:
    """The submissions of all plans: a PDF for each document that is held, and packs; and their lengths.

    The cover has a PDF in any case: it tells which documents are not here, and why.
    """
    filling = press.filling()
    single: list[Sheet] = []
    of = {}
    packs = work.packs if work is not None else ()
    whole = [pack for pack in packs if not pack.draft]
    for release in releases:
        mine = [pack for pack in whole if pack.release.key == release.key]
        for document in release.documents:
            if not document.absent or document.id == COVER:
                address = routes.submission(release, document)
                single.append(filling.sheet(address, _standing(release, document, mine), document))
                of[address] = (release.key, document.id)
    made = press.pdfs([*single, *_sheets_of_packs(packs, filling)])
    lengths = _lengths(made, {**of, **_of_packs(packs)})
    files = [OutputFile(each.address, made[each.address].content) for each in single]
    files += _files_of_packs(work, made, lengths, press, filling) if work is not None else ()
    return tuple(sorted(files, key=lambda file: file.address)), lengths


def made_packs(work: PackWork, press: Press) -> tuple[tuple[OutputFile, ...], Lengths]:
    """The files of packs alone, and the lengths of the documents in them."""
    filling = press.filling()
    made = press.pdfs(_sheets_of_packs(work.packs, filling))
    lengths = _lengths(made, _of_packs(work.packs))
    return _files_of_packs(work, made, lengths, press, filling), lengths


def _sheets_of_packs(packs: Sequence[Packed], filling: Filling) -> list[Sheet]:
    return [each for pack in packs for each in pack_sheets(pack, filling)]


def _of_packs(packs: Sequence[Packed]) -> dict[str, tuple[str, str]]:
    """Of which plan and document the sheets of packs are, by their addresses."""
    return {
        routes.in_pack(pack.release, pack.name, document.id, "pdf"): (pack.release.key, document.id)
        for pack in packs
        for document in pack.documents
    }


def _files_of_packs(
    work: PackWork, made: Mapping[str, Paper], lengths: Lengths, press: Press, filling: Filling
) -> tuple[OutputFile, ...]:
    """The folders of packs and their zips; a front sheet says how many pages the documents have."""
    packs = work.finished(work.packs, lengths)
    fronts = [(pack, front_of(pack, made, work.making.day)) for pack in packs]
    known = {**made, **press.pdfs([front_sheet_of(pack, front, filling) for pack, front in fronts])}
    found: list[OutputFile] = []
    for pack, front in fronts:
        found += pack_files(pack, known, pages_of(pack, front, filling), work.making)
    return tuple(found)


def _standing(release: Release, document: ReleasedDocument, packs: Sequence[Packed]) -> Release:
    """A release as a document of it stands by itself: for signature where it is in a complete pack."""
    return next((pack.release for pack in packs if pack.entry(document.id) is not None), release)


def _lengths(made: Mapping[str, Paper], of: Mapping[str, tuple[str, str]]) -> Lengths:
    return {
        of[address]: paper.narrative
        for address, paper in made.items()
        if paper.narrative.tenths and address in of
    }
