"""The PDFs of releases: those of the public site, and one for each document of a submission."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor

from ..model.output import OutputFile
from ..model.release import Release
from ..model.source import Templates
from ..ports import Cache, Say
from . import routes
from .frame import Site, parts_of
from .holdings import COVER
from .pdf import Paper, Sheet, pdfs, sheet

Workers = Callable[[], Executor] | None


# How long the narratives of released documents are, in tenths of a page, by plan and document.
Lengths = dict[tuple[str, str], int]


def public_sheets(site: Site, cache: Cache, workers: Workers, say: Say) -> tuple[dict[str, bytes], Lengths]:
    """The PDFs of the public site by address: the cover and each part that is held; and their lengths."""
    from .environment import environment  # noqa: PLC0415 - jinja2 only where pages are made

    jinja = environment(site.templates.texts, site.nhs)
    sheets = []
    of = {}
    for release in site.releases:
        cover = release.document("cover")
        held = ([cover] if cover is not None and not cover.absent else []) + list(parts_of(release))
        for document in held:
            address = routes.download(release, document, "pdf")
            sheets.append(sheet(address, release, document, jinja, site.templates))
            of[address] = (release.key, document.id)
    made = pdfs(sheets, cache, workers, say)
    return {address: paper.content for address, paper in made.items()}, _lengths(made, of)


def restricted_sheets(
    releases: Sequence[Release],
    templates: Templates,
    nhs: dict[str, str],
    cache: Cache,
    workers: Workers,
    say: Say,
) -> tuple[tuple[OutputFile, ...], Lengths]:
    """The submissions of all plans: one PDF for each document that is held; and their lengths.

    The cover has one in any case: it tells which documents are not here, and why.
    """
    from .environment import environment  # noqa: PLC0415 - see above

    jinja = environment(templates.texts, nhs)
    sheets: list[Sheet] = []
    of = {}
    for release in releases:
        for document in release.documents:
            if not document.absent or document.id == COVER:
                address = routes.submission(release, document)
                sheets.append(sheet(address, release, document, jinja, templates))
                of[address] = (release.key, document.id)
    made = pdfs(sheets, cache, workers, say)
    files = tuple(OutputFile(address, paper.content) for address, paper in sorted(made.items()))
    return files, _lengths(made, of)


def _lengths(made: Mapping[str, Paper], of: Mapping[str, tuple[str, str]]) -> Lengths:
    return {of[address]: paper.narrative for address, paper in made.items() if paper.narrative}
