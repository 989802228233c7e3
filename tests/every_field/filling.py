"""Plans in which every field of every form is filled in: the example's documents, and what they lack.

What a document lacks is put in from its form, each text and number unlike all others, so that a value
that is found on an output is the value of its field. A new field is filled in as soon as it is in a form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from adtp_publish.model.edition import DocumentSpec, Edition
from adtp_publish.model.form import Form
from tests.privacy.repository import Texts, read, write

# Of the head of a file: that it is not held, or held in part, stands in plans of their own.
HEAD = frozenset(("format", "edition", "source", "absent", "partial", "note"))
# A figure that the forms of every edition have, and that the public may read.
QUOTED = "part2.pdu.baseline"
_ACTION, _OBJECTIVE = "1.1.1", "1.1.0"
# The whole, the share that is 100% less the entry with everything in it, and what that is the share of.
_OTHERS = (
    {"id": "the-whole", "label": "The whole", "value": "100%"},
    {"id": "the-rest", "label": "The rest", "value": "39.25%", "group": "shares"},
    {"id": "the-known", "label": "Those who are known", "value": "243"},
    {"id": "the-estimate", "label": "The estimate", "value": "400"},
)
_OF_OTHERS = {
    "group": "shares",
    "complete": "yes",
    "part_of": "the-whole",
    "complement_of": "the-rest",
    "part": "the-known",
    "whole": "the-estimate",
}


@dataclass
class Samples:
    """A value for each kind of field; those that can be are never the same twice."""

    edition: Edition
    spec: DocumentSpec
    numbers: count[int] = field(default_factory=lambda: count(101))

    @property
    def quarter(self) -> str:
        """The quarter that the document is for; the last of a year where it is for none."""
        return self.spec.id[:2] if self.spec.id[:1] == "q" else "q4"

    def of(self, form: Form, path: tuple[str, ...]) -> str:
        """A value for a field."""
        number = next(self.numbers)
        if form.choices:
            return form.choices[0]
        by: dict[str, Callable[[], str]] = {
            "line": lambda: f"Line {number}",
            # Prose names a figure, so that its readers must be given the figure wherever a form has prose.
            "text": lambda: f"Text {number} of some length: [[{QUOTED}]].",
            "markdown": lambda: f"Prose {number} with *weight* and [[{QUOTED}]].",
            "slug": lambda: "laa" if path[-1] == "document" else f"name-{number}",
            "count": lambda: str(20_000 + number),
            "decimal": lambda: f"{number}.25",
            "percent": lambda: f"{number % 60}.{number % 89 + 10}%",
            "quantity": lambda: "61.25%",
            "fingerprint": lambda: f"{number:064x}",
            "section": lambda: f"7.{number % 90 + 1}",
            "reference": lambda: _OBJECTIVE if "objectives" in path[:-2] else _ACTION,
            "date": self.edition.ends.isoformat,
            "moment": self.edition.ends.isoformat,
            "when": lambda: "quarterly",
            "quarter": lambda: self.quarter,
            "year": lambda: self.edition.year,
            # Nothing on nothing: the totals of the example stay as they are.
            "money": lambda: "£0",
            "tick": lambda: "yes",
            "rating": lambda: "G",
            "code": lambda: "E08B",
        }
        return by[form.face.kind]()


def filled(
    form: Form, data: Any, samples: Samples, path: tuple[str, ...] = (), *, is_off: bool = False
) -> Any:
    """What a file holds with every field of its form that it lacks; the first item of a list stands for all.

    A stated figure that an explanation is for is filled in so that it differs (`is_off`).
    """
    if form.face.layout == "evidence" and form.item is not None:
        entry = filled(form.item, dict(_OF_OTHERS), samples, (*path, "*"), is_off=False)
        return [entry, *(dict(other) for other in _OTHERS), *(data or ())]
    if form.item is not None:
        items = list(data or ())
        first = filled(form.item, items[0] if items else None, samples, (*path, "*"))
        return [first, *items[1:]]
    if not form.fields:
        if is_off and form.face.kind == "money":
            return f"£{90_000 + next(samples.numbers)}"
        return data if data is not None and not is_off else samples.of(form, path)
    held = dict(data or {})
    explained = {name for below in form.fields for name in below.explains}
    for below in form.fields:
        name = below.face.name
        off = name in explained or is_off
        is_worked_out = below.calc is not None and below.item is None and below.calc.check
        if (not path and name in HEAD) or (is_worked_out and not off):
            continue
        if form.face.layout == "ratings" and name > samples.quarter:
            continue
        off = off and (bool(below.fields) or is_worked_out) and below.face.kind != "rating"
        held[name] = filled(below, held.get(name), samples, (*path, name), is_off=off)
    return held


def document(edition: Edition, spec: DocumentSpec, text: str, change: Callable[[Any], None]) -> str:
    """A file with nothing left out, made from one that may leave out much; `change` has the last word."""
    data = read(text) if text else {}
    data |= {"format": "1", "edition": edition.year}
    held = filled(edition.form(spec.schema), data, Samples(edition, spec))
    held.setdefault("note", f"A note on {spec.short}.")
    change(held)
    return write(held)


def heads(edition: Edition, key: str, head: str) -> Texts:
    """A plan that holds nothing but the heads of its documents, each with its source, and `head`."""
    texts = {}
    for spec in edition.documents:
        number = spec.short
        lines = ["format: 1", f"edition: {edition.year}", f"{head}", f"note: A note on {number}."]
        lines += ["source:", f"  title: Title of {number}", f"  publisher: Publisher of {number}"]
        lines += [f"  dated: Dated as {number}"]
        if spec.id == "cover":
            lines = ["nature: transcription", *lines]
        if head.startswith("partial") and spec.schema in ("progress", "comments"):
            lines.append(f"quarter: {spec.id[:2]}")
        texts[f"{key}/{spec.file}"] = "\n".join(lines) + "\n"
    return texts
