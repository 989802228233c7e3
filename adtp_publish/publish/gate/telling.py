"""What the gate found, as findings: at the withheld field, naming where in the output it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ...findings import Finding, finding_of, finding_of_file
from ...model.output import OutputFile
from ...model.withheld import ADDRESS, NAME, Kept, Withheld
from .piece import CannotRead
from .reading import Reader
from .search import Words, phrases_of
from .words import readings, words_of

Places = Mapping[Words, Sequence[tuple[OutputFile, str]]]
# So many withheld fields are named; where there are more, the same slip made them all.
_NAMED = 50


def leaks(withheld: Withheld, places: Places) -> tuple[Finding, ...]:
    """A finding for each withheld field that stands in the output, at the words that were found there."""
    if not places:
        return ()
    found: list[Finding] = []
    left: set[str] = set()
    for item in withheld.kept:
        hits = [hit for hit in phrases_of(item) if hit in places]
        if hits and len(found) < _NAMED:
            found.append(_leak(item, hits, [place for hit in hits for place in places[hit]]))
        elif hits:
            left.add(item.file)
    more = f"and in {len(left)} more files there are texts that were found in the output"
    counted = [finding_of_file("withheld-text", more, min(left), _HINT)] if left else []
    return (*found, *counted)


_HINT = (
    "nothing was swapped; a template, a setting or a fault of the program put it there: take it out there, "
    "or, where the public may know it, let the form or another public text say so"
)


def _leak(item: Kept, hits: Sequence[Words], places: Sequence[tuple[OutputFile, str]]) -> Finding:
    (file, where), hit = places[0], _together(hits)
    others = len({other.address for other, _ in places}) - 1
    also = f" and {others} more file{'' if others == 1 else 's'}" if others else ""
    written = _as_written(item.text, hit)
    at = f"in `{file.address}` ({where}{_line(file, hits[0])}){also}"
    found = _of_kind(item, f"{at}: `{written or ' '.join(hit)}`; wanted none")
    if item.line or not item.path:
        return replace(found, line=item.line or 1, column=1)
    return found.at_words(written) if written else found


def _together(hits: Sequence[Words]) -> Words:
    """The first hit with those that go on where it ends: a whole sentence is many runs."""
    together = hits[0]
    for hit in hits[1:]:
        if hit[:-1] != together[-len(hit) + 1 :]:
            break
        together += hit[-1:]
    return together


def _of_kind(item: Kept, at: str) -> Finding:
    if item.kind == NAME:
        message = f"found a person's name that is private {at}"
        return finding_of("withheld-name", message, item.file, item.path, _HINT)
    if item.kind == ADDRESS:
        message = f"found an address that the public is not to know of {at}"
        return finding_of("withheld-address", message, item.file, item.path, _HINT)
    message = f"found words that the public does not see {at}"
    return finding_of("withheld-text", message, item.file, item.path, _HINT)


def unreadable(file: OutputFile, why: str) -> Finding:
    """That nobody can say what is in a file."""
    message = f"the leak gate cannot read `{file.address}`: {why}; wanted a file whose text can be searched"
    hint = "nothing was swapped; write it as a type that the gate knows, or leave it out of the theme"
    return finding_of_file("unreadable-output", message, file.address, hint)


def _as_written(text: str, hit: Words) -> str:
    """The words of a hit as they stand in the withheld text; empty where they are written quite otherwise."""
    found = re.search(r"[\W_]+".join(map(re.escape, hit)), text, re.IGNORECASE)
    return " ".join(found[0].split()) if found else ""


def _line(file: OutputFile, hit: Words) -> str:
    """The line of a text file by whose end the words have been read; nothing for what has no lines."""
    try:
        lines = file.content.decode().splitlines(keepends=True)
    except UnicodeDecodeError:
        return ""
    low, high = 0, len(lines)
    if not _holds(file.address, lines, hit):
        return ""
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _holds(file.address, lines[:middle], hit) else (middle, high)
    return f", line {high}"


def _holds(name: str, lines: Iterable[str], hit: Words) -> bool:
    sought = f" {' '.join(hit)} "
    try:
        return any(
            sought in f" {' '.join(words_of(reading))} "
            for piece in Reader().pieces(name, "".join(lines).encode())
            for reading in readings(piece.text)
        )
    except CannotRead:
        return False
