"""The footnotes of the Markdown library in a time in proportion to a text, however often it marks a note.

The library tries all ids of a note for each mark, looks each note up in a list, and reads all definitions
that follow anew for each; a note that is defined within another it does not survive. What it writes is the
same here. Imported only where prose is rendered.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Iterator, KeysView
from typing import SupportsIndex

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor

_DEFINITION = re.compile(r"\[\^[^\]]*+\]:")
# Before all that reads blocks, behind what makes the white space of a text one kind.
_EARLY = 25


class Footnotes(FootnoteExtension):
    """The extension for footnotes, with a count for each mark and an index of the notes."""

    def reset(self) -> None:
        """Begin a text."""
        super().reset()
        self.footnotes = _Notes()
        self.footnote_order = _Order()
        self._marks: Counter[str] = Counter()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by the library
        """Add the extension to a converter."""
        super().extendMarkdown(md)
        md.preprocessors.register(_Apart(md), "footnotes-apart", _EARLY)

    def unique_ref(self, reference: str, found: bool = False) -> str:
        """The id of a mark: `fnref:1`, and for the note's second mark `fnref2:1`."""
        if not found:
            return reference
        self._marks[reference] += 1
        self.found_refs[reference] = time = self._marks[reference]
        before, _, name = reference.partition(self.get_separator())
        return reference if time == 1 else f"{before}{time}{self.get_separator()}{name}"


class _Notes(OrderedDict[str, str]):
    """The texts of notes by their names; those that are found while one goes through them come last."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []

    def __setitem__(self, name: str, text: str) -> None:
        if name not in self:
            self._names.append(name)
        super().__setitem__(name, text)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def keys(self) -> KeysView[str]:  # type: ignore[override]  # no view of a dict
        """The names, in the order of their definitions."""
        return KeysView(self)


class _Order(list[str]):
    """The names of notes in the order of their first marks, each only once."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[str, int] = {}

    def append(self, name: str) -> None:
        self._places[name] = len(self)
        super().append(name)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def index(self, name: str, *_: SupportsIndex) -> int:
        """The place of a name; the library asks for no part of the list."""
        return self._places[name]


class _Apart(Preprocessor):
    """Definitions that follow each other directly, each as a block of its own."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with an empty one before each definition that follows another in one block."""
        out: list[str] = []
        was_blank, is_notes = True, False
        for line in lines:
            is_definition = _DEFINITION.match(line) is not None
            if was_blank:
                is_notes = is_definition
            elif is_notes and is_definition:
                out.append("")
            out.append(line)
            was_blank = not line.strip()
        return out
