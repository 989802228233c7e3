"""Every code that a finding can have: how bad it is by itself, and what may be done about it.

One table, so that reports, `explain`, the docs and the tests speak of the same codes.
"""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING, NOTICE = "error", "warning", "notice"
SEVERITIES = (ERROR, WARNING, NOTICE)
OFF = "off"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding.

    `severity` is what it is unless an edition says otherwise (`severities` of `edition.yaml`, for what is
    found once the edition is known: not by `load`). `explainable` says that a plan may record why it is
    meant (`explanations`).
    """

    severity: str
    explainable: bool = False


# fmt: off
CODES: dict[str, Code] = {
    # --- load: files and their text
    "anchor": Code(ERROR),
    "bad-escape": Code(ERROR),
    "bad-name": Code(ERROR),
    "case-twins": Code(ERROR),
    "colon-in-text": Code(ERROR),
    "cut-off": Code(ERROR),
    "directive": Code(ERROR),
    "empty-file": Code(ERROR),
    "file-too-large": Code(ERROR),
    "forbidden-character": Code(ERROR),
    "garbled-text": Code(WARNING),
    "key-not-text": Code(ERROR),
    "lfs-pointer": Code(ERROR),
    "leftover": Code(NOTICE),
    "line-too-long": Code(ERROR),
    "list-marker": Code(ERROR),
    "lost-after-hash": Code(ERROR),
    "merge-conflict": Code(ERROR),
    "merge-key": Code(ERROR),
    "missing-colon": Code(ERROR),
    "missing-space": Code(ERROR),
    "money-in-braces": Code(ERROR),
    "no-break-space": Code(ERROR),
    "no-cover": Code(ERROR),
    "no-plans": Code(ERROR),
    "no-register": Code(ERROR),
    "not-plain-text": Code(ERROR),
    "not-regular": Code(ERROR),
    "not-utf-8": Code(ERROR),
    "quote-inside-text": Code(ERROR),
    "repeated-key": Code(ERROR),
    "reserved-name": Code(ERROR),
    "several-documents": Code(ERROR),
    "sign-at-beginning": Code(ERROR),
    "smart-quotes": Code(ERROR),
    "stray-file": Code(ERROR),
    "tab": Code(ERROR),
    "tag": Code(ERROR),
    "too-deep": Code(ERROR),
    "unclosed-bracket": Code(ERROR),
    "unclosed-quote": Code(ERROR),
    "unreadable-file": Code(ERROR),
    "utf-16": Code(ERROR),
    "wrong-indentation": Code(ERROR),
    "yaml-syntax": Code(ERROR),
    # --- validate: text held against its form
    "absent-yet-filled": Code(ERROR),
    "missing-document": Code(ERROR),
    "missing-field": Code(ERROR),
    "more-findings": Code(ERROR),
    "not-filled-in": Code(ERROR),
    "not-in-register": Code(ERROR),
    "reason-not-allowed": Code(ERROR),
    "too-long": Code(ERROR),
    "unknown-document": Code(ERROR),
    "unknown-edition": Code(ERROR),
    "unknown-field": Code(ERROR),
    "unknown-format": Code(ERROR),
    "unknown-region": Code(ERROR),
    "wrong-edition": Code(ERROR),
    "wrong-type": Code(ERROR),
    "wrong-value": Code(ERROR),
    # --- rules: what no form can say
    "action-opened-again": Code(WARNING, explainable=True),
    "change-without-tick": Code(WARNING, explainable=True),
    "changed-after-sign-off": Code(ERROR),
    "date-outside-year": Code(WARNING, explainable=True),
    "dead-footnote": Code(WARNING),
    "dead-link": Code(WARNING),
    "event-in-future": Code(WARNING),
    "exception-outside-objective": Code(WARNING, explainable=True),
    "green-with-outstanding": Code(NOTICE),
    "impossible-order": Code(ERROR),
    "misnumbered": Code(WARNING, explainable=True),
    "missing-element": Code(WARNING, explainable=True),
    "more-than-all": Code(WARNING, explainable=True),
    "narrative-length": Code(WARNING, explainable=True),
    "new-date-past": Code(WARNING, explainable=True),
    "no-actions": Code(WARNING, explainable=True),
    "no-basis": Code(WARNING, explainable=True),
    "no-new-date": Code(WARNING, explainable=True),
    "not-returned": Code(NOTICE),
    "not-signed-off": Code(WARNING),
    "nothing-to-explain": Code(NOTICE),
    "numbering-gap": Code(WARNING, explainable=True),
    "out-of-range": Code(ERROR),
    "personal-data": Code(ERROR),
    "priority-above-objective": Code(NOTICE),
    "private-name": Code(WARNING, explainable=True),
    "private-reference": Code(ERROR),
    "quarter-in-future": Code(WARNING),
    "rating-ahead": Code(ERROR),
    "rating-changed": Code(ERROR),
    "rating-falls": Code(NOTICE),
    "rating-missing": Code(WARNING, explainable=True),
    "rating-not-allowed": Code(ERROR),
    "rating-without-text": Code(WARNING, explainable=True),
    "reference-slip": Code(WARNING, explainable=True),
    "repeated-item": Code(ERROR),
    "returned-late": Code(NOTICE),
    "returned-without-document": Code(WARNING, explainable=True),
    "row-not-in-plan": Code(WARNING, explainable=True),
    "row-not-reported": Code(WARNING, explainable=True),
    "section-order": Code(WARNING, explainable=True),
    "still-pending": Code(NOTICE),
    "swallowed-field": Code(WARNING, explainable=True),
    "tick-not-named": Code(WARNING, explainable=True),
    "tick-without-change": Code(WARNING, explainable=True),
    "unassigned-action": Code(WARNING, explainable=True),
    "uncovered-theme": Code(NOTICE),
    "undeveloped-priority": Code(NOTICE),
    "unknown-evidence": Code(ERROR),
    "unknown-reference": Code(ERROR),
    "unknown-row": Code(WARNING),
    "unknown-section": Code(ERROR),
    "unmeasured-action": Code(NOTICE),
    "unusual-order": Code(WARNING, explainable=True),
    "wrong-quarter": Code(ERROR),
    # --- figures
    "below-baseline": Code(WARNING, explainable=True),
    "carry-forward-not-checkable": Code(NOTICE),
    "carry-forward-too-large": Code(WARNING, explainable=True),
    "column-not-row": Code(WARNING, explainable=True),
    "cost-given-as-zero": Code(WARNING, explainable=True),
    "counts-differ": Code(NOTICE),
    "editions-differ": Code(NOTICE),
    "evidence-differs": Code(WARNING, explainable=True),
    "gap-not-declared": Code(NOTICE),
    "group-incomplete": Code(WARNING, explainable=True),
    "growth-below-minimum": Code(NOTICE),
    "input-left-out": Code(WARNING, explainable=True),
    "items-differ": Code(NOTICE),
    "laa-differs": Code(WARNING, explainable=True),
    "mainstream-falls": Code(WARNING, explainable=True),
    "name-differs": Code(NOTICE),
    "negative-amount": Code(WARNING, explainable=True),
    "part-over-whole": Code(WARNING, explainable=True),
    "pooled-and-separate": Code(WARNING, explainable=True),
    "spending-not-funding": Code(ERROR),
    "stated-differs": Code(WARNING, explainable=True),
    "stream-belongs-elsewhere": Code(NOTICE),
    "streams-not-named": Code(WARNING, explainable=True),
    "target-to-date-differs": Code(NOTICE),
    "to-date-falls": Code(WARNING, explainable=True),
    "unlikely-growth": Code(WARNING, explainable=True),
    "whole-outside-parts": Code(WARNING, explainable=True),
    # --- edit
    "baseline-row": Code(ERROR),
    "event-refused": Code(ERROR),
    "left-as-it-is": Code(ERROR),
    # --- release and publish
    "live-plan-removed": Code(ERROR),
    "private-input": Code(ERROR),
    "trial-edition": Code(ERROR),
}
# fmt: on
