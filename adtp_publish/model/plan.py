"""A plan: one partnership in one financial year, document by document."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from .figure import Figure
from .form import Form
from .node import Node


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """A document that an edition knows: its file, form, titles and who may see it.

    `visible` holds a word for each audience: `yes`, `never` or `on request`. `lacking` is how bad it is
    that a plan has no such document once it is due: an error unless the edition says otherwise.
    """

    id: str
    file: str
    schema: str
    title: str
    short: str
    visible: tuple[tuple[str, str], ...]
    due: str = ""
    optional: bool = False
    page: str = "portrait"
    gives: str = ""
    lacking: str = ""

    def seen_by(self, audience: str) -> bool:
        """Whether an audience is shown this document; `on request` is no."""
        return dict(self.visible).get(audience) == "yes"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date of the yearly timetable; `returned` where a pack of documents goes to the NTA by then."""

    key: str
    by: date
    what: str
    who: str
    returned: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """The set of forms for one year; on `trial` while they may still change, and then never public."""

    year: str
    title: str
    declaration: str
    starts: date
    ends: date
    documents: tuple[DocumentSpec, ...]
    timetable: tuple[Milestone, ...] = ()
    forms: tuple[tuple[str, Form], ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    thresholds: tuple[tuple[str, Decimal], ...] = ()
    trial: bool = False

    @property
    def slug(self) -> str:
        """The year as it stands in paths: 2009/10 is `2009-10`."""
        return self.year.replace("/", "-")

    def form(self, schema: str) -> Form:
        """The compiled form of that name."""
        for name, form in self.forms:
            if name == schema:
                return form
        raise KeyError(schema)

    def threshold(self, name: str) -> Decimal | None:
        """The number that a rule goes by, in its own unit (percent, pages); none while it is pending."""
        return dict(self.thresholds).get(name)


@dataclass(frozen=True, slots=True)
class Region:
    """A government office region."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Partnership:
    """A local drug partnership as the register has it."""

    slug: str
    name: str
    code: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """The regions, and the partnerships that have plans here; not `known` where it could not be read."""

    regions: tuple[Region, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    known: bool = True

    def partnership(self, slug: str) -> Partnership | None:
        """The partnership with that slug, if the register has it."""
        if not self.known:
            return Partnership(slug, slug)  # a slip in the register hides no other
        return next((item for item in self.partnerships if item.slug == slug), None)

    def region(self, slug: str) -> Region | None:
        """The region with that slug, if the register has it."""
        return next((item for item in self.regions if item.slug == slug), None)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a plan as read: typed values under the faces of its form.

    `absent` and `partial` are the reason (a word of domain.md's closed list) or empty;
    `broken` says that it has a finding of level error, so that no output may hold it.
    """

    spec: DocumentSpec
    file: str
    root: Node
    absent: str = ""
    partial: str = ""
    broken: bool = False


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


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a transcription was made from."""

    title: str
    publisher: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True)
class ReleasedDocument:
    """What one audience may see of a document."""

    id: str
    title: str
    short: str
    page: str
    root: Node
    absent: str = ""
    partial: str = ""
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """All that one audience may see of one plan at one moment; nothing else reaches rendering.

    `state` is `published`, `transcription`, `illustrative`, `withdrawn` or, for restricted audiences,
    `draft`, `signed off` or, where errors hide it, `not known`. `left_out` names documents that have
    errors, `themes` what cuts across the grids that this audience may see. `shorts` are the short names,
    by id, of the documents that it is shown of such a plan: an event names one that is left out too.
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

    @property
    def slug(self) -> str:
        """The year as it stands in paths."""
        return self.year.replace("/", "-")

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


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be published: its address below the root, with `/`, and its bytes."""

    address: str
    content: bytes = field(repr=False)
