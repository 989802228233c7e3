"""What one audience may see of one plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .figure import Figure
from .node import Node
from .register import Partnership, Region
from .values import year_slug


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a transcription was made from."""

    title: str
    publisher: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True)
class ReleasedDocument:
    """What one audience may see of a document.

    `head` is what the file says of the whole document (its format, edition, source), as its form has it,
    for audiences that are given files; the public is not.
    """

    id: str
    title: str
    short: str
    page: str
    root: Node
    absent: str = ""
    partial: str = ""
    note: str = ""
    source: Source | None = None
    head: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of the release as readers were shown it, and as they were next; empty where not at all."""

    figure: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document that was shown otherwise than before; `figures` are those of it that were other."""

    document: str
    figures: tuple[FigureChange, ...] = ()
    is_new: bool = False
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication: what it showed other than the one before, and the events that it was the first to tell.

    Without a moment it is what the release shows other than the last publication.
    """

    on: datetime | date | None
    documents: tuple[DocumentChange, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """All that one audience may see of one plan at one moment; nothing else reaches rendering.

    `state` is `published`, `transcription`, `illustrative`, `withdrawn` or, for restricted audiences,
    `draft`, `signed off` or, where errors hide it, `not known`. `left_out` names documents that have
    errors, `themes` what cuts across the grids that this audience may see. `shorts` are the short names,
    by id, of the documents that it is shown of such a plan: an event names one that is left out too.
    `publications` is what the public may be told of those, the earliest first. `signing` is how far the
    approval is, for restricted audiences: `draft`, `for signature`, `signed off`; empty where nobody knows.
    """

    audience: str
    partnership: Partnership
    region: Region | None
    year: str
    title: str
    declaration: str
    state: str
    documents: tuple[ReleasedDocument, ...] = ()
    figures: tuple[Figure, ...] = ()
    left_out: tuple[str, ...] = ()
    published: datetime | date | None = None
    withdrawn: date | None = None
    themes: tuple[str, ...] = ()
    shorts: tuple[tuple[str, str], ...] = ()
    publications: tuple[Publication, ...] = ()
    signing: str = ""

    @property
    def slug(self) -> str:
        """The year as it stands in paths."""
        return year_slug(self.year)

    @property
    def name(self) -> str:
        """The plan in words: `Lancashire 2009/10`."""
        return f"{self.partnership.name} {self.year}"

    @property
    def counts(self) -> bool:
        """Whether it counts, in lists, totals and searches: it is neither made up nor withdrawn."""
        return self.state in {"published", "transcription"}

    @property
    def key(self) -> str:
        """`partnership/year`, as in the addresses of the site."""
        return f"{self.partnership.slug}/{self.slug}"

    def document(self, name: str) -> ReleasedDocument | None:
        """The document with that id, if it is released."""
        return next((item for item in self.documents if item.id == name), None)

    def figure(self, name: str) -> Figure | None:
        """The figure with that id, if it is released."""
        return next((item for item in self.figures if item.id == name), None)
