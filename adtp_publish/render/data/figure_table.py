"""All figures of an edition as one tidy table: a figure a row, over all plans that count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.figure import Figure
from ...model.release import Release
from ...model.rounding import rounded
from ...model.values import year_slug
from .. import routes
from ..frame import parts_of
from .bulk_table import BulkTable, Field
from .csv_text import Value
from .part_csv import records

FIELDS = (
    Field("partnership", "text", "The name of the local drug partnership."),
    Field("code", "text", "Its code in the national monitoring system; empty where that is not known."),
    Field("region", "text", "Its government office region."),
    Field("edition", "text", "The financial year of the plan, from 1 April to 31 March."),
    Field("figure_id", "text", "The name of the figure, the same on pages, in JSON and in every other file."),
    Field("label", "text", "The field of the form in words, from the outside in."),
    Field("year", "text", "The financial year that the figure is for; empty where it is for none."),
    Field(
        "value",
        "number",
        "The figure as readers are shown it: what the form states, else rounded. Empty is never zero.",
    ),
    Field("unit", "text", "£, %, % points or what is counted. 5% is the value 5 with the unit %."),
    Field(
        "status",
        "text",
        "given (typed in the plan), stated (typed, and it follows from others), derived (worked out here), "
        "or why there is no value, such as pending.",
    ),
    Field("formula", "text", "The rule in words, where the figure follows from others."),
    Field("provisional", "flag", "yes where the plan may still change it."),
    Field("text", "text", "The figure as it reads where it is not one number: a date, a range."),
)
# What is said of the plan stands before what is said of the figure.
_OF_FIGURE = tuple(field.name for field in FIELDS[4:])


def figure_table(releases: Sequence[Release], edition: str) -> BulkTable:
    """The figures of the plans of an edition, plan by plan in the order of the forms."""
    mine = sorted((r for r in releases if r.year == edition), key=lambda r: r.key)
    return BulkTable(
        routes.figures_csv(year_slug(edition)),
        f"Adult drug treatment plans {edition}: all figures",
        f"Every public figure of every plan for {edition}, one a row.",
        FIELDS,
        ("figure_id",),
        [row for release in mine for row in _rows(release)],
        has_spreadsheet=True,
    )


def _rows(release: Release) -> Iterator[tuple[Value, ...]]:
    region = release.region.name if release.region else ""
    plan = (release.partnership.name, release.partnership.known_code, region, release.year)
    for record in figure_records(release):
        yield (*plan, *(record[name] for name in _OF_FIGURE))


def figure_records(release: Release) -> Iterator[dict[str, Value]]:
    """The figures of a plan by the names of the columns that are about them, and the document of each."""
    known = {figure.id: figure for figure in release.figures}
    for document in parts_of(release):
        for record in records(release, document):
            if (figure := known.get(record["id"])) is None:
                continue
            value, text = _value(figure)
            yield {
                "figure_id": figure.id,
                "document": document.id,
                **{name: record[name] for name in ("label", "year", "unit", "status", "formula")},
                "value": value,
                "provisional": figure.provisional,
                "text": text,
            }


def _value(figure: Figure) -> tuple[Value, str]:
    """A figure as a number, and as a text where it is not one number."""
    word = figure.stated_word or figure.word
    value = None if figure.shown is None else rounded(figure.shown, figure.places)
    return value, word
