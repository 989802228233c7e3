"""The files of data that readers may download: of each plan beside its pages, and over all plans."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.output import OutputFile
from .. import routes
from ..frame import Site, parts_of
from . import totals
from .api import api
from .bulk import bulk, version
from .part_csv import as_csv
from .part_json import as_json
from .provenance import provenance


def downloads(site: Site) -> Iterator[OutputFile]:
    """The data of each plan, what is about all plans, and the API."""
    beside = list(_of_plans(site))
    over_all = bulk(site)
    yield from beside
    yield from over_all
    yield from api(site, version(over_all))


def _of_plans(site: Site) -> Iterator[OutputFile]:
    """The totals with their parts; for each plan how its figures came about, and each of its documents."""
    if site.totals:
        yield OutputFile(routes.TOTALS_JSON, totals.as_json(site.totals))
    for release in site.releases:
        if release.state != "withdrawn":
            yield OutputFile(routes.provenance(release), provenance(release))
        of_plan = [item for name in routes.OF_PLAN if (item := release.document(name)) is not None]
        for document in (*of_plan, *parts_of(release)):
            if not document.absent:
                yield OutputFile(routes.download(release, document, "csv"), as_csv(release, document))
                yield OutputFile(routes.download(release, document, "json"), as_json(release, document))
