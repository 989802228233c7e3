"""The PDFs of releases: those of the public site, and one for each document of a submission."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor

from ..model.plan import OutputFile, Release
from ..model.source import Templates
from ..ports import Cache, Say
from . import routes
from .frame import Site, parts_of
from .pdf import Sheet, pdfs, sheet

Workers = Callable[[], Executor] | None


def public_sheets(site: Site, cache: Cache, workers: Workers, say: Say) -> dict[str, bytes]:
    """The PDFs of the public site by address: the cover and each part that is held."""
    from .environment import environment  # noqa: PLC0415 - jinja2 only where pages are made

    jinja = environment(site.templates.texts, site.nhs)
    sheets = []
    for release in site.releases:
        cover = release.document("cover")
        held = ([cover] if cover is not None and not cover.absent else []) + list(parts_of(release))
        sheets += [
            sheet(routes.download(release, document, "pdf"), release, document, jinja, site.templates)
            for document in held
        ]
    return pdfs(sheets, cache, workers, say)


def restricted_sheets(
    releases: Sequence[Release],
    templates: Templates,
    nhs: dict[str, str],
    cache: Cache,
    workers: Workers,
    say: Say,
) -> tuple[OutputFile, ...]:
    """The submissions of all plans: one PDF for each document that is held."""
    from .environment import environment  # noqa: PLC0415 - see above

    jinja = environment(templates.texts, nhs)
    sheets: list[Sheet] = [
        sheet(routes.submission(release, document), release, document, jinja, templates)
        for release in releases
        for document in release.documents
        if not document.absent
    ]
    made = pdfs(sheets, cache, workers, say)
    return tuple(OutputFile(address, content) for address, content in sorted(made.items()))
