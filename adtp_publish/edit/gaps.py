"""What stands between two values: punctuation, blank lines and comments, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_COMMENT = re.compile("#.*")
_OPENS = re.compile(r"[-?:,\[{ \t]*|---[ \t]*|%YAML [0-9.]+[ \t]*")
_CLOSES = re.compile(r"[:,\]} \t]*|\.\.\.[ \t]*")


class NotUnderstood(Exception):
    """Text between two values that is neither punctuation nor a comment: nothing may be written then."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two values: its comment, if it has one, and the column of that, from 0.

    `inside` says that punctuation of what comes next stands before it on its line or above.
    """

    comment: str
    column: int
    inside: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A comment on the line of what came before, and the whole lines that follow, but for the last."""

    beside: str
    lines: tuple[Line, ...]


@lru_cache(4096)  # most are the same few: a colon and a space, a line end and an indentation
def gap_of(text: str) -> Gap:
    """The gap that a stretch of text between two values is."""
    first, *rest = text.split("\n")
    beside, _ = _comment(first)
    lines = []
    inside = False
    for number, line in enumerate(rest):
        comment, column = _comment(line)
        opens = not _CLOSES.fullmatch(line[:column])
        inside = inside or opens
        is_last = number == len(rest) - 1
        if comment or (not is_last and not line.strip()):
            lines.append(Line(comment, column, inside))
    return Gap(beside, tuple(lines))


def _comment(line: str) -> tuple[str, int]:
    """The comment of a line without the spaces after it, and its column (else the line's length)."""
    found = _COMMENT.search(line)
    before = line[: found.start()] if found else line
    if not _OPENS.fullmatch(before) and not _CLOSES.fullmatch(before):
        raise NotUnderstood(before)
    return (found[0].rstrip(), found.start()) if found else ("", len(line))
