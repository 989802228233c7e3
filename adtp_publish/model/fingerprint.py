"""Fingerprints of documents: one number for what a document holds, whatever way it is written.

Taken over the typed values of a document in the order of its form, so that comments, the order of
fields, and `£1,000` for `1000` make no difference (decision 0018). Left out are the version of the
format, the edition (the folder fixes both) and the explanations of findings (for reviewers alone).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from datetime import datetime
from decimal import Decimal

from .form import Form
from .node import Node
from .plan import Document, Plan
from .values import Absence, Month, Quantity, Reference, Scalar

# What is said of the file and not by the plan.
_NOT_CONTENT = frozenset(("format", "edition", "explanations"))
# May change from sign-off on, such as the ratings of actions: in no fingerprint.
_ALWAYS = "sign-off"


def fingerprints(plan: Plan, document: Document) -> dict[str, str]:
    """The fingerprint of a document by the events that settle it.

    Under an empty text stands what sign-off settled for good; under `percentages agreed` and the like
    (`x-until` of the form) what may change once that has happened. A part with nothing in it has none.
    """
    from hashlib import sha256  # noqa: PLC0415 - only for a plan that was signed off

    parts: dict[str, list[str]] = {"": []}
    form = plan.edition.form(document.spec.schema)
    for field in form.fields:
        node = document.root.child(field.face.name)
        if node is not None and field.face.name not in _NOT_CONTENT:
            _told(field, node, (field.face.name,), field.until, parts)
    return {
        until: sha256("\n".join(lines).encode()).hexdigest()
        for until, lines in parts.items()
        if until != _ALWAYS and (lines or not until)
    }


def _told(form: Form, node: Node, path: tuple[str, ...], until: str, parts: dict[str, list[str]]) -> None:
    """Add a line for each value under a node to the part that it belongs to."""
    if form.item is not None:
        for number, item in enumerate(node.children):
            _told(form.item, item, (*path, str(number)), form.item.until or until, parts)
        return
    if node.value is not None:
        # Lengths before the texts, so that no text can pass for the next line.
        said = text_of(node.value)
        parts.setdefault(until, []).append(f"{len(path)} {' '.join(path)} {len(said)} {said}")
    for field, below in _held(form, node):
        _told(field, below, (*path, field.face.name), field.until or until, parts)


def _held(form: Form, node: Node) -> Iterator[tuple[Form, Node]]:
    for field in form.fields:
        below = node.child(field.face.name)
        if below is not None:
            yield field, below


def text_of(value: Scalar) -> str:  # noqa: PLR0911 - one case a type
    """A value in one spelling for each meaning, with its type: `5%` and `5.0%` are the same."""
    match value:
        case bool():
            return f"tick {value}"
        case int() | Decimal():
            return f"number {Decimal(value).normalize():f}"
        case datetime():
            return f"moment {value.isoformat()}"
        case Absence():
            return f"absence {value.word}"
        case Quantity(value=Decimal()):
            numbers = [f"{end.normalize():f}" for end in (value.value, value.upper) if end is not None]
            return f"{value.kind} {' to '.join(numbers)} {value.unit}"
        case Month() | Reference():
            return f"{type(value).__name__} {astuple(value)}"
        case Quantity():
            return f"{value.kind} {value.text}"
    return f"{type(value).__name__} {value}"
