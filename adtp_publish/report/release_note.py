"""The note on a release as Markdown, for the web team to read before it deploys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model.note import OpenFindings, ReleaseNote, Since
from .harmless import visible

_NONE = "None."
_HEAD = """\
Not for the public: it names plans and counts what is withheld. Only `build/site` is deployed.
"""


def release_note(note: ReleaseNote) -> str:
    """The note as text; the same for the same note."""
    lines = [f"# Release {note.name}", "", _HEAD]
    lines += [f"- Built by: {visible(note.built.who)}"]
    lines += [f"- For the moment: {note.built.when}"]
    lines += [f"- From: {visible(note.built.commit)}"]
    lines += [f"- Compared with: {_compared(note)}"]
    lines += _since(note.since, is_first=not note.last)
    if note.kept:
        lines += _section("Kept from the last release, since their source has an error", note.kept)
    lines += _section("Withheld", (f"{reason}: {count}" for reason, count in note.withheld))
    lines += _section("Findings left open", map(_finding, note.findings))
    if note.last:
        lines += _section("Numbers that moved, and nothing says why", _jumps(note))
        if note.most:
            most = ", ".join(f"{percent} in plans of {year}" for year, percent in note.most)
            lines += ["", f"Told are totals and headline figures that moved by more than: {most}."]
    return "\n".join(lines) + "\n"


def _compared(note: ReleaseNote) -> str:
    if note.last:
        return f"release {note.last}, the last one before"
    return note.trouble or "nothing: no release was kept before this one"


def _since(since: Since, *, is_first: bool) -> Iterator[str]:
    yield from _section("Published anew", since.anew)
    if is_first:
        return
    yield from _section("Corrected", map(_pair, since.corrected))
    yield from _section("Agreed or set", map(_pair, since.agreed))
    yield from _section("Withdrawn", since.withdrawn)
    yield from _section("No longer on the site", since.gone)
    yield from _section("Changed, and no correction or event says why", map(_pair, since.unexplained))


def _section(title: str, items: Iterable[str]) -> Sequence[str]:
    listed = [f"- {visible(item)}" for item in items] or [_NONE]
    return ["", f"## {title}", "", *listed]


def _pair(told: tuple[str, str]) -> str:
    return ": ".join(told)


def _finding(found: OpenFindings) -> str:
    total = sum(count for _, count in found.counts)
    where = ", ".join(f"{name} ({count})" for name, count in found.counts)
    return f"{found.severity} {found.code}: {total}; {where}"


def _jumps(note: ReleaseNote) -> Iterator[str]:
    for jump in note.since.jumps:
        by = f", by {jump.by}" if jump.by else ""
        yield f"{jump.name}: {jump.before} before, {jump.after} now{by}"
