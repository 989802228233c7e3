"""The bulk data: everything that is about all plans at once, in the folder of the data page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from ...model.output import OutputFile
from .. import routes
from ..frame import Site
from .bulk_table import BulkTable
from .describing import as_json, described
from .figure_table import figure_table
from .ods import as_ods
from .plan_list import plan_list
from .totals import totals_table
from .zipped import zipped

FORMAT = 1
_VERSION = 12
_README = "README.txt"


def bulk(site: Site, beside: Sequence[OutputFile]) -> list[OutputFile]:
    """The tables as CSV and spreadsheets, what describes them, and a zip of them with the data of each plan.

    `beside` are the files of data that stand beside the pages. There is no bulk data without a plan that
    counts: an illustration is in none of it.
    """
    if not site.counted:
        return []
    tables = bulk_tables(site)
    made = [OutputFile(table.address, table.as_csv()) for table in tables]
    edition = version(made)
    made += described(tables, site.config, edition)
    notes = (*_about(site), ("Version", edition))
    made += [_spreadsheet(table, notes) for table in tables if table.has_spreadsheet]
    folders = tuple(routes.plan(release) for release in site.counted)
    mine = [f for f in beside if f.address.startswith(folders) or f.address.startswith(routes.DATA)]
    return [*made, *_archive(sorted([*made, *mine], key=lambda f: f.address), notes)]


def bulk_tables(site: Site) -> tuple[BulkTable, ...]:
    """The tables that are about all plans: the plans, the figures of each edition, the totals.

    There is none without rows.
    """
    figures = [table for year in site.years if (table := figure_table(site.counted, year)).rows]
    totals = [totals_table(site.totals)] if site.totals else []
    return (plan_list(site.counted, site.config.address), *figures, *totals)


def version(files: Iterable[OutputFile]) -> str:
    """A name for the state of the data, by its tables: another one whenever a figure is another."""
    tables = sorted((f for f in files if f.address.startswith(routes.DATA)), key=lambda f: f.address)
    told = "".join(f"{f.address} {_hash(f)}\n" for f in tables if f.address.endswith(".csv"))
    return sha256(told.encode()).hexdigest()[:_VERSION]


def _spreadsheet(table: BulkTable, notes: Sequence[tuple[str, str]]) -> OutputFile:
    content = as_ods(table, (("Title", table.title), *notes))
    return OutputFile(routes.spreadsheet(table.address), content)


def _hash(file: OutputFile) -> str:
    return sha256(file.content).hexdigest()


def _about(site: Site) -> tuple[tuple[str, str], ...]:
    config = site.config
    published = (("Published by", config.organisation),) if config.organisation else ()
    address = (("Address", config.address + routes.DATA),) if config.address else ()
    return (*published, *address, ("Licence", f"{config.licence}, {config.licence_address}"))


def _archive(files: Sequence[OutputFile], notes: Sequence[tuple[str, str]]) -> list[OutputFile]:
    """Everything as one zip, and the list of what is in it, which stands beside it too."""
    listed = [{"path": f.address, "bytes": len(f.content), "sha256": _hash(f)} for f in files]
    manifest = as_json({"format": FORMAT, "version": dict(notes)["Version"], "files": listed})
    readme = "\r\n".join((*(f"{name}: {text}" for name, text in notes), "", *_READ, "")).encode()
    members = ((_README, readme), ("manifest.json", manifest), *((f.address, f.content) for f in files))
    return [OutputFile(routes.MANIFEST, manifest), OutputFile(routes.ARCHIVE, zipped(members))]


_READ = (
    "data/ holds the tables over all plans; datapackage.json and the files ending in -metadata.json say",
    "what their columns hold. partnerships/ holds each part of each plan as CSV and JSON, and how each",
    "figure came about. manifest.json lists every file with its size in bytes and its SHA-256.",
    "An empty value is never zero: the column status says why it is empty.",
    "A text that a spreadsheet would take for a formula begins with an apostrophe.",
)
