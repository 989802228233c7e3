"""What a document should hold by now: when an empty field is an error, and which fields it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..findings import Finding, finding_of
from ..model.form import Form
from ..model.paths import BETWEEN
from ..model.plan import DocumentSpec, Edition
from ..model.source import Data, RawPlan
from .wording import letters

_RECORD, _ASSESSMENT = "record", "assessment"
# The last milestone of a plan before its year; the pack with which all of it is returned.
_SIGN_OFF, _FINAL = "sign-off", "final"
_LABEL = 40  # signs of a label; a longer one is left out
_FIELDS = 3  # fields of a group that are named


@dataclass(frozen=True, slots=True)
class Returned:
    """What of a plan has been returned: an empty field is a notice until then, an error after.

    `all_of_it` says that it never was a draft of its own: a transcription or an illustration.
    """

    edition: Edition
    packs: frozenset[str] = frozenset()
    signed_off: bool = False
    all_of_it: bool = False

    def wants(self, spec: DocumentSpec) -> bool:
        """Whether a document should be filled in: its pack is returned, or the plan signed off.

        A report that is due after the sign-off waits for its own return.
        """
        if self.all_of_it or spec.due in self.packs:
            return True
        dates = {item.key: item.by for item in self.edition.timetable}
        last, due = dates.get(_SIGN_OFF), dates.get(spec.due)
        is_later = last is not None and due is not None and due > last
        return not is_later and (self.signed_off or _FINAL in self.packs)


def returned(raw: RawPlan, edition: Edition, is_draft: bool) -> Returned:
    """What the files of a plan say of its returns, as far as they can be read."""
    events = _document(raw, edition, _ASSESSMENT).get("returned")
    packs = (
        [item.get("pack") for item in events if isinstance(item, dict)] if isinstance(events, list) else []
    )
    return Returned(
        edition,
        packs=frozenset(pack for pack in packs if isinstance(pack, str)),
        signed_off=_says(_document(raw, edition, _RECORD).get("signed_off")),
        all_of_it=not is_draft,
    )


def _says(data: Data) -> bool:
    """Whether anything is filled in: the lines of a new record stand there and are empty."""
    if isinstance(data, dict):
        return any(_says(value) for value in data.values())
    return any(_says(item) for item in data) if isinstance(data, list) else bool(data)


def _document(raw: RawPlan, edition: Edition, name: str) -> dict[str, Data]:
    file = next((spec.file for spec in edition.documents if spec.id == name), "")
    data = next((item.data for item in raw.documents if item.name == file), None)
    return data if isinstance(data, dict) else {}


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that a complete document has, or a group with such fields under it."""

    name: str
    label: str
    row: str
    required: bool
    inside: tuple[Asked, ...]


def asked_of(form: Form) -> tuple[Asked, ...]:
    """What a form asks for: the fields that must be filled in, and the groups on the way to them."""
    fields = (
        Asked(
            field.face.name,
            field.face.label,
            field.face.row,
            field.required,
            asked_of(field) if not field.item else (),
        )
        for field in form.fields
    )
    return tuple(field for field in fields if field.required or field.inside)


def incomplete(
    asked: tuple[Asked, ...], data: dict[str, Any], file: str, known: Form, path: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """The fields that a document asks for and has not, also not misspelt; an empty one is there."""
    lacking = [field for field in asked if field.required and field.name not in data]
    if lacking:
        from .causes import absent  # noqa: PLC0415 - only for a document with something to mend

        names = {field.face.name: field for field in known.fields}
        really = set(absent([field.name for field in lacking], data, names))
        yield from (
            _missing(field, names[field.name], file, path) for field in lacking if field.name in really
        )
    for field in asked:
        below = data.get(field.name)
        form = known.field(field.name) if field.inside else None
        if isinstance(below, dict) and form is not None:
            yield from incomplete(field.inside, below, file, form, (*path, field.name))


def _missing(field: Asked, form: Form, file: str, path: tuple[str, ...]) -> Finding:
    where = f" at `{BETWEEN.join(path)}`" if path else ""
    wanted = f"wanted {_wanted(form, 'there' if path else 'in this file')}"
    label = field.label if letters(field.label) != letters(field.name) else ""
    words = (label if len(label) <= _LABEL else "", f"row {field.row} of the form" if field.row else "")
    name = f" ({', '.join(filter(None, words))})" if any(words) else ""
    hint = "fill it in, or say why there is no value, such as `pending`"
    if not path:
        hint += "; for a whole document `absent: REASON`"
    return finding_of(
        "missing-field", f"found no `{field.name}`{name}{where}; {wanted}", file, path, hint, bool(path)
    )


def _wanted(form: Form, where: str) -> str:
    """What to write for a field: its line, for a group also the names of the fields below it."""
    name = form.face.name
    if form.item is not None:
        return f"`{name}:` {where}, with a list below it, each item after a `- `"
    if not form.fields:
        return f"a line `{name}: ...` {where}"
    names = [f"`{field.face.name}`" for field in form.fields[:_FIELDS]]
    more = ", …" if form.fields[_FIELDS:] else ""
    return f"`{name}:` {where}, with its fields below it: {', '.join(names)}{more}"
