"""The whole way of a plan: load, validate, derive; then release, render, publish (see `build`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from .derive.figures import derive
from .findings import ERROR, Finding
from .load.schemas import Schema, form_for, load_schemas
from .load.strict_yaml import parse
from .load.tree import load_plans
from .model.plan import Derived, Edition, Register
from .model.source import RawDocument, RawPlans
from .ports import Files
from .validate.editions import BadForms, checked, read_edition, read_register
from .validate.forms import compile_form
from .validate.plans import check_plan
from .validate.rules import apply_rules
from .validate.schema_check import SchemaCheck


@dataclass(frozen=True, slots=True)
class Checked:
    """All plans with their figures, what was found, and the texts that findings point into."""

    plans: tuple[Derived, ...]
    register: Register
    editions: tuple[Edition, ...]
    findings: tuple[Finding, ...]
    documents: dict[str, RawDocument] = field(repr=False)


def check(plans: Files, shown: str, forms: Files, moment: datetime, only: str = "") -> Checked:
    """Load, validate and derive all plans below a folder.

    `shown` is the folder as the user wrote it; `moment` is an aware datetime: what is late at
    it is an error. Nothing about a plan is raised: what is wrong is in `findings`.
    """
    schemas = load_schemas(forms)
    editions = _editions(forms, schemas)
    raw, found = load_plans(plans, shown, only)
    findings = list(found)
    register, found_here = _register(raw, schemas, shown)
    findings += found_here
    today = moment.astimezone(ZoneInfo("Europe/London")).date()
    derived = []
    for raw_plan in raw.plans:
        plan, of_plan = check_plan(raw_plan, editions, _checker(schemas), register, today)
        findings += of_plan
        if plan is not None:
            plan, of_rules = apply_rules(plan)
            of_derived, of_figures = derive(plan)
            derived.append(of_derived)
            findings += (*of_rules, *of_figures)
    if not raw.plans and not findings:
        findings.append(_nothing(shown, only))
    return Checked(tuple(derived), register, tuple(editions.values()), tuple(findings), raw.documents())


def _checker(schemas: dict[str, Schema]) -> Callable[[Edition, str], SchemaCheck]:
    @cache
    def made(folder: str, name: str) -> SchemaCheck:
        return SchemaCheck(form_for(schemas, folder, name) or {})

    return lambda edition, name: made(edition.slug, name)


def _editions(forms: Files, schemas: dict[str, Schema]) -> dict[str, Edition]:
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


def _register(raw: RawPlans, schemas: dict[str, Schema], shown: str) -> tuple[Register, list[Finding]]:
    if raw.register is None:
        file = f"{shown}/register.yaml"
        hint = "add it: `format: 1`, `regions:` and `partnerships:`, each with `slug` and `name`"
        finding = Finding("no-register", ERROR, "there is no `register.yaml`", file, hint=hint, line=1, column=1)
        return Register(), [finding]
    if raw.register.refused:
        return Register(), []
    root, found = checked(schemas["common/register"], raw.register.data, raw.register.file)
    return read_register(root), found


def _nothing(shown: str, only: str) -> Finding:
    sought = f" for `{only}`" if only else ""
    message = f"there is no plan{sought} in `{shown}`"
    hint = "plans are folders such as `lancashire/2009-10` with a `cover.yaml`"
    return Finding("no-plans", ERROR, message, shown, hint=hint, line=1, column=1)


