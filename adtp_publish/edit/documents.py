"""The files of a new plan: one for each document of an edition, with its head and its form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.display import day
from ..model.edition import DocumentSpec, Edition
from ..model.register import Partnership
from ..validate.plans import COVER, NATURES
from ..validate.rules.quarters import quarter_of
from .given import Given
from .hints import Schema, comment
from .skeleton import Skeleton, commented

_ABSENT = "absent"
_LATER = (
    "Not written yet. When you write it, take out the line `absent: pending`, and the `# ` before each line "
    "below it. If there will be none, say `absent: not applicable`, or delete this file."
)
_HOW = """
Write each value after its colon, and long text in a block after `|`. Where there is no value, write why, with
one of the words offered, such as `pending`. A list has an item after each `- `: copy the lines of an item for
the next one.

Lines that begin with `#` are help, or fields that may be left out: take the `# ` away to use one. What they
say is never published, and you may delete them.
"""
_NO_TEXT = ("null", "true", "false", "yes", "no", "on", "off")
_PLAIN = re.compile(r"[^\W\d_](?:[\w .'()/,&-]*[\w.)])?")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known before anybody writes: whose plan, for which edition, and what its forms are.

    `forms` are the schemas of the edition by name, `considerations` the areas to consider by
    document, `editors` where the schema of a form stands as seen from the folder above `plans`:
    nothing where no editor could find it.
    """

    partnership: Partnership
    edition: Edition
    forms: Mapping[str, Schema]
    considerations: Mapping[str, tuple[str, ...]]
    editors: Mapping[str, str]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file of the plan by its name in the folder; not further grids, nor what commands write."""
        for spec in self.edition.documents:
            if not _is_extra(spec, self.edition) and not self.forms[spec.schema].get("x-by-command"):
                yield spec.file, self.file(spec)

    def file(self, spec: DocumentSpec) -> bytes:
        """The file of a document as a new plan has it."""
        return "\n".join([*self._head(spec, _HOW), *self._form(spec), ""]).encode()

    def prepared(self, spec: DocumentSpec, given: Mapping[str, Given], how: str) -> bytes:
        """The file of a document that is to be written now, with what is known of its own fields.

        `how` says at its head what that is. Nothing is carried into the fields that all forms have.
        """
        form, skeleton = self.forms[spec.schema], self._skeleton
        certain = self._certain(spec, form)
        own = {name: below for name, below in given.items() if name not in {*skeleton.everywhere, *certain}}
        head = self._head(spec, f"{how.strip()}\n\n{_HOW.strip()}")
        head += [f"{name}: {certain[name]}" for name in _FIRST]
        public = spec.seen_by("public")
        rest = skeleton.lines(_without(form, _FIRST), certain, public=public, given=Given(fields=own))
        return "\n".join([*head, "", *rest, ""]).encode()

    @property
    def _skeleton(self) -> Skeleton:
        forms = self.forms.values()
        return Skeleton(frozenset.intersection(*(frozenset(form["properties"]) for form in forms)))

    def _head(self, spec: DocumentSpec, how: str) -> list[str]:
        schema = self.editors.get(spec.schema)
        up = "../" * (3 + spec.file.count("/"))
        lines = [f"# yaml-language-server: $schema={up}{schema}"] if schema else []
        lines += [f"# {spec.title}", f"# {self.partnership.name}, {self.edition.year}"]
        lines += ["#", *(line for text in self._said(spec) for line in comment(text))]
        lines += ["#", *(line for text in how.strip().split("\n\n") for line in comment(text))]
        areas = self.considerations.get(spec.id, ())
        if areas:
            lines += ["#", "# To consider where it matters here; none of it is mandatory:"]
            lines += [f"#   {mark} {text}" for area in areas for mark, text in _bulleted(area)]
        return lines

    def _said(self, spec: DocumentSpec) -> Iterator[str]:
        """What the edition says of a document: what it gives, who sees it, when it is due."""
        if spec.gives:
            yield f"{spec.gives[:1].upper()}{spec.gives[1:]}."
        public = "The public sees this once the plan is signed off and published."
        yield public if spec.seen_by("public") else "The public never sees this."
        due = next((item for item in self.edition.timetable if item.key == spec.due), None)
        if due:
            yield f"Due by {day(due.by)}: {due.what}."
        if spec.id == COVER:
            yield f"The declaration that is approved: {self.edition.declaration.strip()}"

    def _form(self, spec: DocumentSpec) -> list[str]:
        skeleton = self._skeleton
        form = self.forms[spec.schema]
        certain = self._certain(spec, form)
        public = spec.seen_by("public")
        head = [f"{name}: {certain[name]}" for name in _FIRST]
        if spec.optional:
            rest = skeleton.lines(_without(form, (*_FIRST, _ABSENT)), certain, public=public)
            return [*head, "", *comment(_LATER), f"{_ABSENT}: pending", "", *commented(rest)]
        return [*head, "", *skeleton.lines(_without(form, _FIRST), certain, public=public)]

    def _certain(self, spec: DocumentSpec, form: Schema) -> dict[str, str]:
        """Values of the document's own fields that nobody has to decide."""
        fields = form["properties"]
        known = {
            "format": str(fields["format"]["enum"][0]),
            "edition": self.edition.year,
            "nature": NATURES[0],
            "partnership": _scalar(self.partnership.name),
        }
        part = quarter_of(spec)
        for name, field in fields.items():
            if field.get("x-kind") == "quarter" and part in field["enum"]:
                known[name] = part
        return {name: value for name, value in known.items() if name in fields}


_FIRST = ("format", "edition")


def _without(form: Schema, names: tuple[str, ...]) -> Schema:
    fields = {name: part for name, part in form["properties"].items() if name not in names}
    return {**form, "properties": fields}


def _is_extra(spec: DocumentSpec, edition: Edition) -> bool:
    """One more grid of the partnership's own: optional, by a form that the edition asks for anyway."""
    asked = {item.schema for item in edition.documents if not item.optional}
    return spec.optional and spec.schema in asked


def _bulleted(text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(comment(text, 4)):
        yield (" " if number else "-"), line.removeprefix("# ")


def _scalar(text: str) -> str:
    """A text as it stands in YAML: plain where neither we nor an editor can misread it, else in quotes."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _NO_TEXT
    return text if plain else json.dumps(text, ensure_ascii=False)
