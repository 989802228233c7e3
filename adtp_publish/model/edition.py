"""An edition: the set of forms for one financial year, and the dates by which they are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .form import Form
from .values import year_slug


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
class PackSpec:
    """A set of documents that is signed and sent: which they are, by when, and for whom.

    `documents` belong to it in any case, `where_held` where the plan holds them, `revised` where they were
    revised after the return of the pack `since`. One that is `faultless` wants no error in the whole plan.
    """

    key: str
    title: str
    audience: str
    due: str = ""
    documents: tuple[str, ...] = ()
    where_held: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    since: str = ""
    faultless: bool = False


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
    packs: tuple[PackSpec, ...] = ()
    forms: tuple[tuple[str, Form], ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    thresholds: tuple[tuple[str, Decimal], ...] = ()
    trial: bool = False

    @property
    def slug(self) -> str:
        """The year as it stands in paths: 2009/10 is `2009-10`."""
        return year_slug(self.year)

    def day(self, milestone: str) -> date | None:
        """The day of the timetable with that key."""
        return next((item.by for item in self.timetable if item.key == milestone), None)

    def pack(self, key: str) -> PackSpec | None:
        """The pack of that name."""
        return next((pack for pack in self.packs if pack.key == key), None)

    def form(self, schema: str) -> Form:
        """The compiled form of that name."""
        for name, form in self.forms:
            if name == schema:
                return form
        raise KeyError(schema)

    def threshold(self, name: str) -> Decimal | None:
        """The number that a rule goes by, in its own unit (percent, pages); none while it is pending."""
        return dict(self.thresholds).get(name)
