"""The data page: what there is to download, in which formats, under which licence, and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model.display import capital
from ...model.output import OutputFile
from ...model.values import year_slug
from .. import routes
from ..data.api import SCHEMAS
from ..data.bulk import version
from ..data.describing import dataset
from ..data.figure_table import FIELDS
from ..frame import Site, frame
from ..page import Page
from ..views import Frame, Link

if TYPE_CHECKING:
    from markupsafe import Markup

_KILO, _MEGA = 1000, 1_000_000
_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "zip": "application/zip",
}
_CALLED = {"csv": "CSV", "json": "JSON", "ods": "spreadsheet", "zip": "ZIP"}
_ABOUT = "All figures of the published plans as data: tables, spreadsheets, an API, licence and how to cite."
_API = (
    ("index", "Index: where everything is"),
    ("editions", "Editions: the years"),
    ("partnerships", "Partnerships"),
    ("plans", "Plans; each leads to its figures"),
    ("indicators", "Indicators, with totals of England and its regions"),
)


@dataclass(frozen=True, slots=True)
class DataPage:
    """The data page; without a plan that counts it has nothing to offer, and `tables` is empty.

    `dataset` is the schema.org record as JSON in which no tag can end.
    """

    frame: Frame
    version: str
    tables: tuple[Link, ...]
    whole: tuple[Link, ...]
    descriptions: tuple[Link, ...]
    api: tuple[Link, ...]
    schemas: tuple[Link, ...]
    columns: tuple[tuple[str, str], ...]
    licence: Link
    cite: str
    dataset: Markup | str


def pages(site: Site, files: Sequence[OutputFile]) -> Iterator[Page]:
    """The one page, over the files of data that the site has."""
    yield Page(routes.DATA, "data", data(site, files))


def data(site: Site, files: Sequence[OutputFile]) -> DataPage:
    """The data page."""
    sizes = {file.address: len(file.content) for file in files}
    tables = [(address, text) for address, text in _tables(site) if address in sizes]
    state = version(files) if tables else ""
    config = site.config
    by = f"{config.organisation}. " if config.organisation else ""
    where = f" {config.address}{routes.DATA}." if config.address else ""
    return DataPage(
        frame=frame(site, routes.DATA, "Data", _ABOUT, (("Home", routes.HOME),), section="data"),
        version=state,
        tables=tuple(link for table in tables for link in _of_table(*table, sizes)),
        whole=_links(
            ((routes.ARCHIVE, "Everything"), (routes.MANIFEST, "What is in it, with checksums")), sizes
        ),
        descriptions=_links(
            (
                (routes.DATA_PACKAGE, "Data Package over all tables"),
                *((routes.csvw(address), f"CSVW of {text}") for address, text in tables),
            ),
            sizes,
        ),
        api=_links(tuple((routes.api(name), text) for name, text in _API), sizes),
        schemas=_links(
            tuple((f, _schema(site, f)) for f in sorted(sizes) if f.startswith(routes.API_SCHEMAS)), sizes
        ),
        columns=tuple((field.name, field.about) for field in FIELDS),
        licence=Link(config.licence, config.licence_address),
        cite=f"{by}{config.title}: data. Version {state}.{where}",
        dataset=_dataset(site, state, tables, sizes),
    )


def _tables(site: Site) -> Iterator[tuple[str, str]]:
    """The tables over all plans that there may be, and what each is called."""
    yield routes.PLANS_CSV, "the plans"
    for year in site.years:
        yield routes.figures_csv(year_slug(year)), f"all figures {year}"
    yield routes.TOTALS_CSV, "totals"


def _of_table(address: str, text: str, sizes: dict[str, int]) -> Iterator[Link]:
    names = [routes.spreadsheet(address), address, address.replace(".csv", ".json")]
    yield from _links(tuple((name, capital(text)) for name in names), sizes)


def _links(named: Sequence[tuple[str, str]], sizes: dict[str, int]) -> tuple[Link, ...]:
    """A link to each of the files that there are, with its format and size."""
    return tuple(
        Link(
            f"{text} ({_CALLED[_ending(address)]})",
            routes.relative(routes.DATA, address),
            _size(sizes[address]),
        )
        for address, text in named
        if address in sizes
    )


def _ending(address: str) -> str:
    return address.rpartition(".")[2]


def _size(count: int) -> str:
    """A size as people read it, rounded up."""
    if count < _MEGA:
        return f"{-(-count // _KILO)} kB"
    return f"{-(-count // _MEGA)} MB"


def _schema(site: Site, address: str) -> str:
    """What a schema is called: by its own title."""
    name = f"{SCHEMAS}{address.removeprefix(routes.API_SCHEMAS)}"
    title: str = json.loads(site.templates.texts[name])["title"]
    return title


def _dataset(
    site: Site, state: str, tables: Sequence[tuple[str, str]], sizes: dict[str, int]
) -> Markup | str:
    """The schema.org record; with no sign in it that could end its element."""
    from markupsafe import Markup  # noqa: PLC0415 - only where pages are made

    if not tables:
        return ""
    mine = [a for table, _ in tables for a in (table, routes.spreadsheet(table)) if a in sizes]
    base = site.config.address
    files = [
        (a.rpartition("/")[2], _MEDIA[_ending(a)], base + a if base else routes.relative(routes.DATA, a))
        for a in (*mine, routes.ARCHIVE)
    ]
    told = json.dumps(dataset(site.config, state, files), ensure_ascii=False)
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        told = told.replace(sign, code)
    return Markup(told)  # noqa: S704 - JSON without a sign that HTML reads
