"""What the guidance advises to think about, document by document: data beside the forms."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import BadForms
from ..load.schemas import COMMON
from ..load.strict_yaml import parse
from ..ports import Files
from ..validate.editions import checked
from .hints import Schema

_FILE = "considerations.yaml"
_FORM = f"{COMMON}/considerations"


def considerations(forms: Files, schemas: Mapping[str, Schema], edition: str) -> dict[str, tuple[str, ...]]:
    """The areas to consider by document, from the edition's own file or the one that editions share.

    domain.md section 2: none of them is mandatory. Raises `BadForms` where the file is damaged.
    """
    name = next((f"{at}/{_FILE}" for at in (edition, COMMON) if f"{at}/{_FILE}" in forms.names()), "")
    if not name:
        return {}
    document, refused = parse(forms.read(name), f"schema/{name}")
    root, found = checked(schemas[_FORM], document.data or {}, document.file)
    if refused or found:
        raise BadForms(*(f"{item.file}: {item.message}" for item in (*refused, *found)))
    return {
        item.text("id"): tuple(str(area.value) for area in (item.find("consider") or item).children)
        for item in root.items("documents")
    }
