"""What a run needs before any plan: the editions, the register, a validator for each form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from .edition_files import EDITION_FILE, edition_data, shown
from .errors import BadForms
from .findings import Finding, finding_of_file
from .load.schemas import COMMON, Schema, form_for, place_of_form
from .model.edition import Edition
from .model.form import Form
from .model.register import Register
from .model.source import RawPlans
from .ports import Files
from .validate.editions import checked, read_edition, read_register
from .validate.forms import DAMAGED, Seen, compile_form
from .validate.rules.register import predecessors_of_partnerships, regions_of_partnerships
from .validate.rules.repeats import repeated
from .validate.schema_check import SchemaCheck


def schema_checks(schemas: Mapping[str, Schema]) -> Callable[[Edition, str], SchemaCheck]:
    """The validator of each form of each edition, made when it is first wanted."""
    made: dict[tuple[str, str], SchemaCheck] = {}

    def check(edition: Edition, name: str) -> SchemaCheck:
        key = (edition.slug, name)
        if key not in made:
            made[key] = SchemaCheck(form_for(schemas, edition.slug, name) or {}, edition.form(name))
        return made[key]

    return check


class Editions(Mapping[str, Edition]):
    """The editions by folder name, each read when it is first wanted: most runs want one.

    Each has an `edition.yaml` and the forms that it names; one that has not raises `BadForms`.
    """

    def __init__(self, forms: Files, schemas: Mapping[str, Schema]) -> None:
        ending = f"/{EDITION_FILE}"
        self._folders = tuple(name.removesuffix(ending) for name in forms.names() if name.endswith(ending))
        self._forms, self._schemas = forms, schemas
        self._read: dict[str, Edition] = {}

    def __getitem__(self, folder: str) -> Edition:
        """The edition in that folder."""
        if folder not in self._read:
            if folder not in self._folders:
                raise KeyError(folder)
            self._read[folder] = _edition(self._forms, self._schemas, folder)
        return self._read[folder]

    def __contains__(self, folder: object) -> bool:
        """Whether there is an edition in that folder; asking does not read it."""
        return folder in self._folders

    def __iter__(self) -> Iterator[str]:
        """The folders of all editions, in order."""
        return iter(self._folders)

    def __len__(self) -> int:
        """How many editions there are."""
        return len(self._folders)


def known_editions(forms: Files, schemas: Mapping[str, Schema]) -> Editions:
    """The editions that have forms."""
    return Editions(forms, schemas)


def _edition(forms: Files, schemas: Mapping[str, Schema], folder: str) -> Edition:
    data = edition_data(forms, schemas["common/edition"], folder)
    file = shown(folder)
    root, found = checked(schemas["common/edition"], data, file)
    if found:
        raise BadForms(*(f"{item.file}: {item.message}" for item in found))
    names = sorted({item.text("schema") for item in root.find("documents").children})  # type: ignore[union-attr]
    missing = [name for name in names if form_for(schemas, folder, name) is None]
    if missing:
        wanted = f"`schema/{folder}/{missing[0]}.schema.json`, or one in `schema/{COMMON}`"
        raise BadForms(f"{file}: found no form `{missing[0]}`; wanted {wanted}")
    if forgotten := _forgotten(schemas, folder, names, data.get("inherits", "")):
        raise BadForms(*(f"{file}: {line}" for line in forgotten))
    return read_edition(root, _compiled(schemas, folder, names))


def _forgotten(schemas: Mapping[str, Schema], folder: str, names: Sequence[str], base: str) -> list[str]:
    """Forms that the edition it inherits from has of its own: the shared form in their place is a mistake."""
    own = f"{base.replace('/', '-')}/"
    return [
        f"found no `schema/{folder}/{name}.schema.json`, though {base} has a form `{name}` of its own; "
        f"wanted such a file, with `x-inherits: ../{own}{name}.schema.json`"
        for name in names
        if own + name in schemas and f"{folder}/{name}" not in schemas
    ]


def _compiled(schemas: Mapping[str, Schema], folder: str, names: Sequence[str]) -> dict[str, Form]:
    seen: Seen = {}
    compiled = {}
    for name in names:
        schema = form_for(schemas, folder, name) or {}
        try:
            compiled[name] = compile_form(schema, seen=seen)
        except DAMAGED as trouble:
            from .validate.damage import bad_form  # noqa: PLC0415 - jsonschema, only for a damaged form

            raise bad_form(schema, f"schema/{place_of_form(schemas, folder, name)}.schema.json") from trouble
    return compiled


def known_register(
    raw: RawPlans, schemas: Mapping[str, Schema], folder: str
) -> tuple[Register | None, list[Finding]]:
    """The register of partnerships, or none and what is wrong with it."""
    if raw.register is None:
        file = f"{folder}/register.yaml"
        hint = "add it: `format: 1`, `regions:` and `partnerships:`, each with `slug` and `name`"
        message = "found no `register.yaml`; wanted one, which names the partnerships"
        return None, [finding_of_file("no-register", message, file, hint)]
    if raw.register.refused or raw.register.flawed:
        return None, []  # found wanting by the loader, which said why
    if raw.register.data is None:
        hint = "write `format: 1`, `regions:` and `partnerships:`, each with `slug` and `name`"
        message = "found an empty file; wanted `regions:` and `partnerships:`"
        return None, [finding_of_file("empty-file", message, raw.register.file, hint)]
    form = schemas["common/register"]
    root, found = checked(form, raw.register.data, raw.register.file)
    found = found or [
        *repeated(compile_form(form), root, raw.register.file),
        *regions_of_partnerships(root, raw.register.file),
        *predecessors_of_partnerships(root, raw.register.file),
    ]
    return (None if any(finding.is_error for finding in found) else read_register(root)), found
