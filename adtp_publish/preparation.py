"""What a run needs before any plan: the editions, the register, a validator for each form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from .codes import CODES
from .findings import Finding, finding_of_file
from .load.schemas import Schema, form_for
from .load.strict_yaml import parse
from .model.node import Node
from .model.plan import Edition, Register
from .model.source import RawPlans
from .ports import Files
from .validate.editions import BadForms, checked, read_edition, read_register
from .validate.forms import Seen, compile_form
from .validate.rules.register import unknown_regions
from .validate.rules.repeats import repeated
from .validate.schema_check import SchemaCheck
from .validate.wording import nearest

_FILE = "edition.yaml"


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
        ending = f"/{_FILE}"
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
    name = f"{folder}/{_FILE}"
    document, refused = parse(forms.read(name), f"schema/{name}")
    root, found = checked(schemas["common/edition"], document.data, document.file)
    if refused or found:
        raise BadForms("; ".join(f"{item.file}: {item.message}" for item in (*refused, *found)))
    if misspelt := _unknown_codes(root):
        raise BadForms(f"{document.file}: {misspelt[0]}")
    names = sorted({item.text("schema") for item in root.find("documents").children})  # type: ignore[union-attr]
    missing = [name for name in names if form_for(schemas, folder, name) is None]
    if missing:
        raise BadForms(f"schema/{name}: no form `{missing[0]}`")
    seen: Seen = {}
    compiled = {name: compile_form(form_for(schemas, folder, name) or {}, seen=seen) for name in names}
    return read_edition(root, compiled)


def _unknown_codes(root: Node) -> list[str]:
    """What is wrong with the codes that `severities` names: one that no finding has would change nothing."""
    severities = root.find("severities")
    found = []
    for item in severities.children if severities else ():
        code = item.text("finding")
        if code not in CODES:
            near, _ = nearest(code, tuple(CODES))
            wanted = f"`{near}`" if near else "a code of `docs/findings`"
            found.append(f"found `finding: {code}` under `severities`; wanted {wanted}")
    return found


def known_register(
    raw: RawPlans, schemas: Mapping[str, Schema], shown: str
) -> tuple[Register | None, list[Finding]]:
    """The register of partnerships, or none and what is wrong with it."""
    if raw.register is None:
        file = f"{shown}/register.yaml"
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
        *unknown_regions(root, raw.register.file),
    ]
    return (None if found else read_register(root)), found
