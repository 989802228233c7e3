"""How a text is written as a value: plain where that is safe, else between quotation marks."""

from __future__ import annotations

import re
from typing import Any

from .nodes import Scalar

Schema = dict[str, Any]

# What could be read as something else than text on one line, by the strict loader or by a person.
_ODD = re.compile(
    r"""^[\s,\[\]{}\#&*!|>'"%@`~=“”‘’«»]|^[-?:](?:\s|$)|^(?:---|\.\.\.|<<)|:\s|:$|\s\#|[\t\n]|\s$"""
)
# What other readers, the language server of editors among them, take for a number, a tick or nothing.
_NUMBER = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan|0o[0-7]+|0x[0-9a-f]+",
    re.IGNORECASE | re.ASCII,
)
_REFERENCE = re.compile(r"[0-9]+(?:\.[0-9]+)+", re.ASCII)
_NOTHING = frozenset(("", "~", "null", "true", "false"))
_TICKS = frozenset(("yes", "no", "on", "off", "y", "n"))
# Kinds of value that name a place, and all kinds that hold any text: no number and no tick is meant there.
REFERENCES = frozenset(("reference", "section"))
_TEXTS = REFERENCES | {"line", "text", "markdown"}


def written(scalar: Scalar, form: Schema | None) -> str:
    r"""A value or key as it is written, without the indentation of lines after the first.

    `form` is the schema of the value, or none where no form is known: then a text that looks like a
    number or a tick keeps the quotation marks that it was typed with. What was typed over several
    lines or with escapes (`\u00a0`) stays as it was typed.
    """
    typed, text = scalar.raw, scalar.value
    if "\n" in typed or (scalar.style == '"' and "\\" in typed.replace('\\"', "").replace("\\\\", "")):
        return typed
    if not scalar.style and text in ("", "~", "null"):
        return ""  # a field that is not filled in
    if _wants_quotes(scalar, form) or not is_plain(text):
        return quoted(text)
    return text


def is_plain(text: str) -> bool:
    """Whether a text can be written without quotation marks and still be read as itself."""
    return text.lower() not in _NOTHING and not _ODD.search(text) and text.isprintable()


def quoted(text: str) -> str:
    """A text between double quotation marks; between single ones where it holds more of the double."""
    if text.count('"') + text.count("\\") > text.count("'") and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return f'"{escaped}"'


def looks_like_number(text: str) -> bool:
    """Whether other readers would take a text for a number, or a person a reference for one."""
    return bool(_NUMBER.fullmatch(text) or _REFERENCE.fullmatch(text))


def _wants_quotes(scalar: Scalar, form: Schema | None) -> bool:
    if not looks_like_number(scalar.value) and scalar.value.lower() not in _TICKS:
        return False
    kind = (form or {}).get("x-kind")
    return kind in _TEXTS if kind else bool(scalar.style)
