"""A file that is refused before anything is built from it."""

from __future__ import annotations

from dataclasses import replace

from ..findings import Finding, finding_of
from ..model.source import LINE_END, Span


class Refused(Exception):
    """A file that is refused: carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def refuse(code: str, message: str, file: str, span: Span, hint: str, instead: str = "") -> Refused:
    """The refusal of a file with its one finding."""
    return Refused(placed(code, message, file, span, hint, instead))


def placed(code: str, message: str, file: str, span: Span, hint: str, instead: str = "") -> Finding:
    """A finding whose place in the text is known already."""
    finding = finding_of(code, message, file, (), hint)
    return replace(finding, line=span.line, column=span.column, length=span.length, instead=instead)


def span_of(text: str, index: int, length: int = 1) -> Span:
    """The place of a character of a text."""
    *whole, last = LINE_END.split(text[:index])
    return Span(len(whole) + 1, len(last) + 1, length)
