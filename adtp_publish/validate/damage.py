"""What is wrong with a form itself, in words for whoever makes a new edition.

It is held against JSON Schema and our own vocabulary with `jsonschema`, which takes time to load: only
where a form did not work, and where an edition is being made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..errors import BadForms
from .vocabulary import ANNOTATIONS, KEYWORDS, form_of_forms
from .wording import nearest

Schema = dict[str, Any]

_MOST = 5
_TYPES = {
    "object": "a group", "array": "a list", "string": "a text", "integer": "a whole number",
    "boolean": "`true` or `false`",
}  # fmt: skip


def bad_form(schema: Schema, name: str) -> BadForms:
    """Why a form cannot be worked with, to be raised; `name` is how the message names the form."""
    found = damage(schema)
    told = found[:_MOST] or ["found rules that do not fit together; wanted them as in another form"]
    more = [f"and {len(found) - _MOST} more"] if len(found) > _MOST else []
    return BadForms(*(f"{name}: {line}" for line in (*told, *more)))


def damage(schema: Schema) -> list[str]:
    """What is wrong with a form, with or without its references, one line for each slip, in its order."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - 64 ms

    forms = form_of_forms(str(Draft202012Validator.META_SCHEMA["$id"]))
    patterns = Draft202012Validator.FORMAT_CHECKER
    errors = Draft202012Validator(forms, format_checker=patterns).iter_errors(schema)
    in_order = sorted(errors, key=lambda error: list(map(str, error.path)))
    told = [line for error in in_order for line in _told(error)]
    return list(dict.fromkeys((*told, *_without_a_kind(schema, ()))))


def _told(error: Any) -> Iterator[str]:
    """An error at its innermost: JSON Schema is several schemas, and says of each that it is one of all."""
    if error.context and error.validator in ("allOf", "$ref", "$dynamicRef"):
        for inner in error.context:
            yield from _told(inner)
        return
    place = "/".join(map(str, error.absolute_path)) or "the top"
    if error.validator == "enum" and "propertyNames" in error.absolute_schema_path:
        near, _ = nearest(str(error.instance), (*KEYWORDS, *ANNOTATIONS))
        wanted = f"`{near}`" if near else "a keyword or annotation of `CONTRIBUTING.md`"
        yield f"found `{error.instance}` at {_or_top(place)}; wanted {wanted}"
        return
    yield f"found `{_short(error.instance)}` at {_or_top(place)}; wanted {_wanted(error)}"


def _or_top(place: str) -> str:
    return place if place == "the top" else f"`{place}`"


def _wanted(error: Any) -> str:
    """What is wanted in place of a value, by the keyword that it does not keep to."""
    value = error.validator_value
    last = error.path[-1] if error.path else error.validator
    found: dict[str, Callable[[], str]] = {
        "type": lambda: _TYPES.get(str(value), ""),
        "anyOf": lambda: _named(_TYPES) if last == "type" else "",
        "format": lambda: "a regular expression",
        "const": lambda: f"`{str(value).lower()}`",
        "enum": lambda: _one_of(str(error.instance), tuple(map(str, value))),
        "required": lambda: f"`{value[0]}` in it",
        "additionalProperties": lambda: f"only {_named(error.schema['properties'])}",
        "dependentRequired": lambda: "`x-inherits` beside `x-years`",
    }
    return (found[error.validator]() if error.validator in found else "") or (
        f"what JSON Schema and `CONTRIBUTING.md` have for `{last}`"
    )


def _one_of(given: str, words: tuple[str, ...]) -> str:
    near, _ = nearest(given, words)
    return f"`{near}`" if near else f"one of {_named(words)}"


def _named(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _short(value: Any) -> str:
    text = str(value).replace("\n", " ")
    return text if len(text) <= 60 else f"{text[:59]}…"


def _without_a_kind(schema: Any, place: tuple[str, ...]) -> Iterator[str]:
    """Values of which the form does not say what kind they are; a form that refers says it elsewhere."""
    if not isinstance(schema, dict) or {"$ref", "x-inherits"} & set(schema):
        return
    if not place and "type" not in schema and "$defs" in schema:
        return  # a file of parts that forms refer to
    properties, items = schema.get("properties"), schema.get("items")
    if schema.get("type") not in ("object", "array") and "x-kind" not in schema:
        at = _or_top("/".join(place) or "the top")
        yield f"found no `x-kind` at {at}; wanted one, or `type: object` or `array`"
    for name, part in properties.items() if isinstance(properties, dict) else ():
        yield from _without_a_kind(part, (*place, "properties", name))
    if items is not None:
        yield from _without_a_kind(items, (*place, "items"))
