"""What is found wrong or worth saying about a plan: one record, one order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .codes import CODES, ERROR, NOTICE, OFF, SEVERITIES, WARNING

__all__ = [
    "ERROR",
    "NOTICE",
    "WARNING",
    "Finding",
    "adjusted",
    "finding_of",
    "finding_of_file",
    "in_order",
    "strict",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: where, what, how bad, and how to mend it.

    `file` is the path as the user knows it; `path` the logical place inside the document and
    `on_key` whether the key itself is meant; `line` and `column` (from 1, 0 where not yet known)
    are looked up in the document's positions when the finding is printed. `explained` is what the
    plan says of a warning that is meant: reviewers then read that instead. `instead` is the text that
    belongs in place of the marked one, where mending is certain (`validate --fix`). `sought` is what is
    meant of a long text: then its line and column are those of these words, where they stand for the
    time `nth` (from 0). `also` are further places of
    which a finding that counts is. `explained_at` is the field of the form, if it has one, in which it
    is said why this is meant.
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
    explained: str = ""
    instead: str = ""
    sought: str = ""
    nth: int = 0
    also: tuple[tuple[str, ...], ...] = ()
    explained_at: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this finding keeps an output from being made."""
        return self.severity == ERROR

    def at_words(self, sought: str, nth: int = 0) -> Finding:
        """The same of some words in the value that is meant; `nth` is how often they stand before it."""
        return replace(self, sought=sought, nth=nth)


def finding_of(
    code: str,
    message: str,
    file: str,
    path: tuple[str, ...] = (),
    hint: str = "",
    on_key: bool = False,
    *,
    severity: str = "",
) -> Finding:
    """A finding with the severity of its code, unless another is given."""
    return Finding(code, severity or CODES[code].severity, message, file, path, hint, on_key)


def finding_of_file(code: str, message: str, file: str, hint: str = "", *, severity: str = "") -> Finding:
    """A finding about a whole file or folder: it stands at its beginning."""
    return replace(finding_of(code, message, file, (), hint, severity=severity), line=1, column=1)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without repeats, by file, line, column and code."""
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda f: (f.file, f.line, f.column, SEVERITIES.index(f.severity), f.code, f.message),
        )
    )


def strict(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with each warning raised to an error (`--strict`); an explained one is a notice."""
    return tuple(replace(f, severity=ERROR) if f.severity == WARNING else f for f in findings)


def adjusted(findings: Iterable[Finding], severities: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings with the severities that an edition gives their codes; those turned off are left out."""
    kept = (replace(f, severity=severities[f.code]) if f.code in severities else f for f in findings)
    return tuple(f for f in kept if f.severity != OFF)
