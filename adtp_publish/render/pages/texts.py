"""Pages of prose that stands in Markdown below `templates/pages/`."""

from __future__ import annotations

from collections.abc import Iterator

from .. import routes
from ..blocks import Prose
from ..frame import Site, frame
from ..page import Page
from ..prose import to_html
from ..views import PlainPage

# The address, the file, the title.
_TEXTS = (
    (routes.ABOUT, "about", "About these plans"),
    (routes.FIGURES, "figures", "How figures are worked out"),
    (routes.NOT_FOUND, "not-found", "Page not found"),
)


def pages(site: Site) -> Iterator[Page]:
    """A page for each text."""
    for address, name, title in _TEXTS:
        blocks = (Prose(to_html(site.templates.texts[f"pages/{name}.md"], 2, ours=True)),)
        view = PlainPage(frame(site, address, title, title, (), section=name), blocks)
        yield Page(address, "plain", view, indexed=address != routes.NOT_FOUND)
