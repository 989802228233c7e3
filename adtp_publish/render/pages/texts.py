"""Pages of prose: texts in Markdown below `templates/pages/`, statements by the settings, the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.display import day
from ...model.site_config import LICENCE
from .. import routes
from ..blocks import Prose
from ..frame import Site, frame
from ..glossary import Abbreviation, Term, anchor_of
from ..page import Page
from ..prose import to_html
from ..views import Frame, Link, PlainPage

# The address, the file, the title, and what a search engine says of it.
_TEXTS = (
    (
        routes.ABOUT,
        "about",
        "About these plans",
        "Who writes drug treatment plans, what is in them, and what of them is published here.",
    ),
    (
        routes.FIGURES,
        "figures",
        "How figures are worked out",
        "How targets, percentages, money and totals on this site are worked out and rounded.",
    ),
    (routes.NOT_FOUND, "not-found", "Page not found", "There is no page at this address."),
)
_STATEMENTS = (
    (
        routes.ACCESSIBILITY,
        "accessibility",
        "Accessibility statement",
        "How accessible this site and its PDFs are, how that was tested, and whom to tell about a problem.",
    ),
    (
        routes.LICENCE,
        "licence",
        "Licence",
        "How the plans and their data may be used again, and how to name their source.",
    ),
    (
        routes.REVISIONS,
        "revisions",
        "How corrections work",
        "Which figures are provisional, how plans are corrected, and what happens when one is withdrawn.",
    ),
)
_GLOSSARY = "What the words and abbreviations of drug treatment plans mean."


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement of the site about itself: how accessible it is, how it is licensed, how it is corrected.

    `contact` is absent where the settings name none, `tested` empty where no day is recorded; `open_licence`
    says that the licence is the usual one, whose terms the page can sum up.
    """

    frame: Frame
    organisation: str
    contact: Link | None
    licence: Link
    open_licence: bool
    tested: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term or abbreviation of the glossary: its place on the page, what it means, and where to read on."""

    name: str
    anchor: str
    text: str
    see: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """The glossary: terms by their first letter, and abbreviations."""

    frame: Frame
    terms: tuple[Meaning, ...]
    abbreviations: tuple[Meaning, ...]


def pages(site: Site) -> Iterator[Page]:
    """A page for each text, each statement, and the glossary."""
    for address, name, title, about in _TEXTS:
        blocks = (Prose(to_html(site.templates.texts[f"pages/{name}.md"], 2, ours=True)),)
        view = PlainPage(frame(site, address, title, about, (), section=name), blocks)
        yield Page(address, "plain", view, indexed=address != routes.NOT_FOUND)
    for address, name, title, about in _STATEMENTS:
        yield Page(address, name, _statement(site, address, title, about))
    yield Page(routes.GLOSSARY, "glossary", _glossary(site))


def _statement(site: Site, address: str, title: str, about: str) -> StatementPage:
    config = site.config
    return StatementPage(
        frame=frame(site, address, title, about, ()),
        organisation=config.organisation,
        contact=Link(config.contact, config.contact_link) if config.contact else None,
        licence=Link(config.licence, config.licence_address),
        open_licence=config.licence == LICENCE,
        tested=day(config.tested) if config.tested else "",
    )


def _glossary(site: Site) -> GlossaryPage:
    found = site.glossary
    return GlossaryPage(
        frame(site, routes.GLOSSARY, "Glossary", _GLOSSARY, ()),
        tuple(map(_term, found.terms)),
        tuple(map(_abbreviation, found.abbreviations)),
    )


def _term(term: Term) -> Meaning:
    return Meaning(term.name, anchor_of(term.name), term.meaning, _see(*term.see))


def _abbreviation(item: Abbreviation) -> Meaning:
    text = f"{item.long} ({item.note})" if item.note else item.long
    return Meaning(item.short, f"short-{anchor_of(item.short)}", text, _see(item.term) if item.term else ())


def _see(*names: str) -> tuple[Link, ...]:
    return tuple(Link(name, f"#{anchor_of(name)}") for name in names)
