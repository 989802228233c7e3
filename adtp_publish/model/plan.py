"""A plan: one partnership in one financial year, document by document."""

from __future__ import annotations

from dataclasses import dataclass

from .edition import DocumentSpec, Edition
from .figure import Figure
from .node import Node
from .register import Partnership


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a plan as read: typed values under the faces of its form.

    `absent` and `partial` are the reason (a word of domain.md's closed list) or empty;
    `broken` says that it has a finding of level error, so that no output may hold it. `unsigned` says
    that it was changed since the plan was signed off, `barred` that this keeps it from the public, and from
    nobody else (domain.md, section 5: it is an error of the public build).
    """

    spec: DocumentSpec
    file: str
    root: Node
    absent: str = ""
    partial: str = ""
    broken: bool = False
    unsigned: bool = False
    barred: bool = False

    def kept_from(self, audience: str) -> bool:
        """Whether no output for an audience may hold it."""
        return self.broken or (self.barred and audience == "public")


@dataclass(frozen=True, slots=True)
class Plan:
    """One partnership's plan for one year: a `plan`, `transcription` or `illustrative` by its `nature`.

    `missing` names documents of the edition for which there is no file.
    """

    partnership: Partnership
    edition: Edition
    nature: str
    documents: tuple[Document, ...]
    missing: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """`partnership/year`, as in the folders of the plans."""
        return f"{self.partnership.slug}/{self.edition.slug}"

    @property
    def as_words(self) -> str:
        """`partnership year`, as commands take it."""
        return f"{self.partnership.slug} {self.edition.year}"

    def document(self, name: str) -> Document | None:
        """The document with that id, if the plan holds it."""
        return next((item for item in self.documents if item.spec.id == name), None)


@dataclass(frozen=True, slots=True)
class Derived:
    """A plan with its figures.

    `named`: what follows stands in the documents' trees too, for a Release; each number names its figure.
    `private_gaps` are the ids of fields that are no figures since they are not filled in, that a public
    sum lacks, and that the public may not be told of.
    """

    plan: Plan
    figures: tuple[Figure, ...]
    named: bool = False
    private_gaps: frozenset[str] = frozenset()
