"""Put a text in place of a marked one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..findings import Finding
from ..model.yaml_text import quoted

# An amount with its commas that is the whole of a value between braces.
_AMOUNT = re.compile(
    r"(?<=[:{] )-?£? ?[0-9]{1,3}(?:,[0-9]{3})+(?=\s*[,}])|(?<=\{)£[0-9]{1,3}(?:,[0-9]{3})+(?=\s*[,}])"
)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A text for so many characters at a place; line and column are counted from 1."""

    line: int
    column: int
    length: int
    text: str


def replacement_of(finding: Finding, text: str) -> Replacement | None:
    """What a finding with its place asks to have written, where its mending is certain."""
    lines = text.split("\n")
    if not 0 < finding.line <= len(lines):
        return None
    line = lines[finding.line - 1]
    if finding.code == "tab" and not line[finding.column - 1 :].strip(" \t"):
        kept = len(line.rstrip(" \t"))
        return Replacement(finding.line, kept + 1, len(line) - kept, "")
    if finding.code == "money-in-braces":
        amounts = _AMOUNT.finditer(line)
        place = finding.column - 1
        cut = next((found for found in amounts if found.start() < place < found.end()), None)
        if cut is not None:
            return Replacement(finding.line, cut.start() + 1, len(cut[0]), quoted(cut[0]))
    if not finding.instead:
        return None
    return Replacement(finding.line, finding.column, finding.length, finding.instead)


def with_replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """A text with each replacement made; places are those in the text as it is given."""
    lines = text.split("\n")
    for each in sorted(set(replacements), key=lambda r: (r.line, r.column), reverse=True):
        line = lines[each.line - 1]
        start = each.column - 1
        lines[each.line - 1] = line[:start] + each.text + line[start + each.length :]
    return "\n".join(lines)
