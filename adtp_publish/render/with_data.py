"""Beside every table of every page its data: the tables are found in the view records of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..model.output import OutputFile
from . import routes
from .blocks import Fields, Heading, Note, Prose, Table
from .data.table_files import Told, table_files
from .frame import Site
from .page import Page
from .signatures import Signatures
from .views import Entry, Frame, Letter, Link

# In them there are no tables.
_LEAVES = (Frame, Link, Entry, Letter, Heading, Prose, Note, Fields, Signatures)


def with_data(site: Site, pages: Iterable[Page]) -> tuple[list[Page], list[OutputFile]]:
    """The pages with links to the data of each of their tables, and the files of that data."""
    named = {figure.id: figure for release in site.releases for figure in release.figures}
    named |= {total.id: total.figure for total in site.totals}
    made: list[Page] = []
    beside: list[OutputFile] = []
    for page in pages:
        told = _told(page)
        made.append(_linked(page, told) if told else page)
        beside += table_files(told, named) if told else ()
    return made, beside


def _told(page: Page) -> Told | None:
    """The tables of a page, in the order of its record; nothing where it has none."""
    tables: list[Table] = []

    def noted(table: Table) -> Table:
        tables.append(table)
        return table

    frame = getattr(page.view, "frame", None)
    _changed(page.view, noted)
    if not tables or not isinstance(frame, Frame):
        return None
    stem = _stem(page.address, frame)
    return Told(routes.tables(page.address), stem, frame.title, frame.banner, tuple(tables))


def _linked(page: Page, told: Told) -> Page:
    """A page whose tables lead to their data."""
    ways = iter([routes.relative(page.address, told.folder + name) for name in told.names])
    whole = routes.relative(page.address, told.folder + told.whole)
    view = _changed(page.view, lambda table: replace(table, csv=next(ways)))
    return replace(page, view=replace(view, frame=replace(view.frame, tables=whole)))


def _stem(address: str, frame: Frame) -> str:
    """What the files of a page are called: by its address; of an illustration they say that it is one."""
    steps = [step for step in address.split("/") if step and f"{step}/" != routes.PARTNERSHIPS]
    name = "-".join(steps) or "adult-drug-treatment-plans"
    return f"illustration-{name}" if frame.banner_title == "Illustration" else name


def _changed(value: Any, change: Callable[[Table], Table]) -> Any:
    """A view record with each table changed that has rows."""
    if isinstance(value, Table):
        return change(value) if value.rows else value
    if isinstance(value, tuple):
        made = tuple(_changed(item, change) for item in value)
        return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
    if isinstance(value, _LEAVES) or not is_dataclass(value) or isinstance(value, type):
        return value
    own = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
    new = {name: made for name, old in own.items() if (made := _changed(old, change)) is not old}
    return replace(value, **new) if new else value
