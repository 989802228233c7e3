"""How a text that was typed is written again: plain where that is safe, else between quotation marks."""

from __future__ import annotations

from typing import Any

from ..model.yaml_text import TEXTS, is_mistakable, is_plain, quoted
from .nodes import Scalar

Schema = dict[str, Any]


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


def _wants_quotes(scalar: Scalar, form: Schema | None) -> bool:
    if not is_mistakable(scalar.value):
        return False
    kind = (form or {}).get("x-kind")
    return kind in TEXTS if kind else bool(scalar.style)
