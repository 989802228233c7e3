"""What a validator finds wrong with a document, brought down to causes: one for each thing to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from .whereabouts import Path, Schema, chain
from .wording import nearest

# Which of several things wrong with one value is its cause: the first of these.
_WORST = ("type", "pattern", "enum", "minLength", "maxLength")
# A file of other people's making may have names without end: the first of them are looked at.
_STRANGERS = 50
EMPTY, UNKNOWN, MISSING = "empty", "unknown", "missing"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing wrong: at which path, and a keyword of the form or `empty`, `unknown` or `missing`.

    The path of a name that is unknown or missing ends in it.
    """

    keyword: str
    path: Path


def causes(schema: Schema, data: object, errors: Iterable[Any]) -> list[Cause]:
    """The causes behind the errors of a validator of that form, in no particular order.

    A misspelt name is not missing too; an empty field has no wrong shape; below a wrong shape or an
    unknown name nothing is looked at, by the validators themselves.
    """
    found: dict[Path, Cause] = {}
    looked_at: set[tuple[str, Path]] = set()
    for error in errors:
        path = tuple(map(str, error.instance_path))
        keyword = error.schema_path[-1]
        if keyword in _OF_GROUPS:
            # The validator has an error for each name; a group is looked at once.
            if (keyword, path) not in looked_at:
                looked_at.add((keyword, path))
                for cause in _OF_GROUPS[keyword](schema, data, path):
                    found[cause.path] = cause
            continue
        before = found.get(path)
        if before is None or _rank(keyword) < _rank(before.keyword):
            found[path] = Cause(EMPTY if error.instance is None else keyword, path)
    return list(found.values())


def _unknown(schema: Schema, data: object, path: Path) -> Iterator[Cause]:
    """The names in a group that its form does not have."""
    given, known = group(schema, data, path)
    yield from (Cause(UNKNOWN, (*path, name)) for name in given if name not in known)


def _missing(schema: Schema, data: object, path: Path) -> Iterator[Cause]:
    """The names that a group must have and has not, also not misspelt."""
    given, known = group(schema, data, path)
    asked = chain(schema, path)[-1].get("required", ())
    yield from (Cause(MISSING, (*path, name)) for name in absent(asked, given, known))


def absent(asked: Iterable[str], given: dict[str, Any], known: dict[str, Any]) -> Iterator[str]:
    """Of the names asked for those that are not given, also not under a name that is near."""
    lacking = [name for name in asked if name not in given]
    if not given:
        yield from lacking
    elif lacking:
        free = tuple(word for word in known if word not in given)
        strangers = islice((name for name in given if name not in known), _STRANGERS)
        meant = {nearest(name, free)[0] for name in strangers}
        yield from (name for name in lacking if name not in meant)


def group(schema: Schema, data: object, path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """A group of fields as it is given, and the fields that its form has."""
    at: Any = data
    for step in path:
        at = at[int(step)] if isinstance(at, list) else at[step]
    return at, chain(schema, path)[-1].get("properties", {})


def _rank(keyword: str) -> int:
    return _WORST.index(keyword) if keyword in _WORST else 0


_OF_GROUPS: dict[str, Callable[[Schema, object, Path], Iterator[Cause]]] = {
    "additionalProperties": _unknown,
    "required": _missing,
}
