"""The part of the pipeline that looks at plans: raw text to figures and findings, a partnership at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .derive.checks import apply_across_years, apply_checks
from .derive.figures import derive
from .findings import Finding, adjusted, strict
from .model.plan import Derived, Edition, Register
from .model.source import RawPlan
from .validate.explanations import settled
from .validate.plans import check_plan
from .validate.rules import apply_rules
from .validate.schema_check import SchemaCheck


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before any plan: the editions by folder, a validator for each form, the register."""

    editions: dict[str, Edition]
    checks: Callable[[Edition, str], SchemaCheck]
    register: Register


def check_partnership(
    plans: Sequence[RawPlan], known: Known, today: date, is_strict: bool
) -> tuple[tuple[Derived, ...], tuple[Finding, ...]]:
    """The plans of one partnership with their figures, and all that is found in them.

    `today` is a day in London. Plans whose edition or partnership is not known are left out.
    """
    findings: list[Finding] = []
    derived: list[Derived] = []
    of_plans: list[list[Finding]] = []
    for raw in plans:
        plan, of_forms = check_plan(raw, known.editions, known.checks, known.register, today)
        if plan is None:
            findings += of_forms
            continue
        plan, of_rules = apply_rules(plan, today)
        with_figures, of_figures = derive(plan)
        derived.append(with_figures)
        of_plans.append([*of_forms, *of_rules, *of_figures, *apply_checks(with_figures)])
    across = apply_across_years(derived)
    result = []
    for with_figures, found in zip(derived, of_plans, strict=True):
        files = {document.file for document in with_figures.plan.documents}
        found += [finding for finding in across if finding.file in files]
        settled_here = _settled(with_figures, found, is_strict)
        result.append(without(with_figures, settled_here))
        findings += settled_here
    return tuple(result), tuple(findings)


def _settled(derived: Derived, found: Sequence[Finding], is_strict: bool) -> tuple[Finding, ...]:
    """The findings as the edition, the plan's own explanations and `--strict` have them, in this order."""
    by_edition = adjusted(found, dict(derived.plan.edition.severities))
    explained = settled(derived.plan, by_edition)
    return strict(explained) if is_strict else explained


def without(derived: Derived, findings: Sequence[Finding]) -> Derived:
    """A plan with the documents marked in which there is an error, so that no output holds them."""
    bad = {finding.file for finding in findings if finding.is_error}
    if not bad:
        return derived
    documents = tuple(replace(d, broken=d.broken or d.file in bad) for d in derived.plan.documents)
    return replace(derived, plan=replace(derived.plan, documents=documents))
