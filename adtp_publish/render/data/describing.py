"""What describes the bulk data for programs: a Data Package, CSVW metadata, and a schema.org Dataset."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ...model.output import OutputFile
from ...model.site_config import SiteConfig
from .. import routes
from .bulk_table import BulkTable, Field

NAME = "adult-drug-treatment-plans"
ABOUT = (
    "What local drug partnerships in England planned for adult drug treatment: targets, primary care, "
    "funding and spending, figure by figure, from their published plans."
)
_KEYWORDS = ("drug treatment", "public health", "England", "local drug partnerships", "targets", "spending")
_PACKAGE: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "count": {"type": "integer"},
    "flag": {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
    "day": {"type": "date"},
}
_CSVW: dict[str, Any] = {
    "text": "string",
    "number": "decimal",
    "count": "integer",
    "flag": {"base": "boolean", "format": "yes|no"},
    "day": "date",
}


def as_json(content: dict[str, Any]) -> bytes:
    """JSON that people can read too."""
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


def described(tables: Sequence[BulkTable], config: SiteConfig, version: str) -> list[OutputFile]:
    """`datapackage.json` over all tables, and beside each CSV its CSVW metadata."""
    package = OutputFile(routes.DATA_PACKAGE, as_json(_data_package(tables, config, version)))
    return [package, *(OutputFile(routes.csvw(t.address), as_json(_csvw(t, config))) for t in tables)]


def _data_package(tables: Sequence[BulkTable], config: SiteConfig, version: str) -> dict[str, Any]:
    publisher = [{"title": config.organisation, "role": "publisher"}] if config.organisation else []
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": config.title,
        "description": ABOUT,
        **({"homepage": config.address + routes.DATA} if config.address else {}),
        "version": version,
        "licenses": [{"title": config.licence, "path": config.licence_address}],
        **({"contributors": publisher} if publisher else {}),
        "keywords": list(_KEYWORDS),
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: BulkTable) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.address.removeprefix(routes.DATA),
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": {
            "fields": [
                {
                    "name": field.name,
                    "description": field.about,
                    **_PACKAGE[field.kind],
                    **_wanted(table, field),
                }
                for field in table.fields
            ],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _wanted(table: BulkTable, field: Field) -> dict[str, Any]:
    return {"constraints": {"required": True}} if field.name in table.key else {}


def _csvw(table: BulkTable, config: SiteConfig) -> dict[str, Any]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": table.address.removeprefix(routes.DATA),
        "dc:title": table.title,
        "dc:description": table.about,
        **({"dc:publisher": config.organisation} if config.organisation else {}),
        "dc:license": {"@id": config.licence_address},
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tableSchema": {
            "columns": [
                {
                    "name": field.name,
                    "titles": field.name,
                    "dc:description": field.about,
                    "datatype": _CSVW[field.kind],
                    "required": field.name in table.key,
                }
                for field in table.fields
            ],
            "primaryKey": list(table.key),
        },
    }


def dataset(config: SiteConfig, version: str, files: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    """The data as schema.org knows it; `files` are each a name, a media type and an address."""
    known = {"url": config.address + routes.DATA} if config.address else {}
    publisher = {"publisher": {"@type": "Organization", "name": config.organisation}}
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": config.title,
        "description": ABOUT,
        **known,
        "license": config.licence_address,
        "isAccessibleForFree": True,
        "version": version,
        "keywords": list(_KEYWORDS),
        "spatialCoverage": {"@type": "Place", "name": "England"},
        **(publisher if config.organisation else {}),
        "distribution": [
            {"@type": "DataDownload", "name": name, "encodingFormat": kind, "contentUrl": address}
            for name, kind, address in files
        ],
    }
