"""The summary of a job in GitHub Actions: all findings as Markdown that holds no markup of theirs."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from .harmless import visible
from .record import Report
from .text import counted_in_files, plural

LIMIT = 1024 * 1024
_HEAD = "| line | | finding | how to mend it |\n| ---: | --- | --- | --- |\n"
# Kept for the sentence that says what was cut.
_REST = 200


def as_summary(report: Report, room: int = LIMIT) -> str:
    """Markdown of at most `room` bytes; it says how many findings did not go into it."""
    text = f"## Plans: {counted_in_files(report.findings)}\n\n"
    left = room - len(text.encode()) - _REST
    parts = [text]
    put = 0
    for part, count in _parts(report):
        left -= len(part.encode())
        if left < 0:
            break
        parts.append(part)
        put += count
    missing = len(report.findings) - put
    if missing:
        parts.append(
            f"\n{plural(missing, 'more finding')} had no room here: run `adtp-publish validate` to see all.\n"
        )
    whole = "".join(parts)
    return whole if len(whole.encode()) <= room else ""


def _parts(report: Report) -> Iterator[tuple[str, int]]:
    """The summary in pieces that are put in whole, each with how many findings it holds."""
    for file, findings in report.by_file():
        for number, finding in enumerate(findings):
            head = f"\n### {escaped(file)}\n\n{_HEAD}" if number == 0 else ""
            yield f"{head}{_row(finding)}", 1


def _row(finding: Finding) -> str:
    then = f"explained: {finding.explained}" if finding.explained else finding.hint
    what = f"{finding.severity} `{finding.code}`"
    return f"| {finding.line} | {what} | {with_code(finding.message)} | {with_code(then)} |\n"


def with_code(text: str) -> str:
    """A message, with what stands between backticks as code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escaped(text)
    return "".join(
        f"<code>{escaped(piece)}</code>" if number % 2 else escaped(piece)
        for number, piece in enumerate(pieces)
    )


def escaped(text: str) -> str:
    """Text of which neither Markdown nor HTML reads anything: signs stand as references to characters."""
    return "".join(c if c.isalnum() or c == " " or not c.isascii() else _reference(c) for c in visible(text))


def _reference(character: str) -> str:
    # A name after `@` would be turned into a mention of somebody: a space of no width keeps it apart.
    return f"&#{ord(character)};{'&#8203;' if character == '@' else ''}"
