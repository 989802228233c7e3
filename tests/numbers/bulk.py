"""Hold the data over all plans against the model: tidy tables, spreadsheets, the API, the tables of pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from adtp_publish.model.figure import Figure
from adtp_publish.model.total import Total

from .comparing import Compared, Figures
from .saying import lacking, says, shown
from .wording import rounded


def tidy(where: str, rows: Iterable[Mapping[str, Any]], figures: Figures) -> Compared:
    """Rows of a tidy table, as texts or as values: each figure of the plans once, and nothing else."""
    wrong, seen = [], []
    for row in rows:
        seen.append(row["figure_id"])
        figure = figures.get(row["figure_id"])
        if figure is not None:
            wrong += [f"{where}: {figure.id} has `{name}` {row[name]}" for name in _wrong(row, figure)]
    twice = [f"{where}: {name} stands twice" for name in sorted(set(seen)) if seen.count(name) > 1]
    return Compared(len(seen), (*wrong, *twice, *lacking(figures.values(), seen, where)))


def _wrong(row: Mapping[str, Any], figure: Figure) -> list[str]:
    value = shown(figure)
    is_right = {
        "value": (Decimal(str(row["value"])) if row["value"] not in ("", None) else None) == value,
        "text": (row["text"] or "") == (figure.stated_word or figure.word),
        "year": (row["year"] or "") == figure.year,
        "formula": (row["formula"] or "") == figure.formula,
        "unit": (row["unit"] or "") == figure.unit or not figure.formula,  # a quoted figure may have another
        "status": row["status"] == _status(figure),
        "provisional": row["provisional"] in ((True, "yes") if figure.provisional else (False, "no")),
    }
    return [name for name, right in is_right.items() if not right]


def _status(figure: Figure) -> str:
    if figure.shown is None and figure.absence is not None:
        return figure.absence.word
    has_stated = figure.stated is not None or (figure.formula and figure.status == "given")
    return "stated" if has_stated or figure.stated_word else figure.status


def indicators(where: str, content: Mapping[str, Any], totals: Iterable[Total]) -> Compared:
    """The totals of the API."""
    known = {total.id: total for total in totals}
    told = {one["id"]: one for item in content["indicators"] for one in item["totals"]}
    wrong = [f"{where}: {name} is missing, or no total" for name in sorted(known.keys() ^ told.keys())]
    for name in known.keys() & told.keys():
        total, one = known[name], told[name]
        exact = total.figure.value
        if exact is None:
            right = one["value"] is None and one["exact"] is None
        else:
            right = (Decimal(one["value"]), Decimal(one["exact"])) == (rounded(exact, 0), exact)
        counted = (one["counted"], one["plans"]) == (total.counted, total.plans)
        wrong += [] if right and counted else [f"{where}: {name} is said to be {one}"]
    return Compared(len(told), tuple(wrong))


def tables(where: str, content: Mapping[str, Any], figures: Figures) -> Compared:
    """The tables of a page as JSON: each cell of a figure says it, and has its exact value beside."""
    wrong, numbers = [], 0
    for table in content["tables"]:
        for cell in (cell for row in table["rows"] for cell in row["cells"]):
            figure = figures.get(cell.get("figure", ""))
            if figure is None:
                wrong += [f"{where}: {cell} has no figure"] if "exact" in cell or "figure" in cell else []
                continue
            numbers += 1
            exact = Decimal(cell["exact"]) if "exact" in cell else None
            if exact != figure.shown or not (figure.kind == "rating" or says(figure, cell["text"])):
                wrong.append(f"{where}: {figure.id} is said to be {cell}")
    return Compared(numbers, tuple(wrong))
