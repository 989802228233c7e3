"""CSV as spreadsheets and programs both read it, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

Value = str | int | Decimal | date | None
# A spreadsheet takes a cell that begins so for a formula; some also where the sign is of full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_MARK = b"\xef\xbb\xbf"


def in_rows(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """CSV in UTF-8 with a mark that spreadsheets know; texts are guarded, numbers are plain digits."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([as_text(value) for value in row] for row in rows)
    return _MARK + text.getvalue().encode()


def as_text(value: Value) -> str:
    """A value as it stands in a cell of CSV: a truth as `yes` or `no`, nothing for none."""
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
    return str(value)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: where it would, an apostrophe stands before it."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
