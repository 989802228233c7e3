"""What a form asks for: fields, years and items that a complete document has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..findings import Finding, finding_of
from ..model.form import Form
from ..model.paths import BETWEEN, years
from .wording import letters, listed

_SERIES = "series"
_LABEL = 40  # signs of a label; a longer one is left out
_FIELDS = 3  # fields of a group that are named


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that a complete document has, or a group with such fields under it, or in its items.

    `years` are those for which one of the groups `either` has a value.
    """

    name: str
    label: str
    row: str
    required: bool
    inside: tuple[Asked, ...]
    either: tuple[str, ...] = ()
    years: tuple[str, ...] = ()


def asked_of(form: Form) -> tuple[Asked, ...]:
    """What a form asks for: the fields that must be filled in, and the groups on the way to them."""
    return tuple(
        asked for field in form.fields if (asked := _asked(field)).required or asked.inside or asked.years
    )


def _asked(field: Form) -> Asked:
    face, inside = field.face, asked_of(field.item or field)
    if face.layout != _SERIES:
        return Asked(face.name, face.label, face.row, field.required, inside)
    # Of a year's change and number each follows from the other, by the rule that the plan chooses.
    follow = [below for below in field.fields if any(leaf.calc and leaf.calc.by for leaf in below.fields)]
    either = tuple(below.face.name for below in follow)
    return Asked(face.name, face.label, face.row, field.required, inside, either, years(follow[0]))


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
        here = (*path, field.name)
        if below == [] and field.required:
            yield _nothing_in(known.field(field.name), file, here)
        elif isinstance(below, dict) and form is not None:
            yield from incomplete(field.inside, below, file, form, here)
            yield from _years_without(field, below, file, form, here)
        elif isinstance(below, list) and form is not None and form.item is not None:
            for place, item in enumerate(below):
                # One without its name is still to be filled in, and told so.
                if isinstance(item, dict) and (not form.key or item.get(form.key)):
                    yield from incomplete(field.inside, item, file, form.item, (*here, str(place)))


def _years_without(
    field: Asked, data: dict[str, Any], file: str, form: Form, path: tuple[str, ...]
) -> Iterator[Finding]:
    """Years of a series for which neither a change nor a number is given; an empty line is there."""
    held = {name: data[name] for name in field.either if name in data}
    if not field.years or any(not isinstance(group, dict) for group in held.values()):
        return
    base = [str(data.get(below.name) or "") for below in field.inside if below.required]
    if not all(base) or (not held and not re.search("[0-9]", "".join(base))):
        return  # nothing that a change could be of, or all of the series is still to come
    given = {name for group in held.values() for name in group}
    lacking = [year for year in field.years if year not in given]
    if not lacking:
        return
    from .causes import absent  # noqa: PLC0415 - only for a document with something to mend

    fields = {below.face.name: below for below in form.fields}
    if not held and len(list(absent(field.either, data, fields))) < len(field.either):
        return  # misspelt, and told so
    for group in held.values():
        columns = {below.face.name: below for name in field.either for below in fields[name].fields}
        lacking = [year for year in absent(field.years, group, columns) if year in lacking]
    if lacking:
        message = (
            f"found no {listed(list(field.either))} for {listed(lacking)} at `{_shown(path)}`; "
            f"wanted a line for each year, such as `{lacking[0]}: ...`, under `{field.either[0]}:`"
        )
        hint = "fill it in, or say why there is no value, such as `pending`"
        place = (*path, next(iter(held))) if held else path
        yield finding_of("missing-field", message, file, place, hint, True)


def _nothing_in(form: Form | None, file: str, path: tuple[str, ...]) -> Finding:
    first = f", beginning `- {form.key}:`" if form is not None and form.key else ""
    message = f"found an empty list at `{_shown(path)}`; wanted at least one item{first}"
    hint = "write an item, or say with `partial: REASON` why this document lacks them"
    return finding_of("missing-field", message, file, path, hint, True)


def _shown(path: tuple[str, ...]) -> str:
    """A path as people write it: items of a list are counted from 1."""
    return BETWEEN.join(str(int(step) + 1) if step.isdigit() else step for step in path)


def _missing(field: Asked, form: Form, file: str, path: tuple[str, ...]) -> Finding:
    where = f" at `{_shown(path)}`" if path else ""
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
