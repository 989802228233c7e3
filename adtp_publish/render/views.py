"""View records of whole pages and documents: what the page templates are given."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Block, Heading, Table
from .over_years import OverYears


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its text, its address relative to the page, and a remark behind it."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the menu; `here` where the page belongs to it."""

    href: str
    text: str
    here: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has: its title, way back, banner, menu, and the way to the root and assets.

    `service` is the title of the site, `root` leads from the page to the site's root (`../../`, `./` on
    the home page); `feed`, `styles`, `scripts` and `icon` are relative to the page. `banner` is set on pages
    of illustrations and transcriptions. `address` is the whole address of the page, where it is known;
    `logo` that of a picture for the head of the page, where there is one.
    `search` leads to the page of the search, and is empty on that page; `policy` is the content security
    policy; `tables` leads to the data of all tables of the page.
    """

    service: str
    organisation: str
    title: str
    description: str
    root: str
    feed: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    icon: str
    menu: tuple[Entry, ...]
    footer: tuple[Link, ...]
    breadcrumbs: tuple[Link, ...]
    banner: str = ""
    banner_title: str = ""
    address: str = ""
    logo: str = ""
    licence: str = ""
    search: str = ""
    policy: str = ""
    tables: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the A to Z and the partnerships under it."""

    letter: str
    partnerships: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """The A to Z of partnerships, and illustrations apart from them."""

    frame: Frame
    letters: tuple[Letter, ...]
    illustrations: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    """A partnership: its code, its plans by year, its targets over time; `ways` leads to its region."""

    frame: Frame
    name: str
    ways: tuple[tuple[str, Link], ...]
    facts: tuple[tuple[str, str], ...]
    years: tuple[Link, ...]
    targets: tuple[OverYears, ...]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change of a plan: what happened and when, why, and tables of the figures that changed.

    `link` leads to the plan where the page is of many; `remarks` are sentences about documents.
    """

    heading: str
    anchor: str
    when: str
    link: Link | None
    reason: str
    remarks: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one part of a plan: the part, what it is where its name does not say, a link a format."""

    part: str
    links: tuple[Link, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan year: its headline figures, parts, approval and downloads.

    `files` are what can be downloaded of each part, `downloads` what is of the whole plan.
    """

    frame: Frame
    partnership: str
    year: str
    state: str
    facts: tuple[tuple[str, str], ...]
    headline: Table | None
    parts: tuple[Link, ...]
    absent: tuple[Link, ...]
    approval: tuple[Block, ...]
    changes: tuple[ChangeEntry, ...]
    files: tuple[Files, ...]
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A part of a plan: its contents, blocks and downloads, its numbers compared, the parts beside it."""

    frame: Frame
    partnership: str
    year: str
    document: str
    state: str
    contents: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    downloads: tuple[Link, ...]
    comparisons: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class TombstonePage:
    """A plan that was withdrawn: its name, its year and the date."""

    frame: Frame
    partnership: str
    year: str
    withdrawn: str


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page of prose: about, how figures are worked out, not found."""

    frame: Frame
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """A document on paper: what its title and running foot say, its contents and its blocks.

    `heading` stands over the first page; `document` is the short name for the foot.

    `page` is `portrait` or `landscape`; `contents` is empty for a short document. `draft` says on the first
    page that this is no submission, and why; then each page has a mark across it. The cover (`is_cover`) is
    the title page of a plan.
    """

    title: str
    heading: str
    partnership: str
    document: str
    edition: str
    year: str
    date: str
    state: str
    audience: str
    banner: str
    page: str
    facts: tuple[tuple[str, str], ...]
    contents: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    draft: tuple[str, ...] = ()
    is_cover: bool = False
