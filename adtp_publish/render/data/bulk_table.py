"""A table of bulk data: what it is, what its columns hold, and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from .csv_text import Value, in_rows

Kind = Literal["text", "number", "count", "flag", "day"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name in the head, what kind of value stands in it, and what that is, in a sentence."""

    name: str
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class BulkTable:
    """A table over many plans. `address` is that of its CSV, `key` the columns that name a row.

    One with many rows has a spreadsheet beside it, in which years and codes stay the texts that they are.
    """

    address: str
    title: str
    about: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Sequence[Sequence[Value]] = field(repr=False)
    has_spreadsheet: bool = False

    @property
    def name(self) -> str:
        """The name of its file without the ending: `adult-drug-treatment-totals`."""
        return self.address.rpartition("/")[2].removesuffix(".csv")

    @property
    def head(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(one.name for one in self.fields)

    def as_csv(self) -> bytes:
        """The table as CSV."""
        return in_rows(self.head, self.rows)
