"""The targets of a partnership over the years: what each of its plans says of one indicator, in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from ..model.display import within
from ..model.figure import Figure
from ..model.release import Release, ReleasedDocument
from . import routes
from .blocks import Cell, Column, Input, Row, Table, Working
from .charts.marks import Charts, datum
from .charts.targets import Series, charts_of
from .context import Context, mark_after
from .narrative import document_blocks
from .workings import explained


@dataclass(frozen=True, slots=True)
class OverYears:
    """An indicator over the years: the numbers of each plan, and a chart of them where any is known."""

    table: Table
    chart: Charts | None


@dataclass(frozen=True, slots=True)
class _Said:
    """What one plan says of an indicator: its table, and the figures in that."""

    release: Release
    table: Table
    figures: dict[str, Figure]

    def figure(self, cell: Cell) -> Figure | None:
        """The figure of a cell, if it is the indicator's own number: its baseline or a target."""
        found = self.figures.get(cell.figure)
        return found if found is not None and found.total else None


@dataclass(slots=True)
class _Marks:
    """Marks of footnotes that are each used once on a page, though each plan begins with `a`."""

    used: count[int] = field(default_factory=count)

    def anew(self, table: Table) -> Table:
        """A table with marks of its own."""
        marks = {note.mark: mark_after(next(self.used)) for note in table.footnotes}
        return replace(
            table,
            rows=tuple(
                replace(row, cells=tuple(_marked(cell, marks) for cell in row.cells)) for row in table.rows
            ),
            footnotes=tuple(replace(note, mark=marks[note.mark]) for note in table.footnotes),
        )


def _marked(cell: Cell, marks: dict[str, str]) -> Cell:
    return replace(cell, marks=tuple(marks[mark] for mark in cell.marks)) if cell.marks else cell


def targets_over_years(releases: Sequence[Release], page: str) -> tuple[OverYears, ...]:
    """A table and a chart for each indicator that is added up over plans, from the first plan to the last."""
    found: dict[str, list[_Said]] = {}
    for release in sorted(releases, key=lambda one: one.year):
        for indicator, said in _said(release):
            found.setdefault(indicator, []).append(said)
    return tuple(_over_years(said, page) for said in found.values())


def _said(release: Release) -> Iterator[tuple[str, _Said]]:
    """The tables of a plan that hold the numbers of an indicator, with how they were worked out."""
    figures = {figure.id: figure for figure in release.figures}
    names = dict.fromkeys(figure.document for figure in release.figures if figure.total)
    documents = [document for name in names if (document := release.document(name)) is not None]
    for document in documents:
        blocks = document_blocks(document, Context.of(release, document))
        for table in (block for block in blocks if isinstance(block, Table)):
            said = _Said(release, table, figures)
            cells = (cell for row in table.rows for cell in row.cells)
            indicator = next((one.total for cell in cells if (one := said.figure(cell)) is not None), "")
            if indicator:
                (told,) = explained([table], release, document)
                yield indicator, replace(said, table=_apart(told, release, document))


def _over_years(said: Sequence[_Said], page: str) -> OverYears:
    marks = _Marks()
    tables = [marks.anew(one.table) for one in said]
    heads = sorted({head for one in said for head in _heads(one)})
    labels = [label for _, label in heads]
    last = said[-1].table
    table = Table(
        caption=last.caption,
        columns=(Column("Plan", False, 4), *(Column(label, True) for label in labels)),
        rows=tuple(
            row for one, table in zip(said, tables, strict=True) for row in _rows(one, table, labels, page)
        ),
        footnotes=tuple(note for table in tables for note in table.footnotes),
        has_derived=any(table.has_derived for table in tables),
        has_provisional=any(table.has_provisional for table in tables),
        workings=tuple(working for table in tables for working in table.workings),
    )
    return OverYears(table, charts_of(f"Chart: {last.caption}", [_series(one) for one in said]))


def _heads(said: _Said) -> Iterator[tuple[bool, str]]:
    """The columns of a plan: its baseline stands before all years."""
    for place, column in enumerate(said.table.columns[1:]):
        cells = (row.cells[place] for row in said.table.rows)
        figures = [figure for cell in cells if (figure := said.figure(cell)) is not None]
        yield all(figure.year != figure.baseline for figure in figures), column.label


def _rows(said: _Said, table: Table, labels: Sequence[str], page: str) -> Iterator[Row]:
    """The rows of a plan, each under the column that it belongs to; its name leads to where they stand."""
    own = [column.label for column in table.columns[1:]]
    document = next(one.document for one in said.figures.values() if one.total)
    part = said.release.document(document)
    href = routes.relative(page, routes.document(said.release, part.id)) if part is not None else ""
    for row in table.rows:
        cells = dict(zip(own, row.cells, strict=True))
        text = f"{said.release.year}: {within(row.head.text)}"
        blank = Cell("", "absent")
        yield Row(Cell(text, href=href), tuple(cells.get(label, blank) for label in labels), row.number)


def _series(said: _Said) -> Series:
    """What the chart of a plan shows: its baseline and its targets, and why one is not there."""
    data = []
    for row in said.table.rows:
        for column, cell in zip(said.table.columns[1:], row.cells, strict=True):
            figure = said.figure(cell)
            if figure is not None:
                data.append(datum(figure, column.label, cell.text))
    return Series(f"Plan for {said.release.year}", tuple(data))


def _apart(table: Table, release: Release, document: ReleasedDocument) -> Table:
    """A table whose workings say which plan they are of, and have addresses that no other plan has."""
    return replace(table, workings=tuple(_of_plan(one, release, document) for one in table.workings))


def _of_plan(working: Working, release: Release, document: ReleasedDocument) -> Working:
    return replace(
        working,
        label=f"Plan for {release.year}: {within(working.label)}",
        row=f"{document.short}, {working.row}" if working.row else document.short,
        anchor=_own(working.anchor, release),
        inputs=tuple(_input(one, release) for one in working.inputs),
    )


def _input(one: Input, release: Release) -> Input:
    inputs = tuple(_input(below, release) for below in one.inputs)
    return replace(one, anchor=_own(one.anchor, release), inputs=inputs)


def _own(anchor: str, release: Release) -> str:
    return f"{release.slug}-{anchor}" if anchor else ""
