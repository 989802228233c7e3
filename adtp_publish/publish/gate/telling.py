"""What the gate found, as findings: at the withheld field, naming where in the output it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Said:
    """How what was found is told: the end of the sentence, how to mend it, what to do with an unread file.

    With a `code` all is told by that; without, by that of what was found.
    """

    code: str
    ends: str
    hint: str
    unread: str = ""

    def by(self, code: str) -> str:
        """The code that something is told by, whose own code is another."""
        return self.code or code


LEAK = Said(
    "",
    "wanted none",
    "nothing was swapped; a fault of the program or of a template put it there: mend that, "
    "or, where the public may know it, let the form or another public text say so",
    "nothing was swapped; write it as a type that the gate knows, or leave it out of the theme",
)
NOT_CARRIED = Said(
    "not-carried",
    "it is not carried on from the last release",
    "it was in the live release, and the new one goes out without it; if these words were never meant to be "
    "public, they have been on the web: tell whoever answers for that",
    "it was in the live release, and the new one goes out without it",
)
IN_THEME = Said(
    "withheld-in-theme",
    "they count as public since they stand there, and no search finds them in the site",
    "if they are not meant to be public, take them out there; if they are, nothing need be done",
)


def leaks(withheld: Withheld, places: Places, said: Said = LEAK) -> tuple[Finding, ...]:
    """A finding for each withheld field that stands in the output, at the words that were found there."""
    if not places:
        return ()
    found: list[Finding] = []
    left: set[str] = set()
    for item in withheld.kept:
        hits = [hit for hit in phrases_of(item) if hit in places]
        if hits and len(found) < _NAMED:
            found.append(_leak(item, hits, [place for hit in hits for place in places[hit]], said))
        elif hits:
            left.add(item.file)
    more = f"and in {len(left)} more files there are texts that were found so"
    code = said.by("withheld-text")
    counted = [finding_of_file(code, more, min(left), said.hint)] if left else []
    return (*found, *counted)


def _leak(item: Kept, hits: Sequence[Words], places: Sequence[tuple[OutputFile, str]], said: Said) -> Finding:
    (file, where), hit = places[0], _together(hits)
    others = len({other.address for other, _ in places}) - 1
    also = f" and {others} more file{'' if others == 1 else 's'}" if others else ""
    written = _as_written(item.text, hit)
    at = f"in `{file.address}` ({where}{_line(file, hits[0])}){also}"
    found = _of_kind(item, f"{at}: `{written or ' '.join(hit)}`; {said.ends}", said)
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


def _of_kind(item: Kept, at: str, said: Said) -> Finding:
    if item.kind == NAME:
        return _told("withheld-name", f"found a person's name that is private {at}", item, said)
    if item.kind == ADDRESS:
        message = f"found an address that the public is not to know of {at}"
        return _told("withheld-address", message, item, said)
    return _told("withheld-text", f"found words that the public does not see {at}", item, said)


def _told(code: str, message: str, item: Kept, said: Said) -> Finding:
    return finding_of(said.by(code), message, item.file, item.path, said.hint)


def unreadable(file: OutputFile, why: str, said: Said = LEAK) -> Finding:
    """That nobody can say what is in a file."""
    message = f"the leak gate cannot read `{file.address}`: {why}; wanted a file whose text can be searched"
    return finding_of_file(said.by("unreadable-output"), message, file.address, said.unread)


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
