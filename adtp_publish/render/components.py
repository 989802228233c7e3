"""The NHS.UK components that pages use, each a function with named arguments.

The macros take a dict, and a misspelt key in it renders an empty component without a word; here
a misspelt argument is a TypeError. What the macros take as HTML is Markup, so that text of a
plan is always escaped. Not here: the header, whose macro cannot leave out the NHS logo, and the
table, whose macro takes 7 ms; both are partials of ours with the same classes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment

    from .blocks import Heading
    from .views import Link

# As the macros write it; in the text of a plan the quotation marks would be escaped.
_UNKNOWN_ROLE = Markup(' role="text"')


class Components:
    """The components of one environment; templates are given the functions named in `OFFERED`."""

    OFFERED: ClassVar[tuple[str, ...]] = (
        "skip_link",
        "breadcrumbs",
        "warning_callout",
        "inset_text",
        "details",
        "contents_list",
        "pagination",
        "tag",
        "search_input",
        "select",
        "button",
        "footer",
    )

    def __init__(self, nhs: Environment) -> None:
        """`nhs` holds the macros."""
        self._nhs = nhs
        self._tags: dict[tuple[str, str], Markup] = {}

    def skip_link(self, *, text: str, href: str) -> Markup:
        """The link that leads keyboard users past the navigation."""
        return self._render("skip-link", "skipLink", {"text": text, "href": href})

    def breadcrumbs(self, *, links: Sequence[Link]) -> Markup:
        """The way back from a page; on a phone only its last step is shown."""
        items = [{"text": link.text, "href": link.href} for link in links]
        return self._render("breadcrumb", "breadcrumb", {"items": items})

    def warning_callout(self, *, heading: str, text: str) -> Markup:
        """What a reader must know before anything else on the page.

        Without the role `text` that the macro gives the heading: ARIA knows none, and checkers refuse it.
        """
        params: dict[str, object] = {"heading": heading, "headingLevel": 2, "text": text}
        return self._render("warning-callout", "warningCallout", params).replace(_UNKNOWN_ROLE, Markup(""))

    def inset_text(self, *, caller: Callable[[], Markup]) -> Markup:
        """A remark set apart; a template writes it in a `call` block."""
        return self._render("inset-text", "insetText", {"html": caller()})

    def details(self, *, summary: Markup, caller: Callable[[], Markup]) -> Markup:
        """What a reader may open; a template writes it in a `call` block."""
        return self._render("details", "details", {"summaryHtml": summary, "html": caller()})

    def contents_list(self, *, headings: Sequence[Heading], label: str) -> Markup:
        """The contents of a page, lower levels inside higher ones."""
        return self._render("contents-list", "contentsList", {"ariaLabel": label, "items": nested(headings)})

    def pagination(self, *, previous: Link | None, following: Link | None, label: str) -> Markup:
        """The pages before and after this one."""
        params: dict[str, object] = {"ariaLabel": label}
        if previous:
            params["previous"] = {"href": previous.href, "labelText": previous.text}
        if following:
            params["next"] = {"href": following.href, "labelText": following.text}
        return self._render("pagination", "pagination", params)

    def tag(self, *, text: str, colour: str = "") -> Markup:
        """A word in a coloured box; kept, since a long table holds the same few many times."""
        if (text, colour) not in self._tags:
            self._tags[text, colour] = self._render("tag", "tag", {"text": text, "colour": colour})
        return self._tags[text, colour]

    def search_input(self, *, label: str, name: str, id: str) -> Markup:  # noqa: A002 - the attribute's name
        """A field for words to search for, with its button."""
        params: dict[str, object] = {"name": name, "id": id, "large": True, "button": {"text": "Search"}}
        params["label"] = {"text": label, "size": "m"}
        return self._render("search-input", "searchInput", params)

    def select(self, *, label: str, name: str, options: Sequence[str], empty: str) -> Markup:
        """A choice of one of some texts; `empty` says what it is to choose none."""
        items = [{"value": "", "text": empty}, *({"value": text, "text": text} for text in options)]
        return self._render("select", "select", {"label": {"text": label}, "name": name, "items": items})

    def button(self, *, text: str, name: str) -> Markup:
        """A button that a script makes do something; `name` is what the script knows it by."""
        look: dict[str, object] = {"text": text, "type": "button", "variant": "secondary"}
        return self._render("button", "button", {**look, "attributes": {"data-button": name}})

    def footer(self, *, text: str, links: Sequence[Link]) -> Markup:
        """The foot of every page, without the copyright line that the macro would put there."""
        meta = {"items": [{"text": link.text, "href": link.href} for link in links], "text": text}
        return self._render("footer", "footer", {"meta": meta, "copyright": {"text": ""}})

    def _render(self, component: str, macro: str, params: dict[str, object]) -> Markup:
        module = self._nhs.get_template(f"nhsuk/components/{component}/macro.jinja").module
        made: Markup = getattr(module, macro)(params)
        return made


def nested(headings: Sequence[Heading]) -> list[dict[str, object]]:
    """The items of a contents list: each heading with the deeper ones that follow it inside it."""
    items: list[dict[str, object]] = []
    rest = list(headings)
    while rest:
        heading = rest.pop(0)
        inner: list[Heading] = []
        while rest and rest[0].level > heading.level:
            inner.append(rest.pop(0))
        text = f"{heading.number} {heading.text}".strip()
        items.append({"text": text, "href": f"#{heading.anchor}", "items": nested(inner)})
    return items
