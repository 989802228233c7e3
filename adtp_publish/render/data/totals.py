"""Totals as data: each with its formula, its inputs and the plans that do not give the number.

`templates/schemas/totals.schema.json` describes the JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...model.display import written
from ...model.rounding import decimals, rounded
from ...model.total import Part, Total
from .. import routes
from .bulk_table import BulkTable, Field
from .csv_text import Value
from .provenance import in_lines, row_of

FORMAT = 1
_MOST = 4  # decimals of a sum before it is rounded
FIELDS = (
    Field("id", "text", "The name of the total: the indicator, the place, the year."),
    Field("label", "text", "What is added up."),
    Field("place", "text", "England, or a region."),
    Field("year", "text", "The financial year that the number is for."),
    Field("baseline", "text", "The year that the series of all these plans start from."),
    Field("unit", "text", "What is counted."),
    Field("value", "count", "The sum, rounded once; empty where no plan gives the number."),
    Field("worked_out", "number", "The sum before it is rounded, to four decimals."),
    Field("counted", "count", "How many plans give the number."),
    Field("plans", "count", "How many plans could have it."),
    Field("formula", "text", "The rule in words."),
    Field("working", "text", "The rule with the numbers of the plans."),
    Field("inputs", "text", "The ids of the figures that were added, with spaces between them."),
    Field("not_known", "text", "The ids of the figures that plans do not give."),
)


def totals_table(totals: Sequence[Total]) -> BulkTable:
    """A total a row."""
    return BulkTable(
        routes.TOTALS_CSV,
        "Adult drug treatment plans: totals",
        "Figures added up over the plans of England and of each region, with how many plans give each.",
        FIELDS,
        ("id",),
        [_row(total) for total in totals],
    )


def as_json(totals: Sequence[Total]) -> bytes:
    """All totals, one a line, with the number of each plan, exact and not rounded."""
    return in_lines({"format": FORMAT}, "totals", [_with_parts(total) for total in totals])


def _row(total: Total) -> tuple[Value, ...]:
    figure, record = total.figure, _record(total)
    exact = figure.value
    cells: dict[str, Value] = {
        **record,
        "value": total.value,
        "worked_out": None if exact is None else rounded(exact, min(_MOST, decimals(exact))),
        "inputs": " ".join(total.inputs),
        "not_known": " ".join(figure.gaps),
    }
    return tuple(cells[field.name] for field in FIELDS)


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
