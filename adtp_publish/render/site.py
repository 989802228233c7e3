"""The public site: every page and download, made from public releases alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.output import OutputFile
from . import routes, totals_data
from .blocks import Prose
from .data import as_csv
from .frame import Site, frame, parts_of
from .pages import PlainPage
from .part_json import as_json
from .plan_pages import document_page, partnership, plan, tombstone
from .prose import to_html
from .provenance import provenance
from .way_in import home, partnerships

if TYPE_CHECKING:
    from jinja2 import Environment


def render_site(site: Site, pdfs: dict[str, bytes]) -> tuple[OutputFile, ...]:
    """All files of the public site, by address. `pdfs` are the public PDFs by their address."""
    from .environment import environment  # noqa: PLC0415 - jinja2 only where pages are made

    jinja = environment(site.templates.texts, site.nhs)
    assets = [
        OutputFile(site.assets + name, content)
        for name, content in site.templates.assets.items()
        if not name.startswith("fonts/")
    ]
    files = [*_pages(site, jinja), *_downloads(site), *assets]
    files += [OutputFile(address, content) for address, content in pdfs.items()]
    return tuple(sorted(files, key=lambda file: file.address))


def _pages(site: Site, jinja: Environment) -> Iterator[OutputFile]:
    def made(address: str, template: str, page: object) -> OutputFile:
        html = jinja.get_template(f"pages/{template}.html").render(page=page)
        return OutputFile(routes.file_of(address), html.encode())

    yield made(routes.HOME, "home", home(site))
    yield made(routes.PARTNERSHIPS, "partnerships", partnerships(site))
    for slug in sorted({release.partnership.slug for release in site.releases}):
        yield made(routes.partnership(slug), "partnership", partnership(site, slug))
    for release in site.releases:
        if release.state == "withdrawn":
            yield made(routes.plan(release), "tombstone", tombstone(site, release))
            continue
        yield made(routes.plan(release), "plan", plan(site, release))
        for document in parts_of(release):
            yield made(
                routes.document(release, document.id), "document", document_page(site, release, document)
            )
    for address, name, title in (
        (routes.ABOUT, "about", "About these plans"),
        (routes.FIGURES, "figures", "How figures are worked out"),
        (routes.NOT_FOUND, "not-found", "Page not found"),
    ):
        text = site.templates.texts[f"pages/{name}.md"]
        blocks = (Prose(to_html(text, 2, ours=True)),)
        page = PlainPage(frame(site, address, title, title, (), section=name), blocks)
        yield made(address, "plain", page)


def _downloads(site: Site) -> Iterator[OutputFile]:
    if site.totals:
        yield OutputFile(routes.TOTALS_CSV, totals_data.as_csv(site.totals))
        yield OutputFile(routes.TOTALS_JSON, totals_data.as_json(site.totals))
    for release in site.releases:
        if release.state != "withdrawn":
            yield OutputFile(routes.provenance(release), provenance(release))
        of_plan = [item for name in routes.OF_PLAN if (item := release.document(name)) is not None]
        for document in (*of_plan, *parts_of(release)):
            if not document.absent:
                yield OutputFile(routes.download(release, document, "csv"), as_csv(release, document))
                yield OutputFile(routes.download(release, document, "json"), as_json(release, document))
