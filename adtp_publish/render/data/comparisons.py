"""Comparisons of partnerships as data; `templates/schemas/comparison.schema.json` describes the JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.comparison import Compared, Comparison
from ...model.output import OutputFile
from .. import routes
from ..frame import Site
from .csv_text import in_rows
from .part_csv import of_figure
from .provenance import in_lines

FORMAT = 1
# What is said of a plan in each line; of the figure the same names as in the data of a part.
_OF_FIGURE = ("id", "status", "stated", "worked_out", "provisional")
HEAD = (
    "rank", "of", "partnership", "code", "region", "edition", "indicator", "label", "year", "baseline",
    "unit", "value", "why_not", "status", "stated", "worked_out", "provisional", "beside", "id",
)  # fmt: skip


def comparison_files(site: Site) -> Iterator[OutputFile]:
    """Each comparison as CSV and as JSON."""
    for comparison in site.comparisons:
        where = comparison.slug, comparison.indicator.slug, comparison.region
        yield OutputFile(routes.comparison_data(*where, "csv"), as_csv(comparison))
        yield OutputFile(routes.comparison_data(*where, "json"), as_json(comparison))


def as_csv(comparison: Comparison) -> bytes:
    """A plan a line, in the order of the page, in UTF-8 with a mark that spreadsheets know."""
    indicator = comparison.indicator
    same = {
        "of": str(comparison.counted),
        "edition": comparison.year,
        "indicator": indicator.slug,
        "label": f"{indicator.group}, {indicator.label}",
        "year": indicator.year,
        "baseline": indicator.baseline,
    }
    records = ({**same, **_record(row, comparison)} for row in comparison.rows)
    return in_rows(HEAD, ([_text(record[name]) for name in HEAD] for record in records))


def as_json(comparison: Comparison) -> bytes:
    """What is compared and, a plan a line, the number of each: as text, so that no program rounds it."""
    indicator = comparison.indicator
    content = {
        "format": FORMAT,
        "edition": comparison.year,
        "indicator": indicator.slug,
        "group": indicator.group,
        "label": indicator.label,
        "year": indicator.year,
        "baseline": indicator.baseline,
        "unit": indicator.unit,
        "place": comparison.place,
        "region": comparison.region,
        "counted": comparison.counted,
        "plans": comparison.plans,
    }
    return in_lines(content, "rows", [_record(row, comparison) for row in comparison.rows])


def _record(row: Compared, comparison: Comparison) -> dict[str, Any]:
    partnership, region = row.release.partnership, row.release.region
    figure = of_figure(row.figure) if row.figure is not None else dict.fromkeys(_OF_FIGURE, "")
    return {
        "rank": row.rank or None,
        "partnership": partnership.name,
        "code": partnership.known_code,
        "region": region.name if region is not None else "",
        "value": "" if row.value is None else format(row.value, "f"),
        "unit": comparison.indicator.unit,
        "why_not": row.why,
        **{name: figure[name] for name in _OF_FIGURE},
        "beside": "; ".join(
            f"{head}: {text}"
            for head, text in zip(comparison.indicator.heads, row.beside, strict=True)
            if text
        ),
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)
