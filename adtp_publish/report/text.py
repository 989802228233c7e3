"""Findings as text: place, severity, message; the line it is about; how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..codes import SEVERITIES
from ..findings import ERROR, NOTICE, WARNING, Finding, in_order
from ..model.source import RawDocument
from .harmless import shown, visible, whole_line, width

_WIDEST = 100
_HALF = _WIDEST // 2
_CUT = "…"
_TAB = "→"
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLOURS = {ERROR: "\x1b[1;31m", WARNING: "\x1b[1;33m", NOTICE: "\x1b[1;36m"}


@dataclass(frozen=True, slots=True)
class Look:
    """How text is laid out for its reader.

    `colour` is for a terminal that shows it; `apart` leaves a line between the findings of two files.
    """

    colour: bool = False
    apart: bool = False

    def painted(self, text: str, colour: str) -> str:
        """The text in a colour, where colours are shown."""
        return f"{colour}{text}{_PLAIN}" if self.colour else text


PLAIN = Look()


def located(findings: Iterable[Finding], documents: Mapping[str, RawDocument]) -> tuple[Finding, ...]:
    """Findings with line and column looked up in the positions of their documents, in order."""
    found = []
    for finding in findings:
        document = documents.get(finding.file)
        if not finding.line and document is not None:
            span = document.span(finding.path, finding.on_key)
            span = document.span_of(finding.sought, span, finding.nth) if finding.sought else span
            finding = replace(finding, line=span.line, column=span.column, length=span.length)  # noqa: PLW2901
        found.append(finding if finding.line else replace(finding, line=1, column=1))
    return in_order(found)


def as_text(findings: Iterable[Finding], documents: Mapping[str, RawDocument], look: Look = PLAIN) -> str:
    """All findings, sorted by file, for a terminal; empty where there is none. What is hostile is shown."""
    lines: list[str] = []
    file = ""
    for finding in located(findings, documents):
        if look.apart and lines and finding.file != file:
            lines.append("")
        file = finding.file
        lines += _one(finding, documents.get(file), look)
    return "\n".join(lines)


def counted(findings: Iterable[Finding]) -> str:
    """`1 error, 3 warnings`; `no findings` where there is none."""
    counts = Counter(finding.severity for finding in findings)
    parts = [plural(counts[word], word) for word in SEVERITIES if counts[word]]
    return ", ".join(parts) or "no findings"


def counted_in_files(findings: Iterable[Finding]) -> str:
    """`1 error, 3 warnings in 2 files`; `no findings` where there is none."""
    findings = tuple(findings)
    files = len({finding.file for finding in findings})
    return f"{counted(findings)} in {plural(files, 'file')}" if files else counted(findings)


def plural(count: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def statistics(findings: Iterable[Finding]) -> str:
    """How many findings there are of each code, the worst and the most frequent first."""
    counts = Counter((SEVERITIES.index(finding.severity), finding.code) for finding in findings)
    ordered = sorted(counts, key=lambda key: (key[0], -counts[key], key[1]))
    return "\n".join(f"{counts[key]:6d}  {SEVERITIES[key[0]]:7}  {key[1]}" for key in ordered)


def _one(finding: Finding, document: RawDocument | None, look: Look) -> list[str]:
    place = whole_line(f"{finding.file}:{finding.line}:{finding.column}")
    severity = look.painted(finding.severity, _COLOURS.get(finding.severity, _BOLD))
    code = look.painted(f"[{finding.code}]", _DIM)
    lines = [f"{look.painted(place, _BOLD)}: {severity}: {visible(finding.message)} {code}"]
    if document is not None and 0 < finding.line <= len(document.lines):
        lines += _quoted(document.lines[finding.line - 1], finding, look)
    then = f"explained: {finding.explained}" if finding.explained else finding.hint
    return [*lines, whole_line(f"  {then}")] if then else lines


def _quoted(line: str, finding: Finding, look: Look) -> list[str]:
    """The line with carets under the place; a long one is cut around the place."""
    before, after, cut_before, cut_after = _window(line, finding.column - 1)
    number = f"{finding.line:5d}"
    blank = " " * len(number)
    left = (_CUT if cut_before else "") + "".join(before)
    carets = look.painted(
        "^" * max(1, width("".join(after[: finding.length]))), _COLOURS.get(finding.severity, _BOLD)
    )
    return [
        f"{look.painted(f'{number} |', _DIM)} {left}{''.join(after)}{_CUT if cut_after else ''}",
        f"{look.painted(f'{blank} |', _DIM)} {' ' * width(left)}{carets}",
    ]


def _window(line: str, at: int) -> tuple[list[str], list[str], bool, bool]:
    """What is shown before a place and from it on, and whether something was cut before and after it."""
    first = max(0, at - _HALF) if len(line) > _WIDEST else 0
    part = line[first : first + _WIDEST]  # only what can be shown: a line may be as long as a file
    pieces = [_TAB if c == "\t" else piece for c, piece in zip(part, shown(part), strict=True)]
    before, after = pieces[: at - first], pieces[at - first :]
    cut_before, cut_after = first > 0, first + _WIDEST < len(line)
    while width("".join(before)) > _HALF and width("".join(pieces)) > _WIDEST:
        before, pieces, cut_before = before[1:], pieces[1:], True
    while width("".join(pieces)) > _WIDEST and len(after) > 1:
        after, pieces, cut_after = after[:-1], pieces[:-1], True
    return before, after, cut_before, cut_after
