"""What a form or an edition says differently from the one before, laid over what that one says.

A form that begins with `x-inherits` holds its differences as a JSON Merge Patch (RFC 7396): groups are
laid over one another name by name, anything else stands in place of what was there, `null` takes away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

INHERITS, YEARS, AFTER, DROPPED = "x-inherits", "x-years", "x-after", "dropped"
# A financial year as forms write it: 2009/10, in paths of rules 2009~10, in addresses 2009-10.
_YEAR = re.compile(r"(?<![0-9])([0-9]{4})([/~-])([0-9]{2})(?!-?[0-9])", re.ASCII)
# What leads to another file or holds for any text stays as it is.
_AS_IT_IS = frozenset(("$ref", "$schema", "pattern"))

Keys = Mapping[str, str]


def overlaid(base: Any, changes: Any) -> Any:
    """Changes laid over a form. A field that is new goes last, or behind the one that `x-after` names."""
    if not isinstance(base, dict) or not isinstance(changes, dict):
        return changes
    found = dict(base)
    for name, change in changes.items():
        if change is None:
            found.pop(name, None)
        elif name in (INHERITS, YEARS):
            continue
        elif isinstance(change, dict):
            kept = {key: value for key, value in change.items() if key != AFTER}
            found[name] = overlaid(base.get(name, {}), kept)
            if AFTER in change:
                found = _behind(found, name, change[AFTER])
        else:
            found[name] = change
    return found


def moved_on(part: Any, by: int) -> Any:
    """A form with each financial year in it moved on by some years: in names, labels, rules and paths."""
    if isinstance(part, str):
        return _YEAR.sub(lambda year: _moved(year, by), part)
    if isinstance(part, list):
        return [moved_on(item, by) for item in part]
    if isinstance(part, dict):
        return {
            moved_on(name, by): value if name in _AS_IT_IS else moved_on(value, by)
            for name, value in part.items()
        }
    return part


def edition_over(base: dict[str, Any], changes: dict[str, Any], keys: Keys) -> dict[str, Any]:
    """An edition's own lines laid over those of the edition that it inherits from.

    `keys` names, for each list of an edition, the field that tells its items apart. An item of the same
    name is changed field by field; a new one goes last, or behind the one named by `after`; one that
    says `dropped: yes` is taken out. What the edition before says of its own standing is not inherited.
    """
    found = {name: value for name, value in base.items() if name != "status"}
    for name, value in changes.items():
        if name in keys and isinstance(value, list):
            found[name] = _items_over(found.get(name, []), value, keys[name])
        elif isinstance(value, dict):
            found[name] = {**found.get(name, {}), **value}
        else:
            found[name] = value
    return found


def _items_over(base: list[Any], changes: list[Any], key: str) -> list[Any]:
    found = {item[key]: item for item in base}
    for change in changes:
        name = change[key]
        own = {field: value for field, value in change.items() if field not in ("after", DROPPED)}
        found[name] = {**found.get(name, {}), **own}
        if change.get(DROPPED) == "yes":
            del found[name]
        elif "after" in change:
            found = _behind(found, name, change["after"])
    return list(found.values())


def _behind(found: dict[str, Any], name: str, before: str) -> dict[str, Any]:
    """The same with one entry right behind another; where that other is not there, `KeyError`."""
    if before == name or before not in found:
        raise KeyError(before)
    entry = found[name]
    ordered: dict[str, Any] = {}
    for key, value in found.items():
        if key != name:
            ordered[key] = value
        if key == before:
            ordered[name] = entry
    return ordered


def _moved(year: re.Match[str], by: int) -> str:
    """A year moved on, if its two halves follow one another: 2009/10, and not a date such as 2009-03."""
    first = int(year[1])
    if (first + 1) % 100 != int(year[3]):
        return year[0]
    return f"{first + by:04}{year[2]}{(first + by + 1) % 100:02}"
