"""Read the forms: JSON Schemas with every `$ref` resolved, each when it is first wanted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from posixpath import dirname, join, normpath
from typing import Any

from ..errors import BadForms
from ..ports import Files
from .inheriting import INHERITS, YEARS, moved_on, overlaid

Schema = dict[str, Any]
COMMON = "common"
_ENDING = ".schema.json"
_SHOWN = "schema/"


class Schemas(Mapping[str, Schema]):
    """All forms by `folder/name`, such as `2009-10/part2`, each without references.

    A run wants a few of them. They are part of this program, not of the plans: a damaged one raises
    `BadForms`. What several forms refer to is one object in all of them: nobody changes it.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._all = frozenset(name for name in files.names() if name.endswith(_ENDING))
        self._names = tuple(sorted(name.removesuffix(_ENDING) for name in self._all))
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

    def __contains__(self, name: object) -> bool:
        """Whether there is such a form; asking does not read it."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """The names of all forms, in order."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many forms there are."""
        return len(self._names)

    def written(self, name: str) -> Schema:
        """A form with its references, as it is written or inherits it: what an editor can read."""
        return self._read(f"{name}{_ENDING}")

    def inherits(self, name: str) -> bool:
        """Whether a form's own file holds only what differs from another one's."""
        return INHERITS in self._as_json(f"{name}{_ENDING}")

    def _read(self, file: str, heirs: tuple[str, ...] = ()) -> Schema:
        if file not in self._raw:
            own = self._as_json(file)
            self._raw[file] = self._inherited(own, file, heirs) if INHERITS in own else own
        return self._raw[file]

    def _inherited(self, own: Schema, file: str, heirs: tuple[str, ...]) -> Schema:
        """What a form inherits, its years moved on, with its own differences laid over it."""
        base = normpath(join(dirname(file), str(own[INHERITS])))
        line = f"{_SHOWN}{file}: found `{INHERITS}: {own[INHERITS]}`"
        if base in (*heirs, file):
            raise BadForms(f"{line}, which comes back to this form; wanted the form of an earlier edition")
        if base not in self._all:
            raise BadForms(f"{line}, and there is no such file; wanted another form, such as `../2009-10/…`")
        years = own.get(YEARS, 0)
        if not isinstance(years, int):
            raise BadForms(f"{_SHOWN}{file}: found `{YEARS}: {years}`; wanted a number of years, such as `1`")
        try:
            return dict(overlaid(moved_on(self._read(base, (*heirs, file)), years), own))
        except KeyError as missing:
            told = f"found `x-after: {missing.args[0]}`; wanted the name of a field beside it"
            raise BadForms(f"{_SHOWN}{file}: {told}") from None

    def _as_json(self, file: str) -> Schema:
        try:
            read = json.loads(self._files.read(file), parse_float=Decimal)
        except json.JSONDecodeError as trouble:
            place = f"{_SHOWN}{file}:{trouble.lineno}:{trouble.colno}"
            told = "found text that is no JSON; wanted a comma, a bracket or a quotation mark here or before"
            raise BadForms(f"{place}: {told}") from None
        if not isinstance(read, dict):
            raise BadForms(f"{_SHOWN}{file}: found no braces around the form; wanted a JSON Schema")
        return read

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
        return {**self._part(target, pointer, file), **self._without_references(beside, file)}

    def _part(self, file: str, pointer: str, source: str) -> Schema:
        if (file, pointer) not in self._parts:
            found: Any = self._read(file) if file in self._all else {}
            for name in pointer.strip("/").split("/"):
                if not isinstance(found, dict) or name not in found:
                    told = f"found `$ref` to `{file}#{pointer}`, where nothing is"
                    raise BadForms(f"{_SHOWN}{source}: {told}; wanted the place of a part of a form")
                found = found[name]
            self._parts[file, pointer] = self._without_references(found, file)
        return self._parts[file, pointer]


def load_schemas(files: Files) -> Schemas:
    """The forms in a folder of them."""
    return Schemas(files)


def place_of_form(schemas: Mapping[str, Schema], edition: str, schema: str) -> str:
    """Where a form of an edition is, as `folder/name`: in the edition's folder, else what editions share."""
    own = f"{edition}/{schema}"
    return own if own in schemas else f"{COMMON}/{schema}"


def form_for(schemas: Mapping[str, Schema], edition: str, schema: str) -> Schema | None:
    """The form of that name in an edition's folder, else the one that editions share; or none."""
    return schemas.get(place_of_form(schemas, edition, schema))


def _strict(key: str, value: Any) -> Any:
    """A type without `null`: for an editor a field may be empty for now, for us nothing is no value."""
    return [name for name in value if name != "null"] if key == "type" and isinstance(value, list) else value
