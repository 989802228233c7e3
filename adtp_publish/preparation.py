"""What a run needs before any plan: the editions, the register, a validator for each form."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from .findings import Finding, finding_of_file
from .load.schemas import Schema, form_for
from .load.strict_yaml import parse
from .model.plan import Edition, Register
from .model.source import RawPlans
from .ports import Files
from .validate.editions import BadForms, checked, read_edition, read_register
from .validate.forms import compile_form
from .validate.rules.register import unknown_regions
from .validate.rules.repeats import repeated
from .validate.schema_check import SchemaCheck


def schema_checks(schemas: dict[str, Schema]) -> Callable[[Edition, str], SchemaCheck]:
    """The validator of each form of each edition, made when it is first wanted."""

    @cache
    def made(folder: str, name: str) -> SchemaCheck:
        return SchemaCheck(form_for(schemas, folder, name) or {})

    return lambda edition, name: made(edition.slug, name)


def known_editions(forms: Files, schemas: dict[str, Schema]) -> dict[str, Edition]:
    """The editions by folder name; each has an `edition.yaml` and the forms that it names."""
    editions = {}
    for name in forms.names():
        folder, _, file = name.partition("/")
        if file != "edition.yaml":
            continue
        document, refused = parse(forms.read(name), f"schema/{name}")
        root, found = checked(schemas["common/edition"], document.data, document.file)
        if refused or found:
            raise BadForms("; ".join(f"{item.file}: {item.message}" for item in (*refused, *found)))
        names = sorted({item.text("schema") for item in root.find("documents").children})  # type: ignore[union-attr]
        missing = [name for name in names if form_for(schemas, folder, name) is None]
        if missing:
            raise BadForms(f"schema/{name}: no form `{missing[0]}`")
        editions[folder] = read_edition(
            root, {name: compile_form(form_for(schemas, folder, name) or {}) for name in names}
        )
    return editions


def known_register(
    raw: RawPlans, schemas: dict[str, Schema], shown: str
) -> tuple[Register | None, list[Finding]]:
    """The register of partnerships, or none and what is wrong with it."""
    if raw.register is None:
        file = f"{shown}/register.yaml"
        hint = "add it: `format: 1`, `regions:` and `partnerships:`, each with `slug` and `name`"
        return None, [finding_of_file("no-register", "there is no `register.yaml`", file, hint)]
    if raw.register.refused or raw.register.flawed:
        return None, []  # found wanting by the loader, which said why
    form = schemas["common/register"]
    root, found = checked(form, raw.register.data or {}, raw.register.file)
    found = found or [
        *repeated(compile_form(form), root, raw.register.file),
        *unknown_regions(root, raw.register.file),
    ]
    return (None if found else read_register(root)), found
