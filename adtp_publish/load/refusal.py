"""A file that is refused before anything is built from it."""

from __future__ import annotations

from dataclasses import replace

from ..findings import Finding, finding_of
from ..model.source import Span


class Refused(Exception):
    """A file that is refused: carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def refuse(code: str, message: str, file: str, span: Span, hint: str) -> Refused:
    """The refusal of a file with its one finding."""
    finding = finding_of(code, message, file, (), hint)
    return Refused(replace(finding, line=span.line, column=span.column, length=span.length))
