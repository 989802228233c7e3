"""Read the forms: JSON Schemas with every `$ref` resolved, and the editions' own files."""

from __future__ import annotations

import json
from decimal import Decimal
from posixpath import dirname, join, normpath
from typing import Any

from ..ports import Files

Schema = dict[str, Any]
COMMON = "common"


def load_schemas(files: Files) -> dict[str, Schema]:
    """All forms by `folder/name`, such as `2009-10/part2`, each without references.

    Forms are part of this program, not of the plans: a damaged one is a bug and raises.
    """
    raw = {
        name: json.loads(files.read(name), parse_float=Decimal)
        for name in files.names()
        if name.endswith(".schema.json")
    }
    return {
        name.removesuffix(".schema.json"): _resolved(schema, name, raw)
        for name, schema in sorted(raw.items())
    }


def form_for(schemas: dict[str, Schema], edition: str, schema: str) -> Schema | None:
    """The form of that name in an edition's folder, else the one that editions share."""
    return schemas.get(f"{edition}/{schema}") or schemas.get(f"{COMMON}/{schema}")


def _resolved(part: Any, file: str, raw: dict[str, Schema]) -> Any:
    if isinstance(part, list):
        return [_resolved(item, file, raw) for item in part]
    if not isinstance(part, dict):
        return part
    reference = part.get("$ref")
    if reference is None:
        return {
            key: _resolved(_strict(key, value), file, raw) for key, value in part.items() if key != "$defs"
        }
    address, _, pointer = reference.partition("#")
    target = normpath(join(dirname(file), address)) if address else file
    found: Any = raw[target]
    for name in pointer.strip("/").split("/"):
        found = found[name]
    # What stands beside a reference is only said of this field (its label, its rule), never a keyword.
    beside = {key: value for key, value in part.items() if key != "$ref"}
    return {**_resolved(found, target, raw), **_resolved(beside, file, raw)}


def _strict(key: str, value: Any) -> Any:
    """A type without `null`: for an editor a field may be empty for now, for us nothing is no value."""
    return [name for name in value if name != "null"] if key == "type" and isinstance(value, list) else value
