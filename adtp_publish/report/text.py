"""Findings as text: place, severity, message; the line it is about; how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..findings import ERROR, NOTICE, WARNING, Finding, in_order
from ..model.source import RawDocument

_WIDEST = 100


def located(findings: Iterable[Finding], documents: Mapping[str, RawDocument]) -> tuple[Finding, ...]:
    """Findings with line and column looked up in the positions of their documents, in order."""
    found = []
    for finding in findings:
        document = documents.get(finding.file)
        if not finding.line and document is not None:
            span = document.span(finding.path, finding.on_key)
            finding = replace(finding, line=span.line, column=span.column, length=span.length)  # noqa: PLW2901
        found.append(finding if finding.line else replace(finding, line=1, column=1))
    return in_order(found)


def as_text(findings: Iterable[Finding], documents: Mapping[str, RawDocument]) -> str:
    """All findings for a terminal; empty where there is none. Control characters are made visible."""
    return "\n".join(_one(finding, documents.get(finding.file)) for finding in located(findings, documents))


def counted(findings: Iterable[Finding]) -> str:
    """`1 error, 3 warnings`; `no findings` where there is none."""
    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{counts[word]} {word}{'' if counts[word] == 1 else 's'}"
        for word in (ERROR, WARNING, NOTICE)
        if counts[word]
    ]
    return ", ".join(parts) or "no findings"


def _one(finding: Finding, document: RawDocument | None) -> str:
    place = f"{finding.file}:{finding.line}:{finding.column}"
    lines = [visible(f"{place}: {finding.severity}: {finding.message} [{finding.code}]")]
    if document is not None and 0 < finding.line <= len(document.lines):
        lines += _quoted(document.lines[finding.line - 1], finding)
    if finding.hint:
        lines.append(visible(f"  {finding.hint}"))
    return "\n".join(lines)


def _quoted(line: str, finding: Finding) -> list[str]:
    """The line with carets under the place; a long one is cut around the place."""
    start = max(0, finding.column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = visible(line[start : start + _WIDEST])
    length = max(1, min(finding.length, len(shown) - (finding.column - 1 - start)))
    margin = f"{finding.line:5d}"
    before = visible(line[start : finding.column - 1])  # as wide as it is shown
    carets = " " * len(before) + "^" * length
    return [f"{margin} | {shown}", f"{' ' * len(margin)} | {carets}"]


def visible(text: str) -> str:
    """Text with control characters shown as they are written, so that none reaches a terminal."""
    return "".join(c if c.isprintable() or c == " " else f"\\x{ord(c):02x}" for c in text)
