"""Which form a file of the plans is written on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..load.names import REGISTER
from ..load.schemas import COMMON, load_schemas, place_of_form
from ..model.edition import Edition
from ..ports import Files
from ..preparation import known_editions

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Forms:
    """The schemas of all forms, and the editions that say which file is written on which."""

    schemas: Mapping[str, Schema]
    editions: Mapping[str, Edition]

    def of(self, name: str) -> Schema | None:
        """The schema of a file by its name below the folder of plans; none where no form is known."""
        place = self.place(name)
        return self.schemas.get(place) if place else None

    def place(self, name: str) -> str:
        """Where the form of a file is below `schema`, as `folder/name`; empty where no form is known."""
        if name == REGISTER:
            return f"{COMMON}/register"
        _, _, below = name.partition("/")
        year, _, file = below.partition("/")
        edition = self.editions.get(year)
        spec = next((spec for spec in edition.documents if spec.file == file), None) if edition else None
        return place_of_form(self.schemas, year, spec.schema) if spec else ""


def known_forms(files: Files) -> Forms:
    """The forms below a folder of schemas."""
    schemas = load_schemas(files)
    return Forms(schemas, known_editions(files, schemas))


def is_of_plans(name: str) -> bool:
    """Whether a file below a folder of plans is one that these commands write: a document or the register."""
    return name == REGISTER or (name.count("/") >= 2 and name.endswith(".yaml"))
