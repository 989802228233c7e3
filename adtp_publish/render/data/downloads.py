"""The files of data that readers may download, in the folders of the pages that they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.output import OutputFile
from .. import routes
from ..frame import Site, parts_of
from . import totals
from .part_csv import as_csv
from .part_json import as_json
from .provenance import provenance


def downloads(site: Site) -> Iterator[OutputFile]:
    """The totals; for each plan how its figures came about, and each of its documents as data."""
    if site.totals:
        yield OutputFile(routes.TOTALS_CSV, totals.as_csv(site.totals))
        yield OutputFile(routes.TOTALS_JSON, totals.as_json(site.totals))
    for release in site.releases:
        if release.state != "withdrawn":
            yield OutputFile(routes.provenance(release), provenance(release))
        of_plan = [item for name in routes.OF_PLAN if (item := release.document(name)) is not None]
        for document in (*of_plan, *parts_of(release)):
            if not document.absent:
                yield OutputFile(routes.download(release, document, "csv"), as_csv(release, document))
                yield OutputFile(routes.download(release, document, "json"), as_json(release, document))
