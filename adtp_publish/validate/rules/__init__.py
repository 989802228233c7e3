"""Rules of the domain that a schema cannot say: small pure functions from a plan to findings."""

from __future__ import annotations

from dataclasses import replace

from ...findings import Finding
from ...model.plan import Plan
from .evidence import evidence_ids
from .repeats import repeated_items
from .transcription import only_in_transcriptions

RULES = (repeated_items, evidence_ids, only_in_transcriptions)


def apply_rules(plan: Plan) -> tuple[Plan, tuple[Finding, ...]]:
    """A plan with the documents that break a rule marked, and all findings of all rules."""
    found = tuple(finding for rule in RULES for finding in rule(plan))
    bad = {finding.file for finding in found if finding.is_error}
    documents = tuple(replace(item, broken=item.broken or item.file in bad) for item in plan.documents)
    return replace(plan, documents=documents), found
