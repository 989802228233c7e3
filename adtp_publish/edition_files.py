"""What an edition says: the lines of its own file, laid over those of the edition that it inherits from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .codes import CODES
from .errors import BadForms
from .load.edition_days import moved_to, of_the_year_before, wrong_days
from .load.edition_packs import wrong_packs
from .load.inheriting import edition_over
from .load.strict_yaml import parse
from .ports import Files
from .validate.editions import checked
from .validate.wording import listed, nearest

EDITION_FILE = "edition.yaml"

Schema = dict[str, Any]


def shown(folder: str) -> str:
    """The file of an edition as messages name it."""
    return f"schema/{folder}/{EDITION_FILE}"


def edition_data(forms: Files, schema: Schema, folder: str) -> dict[str, Any]:
    """All that an edition says, its own file and those that it inherits from together.

    `schema` is the form of an edition. Each file may say only what differs; together they must say
    all that the form asks for. Raises `BadForms` where they do not.
    """
    data = _with_inherited(forms, schema, folder, ())
    if lacking := next(_lacking(schema, data, ()), None):
        raise BadForms(f"{shown(folder)}: found no {lacking}; wanted it here or in what is inherited")
    if wrong := [*wrong_days(data, folder), *wrong_packs(data)]:
        raise BadForms(*(f"{shown(folder)}: {line}" for line in wrong))
    return data


def _with_inherited(forms: Files, schema: Schema, folder: str, heirs: tuple[str, ...]) -> dict[str, Any]:
    own = _own(forms, schema, folder)
    if "inherits" not in own:
        return own
    base = own["inherits"].replace("/", "-")
    known = sorted(name.partition("/")[0] for name in forms.names() if name.endswith(f"/{EDITION_FILE}"))
    others = [name for name in known if name not in (*heirs, folder)]
    if base not in others:
        years = [name.replace("-", "/") for name in others]
        wanted = listed(years) if years else "no such line: there is no other edition"
        raise BadForms(f"{shown(folder)}: found `inherits: {own['inherits']}`; wanted {wanted}")
    inherited = _with_inherited(forms, schema, base, (*heirs, folder))
    if stale := list(of_the_year_before(own, inherited)):
        raise BadForms(*(f"{shown(folder)}: {line}" for line in stale))
    keys = {name: part["x-key"] for name, part in schema["properties"].items() if "x-key" in part}
    try:
        return edition_over(moved_to(own, inherited), own, keys)
    except KeyError as missing:
        told = f"found `after: {missing.args[0]}`; wanted the name of another entry of that list"
        raise BadForms(f"{shown(folder)}: {told}") from None


def _own(forms: Files, schema: Schema, folder: str) -> dict[str, Any]:
    document, refused = parse(forms.read(f"{folder}/{EDITION_FILE}"), shown(folder))
    if bad := refused or checked(schema, document.data or {}, document.file)[1]:
        raise BadForms(*(f"{item.file}: {item.message}" for item in bad))
    own: Any = document.data  # its form has been held against it
    for item in own.get("severities", ()):
        if misspelt := _unknown_code(item["finding"]):
            raise BadForms(f"{shown(folder)}: {misspelt}")
    return dict(own)


def _unknown_code(code: str) -> str:
    """What is wrong with a code under `severities`: one that no finding has would change nothing."""
    if code in CODES:
        return ""
    near, _ = nearest(code, tuple(CODES))
    wanted = f"`{near}`" if near else "a code of `docs/findings`"
    return f"found `finding: {code}` under `severities`; wanted {wanted}"


def _lacking(schema: Schema, data: Any, at: tuple[str, ...]) -> Iterator[str]:
    """Where a field is lacking that the form of an edition marks as `x-required`."""
    if "items" in schema and "x-key" not in schema:
        return  # a list of names
    if "items" in schema:
        for item in data:
            yield from _lacking(schema["items"], item, (*at, f"`{item[schema['x-key']]}`"))
        return
    for name, part in schema.get("properties", {}).items():
        if name in data:
            yield from _lacking(part, data[name], (*at, f"`{name}`"))
        elif part.get("x-required"):
            yield " of ".join((f"`{name}`", *reversed(at)))
