"""The plans that the bulk data is about, one a row: whose they are, where they stand, where they are from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...model.record import day_on
from ...model.release import Release
from ...model.sorting import by_name
from .. import routes
from .bulk_table import BulkTable, Field
from .csv_text import Value

FIELDS = (
    Field("partnership", "text", "The name of the local drug partnership."),
    Field("code", "text", "Its code in the national monitoring system; empty where that is not known."),
    Field("region", "text", "Its government office region."),
    Field("edition", "text", "The financial year of the plan, from 1 April to 31 March."),
    Field(
        "state",
        "text",
        "published; or transcription: taken in our words from a document that was public before.",
    ),
    Field("published", "day", "The day of publication; a transcription has none."),
    Field("source", "text", "The documents that a transcription was made from."),
    Field("figures", "count", "How many public figures the plan has."),
    Field("page", "text", "The page of the plan: below the address of the site, where that is not given."),
    Field("provenance", "text", "The file with how each figure came about, likewise."),
)


def plan_list(releases: Sequence[Release], address: str) -> BulkTable:
    """The plans by partnership and year; `address` is where the site is, if it is known."""
    mine = sorted(releases, key=lambda r: (by_name(r.partnership.name), r.key))
    return BulkTable(
        routes.PLANS_CSV,
        "Adult drug treatment plans: the plans",
        "Every plan that the figures are from, one a row.",
        FIELDS,
        ("partnership", "edition"),
        [_row(release, address) for release in mine],
    )


def _row(release: Release, address: str) -> tuple[Value, ...]:
    return (
        release.partnership.name,
        release.partnership.known_code,
        release.region.name if release.region else "",
        release.year,
        release.state,
        published_on(release),
        "; ".join(sources(release)),
        len(release.figures),
        address + routes.plan(release),
        address + routes.provenance(release),
    )


def published_on(release: Release) -> date | None:
    """The day on which a plan was published; a transcription has none."""
    return None if release.published is None else day_on(release.published)


def sources(release: Release) -> tuple[str, ...]:
    """The documents that a transcription was made from, each once, in the order of the plan."""
    found = (document.source for document in release.documents)
    told = (", ".join(filter(None, (s.title, s.publisher, s.dated))) for s in found if s is not None)
    return tuple(dict.fromkeys(told))
