"""Each table of a page as data: as it is shown, with the exact number beside each that was rounded.

`templates/schemas/tables.schema.json` describes the JSON.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...model.figure import Figure
from ...model.output import OutputFile
from ..blocks import Cell, Row, Table
from .csv_text import Value, in_rows
from .describing import as_json

FORMAT = 1
_LONGEST = 60  # letters of a caption in the name of a file


def table_csv(table: Table, figures: Mapping[str, Figure]) -> bytes:
    """A table as CSV: its columns as shown, and behind each that has figures their exact values."""
    exact = [any(_exact(row, place, figures) for row in table.rows) for place in range(_width(table))]
    numbered = any(row.number for row in table.rows)
    head = ["Number", *_heads(table, exact)] if numbered else [*_heads(table, exact)]
    rows = ([*([row.number] if numbered else []), *_line(row, exact, figures)] for row in table.rows)
    return in_rows(_unique(head), rows)


@dataclass(frozen=True, slots=True)
class Told:
    """The tables of a page: where their files stand, how these begin, its title, the plan that it is of."""

    folder: str
    stem: str
    title: str
    state: str
    tables: tuple[Table, ...]

    @property
    def names(self) -> list[str]:
        """The file of each table: named by its caption, each once."""
        return [f"{self.stem}-{name}.csv" for name in _unique([_slug(t.caption) for t in self.tables], "-")]

    @property
    def whole(self) -> str:
        """The file with all of them."""
        return f"{self.stem}-tables.json"


def table_files(told: Told, figures: Mapping[str, Figure]) -> Iterator[OutputFile]:
    """The files of the tables of a page: each as CSV, all of them as JSON."""
    named = list(zip(told.names, told.tables, strict=True))
    for name, table in named:
        yield OutputFile(f"{told.folder}{name}", table_csv(table, figures))
    content = {
        "format": FORMAT,
        "page": told.title,
        "state": told.state or None,
        "tables": [_as_record(name, table, figures) for name, table in named],
    }
    yield OutputFile(f"{told.folder}{told.whole}", as_json(content))


def _width(table: Table) -> int:
    return max(len(row.cells) for row in table.rows)


def _heads(table: Table, exact: Sequence[bool]) -> Iterator[str]:
    yield table.columns[0].label or "Row"
    for place, has_exact in enumerate(exact, 1):
        label = table.columns[place].label if place < len(table.columns) else ""
        label = label or f"Column {place + 1}"
        yield label
        if has_exact:
            yield f"{label} (exact)"


def _line(row: Row, exact: Sequence[bool], figures: Mapping[str, Figure]) -> Iterator[Value]:
    yield _head(row)
    for place, has_exact in enumerate(exact):
        yield _text(row.cells[place]) if place < len(row.cells) else ""
        if has_exact:
            yield _exact(row, place, figures)


def _exact(row: Row, place: int, figures: Mapping[str, Figure]) -> str:
    """The number of a cell as it is added up and compared: what the form states, else not rounded."""
    figure = figures.get(row.cells[place].figure) if place < len(row.cells) else None
    return "" if figure is None or figure.shown is None else format(figure.shown, "f")


def _head(row: Row) -> str:
    return f"of which {_text(row.head)}" if row.part else _text(row.head)


def _text(cell: Cell) -> str:
    return " ".join(filter(None, (cell.text, cell.detail, cell.coded))).replace("\N{NO-BREAK SPACE}", " ")


def _unique(names: Sequence[str], between: str = " ") -> list[str]:
    """Names of which each stands once: a second one has its number behind it."""
    found: dict[str, int] = {}
    made = []
    for name in names:
        found[name] = found.get(name, 0) + 1
        made.append(name if found[name] == 1 else f"{name}{between}{found[name]}")
    return made


def _slug(caption: str) -> str:
    """A caption as it stands in an address: its first sentence, in small letters without accents."""
    plain = unicodedata.normalize("NFKD", caption.partition(". ")[0]).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall("[a-z0-9]+", plain.lower()))
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    return slug or "table"


def _as_record(name: str, table: Table, figures: Mapping[str, Figure]) -> dict[str, Any]:
    return {
        "caption": _caption(table),
        "csv": name,
        "columns": [column.label for column in table.columns],
        "rows": [
            {
                "number": row.number or None,
                "head": _head(row),
                "total": row.total,
                "cells": [_cell(row, place, figures) for place in range(len(row.cells))],
            }
            for row in table.rows
        ],
        "notes": [{"mark": note.mark, "text": note.text} for note in table.footnotes],
    }


def _caption(table: Table) -> str:
    """A caption with what the heads of columns are short for: in the data no legend stands under it."""
    return ". ".join([table.caption, *(f"{short}: {long}" for short, long in table.meanings)])


def _cell(row: Row, place: int, figures: Mapping[str, Figure]) -> dict[str, Any]:
    cell = row.cells[place]
    figure = figures.get(cell.figure)
    record = {
        "text": _text(cell),
        "exact": _exact(row, place, figures) or None,
        "unit": figure.unit if figure is not None else None,
        "figure": cell.figure or None,
        "derived": cell.derived,
        "provisional": cell.provisional,
        "notes": list(cell.marks),
    }
    return {key: value for key, value in record.items() if value or key == "text"}
