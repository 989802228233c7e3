"""What may stand in a form: JSON Schema, kept to the keywords that are worded, and our `x-` annotations.

A JSON Schema of JSON Schemas. CONTRIBUTING.md says what each annotation means.
"""

from __future__ import annotations

from typing import Any

from .reading import ABSENCES, READERS
from .wording import WANTED

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT, "minItems": 1}
_MARK: Schema = {"const": True}
_NUMBER: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
_GROUP: Schema = {"type": "object"}

KEYWORDS = (
    "$schema", "$defs", "$ref", "$comment", "title", "description", "examples",
    "type", "properties", "required", "additionalProperties", "items", "enum", "pattern",
    "minLength", "maxLength",
)  # fmt: skip
# Kinds that a list of words tells, and no reader of their own.
CHOICES = frozenset(("choice", "absence", "quarter"))

ANNOTATIONS: dict[str, Schema] = {
    "x-absence": {"type": "array", "items": {"enum": sorted(ABSENCES)}},
    "x-after": _TEXT,
    "x-at-least": _TEXT,
    "x-at-most": _TEXT,
    "x-by-command": _MARK,
    "x-calc": {
        **_GROUP,
        "properties": {
            "op": _TEXT, "of": {"type": "array", "items": _TEXT}, "by": _TEXT,
            "cases": _GROUP, "steps": {"type": "array"},
            "check": {"type": "boolean"}, "beside": _TEXT,
            "when": {"const": "stated"}, "inputs": {"const": "stated"},
        },
        "additionalProperties": False,
    },
    "x-carried": _MARK,
    "x-check": {
        "type": "array",
        "items": {
            **_GROUP,
            "properties": {"rule": _TEXT, "of": _TEXTS, "by": _TEXT, "words": {"type": "array"}},
            "required": ["rule"],
            "additionalProperties": False,
        },
    },
    "x-compare": {
        **_GROUP,
        "properties": {"group": _TEXT, "label": _TEXT, "of": _TEXTS, "beside": _TEXTS, "words": _TEXTS},
        "required": ["group"],
        "additionalProperties": False,
    },
    "x-explains": _TEXTS,
    "x-growth": _TEXT,
    "x-growth-most": _TEXT,
    "x-id": {"type": "string"},
    "x-inherits": {"type": "string", "pattern": r"\.schema\.json$"},
    "x-key": _TEXT,
    "x-kind": {"enum": sorted({*READERS, *WANTED, *CHOICES})},
    "x-layout": _TEXT,
    "x-least": _NUMBER,
    "x-most": _NUMBER,
    "x-named": _MARK,
    "x-needs": _TEXTS,
    "x-optional": _MARK,
    "x-pages": _TEXTS,
    "x-person": _MARK,
    "x-places": {"type": "integer", "minimum": 0},
    "x-provisional": _MARK,
    "x-public": _MARK,
    "x-required": _MARK,
    "x-row": _TEXT,
    "x-short": _TEXT,
    "x-ticked": _TEXT,
    "x-total": _TEXT,
    "x-unit": _TEXT,
    "x-until": _TEXT,
    "x-words": _TEXTS,
    "x-year": _TEXT,
    "x-years": {"type": "integer"},
}  # fmt: skip


def form_of_forms(json_schema: str) -> Schema:
    """The schema of our forms: JSON Schema, by the address of its edition, and what is said above."""
    return {
        "$schema": json_schema,
        "$id": "adtp-publish:form",
        # Wherever JSON Schema speaks of a schema inside a schema, this one is meant too.
        "$dynamicAnchor": "meta",
        "allOf": [{"$ref": json_schema}],
        "propertyNames": {"enum": [*KEYWORDS, *ANNOTATIONS]},
        "properties": dict(ANNOTATIONS),
        "dependentRequired": {"x-years": ["x-inherits"]},
    }
