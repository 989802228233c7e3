"""What is withheld and stands in a theme or in the settings: it counts as public there, and that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...findings import Finding
from ...model.output import OutputFile
from ...model.withheld import Brought, Withheld
from .search import Index, Words, index_of, phrases_of
from .telling import IN_THEME, leaks
from .words import BREAK, readings

Read = Sequence[tuple[OutputFile, str, Sequence[str]]]


def in_theme(brought: Sequence[Brought], withheld: Withheld) -> tuple[Finding, ...]:
    """A finding for each withheld field whose words the gate does not search for, since a theme has them.

    Of `withheld` the public texts are those of all others. A text is read as it is where it is taken for
    public (`Index.take_out`), so that nothing is let pass without a word.
    """
    if not brought:
        return ()
    read = [
        (
            OutputFile(text.file, b"" if text.setting else text.text.encode()),
            f"setting `{text.setting}`" if text.setting else "its text",
            [reading.replace(BREAK, " ") for reading in readings(text.text)],
        )
        for text in brought
    ]
    # What others have made public is long: it is only gone through for what a theme does hold.
    near = _places(read, index_of(replace(withheld, public=())))
    if not near:
        return ()
    held = (item for item in withheld.kept if any(hit in near for hit in phrases_of(item)))
    narrowed = replace(withheld, kept=tuple(held))
    return leaks(narrowed, _places(read, index_of(narrowed)), IN_THEME)


def _places(read: Read, index: Index) -> dict[Words, list[tuple[OutputFile, str]]]:
    places: dict[Words, list[tuple[OutputFile, str]]] = {}
    for file, where, texts in read:
        for hit in sorted(set[Words]().union(*map(index.found, texts))):
            places.setdefault(hit, []).append((file, where))
    return places
