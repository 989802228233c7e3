"""Rules of the domain that a schema cannot say: small pure functions from a plan to findings.

A rule that goes by figures stands in `derive/checks/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from ...findings import Finding, adjusted
from ...model.plan import Plan
from .evidence import evidence_ids
from .repeats import repeated_items
from .transcription import only_in_transcriptions

RULES: tuple[Callable[[Plan], Iterator[Finding]], ...] = (
    repeated_items,
    evidence_ids,
    only_in_transcriptions,
)
# Rules that go by the day at which the plan is looked at.
DATED_RULES: tuple[Callable[[Plan, date], Iterator[Finding]], ...] = ()


def apply_rules(plan: Plan, today: date) -> tuple[Plan, tuple[Finding, ...]]:
    """A plan with the documents that break a rule marked, and all findings of all rules."""
    plain = (finding for rule in RULES for finding in rule(plan))
    dated = (finding for rule in DATED_RULES for finding in rule(plan, today))
    found = adjusted((*plain, *dated), dict(plan.edition.severities))
    bad = {finding.file for finding in found if finding.is_error}
    documents = tuple(replace(item, broken=item.broken or item.file in bad) for item in plan.documents)
    return replace(plan, documents=documents), found
