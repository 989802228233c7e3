"""Read the forms: JSON Schemas with every `$ref` resolved, each when it is first wanted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from posixpath import dirname, join, normpath
from typing import Any

from ..ports import Files

Schema = dict[str, Any]
COMMON = "common"
_ENDING = ".schema.json"


class Schemas(Mapping[str, Schema]):
    """All forms by `folder/name`, such as `2009-10/part2`, each without references.

    A run wants a few of them. They are part of this program, not of the plans: a damaged one is a
    bug and raises. What several forms refer to is one object in all of them: nobody changes it.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._names = tuple(name.removesuffix(_ENDING) for name in files.names() if name.endswith(_ENDING))
        self._raw: dict[str, Schema] = {}
        self._resolved: dict[str, Schema] = {}
        self._parts: dict[tuple[str, str], Schema] = {}

    def __getitem__(self, name: str) -> Schema:
        """The form of that name."""
        if name not in self._resolved:
            if name not in self._names:
                raise KeyError(name)
            file = f"{name}{_ENDING}"
            self._resolved[name] = self._without_references(self._read(file), file)
        return self._resolved[name]

    def __iter__(self) -> Iterator[str]:
        """The names of all forms, in order."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many forms there are."""
        return len(self._names)

    def _read(self, file: str) -> Schema:
        if file not in self._raw:
            self._raw[file] = json.loads(self._files.read(file), parse_float=Decimal)
        return self._raw[file]

    def _without_references(self, part: Any, file: str) -> Any:
        if isinstance(part, list):
            return [self._without_references(item, file) for item in part]
        if not isinstance(part, dict):
            return part
        reference = part.get("$ref")
        if reference is None:
            kept = ((key, _strict(key, value)) for key, value in part.items() if key != "$defs")
            return {key: self._without_references(value, file) for key, value in kept}
        address, _, pointer = reference.partition("#")
        target = normpath(join(dirname(file), address)) if address else file
        # What stands beside a reference is only said of this field (its label, its rule), never a keyword.
        beside = {key: value for key, value in part.items() if key != "$ref"}
        return {**self._part(target, pointer), **self._without_references(beside, file)}

    def _part(self, file: str, pointer: str) -> Schema:
        if (file, pointer) not in self._parts:
            found: Any = self._read(file)
            for name in pointer.strip("/").split("/"):
                found = found[name]
            self._parts[file, pointer] = self._without_references(found, file)
        return self._parts[file, pointer]


def load_schemas(files: Files) -> Schemas:
    """The forms in a folder of them."""
    return Schemas(files)


def form_for(schemas: Mapping[str, Schema], edition: str, schema: str) -> Schema | None:
    """The form of that name in an edition's folder, else the one that editions share."""
    return schemas.get(f"{edition}/{schema}") or schemas.get(f"{COMMON}/{schema}")


def _strict(key: str, value: Any) -> Any:
    """A type without `null`: for an editor a field may be empty for now, for us nothing is no value."""
    return [name for name in value if name != "null"] if key == "type" and isinstance(value, list) else value
