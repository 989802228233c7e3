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

    `severity` is what it is unless an edition says otherwise (`severities` of `edition.yaml`, for
    rules alone). `explainable` says that a plan may record why it is meant (`explanations`).
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
    "not-filled-in": Code(ERROR),
    "not-in-register": Code(ERROR),
    "reason-not-allowed": Code(ERROR),
    "too-long": Code(ERROR),
    "unknown-document": Code(ERROR),
    "unknown-edition": Code(ERROR),
    "unknown-field": Code(ERROR),
    "unknown-region": Code(ERROR),
    "wrong-edition": Code(ERROR),
    "wrong-type": Code(ERROR),
    "wrong-value": Code(ERROR),
    # --- rules: what no form can say
    "nothing-to-explain": Code(NOTICE),
    "repeated-item": Code(ERROR),
    "unknown-evidence": Code(ERROR),
    # --- figures
    "stated-differs": Code(WARNING),
    "target-to-date-differs": Code(NOTICE),
    # --- release and publish
    "editions-differ": Code(NOTICE),
    "live-plan-removed": Code(ERROR),
    "private-input": Code(ERROR),
}
# fmt: on
