"""The public site: every page and download, made from public releases alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..model.output import OutputFile
from ..model.source import Templates
from . import routes
from .data import changes as changed
from .data.archive import archive
from .data.comparisons import comparison_files
from .data.downloads import downloads
from .faults import check_syntax, rendered
from .first_uses import marked
from .frame import Site
from .hosting import hosting_files
from .page import Page
from .pages import (
    all_plans,
    changes,
    compare,
    compare_index,
    data,
    gone,
    plan,
    regions,
    search,
    texts,
    totals,
    ways_in,
    years,
)
from .with_data import with_data

if TYPE_CHECKING:
    from jinja2 import Environment

# Each makes the pages of one family; in this order they are made, and on no page does it show.
FAMILIES: tuple[Callable[[Site], Iterable[Page]], ...] = (
    ways_in.pages,
    regions.pages,
    years.pages,
    totals.pages,
    plan.pages,
    compare_index.pages,
    compare.pages,
    texts.pages,
    all_plans.pages,
    search.pages,
    gone.pages,
    changes.pages,
)
# Each makes files that stand beside the pages: data, feeds, what hosts and programs read.
BESIDE: tuple[Callable[[Site], Iterable[OutputFile]], ...] = (
    downloads,
    comparison_files,
    changed.as_files,
)
# Each makes pages that say what files there are: it is given all that BESIDE has made.
DESCRIBING: tuple[Callable[[Site, Sequence[OutputFile]], Iterable[Page]], ...] = (data.pages,)


def render_site(site: Site, pdfs: dict[str, bytes]) -> tuple[OutputFile, ...]:
    """All files of the public site, by address. `pdfs` are the public PDFs by their address."""
    from .environment import environment  # noqa: PLC0415 - jinja2 only where pages are made

    jinja = environment(site.templates.texts, site.nhs)
    check_syntax(jinja, site.templates.files)
    beside = [file for made in BESIDE for file in made(site)]
    pages, of_tables = with_data(site, (page for family in FAMILIES for page in family(site)))
    beside += of_tables
    beside += archive(site, beside)
    meanings = {item.short: item.long for item in site.glossary.abbreviations}
    pages += [page for family in DESCRIBING for page in family(site, beside)]
    files = [*beside, *(_written(jinja, site.templates, page, meanings) for page in pages)]
    files += [*site.bundle, *(OutputFile(address, content) for address, content in pdfs.items())]
    files += gone.at_old_addresses(site, files[:])
    files += hosting_files(site.config.address, pages, [file.address for file in files])
    return tuple(sorted(files, key=lambda file: file.address))


def _written(jinja: Environment, templates: Templates, page: Page, meanings: Mapping[str, str]) -> OutputFile:
    name = f"pages/{page.template}.html"
    html = rendered(jinja, templates, name, page=page.view, indexed=page.indexed, filters=page.filters)
    return OutputFile(routes.file_of(page.address), marked(html, meanings).encode())
