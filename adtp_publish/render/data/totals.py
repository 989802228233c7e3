"""Totals as data: each with its formula, its inputs and the plans that do not give the number.

`docs/reports/totals.schema.json` describes the JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...model.display import written
from ...model.total import Part, Total
from .part_csv import in_rows, worked_out
from .provenance import in_lines, row_of

FORMAT = 1
HEAD = (
    "id", "label", "place", "year", "baseline", "unit", "value", "worked_out", "counted", "plans",
    "formula", "working", "inputs", "not_known",
)  # fmt: skip


def as_csv(totals: Sequence[Total]) -> bytes:
    """A total a line, in UTF-8 with a mark that spreadsheets know."""
    return in_rows(HEAD, ([_row(total)[name] for name in HEAD] for total in totals))


def as_json(totals: Sequence[Total]) -> bytes:
    """All totals, one a line, with the number of each plan, exact and not rounded."""
    return in_lines({"format": FORMAT}, "totals", [_with_parts(total) for total in totals])


def _row(total: Total) -> dict[str, Any]:
    names = {"inputs": " ".join(total.inputs), "not_known": " ".join(total.figure.gaps)}
    return {**_record(total), "worked_out": worked_out(total.figure), **names}


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
