"""Totals as data: each with its formula, its inputs and the plans that do not give the number.

`docs/reports/totals.schema.json` describes the JSON.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from ..model.display import written
from ..model.rounding import decimals, rounded
from ..model.total import Part, Total
from .provenance import row_of

FORMAT = 1
HEAD = (
    "id", "label", "place", "year", "baseline", "unit", "value", "worked_out", "counted", "plans",
    "formula", "working", "inputs", "not_known",
)  # fmt: skip
_MOST = 4  # decimals of a value before it is rounded, in CSV


def as_csv(totals: Sequence[Total]) -> bytes:
    """A total a line, in UTF-8 with a mark that spreadsheets know."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    for total in totals:
        record = _record(total)
        exact = total.figure.value
        short = "" if exact is None else str(rounded(exact, min(_MOST, decimals(exact))))
        names = {"inputs": " ".join(total.inputs), "not_known": " ".join(total.figure.gaps)}
        writer.writerow([{**record, "worked_out": short, **names}[name] for name in HEAD])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_json(totals: Sequence[Total]) -> bytes:
    """All totals, one a line, with the number of each plan, exact and not rounded."""
    lines = ",\n  ".join(json.dumps(_with_parts(total), ensure_ascii=False) for total in totals)
    return f'{{\n "format": {FORMAT},\n "totals": [\n  {lines}\n ]\n}}\n'.encode()


def _record(total: Total) -> dict[str, Any]:
    figure = total.figure
    return {
        "id": total.id,
        "label": total.label,
        "place": total.place,
        "year": total.year,
        "baseline": total.baseline,
        "unit": figure.unit,
        "value": "" if total.value is None else str(total.value),
        "worked_out": "" if figure.value is None else format(figure.value, "f"),
        "counted": total.counted,
        "plans": total.plans,
        "formula": figure.formula,
        "working": figure.working,
    }


def _with_parts(total: Total) -> dict[str, Any]:
    parts = [part for part in total.parts if not part.instead]
    known = [part for part in parts if part.figure.shown is not None]
    return {
        **_record(total),
        "region": total.region,
        "inputs": [{**_part(part), "value": _value(part)} for part in known],
        "not_known": [{**_part(part), "because": _why(part)} for part in parts if part not in known],
        "not_added": [
            {**_part(part), "value": _value(part), "instead": part.instead}
            for part in total.parts
            if part.instead
        ],
    }


def _part(part: Part) -> dict[str, str]:
    """What is said of every part: its figure, its plan, its document and its row on the form."""
    return {
        "id": part.figure.id,
        "partnership": part.release.partnership.name,
        "edition": part.release.year,
        "document": part.figure.document,
        "row": row_of(part.figure, part.release),
    }


def _value(part: Part) -> str:
    return "" if part.figure.shown is None else format(part.figure.shown, "f")


def _why(part: Part) -> str:
    return written(part.figure.absence).lower() if part.figure.absence else "not known"
