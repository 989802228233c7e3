"""What is found wrong or worth saying about a plan: one record, one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

ERROR, WARNING, NOTICE = "error", "warning", "notice"
SEVERITIES = (ERROR, WARNING, NOTICE)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: where, what, how bad, and how to mend it.

    `file` is the path as the user knows it; `path` the logical place inside the document and
    `on_key` whether the key itself is meant; `line` and `column` (from 1, 0 where not yet known)
    are looked up in the document's positions when the finding is printed.
    """

    code: str
    severity: str
    message: str
    file: str
    path: tuple[str, ...] = ()
    hint: str = ""
    on_key: bool = False
    line: int = 0
    column: int = 0
    length: int = 1

    @property
    def is_error(self) -> bool:
        """Whether this finding keeps an output from being made."""
        return self.severity == ERROR


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without repeats, by file, line, column and code."""
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda f: (f.file, f.line, f.column, SEVERITIES.index(f.severity), f.code, f.message),
        )
    )


def strict(findings: Iterable[Finding], codes: frozenset[str]) -> tuple[Finding, ...]:
    """The findings with those of the given codes raised to errors (`--strict`)."""
    return tuple(replace(f, severity=ERROR) if f.code in codes else f for f in findings)
