"""The part of the pipeline that looks at plans: raw text to figures and findings, a partnership at a time.

It knows nothing of output, so that `validate` loads nothing that renders. Of a plan that was published it
makes the Release, to hold it against what the public was shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from .bounded import at_most_fifty
from .derive.checks import apply_across_years, apply_checks
from .derive.figures import derive
from .findings import Finding, adjusted, finding_of_file, strict
from .load.schemas import load_schemas
from .load.tree import load_plans
from .model.edition import Edition
from .model.packing import UNSIGNED
from .model.plan import Derived
from .model.register import Register
from .model.source import RawDocument, RawPlan
from .ports import Files
from .preparation import known_editions, known_register, schema_checks
from .since_published import changed_since_published
from .validate.explanations import settled
from .validate.plans import check_plan
from .validate.rules import apply_rules
from .validate.schema_check import Schema, SchemaCheck
from .validate.waiting import without_waiting


@dataclass(frozen=True, slots=True)
class Checked:
    """All plans with their figures, what was found, and the texts that findings point into.

    `editions` are all that there are, by their folder: each is read when it is asked for, since a check of
    one plan needs only its own.
    """

    plans: tuple[Derived, ...]
    register: Register
    shown: str
    findings: tuple[Finding, ...]
    documents: dict[str, RawDocument] = field(repr=False)
    is_strict: bool = False
    editions: Mapping[str, Edition] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Forms:
    """What is known before any plan: the editions by folder, and a validator for each form."""

    editions: Mapping[str, Edition]
    checks: Callable[[Edition, str], SchemaCheck]
    schemas: Mapping[str, Schema]


def known_forms(files: Files) -> Forms:
    """The forms of all editions, read from their files."""
    schemas = load_schemas(files)
    return Forms(known_editions(files, schemas), schema_checks(schemas), schemas)


def check_all(
    plans: Files,
    shown: str,
    files: Files,
    moment: datetime,
    *,
    only: str = "",
    is_strict: bool = False,
    is_whole: bool = False,
) -> Checked:
    """Load, validate and derive all plans below a folder.

    `shown` is the folder as the user wrote it; `files` are those of the forms; `moment` is an aware
    datetime: what is late at it is an error; `is_strict` takes warnings for errors (`--strict`);
    `is_whole` asks for all findings of a file, also where there are more than anybody reads.
    Nothing about a plan is raised as an exception: what is wrong is in `findings`.
    """
    forms = known_forms(files)
    raw, found = load_plans(plans, shown, only)
    register, of_register = known_register(raw, forms.schemas, shown)
    findings = [*found, *of_register]
    derived: list[Derived] = []
    named = register or Register(known=False)
    for _, group in groupby(raw.plans, key=lambda plan: plan.partnership):
        of_group, found_here = check_partnership(tuple(group), forms, named, day_of(moment), is_strict)
        # Without a register nobody knows what a folder's name stands for: nothing can be made of a plan.
        derived += of_group if register else ()
        findings += found_here
    if not raw.plans:
        findings = with_no_plans(findings, shown, only)
    documents = raw.documents()
    return Checked(
        plans=tuple(derived),
        register=register or Register(),
        shown=shown,
        findings=tuple(findings if is_whole else at_most_fifty(findings, documents)),
        documents=documents,
        is_strict=is_strict,
        editions=forms.editions,
    )


def day_of(moment: datetime) -> date:
    """The day in London at a moment."""
    return moment.astimezone(ZoneInfo("Europe/London")).date()


def with_no_plans(findings: Sequence[Finding], shown: str, only: str) -> list[Finding]:
    """What is found where no plan is: that there is nothing to check, unless another finding says why.

    That the register is missing too is no reason: an empty folder is the wrong one, not a broken one.
    """
    others = [finding for finding in findings if finding.code != "no-register"]
    return list(findings) if others else [_no_plans(shown, only)]


def _no_plans(shown: str, only: str) -> Finding:
    sought = f" for `{only}`" if only else ""
    message = f"there is no plan{sought} in `{shown}`"
    hint = "plans are folders such as `lancashire/2009-10` with a `cover.yaml`"
    return finding_of_file("no-plans", message, shown, hint)


def check_partnership(
    plans: Sequence[RawPlan], forms: Forms, register: Register, today: date, is_strict: bool
) -> tuple[tuple[Derived, ...], tuple[Finding, ...]]:
    """The plans of one partnership with their figures, and all that is found in them.

    `today` is a day in London. Plans whose edition or partnership is not known are left out.
    """
    findings: list[Finding] = []
    derived: list[Derived] = []
    of_plans: list[list[Finding]] = []
    for raw in plans:
        plan, of_forms = check_plan(raw, forms.editions, forms.checks, register, today)
        if plan is None:
            findings += of_forms
            continue
        plan, of_rules = apply_rules(plan, today)
        with_figures, of_figures = derive(plan)
        derived.append(with_figures)
        of_plan = [*of_forms, *of_rules, *of_figures, *apply_checks(with_figures)]
        of_plan += changed_since_published(with_figures, of_plan, register, today)
        of_plans.append(of_plan)
    across = apply_across_years(derived)
    result = []
    for with_figures, found in zip(derived, of_plans, strict=True):
        files = {document.file for document in with_figures.plan.documents}
        found += [finding for finding in across if finding.file in files]
        settled_here = settled_findings(with_figures, found, is_strict)
        result.append(without(with_figures, settled_here))
        findings += settled_here
    return tuple(result), tuple(findings)


def settled_findings(derived: Derived, found: Sequence[Finding], is_strict: bool) -> tuple[Finding, ...]:
    """The findings as the edition, the plan's own explanations and `--strict` have them, in this order.

    What a plan still has to fill in is said alone, before `--strict` could make an error of more.
    """
    by_edition = adjusted(found, dict(derived.plan.edition.severities))
    explained = without_waiting(settled(derived.plan, by_edition))
    return strict(explained) if is_strict else explained


def without(derived: Derived, findings: Sequence[Finding]) -> Derived:
    """A plan with the documents marked in which there is an error, so that no output holds them.

    One that was only changed since it was signed off is kept from the public alone.
    """
    errors = [finding for finding in findings if finding.is_error]
    bad = {finding.file for finding in errors if finding.code != UNSIGNED}
    barred = {finding.file for finding in errors} - bad
    unsigned = {finding.file for finding in findings if finding.code == UNSIGNED}
    if not bad and not unsigned:
        return derived
    documents = tuple(
        replace(
            d,
            broken=d.broken or d.file in bad,
            unsigned=d.unsigned or d.file in unsigned,
            barred=d.barred or d.file in barred,
        )
        for d in derived.plan.documents
    )
    return replace(derived, plan=replace(derived.plan, documents=documents))
