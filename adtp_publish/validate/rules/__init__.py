"""Rules of the domain that a schema cannot say: small pure functions from a plan to findings.

A rule that goes by figures stands in `derive/checks/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from ...findings import Finding, adjusted
from ...model.plan import Plan
from .actions import (
    dates_outside_the_year,
    objectives_without_actions,
    unassigned_actions,
    unmeasured_actions,
)
from .by_form import looked_up, looked_up_by_the_day
from .coverage import uncovered_themes, undeveloped_priorities
from .evidence import evidence_ids
from .gaps import numbering_gaps, priority_gaps
from .grids import misnumbered
from .length import estimated_length
from .limits import more_than_all, out_of_range
from .part1 import missing_elements
from .part2 import basis_stated, changes_and_ticks
from .priorities import ticks_without_key_priority
from .privacy import public_texts
from .prose import dead_footnotes, dead_links, sections_named_in_prose
from .quarters import quarter_in_future, wrong_quarter
from .repeats import repeated_items
from .returns import not_returned, order_of_returns, returns
from .sections import section_order, unknown_sections
from .signed import changed_after_sign_off
from .slips import grids_named_in_prose, slips_of_reference
from .swallowed import swallowed_fields
from .transcription import only_in_transcriptions
from .unprinted import events_without_fingerprints

RULES: tuple[Callable[[Plan], Iterator[Finding]], ...] = (
    repeated_items,
    evidence_ids,
    only_in_transcriptions,
    changed_after_sign_off,
    events_without_fingerprints,
    looked_up,
    returns,
    order_of_returns,
    wrong_quarter,
    missing_elements,
    unknown_sections,
    section_order,
    estimated_length,
    dead_links,
    dead_footnotes,
    sections_named_in_prose,
    basis_stated,
    changes_and_ticks,
    ticks_without_key_priority,
    out_of_range,
    more_than_all,
    misnumbered,
    numbering_gaps,
    priority_gaps,
    objectives_without_actions,
    unassigned_actions,
    dates_outside_the_year,
    unmeasured_actions,
    uncovered_themes,
    undeveloped_priorities,
    slips_of_reference,
    grids_named_in_prose,
    swallowed_fields,
    public_texts,
)
# Rules that go by the day at which the plan is looked at.
DATED_RULES: tuple[Callable[[Plan, date], Iterator[Finding]], ...] = (
    looked_up_by_the_day,
    not_returned,
    quarter_in_future,
)
# Errors that say nothing against the numbers of a document: its figures are checked all the same.
_OF_STANDING = frozenset(("changed-after-sign-off", "event-without-fingerprints"))


def apply_rules(plan: Plan, today: date) -> tuple[Plan, tuple[Finding, ...]]:
    """A plan with the documents that break a rule marked, and all findings of all rules."""
    plain = (finding for rule in RULES for finding in rule(plan))
    dated = (finding for rule in DATED_RULES for finding in rule(plan, today))
    found = adjusted((*plain, *dated), dict(plan.edition.severities))
    bad = {finding.file for finding in found if finding.is_error and finding.code not in _OF_STANDING}
    documents = tuple(replace(item, broken=item.broken or item.file in bad) for item in plan.documents)
    return replace(plan, documents=documents), found
