"""The pages of findings: Markdown in a fixed form (its code, a sentence, its severity, then sections)."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[([^\]\n]+)\]\((?!https:)[^)\s]+\)")
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def sentence(page: str) -> str:
    """What a finding says, in one sentence: the first paragraph of its page."""
    return " ".join(page.split("\n\n")[1].split())


def severity(page: str) -> str:
    """How bad it is, as its page says: it may depend on more than the code."""
    return " ".join(page.split("\n\n")[2].removeprefix("Severity: ").partition(". Found in:")[0].split())


def without_links(page: str) -> str:
    """The page for a place where relative links lead nowhere: their words stay."""
    return _LINK.sub(r"\1", page)


def for_terminal(page: str, colour: bool) -> str:
    """The page as a terminal shows it best: headings bold, examples set in and without their fences."""
    lines = []
    fenced = False
    for line in without_links(page).rstrip().splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            lines.append(f"    {line}" if line else "")
        elif line.startswith("#"):
            lines.append(f"{_BOLD}{line.lstrip('# ')}{_PLAIN}" if colour else line)
        else:
            lines.append(line)
    return "\n".join(lines)
