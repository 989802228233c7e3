"""The static API: JSON files that programs find one from the other; `templates/schemas/api.schema.json`.

Every address in it is relative to the file that holds it, as links of a page are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ...model.output import OutputFile
from ...model.register import Region
from ...model.release import Release
from ...model.total import Total
from .. import routes
from ..frame import Site, parts_of
from .csv_text import Value
from .describing import ABOUT, as_json
from .figure_table import figure_records
from .plan_list import published_on, sources
from .provenance import in_lines

FORMAT = 1
SCHEMAS = "schemas/"
_LISTS = ("editions", "partnerships", "plans", "indicators")


def api(site: Site, version: str) -> list[OutputFile]:
    """The files of the API; nothing without a plan that counts."""
    if not site.counted:
        return []
    made = [_file("index", _index(site, version))]
    made += [_file("editions", {"editions": [_edition(site, year) for year in site.years]})]
    made += [_file("partnerships", {"partnerships": list(_partnerships(site))})]
    plans = [_plan(release, routes.api("plans")) for release in _in_order(site)]
    made += [_file("plans", {"plans": plans})]
    made += [_file("indicators", {"indicators": list(_indicators(site))})]
    made += [OutputFile(routes.api_plan(release), _whole_plan(release)) for release in site.counted]
    return [*made, *schemas(site)]


def schemas(site: Site) -> list[OutputFile]:
    """The JSON Schemas of the API and of the other JSON of the site."""
    texts = site.templates.texts
    return [
        OutputFile(f"{routes.API_SCHEMAS}{name.removeprefix(SCHEMAS)}", texts[name].encode())
        for name in sorted(texts)
        if name.startswith(SCHEMAS)
    ]


def _file(name: str, content: dict[str, Any]) -> OutputFile:
    return OutputFile(routes.api(name), as_json({"format": FORMAT, "kind": name, **content}))


def _index(site: Site, version: str) -> dict[str, Any]:
    config = site.config
    return {
        "title": config.title,
        "description": ABOUT,
        "publisher": config.organisation or None,
        "licence": {"title": config.licence, "address": config.licence_address},
        "version": version,
        **{name: _way("index", routes.api(name)) for name in _LISTS},
        "schemas": [_way("index", file.address) for file in schemas(site)],
        "about": _way("index", routes.DATA),
        "package": _way("index", routes.DATA_PACKAGE),
    }


def _way(name: str, target: str) -> str:
    return routes.relative(routes.api(name), target)


def _in_order(site: Site) -> list[Release]:
    return sorted(site.counted, key=lambda r: (r.partnership.slug, r.year))


def _edition(site: Site, year: str) -> dict[str, Any]:
    mine = [release for release in site.counted if release.year == year]
    csv = routes.figures_csv(mine[0].slug)
    return {
        "edition": year,
        "title": mine[0].title,
        "plans": len(mine),
        "figures": {
            "csv": _way("editions", csv),
            "ods": _way("editions", routes.spreadsheet(csv)),
        }
        if any(release.figures for release in mine)
        else None,
    }


def _partnerships(site: Site) -> Iterator[dict[str, Any]]:
    for slug, group in groupby(_in_order(site), key=lambda r: r.partnership.slug):
        releases = list(group)
        last = releases[-1]
        yield {
            **_partnership(last),
            "page": _way("partnerships", routes.partnership(slug)),
            "plans": [
                {"edition": one.year, "href": _way("partnerships", routes.api_plan(one))} for one in releases
            ],
        }


def _partnership(release: Release) -> dict[str, Any]:
    own = release.partnership
    return {
        "slug": own.slug,
        "name": own.name,
        "code": own.known_code or None,
        "region": _region(release.region),
    }


def _region(region: Region | None) -> dict[str, str] | None:
    return None if region is None else {"slug": region.slug, "name": region.name}


def _plan(release: Release, here: str) -> dict[str, Any]:
    published = published_on(release)
    return {
        "partnership": _partnership(release),
        "edition": release.year,
        "title": release.title,
        "state": release.state,
        "published": published.isoformat() if published else None,
        "sources": list(sources(release)),
        "href": routes.relative(here, routes.api_plan(release)),
        "page": routes.relative(here, routes.plan(release)),
        "provenance": routes.relative(here, routes.provenance(release)),
    }


def _whole_plan(release: Release) -> bytes:
    here = routes.api_plan(release)
    documents = [
        {
            "id": document.id,
            "title": document.title,
            "page": routes.relative(here, routes.document(release, document.id)),
            **{
                kind: routes.relative(here, routes.download(release, document, kind))
                for kind in ("csv", "json", "pdf")
            },
        }
        for document in parts_of(release)
    ]
    head = {"format": FORMAT, "kind": "plan", **_plan(release, here), "documents": documents}
    figures = [{name: _plain(value) for name, value in one.items()} for one in figure_records(release)]
    return in_lines(head, "figures", figures)


def _plain(value: Value) -> str | bool | None:
    """A value as JSON takes it: numbers as text, so that no program rounds them."""
    return value if value is None or isinstance(value, str | bool) else str(value)


def _indicators(site: Site) -> Iterator[dict[str, Any]]:
    for name in sorted({total.indicator for total in site.totals}):
        mine = [total for total in site.totals if total.indicator == name]
        yield {
            "id": name,
            "label": mine[0].label,
            "unit": mine[0].figure.unit,
            "totals": [*map(_total, mine)],
        }


def _total(total: Total) -> dict[str, Any]:
    exact = total.figure.value
    return {
        "id": total.id,
        "place": total.place,
        "region": total.region or None,
        "year": total.year,
        "baseline": total.baseline,
        "value": None if total.value is None else str(total.value),
        "exact": None if exact is None else format(exact, "f"),
        "counted": total.counted,
        "plans": total.plans,
        "formula": total.figure.formula,
    }
