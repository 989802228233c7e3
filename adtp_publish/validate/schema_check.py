"""Check the text of a document against its JSON Schema, with findings in our own words.

The fast validator is the gate; only what it stops is explained with the slower one, which
keeps its errors in a form that can be put into words (notes: 0.1 ms against 32 ms a plan).
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ..findings import Finding, finding_of
from .wording import SHAPES, listed, shortened, wanted

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Schema = dict[str, Any]
MOST = 50
_NEAR = 0.6


class SchemaCheck:
    """The two validators of one form, made once."""

    def __init__(self, schema: Schema) -> None:
        import jsonschema_rs  # noqa: PLC0415 - 22 ms that `--help` need not pay

        self.schema = schema
        self._gate = jsonschema_rs.Draft202012Validator(schema)

    def findings(
        self, data: object, file: str, empty: frozenset[tuple[str, ...]] = frozenset()
    ) -> list[Finding]:
        """What is wrong with the text of a document: one finding for each cause, at most 50.

        `empty` are the places of fields that were found empty and taken out: a cause already named.
        """
        if self._gate.is_valid(data):
            return []
        from jsonschema import Draft202012Validator  # noqa: PLC0415 - 64 ms, only for a document with errors

        errors = sorted(
            Draft202012Validator(self.schema).iter_errors(data),
            key=lambda e: [str(p) for p in e.absolute_path],
        )
        found = [finding for error in errors for finding in _worded(error, file) if finding.path not in empty]
        if not errors:
            # The two disagree only where a text ends in a line break that a pattern refuses.
            path = tuple(str(part) for part in next(iter(self._gate.iter_errors(data))).instance_path)
            found = [
                finding_of(
                    "wrong-value", "this value ends in a line break", file, path, "write it on one line"
                )
            ]
        return found[:MOST]


def _worded(error: ValidationError, file: str) -> list[Finding]:
    path = tuple(str(part) for part in error.absolute_path)
    schema: Schema = error.schema if isinstance(error.schema, dict) else {}
    rule: Any = error.validator_value
    label = schema.get("title", "")
    of = f" (`{path[-1]}`: {label})" if path and label and not path[-1].isdigit() else ""
    match error.validator:
        case "additionalProperties":
            return _unknown(error, schema, file, path)
        case "required":
            return _missing(error, schema, file, path)
        case "type":
            return [_wrong_type(error, schema, file, path, of)]
        case "enum":
            words = [str(word) for word in dict.fromkeys(map(str, rule))]
            message = f"found `{shortened(error.instance)}`{of}; wanted {listed(words)}"
            return [finding_of("wrong-value", message, file, path, _near(str(error.instance), words))]
        case "maxLength":
            length = len(str(error.instance))
            message = f"this text has {length} characters{of}; at most {rule} fit"
            return [finding_of("too-long", message, file, path, "shorten it, or split it")]
    message = f"found `{shortened(error.instance)}`{of}; wanted {wanted(schema.get('x-kind', ''))}"
    absence = list(schema.get("x-absence", ()))
    hint = f"where there is no value, say why: {listed(absence)}" if absence else ""
    return [finding_of("wrong-value", message, file, path, hint)]


def _unknown(error: ValidationError, schema: Schema, file: str, path: tuple[str, ...]) -> list[Finding]:
    known = list(schema.get("properties", {}))
    given: Any = error.instance
    found = []
    for name in sorted(set(map(str, given)) - set(known)):
        hint = _near(name, [word for word in known if word not in given]) or (
            f"the fields here are {listed(known[:12])}" if known else "nothing can stand here"
        )
        message = f"`{shortened(name)}` is not a field of this form here"
        found.append(finding_of("unknown-field", message, file, (*path, name), hint, on_key=True))
    return found


def _missing(error: ValidationError, schema: Schema, file: str, path: tuple[str, ...]) -> list[Finding]:
    known = schema.get("properties", {})
    given: Any = error.instance
    asked: Any = error.validator_value
    name = next((n for n in asked if n not in given and f"'{n}'" in error.message), "")
    unknown = [str(key) for key in given if key not in known]
    if not name or get_close_matches(name, unknown, 1, _NEAR):
        return []  # a misspelt name is one cause: the finding on the name says it
    label = known.get(name, {}).get("title", "")
    message = f"`{name}` is missing here" + (f" ({label})" if label else "")
    return [finding_of("missing-field", message, file, (*path, name), f"add a line `{name}: ...`")]


def _wrong_type(error: ValidationError, schema: Schema, file: str, path: tuple[str, ...], of: str) -> Finding:
    types = schema.get("type")
    shape = SHAPES.get(types if isinstance(types, str) else "", "") or wanted(schema.get("x-kind", ""))
    is_shape = isinstance(error.instance, dict | list)
    found = (
        ("fields" if isinstance(error.instance, dict) else "a list")
        if is_shape
        else f"`{shortened(error.instance)}`"
    )
    return finding_of("wrong-type", f"found {found}{of}; wanted {shape}", file, path)


def _near(name: str, words: list[str]) -> str:
    close = get_close_matches(name, words, 1, _NEAR)
    return f"did you mean `{close[0]}`?" if close else ""
