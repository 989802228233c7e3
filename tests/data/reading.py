"""Data as its users read it: CSV by Python's own reader, OpenDocument by a library that is not ours."""

from __future__ import annotations

import csv
import io
import warnings
from pathlib import Path
from typing import Any

Rows = list[list[Any]]


def csv_rows(content: bytes) -> list[list[str]]:
    """The cells of a CSV, its head among them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def records(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV by the names of its head."""
    head, *rows = csv_rows(content)
    assert all(len(row) == len(head) for row in rows)
    return [dict(zip(head, row, strict=True)) for row in rows]


def sheets(path: Path | io.BytesIO) -> dict[str, Rows]:
    """The values of the cells of each sheet: numbers as Decimal, texts as str, nothing as None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's own
        from odfdo import Document  # noqa: PLC0415 - only where spreadsheets are read

        document = Document(path)
        return {str(table.name): _padded(list(table.iter_values())) for table in document.body.tables}


def _padded(rows: Rows) -> Rows:
    width = max(map(len, rows))
    return [[*row, *[None] * (width - len(row))] for row in rows]
