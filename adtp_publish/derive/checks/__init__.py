"""Rules that go by figures: small pure functions from a plan with its figures to findings.

A document that is broken has no figures; a rule says nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...findings import Finding
from ...model.plan import Derived
from ..quoting import quotable
from .across_years import editions_differ
from .by_form import held_to_forms, held_to_forms_over_years
from .evidence import evidence_contradictions
from .quotes import figures_named_in_prose
from .targets import growth_below_minimum, targets_below_baseline, unlikely_growth
from .typed import figures_typed_in_prose


def figures_in_prose(derived: Derived) -> Iterator[Finding]:
    """What is found of the figures that prose names, and of those that are typed in it."""
    names = quotable(derived)
    yield from figures_named_in_prose(derived, names)
    yield from figures_typed_in_prose(derived, names)


CHECKS: tuple[Callable[[Derived], Iterator[Finding]], ...] = (
    held_to_forms,
    targets_below_baseline,
    growth_below_minimum,
    unlikely_growth,
    evidence_contradictions,
    figures_in_prose,
)
# Rules over all plans of one partnership, in the order of their years; one plan alone is a case too.
ACROSS_YEARS: tuple[Callable[[Sequence[Derived]], Iterator[Finding]], ...] = (
    editions_differ,
    held_to_forms_over_years,
)


def apply_checks(derived: Derived) -> tuple[Finding, ...]:
    """All findings of all rules that go by the figures of one plan."""
    return tuple(finding for check in CHECKS for finding in check(derived))


def apply_across_years(plans: Sequence[Derived]) -> tuple[Finding, ...]:
    """All findings of the rules over the plans of one partnership; each names a file of one of them."""
    return tuple(finding for check in ACROSS_YEARS for finding in check(plans))
