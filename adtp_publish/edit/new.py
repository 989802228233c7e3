"""Begin a plan: a folder with a file for each document of its edition, nothing invented in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..load.names import REGISTER
from ..load.schemas import Schemas, form_for, load_schemas, place_of_form
from ..load.strict_yaml import parse
from ..model.edition import Edition
from ..model.register import Partnership, Register
from ..model.source import RawDocument, RawPlans
from ..ports import Files
from ..preparation import known_editions, known_register
from ..publish.plain import write_plain
from ..validate.wording import listed
from .considerations import considerations
from .documents import Beginning

# A year in another writing: `2009/2010`, `09/10`.
_OTHERWISE = re.compile(r"(?:20)?([0-9]{2}) ?[-/] ?(?:20)?([0-9]{2})", re.ASCII)


class CannotBegin(Exception):
    """A plan that was asked for and cannot be begun, with words for the user. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A plan that was written: its folder and its files, in the order of the edition."""

    folder: Path
    files: tuple[str, ...]
    edition: Edition
    partnership: Partnership


def begin_plan(plans: Path, forms: Files, slug: str, year: str, trial: bool = False) -> Begun:
    """Write the folder `<plans>/<slug>/<year>`: complete when this returns, or not there.

    `year` is written `2009/10` or `2009-10`; `trial` says that its forms may still change. The bytes
    follow from the register and the forms alone. Raises `CannotBegin` where the names are not known or
    the folder holds something, `BadForms` where the forms of an edition on trial are damaged.
    """
    beginning = known_before(plans, forms, slug, year, trial)
    edition, partnership = beginning.edition, beginning.partnership
    folder = plans / partnership.slug / edition.slug
    _refuse_to_write_over(folder)
    files = tuple(beginning.files())
    write_plain(folder, files)
    return Begun(folder, tuple(name for name, _ in files), edition, partnership)


def known_before(plans: Path, forms: Files, slug: str, year: str, trial: bool) -> Beginning:
    """What is known of a plan before anybody writes it. Raises as `begin_plan` does for names."""
    schemas = load_schemas(forms)
    edition = _edition(known_editions(forms, schemas), year, trial)
    if edition.trial:
        _refuse_damaged(schemas, edition)
    document = _register_file(plans)
    register, found = known_register(RawPlans((), document), schemas, plans.as_posix())
    if register is None or any(finding.is_error for finding in found):
        hint = f"run `adtp-publish validate {document.file}` and mend them first"
        raise CannotBegin(f"`{document.file}` has errors: {hint}")
    names = {spec.schema for spec in edition.documents}
    return Beginning(
        _partnership(register, slug, document.file),
        edition,
        {name: form_for(schemas, edition.slug, name) or {} for name in sorted(names)},
        considerations(forms, schemas, edition.slug),
        _for_editors(plans, schemas, edition, names),
    )


def _edition(editions: Mapping[str, Edition], year: str, trial: bool) -> Edition:
    found = editions.get(year.replace("/", "-"))
    if found is None:
        each = [editions[name] for name in sorted(editions)]
        known = listed([edition.year for edition in each if trial or not edition.trial])
        message = f"no forms are known for `{year}`; known are {known}"
        meant = _OTHERWISE.fullmatch(year)
        edition = editions.get(f"20{meant[1]}-{meant[2]}") if meant else None
        if edition is not None:
            raise CannotBegin(f"{message}; did you mean `{edition.year}`?")
        raise CannotBegin(f"{message}: name one of them, or add the forms of that year to `schema/`")
    if found.trial and not trial:
        what = f"the forms of `{found.year}` are on trial: they may still change"
        raise CannotBegin(
            f"{what}, and no plan on them is published\nto begin one all the same, add `--trial`"
        )
    if trial and not found.trial:
        raise CannotBegin(f"the forms of `{found.year}` are in use, not on trial: leave out `--trial`")
    return found


def _refuse_damaged(schemas: Schemas, edition: Edition) -> None:
    """Hold forms that are on trial against JSON Schema: somebody is making them now, and should be told."""
    from ..validate.damage import bad_form, damage  # noqa: PLC0415 - jsonschema, for a trial only

    for name in sorted({spec.schema for spec in edition.documents}):
        place = place_of_form(schemas, edition.slug, name)
        form = schemas.written(place)
        if damage(form):
            raise bad_form(form, f"schema/{place}.schema.json")


def _register_file(plans: Path) -> RawDocument:
    place = plans / REGISTER
    if not place.is_file():
        raise CannotBegin(f"there is no `{place.as_posix()}`; name the folder of plans with `--plans DIR`")
    return parse(place.read_bytes(), place.as_posix())[0]


def _partnership(register: Register, slug: str, file: str) -> Partnership:
    found = register.partnership(slug)
    if found is not None:
        return found
    words = {name: item.slug for item in register.partnerships for name in (item.slug, item.name.lower())}
    near = get_close_matches(slug.lower(), words, 1)
    meant = f"; did you mean `{words[near[0]]}`?" if near else ""
    add = f"to add a partnership, write its `slug` and `name` under `partnerships` in `{file}`"
    raise CannotBegin(f"`{slug}` is not in the register of partnerships{meant}\n{add}")


def _refuse_to_write_over(folder: Path) -> None:
    shown = folder.as_posix()
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CannotBegin(f"`{shown}` is there and is no folder: take it away first")
    if folder.is_dir() and any(folder.iterdir()):
        raise CannotBegin(f"`{shown}` is not empty: write in the files that are there, or take it away first")


def _for_editors(
    plans: Path, schemas: Mapping[str, Any], edition: Edition, names: set[str]
) -> dict[str, str]:
    """Where editors find each form, as seen from the folder above `plans`: only what is there."""
    found: dict[str, str] = {}
    for name in names:
        place = place_of_form(schemas, edition.slug, name)
        # Of a form that says only what differs, tools/editor-forms.py writes the whole text there.
        files = (f".vscode/forms/{place}.schema.json", f"schema/{place}.schema.json")
        there = [file for file in files if (plans.resolve().parent / file).is_file()]
        found |= {name: there[0]} if there else {}
    return found
