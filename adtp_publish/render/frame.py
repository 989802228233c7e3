"""What every page of the site has: title, way back, banner, and relative ways to assets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from ..model.register import Register
from ..model.release import Release, ReleasedDocument
from ..model.source import Templates
from ..model.total import Total
from . import routes
from .pages import Frame, Link

PARTS = ("part1", "part2", "part4")


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages are made from: public releases, totals over them, templates."""

    releases: tuple[Release, ...]
    totals: tuple[Total, ...]
    register: Register
    templates: Templates
    nhs: dict[str, str]
    assets: str = field(init=False)

    def __post_init__(self) -> None:
        """Name the folder of the assets once: each page asks for it."""
        object.__setattr__(self, "assets", _folder(self.templates))

    @property
    def counted(self) -> tuple[Release, ...]:
        """The plans that count: neither illustrations nor withdrawn."""
        return tuple(r for r in self.releases if r.state in ("published", "transcription"))


def _folder(templates: Templates) -> str:
    """The folder of the assets: a new one whenever any of them changes."""
    digest = sha256()
    for name, content in sorted(templates.assets.items()):
        digest.update(name.encode() + b"\0" + sha256(content).digest())
    return f"{routes.ASSETS}{digest.hexdigest()[:12]}/"


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
    # Whatever stands below the A to Z is marked so in the menu.
    section = section or ("partnerships" if page.startswith(routes.PARTNERSHIPS) else "")
    return Frame(
        title=title,
        description=description,
        root=routes.relative(page, routes.HOME),
        styles=tuple(
            routes.relative(page, site.assets + name) for name in ("nhsuk/nhsuk-frontend.min.css", "site.css")
        ),
        scripts=(routes.relative(page, f"{site.assets}site.js"),),
        icon=routes.relative(page, f"{site.assets}icon.svg"),
        breadcrumbs=tuple(Link(text, routes.relative(page, target)) for text, target in crumbs),
        banner=notice,
        banner_title="Illustration" if "illustration" in notice else "Transcription" if notice else "",
        section=section,
    )
