"""The bulk data: everything that is about all plans at once, in the folder of the data page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from ...model.output import OutputFile
from .. import routes
from ..frame import Site
from .bulk_table import BulkTable
from .describing import described
from .figure_table import figure_table
from .ods import as_ods
from .plan_list import plan_list
from .totals import totals_table

_VERSION = 12


def bulk(site: Site) -> list[OutputFile]:
    """The tables as CSV and spreadsheets, and what describes them.

    There is none without a plan that counts: an illustration is in none of it.
    """
    if not site.counted:
        return []
    tables = bulk_tables(site)
    made = [OutputFile(table.address, table.as_csv()) for table in tables]
    edition = version(made)
    made += described(tables, site.config, edition)
    notes = (*about(site), ("Version", edition))
    made += [_spreadsheet(table, notes) for table in tables if table.has_spreadsheet]
    return made


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
    told = "".join(f"{f.address} {f.sha256}\n" for f in tables if f.address.endswith(".csv"))
    return sha256(told.encode()).hexdigest()[:_VERSION]


def _spreadsheet(table: BulkTable, notes: Sequence[tuple[str, str]]) -> OutputFile:
    content = as_ods(table, (("Title", table.title), *notes))
    return OutputFile(routes.spreadsheet(table.address), content)


def about(site: Site) -> tuple[tuple[str, str], ...]:
    """Who publishes the data, where, and under which licence."""
    config = site.config
    published = (("Published by", config.organisation),) if config.organisation else ()
    address = (("Address", config.address + routes.DATA),) if config.address else ()
    return (*published, *address, ("Licence", f"{config.licence}, {config.licence_address}"))
