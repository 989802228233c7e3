"""What a name in prose stands for: a figure of the plan, why it is not there, or nothing that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .figure import Figure
from .figure_text import in_sentence
from .node import Path
from .parts import Entries, Entry, Held, entries, held_of, texts_of
from .quotes import OPEN, Quote, pieces, unescaped
from .release import Release, ReleasedDocument

# Of one name in many places, so many of each are told.
_TOLD = 2
# How a figure reads whose field is on the form and has nothing in it, and whose document is not there yet.
EMPTY, TO_COME = "not filled in", "pending"


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why a figure that a text names is not there: as the text then reads, and of which document it is."""

    word: str
    document: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that stands for no figure; `several` are those that it could stand for."""

    name: str
    several: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """How a name reads in a text: its words, and the figure and format that they are of, if any."""

    text: str
    figure: Figure | None = None
    format: str = ""


class Quotable:
    """The figures of one plan as its prose may name them.

    `key` is `partnership/year`; `documents` are those that are held, by their ids. `known` says of any
    other name whether it is one of the edition's forms, so that the figure is lacking, not unknown.
    """

    def __init__(
        self,
        key: str,
        figures: Iterable[Figure],
        documents: Mapping[str, Held],
        known: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self._begin = f"{key}/"
        self.figures = {figure.id: figure for figure in figures}
        self._documents = documents
        self._known = known
        self._entries: dict[str, Entries] = {}
        self._at: dict[str, dict[Path, Figure]] = {}

    def short(self, name: str) -> str:
        """The id of a figure as prose of its own plan names it."""
        return name.removeprefix(self._begin)

    def look_up(self, name: str, document: str, path: Path) -> Figure | Lacking | Unknown:
        """What a name stands for in the text at a place of a document.

        A name without a dot is the `id` of an evidence entry: of the list nearest to the text, which is
        the one under the same heading, else of the only entry of that name in the document.
        """
        if "." not in name:
            return self._entry(name, document, path)
        name = self.short(name)
        figure = self.figures.get(self._begin + name)
        if figure is not None:
            return figure
        of = name.partition(".")[0]
        part = self._documents.get(of)
        if "/" in name or not self._known(name):
            return Unknown(name)
        return Lacking(TO_COME if part is None else part.absent or EMPTY, of)

    def said(self, text: str, document: str, path: Path) -> str:
        """A text with each figure that it names as it reads: plain text, without links."""
        if OPEN not in text:
            return text
        return "".join(
            unescaped(piece) if isinstance(piece, str) else self.read(piece, document, path).text
            for piece in pieces(text)
        )

    def read(self, quote: Quote, document: str, path: Path) -> Read:
        """How one name reads in a text; a format that does not fit its figure is as if there were none."""
        if quote.literal:
            return Read(quote.name)
        found = self.look_up(quote.name, document, path)
        if isinstance(found, Figure):
            said = in_sentence(found, quote.format)
            return Read(said or in_sentence(found) or "", found, quote.format if said else "")
        return Read(found.word if isinstance(found, Lacking) else "not known")

    def texts(self, document: ReleasedDocument) -> dict[Path, str]:
        """The texts of a released document that name figures, as they read, by their places."""
        return {path: self.said(text, document.id, path) for path, text in texts_of(document)}

    def entry_names(self, document: str) -> Iterable[str]:
        """The names of the evidence entries of a document."""
        return self._entries_of(document).places

    def beside(self, document: str, path: Path) -> Sequence[Entry]:
        """The evidence entries under the heading of a text, or the nearest above it."""
        of = self._entries_of(document)
        group = next((group for group in _above(path) if group in of.groups), None) if of.groups else None
        if group is None:
            return ()
        if group not in of.figures:
            figures = self._figures_at(document)
            listed = of.groups[group]
            of.figures[group] = [Entry(name, figures[at], unit) for name, at, unit in listed if at in figures]
        return of.figures[group]

    def _entry(self, name: str, document: str, path: Path) -> Figure | Lacking | Unknown:
        places = self._entries_of(document).places.get(name, {})
        near = next((places[group] for group in (*_above(path), ()) if group in places), None)
        chosen = near if near is not None else [place for group in places.values() for place in group[:_TOLD]]
        figures = self._figures_at(document)
        if len(chosen) == 1:
            return figures.get(chosen[0]) or Lacking(EMPTY, document)
        several = (self.short(figures[place].id) for place in chosen if place in figures)
        return Unknown(name, tuple(several))

    def _figures_at(self, document: str) -> Mapping[Path, Figure]:
        if document not in self._at:
            mine = (figure for figure in self.figures.values() if figure.document == document)
            self._at[document] = {figure.path: figure for figure in mine}
        return self._at[document]

    def _entries_of(self, document: str) -> Entries:
        if document not in self._entries:
            part = self._documents.get(document)
            self._entries[document] = entries(part) if part is not None else Entries({}, {})
        return self._entries[document]


def quotable(release: Release) -> Quotable:
    """What the prose of a release may name: what is released, and nothing else."""
    return Quotable(release.key, release.figures, held_of(release))


def _above(path: Path) -> Iterator[Path]:
    """The groups that a text is in, the nearest first; the whole document for a text directly in it."""
    for length in range(len(path) - 1, 0, -1):
        yield path[:length]
    if len(path) == 1:
        yield ()
