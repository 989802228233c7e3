"""What every page of the site has: title, way back, banner, and relative ways to assets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model.comparison import Comparison
from ..model.edition import Edition
from ..model.output import OutputFile
from ..model.register import Register
from ..model.release import Release, ReleasedDocument
from ..model.site_config import DEFAULT, SiteConfig
from ..model.source import Templates
from ..model.total import Total
from . import policy, routes
from .assets import ICON, SCRIPT, STYLES, bundled
from .glossary import FILE as GLOSSARY
from .glossary import Glossary, read_glossary
from .menu import FOOTER, MENU
from .views import Entry, Frame, Link

PARTS = ("part1", "part2", "part4")


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages are made from: public releases and what is made of them, templates, settings, editions.

    `assets` is the folder of the styles and scripts, `bundle` the files in it.
    """

    releases: tuple[Release, ...]
    totals: tuple[Total, ...]
    register: Register
    templates: Templates
    nhs: dict[str, str]
    config: SiteConfig = DEFAULT
    editions: tuple[Edition, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    assets: str = field(init=False)
    bundle: tuple[OutputFile, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make the assets once: each page asks for their folder."""
        folder, files = bundled(self.templates.assets)
        object.__setattr__(self, "assets", folder)
        object.__setattr__(self, "bundle", files)

    @property
    def glossary(self) -> Glossary:
        """The words and abbreviations of the site."""
        return read_glossary(self.templates.texts[GLOSSARY])

    @property
    def counted(self) -> tuple[Release, ...]:
        """The plans that count: neither illustrations nor withdrawn."""
        return tuple(release for release in self.releases if release.counts)

    @property
    def years(self) -> tuple[str, ...]:
        """The years with a plan that counts, the last one first."""
        return tuple(sorted({release.year for release in self.counted}, reverse=True))


def parts_of(release: Release) -> tuple[ReleasedDocument, ...]:
    """The parts of a plan that have a page: those of the public that are held."""
    return tuple(d for name in PARTS if (d := release.document(name)) is not None and not d.absent)


def frame(
    site: Site,
    page: str,
    title: str,
    description: str,
    crumbs: Sequence[tuple[str, str]],
    notice: str = "",
    section: str = "",
) -> Frame:
    """What every page has, with all addresses relative to it."""
    # Whatever stands below a page of the menu is marked so in it.
    section = section or next((name for name, to, _ in MENU if to and page.startswith(to)), "")
    return Frame(
        service=site.config.title,
        organisation=site.config.organisation,
        title=title,
        description=description,
        root=routes.relative(page, routes.HOME),
        feed=routes.relative(page, routes.CHANGES_FEED),
        styles=(routes.relative(page, site.assets + STYLES),),
        scripts=(routes.relative(page, site.assets + SCRIPT),),
        icon=routes.relative(page, site.assets + ICON),
        menu=tuple(Entry(routes.relative(page, to), text, name == section) for name, to, text in MENU),
        footer=(*(Link(text, routes.relative(page, to)) for to, text in FOOTER), *_contact(site.config)),
        breadcrumbs=tuple(Link(text, routes.relative(page, target)) for text, target in crumbs),
        banner=notice,
        banner_title="Illustration" if "illustration" in notice else "Transcription" if notice else "",
        address=site.config.address + page if site.config.address else "",
        logo=routes.relative(page, site.assets + site.config.logo) if site.config.logo else "",
        licence=site.config.licence,
        search=routes.relative(page, routes.SEARCH) if page != routes.SEARCH else "",
        policy=policy.OF_SEARCH if page == routes.SEARCH else policy.OF_PAGES,
    )


def _contact(config: SiteConfig) -> tuple[Link, ...]:
    """The way to whoever publishes the site, where the settings say one."""
    return (Link(f"Contact: {config.contact}", config.contact_link),) if config.contact else ()
